"""Takes states of a project; gives a real Git repository with a branch for each."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from tests.projects import written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

WHEN = "2026-11-24T12:00:00Z"
"""The same moment for every commit, so that its hash is the same wherever it is made."""


def git(folder: Path, *arguments: str) -> str:
    """Run Git in a folder, and give what it prints."""
    env = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in IDENTITY.items()}
    command = ["git", "-c", "init.defaultBranch=main", "-c", "core.autocrlf=false", *arguments]
    done = subprocess.run(command, cwd=folder, env={**os.environ, **env}, capture_output=True, text=True, check=True)
    return done.stdout.strip()


IDENTITY = {"NAME": "Desk", "EMAIL": "desk@desk.example", "DATE": WHEN}


def repository(folder: Path, files: Mapping[str, str]) -> Path:
    """Make a repository whose branch ``main`` holds these files."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet")
    return committed(folder, files)


def committed(folder: Path, files: Mapping[str, str], message: str = "A change") -> Path:
    """Commit a state of the project, whatever the folder held before."""
    git(folder, "rm", "-r", "--quiet", "--ignore-unmatch", ".")
    written(folder, dict(files))
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return folder


def branched(folder: Path, name: str, files: Mapping[str, str], base: str = "main") -> Path:
    """Commit a state on a branch of its own that leaves from another."""
    git(folder, "switch", "--quiet", "--create", name, base)
    committed(folder, files)
    git(folder, "switch", "--quiet", "main")
    return folder

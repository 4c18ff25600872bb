"""Make a real Git repository with a commit for each state of a project."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from tests.projects import written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

QUICK = {"init.defaultBranch": "main", "core.fsync": "none", "maintenance.auto": "false"}
"""Settings with which Git neither waits for the disk nor tidies up after each commit."""
WHO = {"NAME": "A desk", "EMAIL": "desk@desk.example", "DATE": "2026-11-24T12:00:00Z"}


def git(folder: Path, *arguments: str) -> str:
    """Run Git in a folder, as somebody, and return what it prints."""
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in WHO.items()}
    command = ["git", *(part for pair in QUICK.items() for part in ("-c", "=".join(pair))), *arguments]
    done = subprocess.run(command, cwd=folder, env={**os.environ, **who}, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def repository(folder: Path, files: Mapping[str, str]) -> Path:
    """Make a repository whose branch ``main`` holds these files."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--template=")  # no samples of hooks: nobody needs to copy them
    return committed(folder, files, beside=True)


def committed(folder: Path, files: Mapping[str, str], *, beside: bool = False) -> Path:
    """Commit a state of the project: these files alone, or ``beside`` what the folder holds."""
    if not beside:
        git(folder, "rm", "-r", "--quiet", "--ignore-unmatch", ".")
    written(folder, dict(files))
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "A state")
    return folder


def branched(folder: Path, name: str, files: Mapping[str, str], base: str = "main") -> Path:
    """Commit a state on a branch of its own that leaves from another."""
    git(folder, "switch", "--quiet", "--create", name, base)
    committed(folder, files)
    git(folder, "switch", "--quiet", "main")
    return folder

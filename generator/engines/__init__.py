"""Takes a Markdown tree on disk and the desk's settings; gives a built site, made by the engine of that name."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

from generator.engines import mkdocs, zensical
from generator.places import Text
from generator.yamltext import Pairs, read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

ENGINES: Mapping[str, Callable[[Path], list[str]]] = {"mkdocs": mkdocs.command, "zensical": zensical.command}
"""The command of each engine that builds the settings file it is given, strictly."""

PAGES, SITE = "pages", "site"
"""Where the tree stands beside the derived settings, and where the engine puts what it makes of it."""


def settings(own: str) -> str:
    """Give the settings file of the tree: the desk's ``own``, but for where the pages are and without our hook.

    MkDocs counts ``theme.custom_dir`` from the settings file, so one that the desk has set is set again.
    """
    data, _ = read("mkdocs.yml", own, lenient=True)
    theme = data.get(Text("theme")) if isinstance(data, Pairs) else None
    custom_dir = theme.get(Text("custom_dir")) if isinstance(theme, Pairs) else None
    lines = ["INHERIT: ../mkdocs.yml", f"docs_dir: {PAGES}", f"site_dir: {SITE}", "hooks: []"]
    if isinstance(custom_dir, Text):
        lines.append(f"theme: {{custom_dir: {json.dumps('../' + custom_dir)}}}")
    return "\n".join(lines) + "\n"


def run(engine: str, file: Path, stamp: int) -> tuple[bool, str]:
    """Build the settings file with an engine; give whether it went well, and what the engine printed.

    ``stamp`` is the time that the engine writes into what it makes, unless SOURCE_DATE_EPOCH is set already.
    """
    environment = {"SOURCE_DATE_EPOCH": str(stamp), "NO_MKDOCS_2_WARNING": "1", **os.environ}
    done = subprocess.run(  # noqa: S603 (the command is ours)
        ENGINES[engine](file),
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode == 0, done.stdout + done.stderr

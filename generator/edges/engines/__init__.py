"""Takes a Markdown tree on disk and the desk's settings; gives a built site, made by the engine of that name."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.edges.engines import mkdocs, zensical
from generator.model import SETTINGS
from generator.model.places import Text
from generator.read.yaml import Pairs, read
from generator.site.words import entries

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ENGINES: Mapping[str, Callable[[Path], list[str]]] = {"mkdocs": mkdocs.command, "zensical": zensical.command}
"""The command of each engine that builds the settings file it is given, strictly."""

FRAMED = "material"
"""The theme that the site is designed for; under any other, a desk does without the selector and what ours add."""
FRAMES = {"mkdocs": "material", "zensical": "zensical"}
"""The package that holds the frame of that theme, by engine."""
PAGES, SITE, TEMPLATES = "pages", "site", "theme"
"""Where tree and templates stand beside the derived settings, and where the engine puts what it makes of them."""
WORDS = "partials/words.html"
"""The template that holds the words of ours which the frame says, for the others to take from."""


class Theme(NamedTuple):
    """The theme that a desk has chosen, and the folder of its own templates, from the project's root."""

    name: str
    custom_dir: str


def theme(own: str) -> Theme:
    """Give the theme of the desk's ``own`` settings; where they name none, it is MkDocs' own."""
    data, _ = read(SETTINGS, own, lenient=True)
    chosen = data.get(Text("theme")) if isinstance(data, Pairs) else None
    if isinstance(chosen, Pairs):
        name, custom_dir = chosen.get(Text("name")), chosen.get(Text("custom_dir"))
        return Theme(str(name or "mkdocs"), str(custom_dir or ""))
    return Theme(str(chosen or "mkdocs"), "")


def settings(own: str) -> str:
    """Give the settings file of the tree: the desk's ``own``, but for where pages and templates are, and without hooks.

    MkDocs counts ``theme.custom_dir`` from the settings file, so it is set anew.
    """
    name, custom_dir = theme(own)
    lines = ["INHERIT: ../mkdocs.yml", f"docs_dir: {PAGES}", f"site_dir: {SITE}", "hooks: []"]
    if name == FRAMED:
        lines.append(f"theme: {{name: {FRAMED}, custom_dir: {TEMPLATES}}}")
    elif custom_dir:
        lines.append(f"theme: {{custom_dir: {json.dumps('../' + custom_dir)}}}")
    return "\n".join(lines) + "\n"


def missing(engine: str) -> str:
    """Say what to do where an engine is not installed; empty where it is."""
    return "" if find_spec(engine) else f"{engine} is not installed; it comes with research-briefings[{engine}]"


def dress(folder: Path, root: Path, own: str, engine: str) -> None:
    """Lay our templates and then the desk's own over the theme, whose frame ours extends."""
    chosen = theme(own)
    if chosen.name != FRAMED:
        return
    with as_file(files("generator.site") / "theme") as ours:
        shutil.copytree(ours, folder / TEMPLATES)
    with as_file(files(FRAMES[engine]) / "templates") as frame:
        for file in (*frame.glob("*.html"), *frame.glob("partials/**/*.html")):
            target = folder / TEMPLATES / "frame" / file.relative_to(frame)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    (folder / TEMPLATES / WORDS).write_text(words(), encoding="utf-8", newline="\n")
    if chosen.custom_dir and (root / chosen.custom_dir).is_dir():
        shutil.copytree(root / chosen.custom_dir, folder / TEMPLATES, ignore=_links, dirs_exist_ok=True)


def _links(folder: str, names: list[str]) -> list[str]:
    """Name the links in a folder of templates: what they lead to may lie anywhere, and would be published."""
    return [name for name in names if Path(folder, name).is_symlink()]


def words() -> str:
    """Give the template of our words: what the table has under ``frame``, as a template writes data."""
    said = {key: entry for key, entry in entries().items() if key.startswith("frame.")}
    return f"{{%- set words = {json.dumps(said, ensure_ascii=False)} -%}}"


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

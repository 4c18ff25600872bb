"""Prepare settings and templates for an engine, and run the engine to build a Markdown tree into a site."""

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
"""The function that makes an engine's build command from a settings file, by engine; warnings fail the build."""

FRAMED = "material"
"""The theme that the site is made for; with any other theme, a desk has no selector and none of our templates."""
FRAMES = {"mkdocs": "material", "zensical": "zensical"}
"""The package that contains the frame of that theme, by engine."""
PAGES, SITE, TEMPLATES = "pages", "site", "theme"
"""The folders of the pages, of the built site and of the templates, beside the derived settings."""
UNEDITED = ('edit_uri: ""', 'edit_uri_template: ""')
"""The settings with which an engine makes no link for editing of its own."""
WORDS = "partials/words.html"
"""The template with our words for the frame, from which the other templates take them."""


class Theme(NamedTuple):
    """The theme that a desk has chosen, and the folder of the desk's own templates, relative to the project's root."""

    name: str
    custom_dir: str


def theme(own: str) -> Theme:
    """Return the theme that the desk's ``own`` settings name.

    If they name none, it is MkDocs' own default.
    """
    data, _ = read(SETTINGS, own, lenient=True)
    chosen = data.get(Text("theme")) if isinstance(data, Pairs) else None
    if isinstance(chosen, Pairs):
        name, custom_dir = chosen.get(Text("name")), chosen.get(Text("custom_dir"))
        return Theme(str(name or "mkdocs"), str(custom_dir or ""))
    return Theme(str(chosen or "mkdocs"), "")


def settings(own: str) -> str:
    """Return the engine's settings file: the desk's ``own``, with other folders and without hooks.

    Our pages state where their files are edited, because the engine knows only the files that we wrote for it.

    MkDocs resolves ``theme.custom_dir`` from the settings file, so the derived file sets it again.
    """
    name, custom_dir = theme(own)
    lines = ["INHERIT: ../mkdocs.yml", f"docs_dir: {PAGES}", f"site_dir: {SITE}", "hooks: []", *UNEDITED]
    if name == FRAMED:
        lines.append(f"theme: {{name: {FRAMED}, custom_dir: {TEMPLATES}}}")
    elif custom_dir:
        lines.append(f"theme: {{custom_dir: {json.dumps('../' + custom_dir)}}}")
    return "\n".join(lines) + "\n"


def missing(engine: str) -> str:
    """Explain how to install an engine, if it is not installed."""
    return (
        ""
        if find_spec(engine)
        else f"{engine} is not installed; install research-briefings[{engine}], which contains it"
    )


def copy_templates(folder: Path, root: Path, own: str, engine: str) -> None:
    """Copy our templates, the theme's frame, and then the desk's own templates.

    Our templates extend the frame, and the desk's own replace ours.
    """
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
        shutil.copytree(root / chosen.custom_dir, folder / TEMPLATES, ignore=_find_links, dirs_exist_ok=True)


def _find_links(folder: str, names: list[str]) -> list[str]:
    """Find the links in a folder of templates.

    Their targets may be anywhere, and would be published.
    """
    return [name for name in names if Path(folder, name).is_symlink()]


def words() -> str:
    """Return the text of a template that contains our words for the frame.

    It contains the entries of the table of words under ``frame``, as data of a template.
    """
    frame = {key: entry for key, entry in entries().items() if key.startswith("frame.")}
    return f"{{%- set words = {json.dumps(frame, ensure_ascii=False)} -%}}"


def run(engine: str, file: Path, stamp: int) -> tuple[bool, str]:
    """Build a site from a settings file with an engine.

    Returns whether the build succeeded, and what the engine printed.
    ``stamp`` is the time that the engine writes into its files, in seconds, unless SOURCE_DATE_EPOCH is set already.
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

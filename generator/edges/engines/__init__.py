"""Prepare settings and templates for an engine, and run the engine to build a Markdown tree into a site."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import generator
from generator.edges.engines import mkdocs, zensical
from generator.edges.engines.defaults import EXTENSIONS, PLACES, missing_settings, missing_theme_settings
from generator.model import FRAMED, SETTINGS
from generator.model.places import Text
from generator.read.markdown.links import address_of
from generator.read.yaml import Items, Pairs, read, value_under
from generator.site.words import entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ENGINES: Mapping[str, Callable[[Path], list[str]]] = {"mkdocs": mkdocs.command, "zensical": zensical.command}
"""The function that makes an engine's build command from a settings file, by engine; warnings fail the build."""

FRAMES = {"mkdocs": "material", "zensical": "zensical"}
"""The package that contains the frame of that theme, by engine."""
PAGES, SITE, TEMPLATES = "pages", "site", "theme"
"""The folders of the pages, of the built site and of the templates, beside the derived settings."""
UNEDITED = {"edit_uri": "", "edit_uri_template": ""}
"""The settings with which an engine makes no link for editing of its own."""
DEEPEST = 6
"""The lowest level of a heading that a table of contents lists if its settings state none."""
WORDS = "partials/words.html"
"""The template with our words for the frame, from which the other templates take them."""


class Theme(NamedTuple):
    """The theme that a desk has chosen, and the folder of the desk's own templates, relative to the project's root."""

    name: str
    custom_dir: str


def theme(own: str) -> Theme:
    """Return the theme that the desk's ``own`` settings name, or else the one that the site is made for."""
    chosen = value_under(_stated(own), "theme")
    if isinstance(chosen, Pairs):
        name, custom_dir = chosen.get(Text("name")), chosen.get(Text("custom_dir"))
        return Theme(str(name or FRAMED), str(custom_dir or ""))
    return Theme(str(chosen or FRAMED), "")


def _stated(own: str) -> Pairs:
    data, _ = read(SETTINGS, own, lenient=True)
    return data if isinstance(data, Pairs) else Pairs()


def settings(own: str, *, as_files: bool = False) -> str:
    """Return the engine's settings file: the desk's ``own``, with other folders and without hooks.

    What the pages need and the desk does not state is added. Our pages state where their files are edited, because the
    engine knows only the files that we wrote for it.
    With ``as_files``, links lead to the file of a folder, because a file system does not open the folder.
    """
    chosen, stated = theme(own), _stated(own)
    folder = TEMPLATES if chosen.name == FRAMED else chosen.custom_dir and f"../{chosen.custom_dir}"
    derived: dict[str, Any] = {"INHERIT": f"../{SETTINGS}", "docs_dir": PAGES, "site_dir": SITE, "hooks": []}
    derived |= UNEDITED | ({"use_directory_urls": False} if as_files else {})
    return _write(derived | missing_settings(stated) | _derive_theme(stated, chosen, folder))


def navigation(own: str) -> Iterator[str]:
    """Return the addresses of the pages that the navigation of a desk names."""
    stated = value_under(_stated(own), "nav")
    return _addresses(stated) if stated is not None else map(address_of, PLACES.values())


def _addresses(entries: object) -> Iterator[str]:
    if isinstance(entries, Text):
        yield address_of(str(entries))
    for entry in entries.values() if isinstance(entries, Pairs) else entries if isinstance(entries, Items) else ():
        yield from _addresses(entry)


def listed_levels(own: str) -> range:
    """Return the levels of the headings that the table of contents of a page lists."""
    stated = value_under(_stated(own), "markdown_extensions")
    options = _options(stated, "toc") if stated is not None else EXTENSIONS["toc"]
    first, _, last = str(options.get("toc_depth", DEEPEST)).rpartition("-")
    return range(int(first or 1), int(last) + 1)


def _options(extensions: object, name: str) -> Mapping[str, object]:
    """Return the options of an extension, which is listed or is a key."""
    for entry in (*extensions, extensions) if isinstance(extensions, Items) else (extensions,):
        options = entry.get(Text(name)) if isinstance(entry, Pairs) else None
        if isinstance(options, Pairs):
            return {str(key): value for key, value in options.items()}
    return {}


def preview_settings(own: str, root: Path) -> str:
    """Return the settings file of the live preview of a desk, which uses our hook; paths are absolute.

    The hook adds what else the desk does not state, also while the preview runs.
    """
    chosen, stated = theme(own), _stated(own)
    folder = chosen.custom_dir and str(root / chosen.custom_dir)
    watched = stated.get(Text("watch"))
    derived = {
        "INHERIT": str(root / SETTINGS),
        "docs_dir": str(root / "briefings"),
        "hooks": [str(Path(generator.__file__).with_name("mkdocs_hook.py"))],
        "watch": [
            str(root / path) for path in (watched if isinstance(watched, Items) else ()) if isinstance(path, Text)
        ],
    }
    return _write(derived | _derive_theme(stated, chosen, folder))


def preview_address(own: str) -> str:
    """Return the address of the live preview that the desk's ``own`` settings state; empty if they state none."""
    address = value_under(_stated(own), "dev_addr")
    return str(address) if isinstance(address, Text) else ""


def _derive_theme(stated: Pairs, chosen: Theme, folder: str) -> dict[str, Any]:
    """Return the derived settings of the theme, and that its navigation need not name every page.

    MkDocs resolves ``theme.custom_dir`` from the settings file, so the derived file sets it again.
    """
    own = value_under(stated, "theme")
    needed = missing_theme_settings(own if isinstance(own, Pairs) else ()) if chosen.name == FRAMED else {}
    custom = {"custom_dir": folder} if folder else {}
    silent = {} if "validation" in stated else {"validation": {"omitted_files": "ignore"}}
    return {"theme": {"name": chosen.name, **custom, **needed}, **silent}


def _write(derived: Mapping[str, Any]) -> str:
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in derived.items())


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

"""Prepare settings and templates for an engine, and run the engine to build a Markdown tree into a site."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

import yaml

from generator.edges.engines import mkdocs, zensical
from generator.edges.engines.defaults import complete
from generator.model import FRAMED, SETTINGS
from generator.model.forms import is_url
from generator.model.places import Text
from generator.read.mkdocs_keys import PLUGIN
from generator.read.yaml import Pairs, read, value_under
from generator.site.words import entries

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ENGINES: Mapping[str, Callable[[Path], list[str]]] = {"mkdocs": mkdocs.command, "zensical": zensical.command}
"""The function that makes an engine's build command from a settings file, by engine; warnings fail the build."""

FRAMES = {"mkdocs": "material", "zensical": "zensical"}
"""The package that contains the frame of that theme, by engine."""
PAGES, SITE, TEMPLATES = "pages", "site", "theme"
"""The folders of the pages, of the built site and of the templates, beside the derived settings."""
UNEDITED = {"edit_uri": "", "edit_uri_template": ""}
"""The settings with which an engine makes no link for editing of its own."""
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


def settings(own: str, *, as_files: bool = False) -> dict[str, Any]:
    """Return the engine's settings: the desk's ``own``, completed, with other folders and without our plugin.

    With ``as_files``, links lead to the file of a folder, because a file system does not open the folder.
    Our pages state where their files are edited, because the engine knows only the files that we wrote for it.
    MkDocs resolves ``theme.custom_dir`` from the settings file, so the derived file sets it again.
    """
    whole = complete(_load(own))
    chosen = theme(own)
    folder = TEMPLATES if chosen.name == FRAMED else chosen.custom_dir and f"../{chosen.custom_dir}"
    if folder:
        whole["theme"]["custom_dir"] = folder
    if "plugins" in whole:
        whole["plugins"] = _leave_out(whole["plugins"])
    derived = {**whole, "docs_dir": PAGES, "site_dir": SITE, "hooks": [], "watch": [], **UNEDITED}
    return derived | ({"use_directory_urls": False} if as_files else {})


def write_settings(settings: Mapping[str, Any]) -> str:
    """Return settings as the text of a file."""
    return yaml.dump(dict(settings), Dumper=_Dumper, sort_keys=False, allow_unicode=True)


def _load(own: str) -> dict[str, Any]:
    """Return the settings in a text, with a node in place of each value that is not a text, a list or a mapping."""
    data = yaml.load(own, _Loader)  # noqa: S506 (it makes nothing else)
    return data if isinstance(data, dict) else {}


class _Loader(yaml.CSafeLoader):
    """A loader that leaves numbers, dates and values with a tag to the engine, which may refuse them."""

    yaml_constructors: ClassVar = {
        f"tag:yaml.org,2002:{tag}": yaml.CSafeLoader.yaml_constructors[f"tag:yaml.org,2002:{tag}"]
        for tag in ("map", "null", "seq", "str")
    }


class _Dumper(yaml.CSafeDumper):
    """A dumper that writes such values as they were."""


_Loader.add_multi_constructor("", lambda _loader, _tag, node: node)
_Dumper.add_multi_representer(yaml.Node, lambda _dumper, node: node)


def _leave_out(plugins: Any) -> Any:  # noqa: ANN401 (a desk may write anything)
    """Return the plugins of a desk without ours, because a build makes the pages before the engine runs."""
    if isinstance(plugins, dict):
        return {name: options for name, options in plugins.items() if name != PLUGIN}
    if not isinstance(plugins, list):
        return plugins
    return [entry for entry in plugins if entry != PLUGIN and not (isinstance(entry, dict) and PLUGIN in entry)]


def preview_settings(own: str, root: Path) -> str:
    """Return the settings file with which MkDocs starts the live preview of a desk.

    They only name our plugin, which reads those of the desk before each build.
    """
    site_url = value_under(_stated(own), "site_url")
    named = {"site_url": str(site_url)} if isinstance(site_url, Text) and is_url(site_url) else {}
    started = {"site_name": SETTINGS, **named, "docs_dir": str(root / "briefings"), "plugins": [PLUGIN]}
    return write_settings(started)


def preview_address(own: str) -> str:
    """Return the address of the live preview that the desk's ``own`` settings state; empty if they state none."""
    address = value_under(_stated(own), "dev_addr")
    return str(address) if isinstance(address, Text) else ""


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
    with as_file(files(FRAMES[engine]) / "templates") as frame:
        for file in (*frame.glob("*.html"), *frame.glob("partials/**/*.html")):
            text = squeeze(file.read_text(encoding="utf-8"))
            for target in (
                folder / TEMPLATES / file.relative_to(frame),
                folder / TEMPLATES / "frame" / file.relative_to(frame),
            ):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8", newline="\n")
    with as_file(files("generator.site") / "theme") as ours:
        shutil.copytree(ours, folder / TEMPLATES, dirs_exist_ok=True)
    (folder / TEMPLATES / WORDS).write_text(words(), encoding="utf-8", newline="\n")
    if chosen.custom_dir and (root / chosen.custom_dir).is_dir():
        shutil.copytree(root / chosen.custom_dir, folder / TEMPLATES, ignore=_find_links, dirs_exist_ok=True)


def squeeze(template: str) -> str:
    """Return a template of the theme without indentation and empty lines, which are a tenth of a page."""
    return "".join(f"{line}\n" for line in map(str.strip, template.split("\n")) if line)


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

"""Replace MkDocs' files by our pages on its events, so that plain ``mkdocs build`` and ``mkdocs serve`` work."""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files as packaged
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from jinja2 import ChoiceLoader, DictLoader, FileSystemLoader, PrefixLoader
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, file_sort_key
from mkdocs.utils import get_theme_dir

from generator import report
from generator.build import check, site, stamp
from generator.edges import git
from generator.edges.engines import WORDS, words
from generator.edges.engines.content_policy import add_policy
from generator.edges.engines.defaults import EXTENSIONS, missing_settings
from generator.edges.engines.images import images
from generator.edges.engines.search_index import fill
from generator.model import FRAMED, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer


WATCHED = ("seeds", "docs", SETTINGS)
"""What the preview watches, besides what MkDocs watches itself; its own settings are derived from those of the desk."""
log = logging.getLogger("mkdocs.hooks.briefings")


class Build:
    """What is kept between the events of MkDocs: whether it serves, and the texts of the site."""

    serving = False
    texts: Mapping[str, str] = {}


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001 (MkDocs names it)
    """Note whether this is a live preview, and make the log safe.

    A preview continues where a build stops. The log must not control a terminal.
    """
    Build.serving = command == "serve"
    for handler in logging.getLogger("mkdocs").handlers:
        handler.addFilter(escape_record)


def escape_record(record: logging.LogRecord) -> bool:
    """Escape what MkDocs logs, because it repeats links and file names from pages."""
    record.msg, record.args = report.escape_unseen(record.getMessage()), ()
    return True


def on_config(config: MkDocsConfig) -> None:
    """End the site's address with a slash, and add our templates and the settings that the desk leaves out.

    The templates come before those of the theme and after the desk's own.
    Our pages state where their files are edited, so MkDocs makes no link for editing of its own.
    """
    config.edit_uri = config.edit_uri_template = ""
    if Build.serving:
        config.site_url = _bracket(config.site_url or "", config)
    missing = missing_settings({key for stated in config.user_configs for key in stated})
    if missing.pop("markdown_extensions", None):
        config.markdown_extensions = [*config.markdown_extensions, *EXTENSIONS]
        config.mdx_configs |= EXTENSIONS
    for key, value in missing.items():
        config[key] = value
    if config.site_url and not config.site_url.endswith("/"):
        config.site_url += (
            "/"  # MkDocs adds this itself, but mike leaves it out, and then the page for missing addresses is wrong
        )
    if config.theme.name == FRAMED:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(packaged("generator.site") / "theme"))


def _bracket(address: str, config: MkDocsConfig) -> str:
    """Return an address of the preview with its IPv6 host in brackets, which MkDocs leaves out."""
    host = config.dev_addr.host
    return address.replace(f"//{host}:", f"//[{host}]:") if ":" in host else address


def _root(config: MkDocsConfig) -> Path:
    """Return the folder of the desk; the settings of a preview are elsewhere."""
    return Path(config.docs_dir).parent


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001 (MkDocs names it)
    """Let our frame extend the theme's frame, and print our words.

    Both frames have the same name.
    """
    if env.loader and config.theme.name == FRAMED:
        frame = FileSystemLoader(get_theme_dir(config.theme.name))
        env.loader = ChoiceLoader([env.loader, PrefixLoader({"frame": frame}), DictLoader({WORDS: words()})])


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Check and compile the site before MkDocs empties its folder.

    So a mistake leaves the old site as it was.
    """
    tree = git.read_folder(_root(config))
    today = datetime.now(UTC).date().isoformat()
    checked = check(tree, today)
    if checked.library is None or (checked.errors and not Build.serving):
        raise PluginError(report.text(checked, tree, colour=False))
    if checked.errors:
        log.error(report.text(checked, tree, colour=False))
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(stamp(checked)))
    # MkDocs knows the address of the site: a plugin, or an inherited file, may have changed it.
    settings = replace(checked.library.settings, site_url=config.site_url or "")
    checked = replace(checked, library=replace(checked.library, settings=settings))
    Build.texts = dict(site(checked, today, preview=Build.serving).tree())


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Replace the files of ``briefings/`` by the pages made from them.

    The theme's own files stay.
    """
    pages = [File.generated(config, path, content=text) for path, text in Build.texts.items()]
    own_images = images(_root(config)).items()
    pages += [
        File.generated(config, path, abs_src_path=str(image)) for path, image in own_images if path not in Build.texts
    ]
    theme = [file for file in files if file.src_dir != config.docs_dir]
    # MkDocs reads a folder in this order, and keeps it in its index of pages.
    return Files([*sorted(pages, key=file_sort_key), *theme])


def on_post_build(*, config: MkDocsConfig) -> None:
    """Fill the search index of MkDocs, and add the policy to the pages.

    A preview has no policy.
    """
    fill(Path(config.site_dir))
    if config.theme.name == FRAMED and not Build.serving:
        add_policy(Path(config.site_dir), "mkdocs")  # `serve` adds a script of its own, which the policy would stop


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]) -> None:  # noqa: ARG001 (MkDocs names it)
    """Print a whole address, and build again after a change in ``seeds/`` or ``docs/`` too."""
    server.url = _bracket(server.url, config)
    for path in WATCHED:
        if (_root(config) / path).exists():
            server.watch(str(_root(config) / path))

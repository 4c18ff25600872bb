"""Takes MkDocs' events; gives it our pages in place of its files, so that bare ``mkdocs build`` and ``serve`` work."""

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
from generator.edges import disk
from generator.edges.engines import FRAMED, WORDS, words
from generator.edges.engines.content_policy import guard
from generator.edges.engines.images import images
from generator.edges.engines.search_index import fill

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from generator.site.render import Site

WATCHED = ("seeds", "docs")
log = logging.getLogger("mkdocs.hooks.briefings")


class Build:
    """What one event leaves for the next: MkDocs calls a hook's functions and keeps nothing for them."""

    serving = False
    texts: Site = {}  # noqa: RUF012 (replaced, never changed)


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001 (MkDocs names it)
    """Note whether this is a live preview, which goes on where a build stops; let the log do nothing to a terminal."""
    Build.serving = command == "serve"
    for handler in logging.getLogger("mkdocs").handlers:
        handler.addFilter(visibly)


def visibly(record: logging.LogRecord) -> bool:
    """Make what MkDocs logs visible: it repeats links and names of files as pages have them."""
    record.msg, record.args = report.visible(record.getMessage()), ()
    return True


def on_config(config: MkDocsConfig) -> None:
    """Close the site's address, and put our templates before the theme's that they are for, behind the desk's own."""
    if config.site_url and not config.site_url.endswith("/"):
        config.site_url += "/"  # as MkDocs itself has it; mike leaves it out, and then a page of no address errs
    if config.theme.name == FRAMED:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(packaged("generator.site") / "theme"))


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001 (MkDocs names it)
    """Let our frame extend the theme's, which goes by the same name, and say our words."""
    if env.loader and config.theme.name == FRAMED:
        frame = FileSystemLoader(get_theme_dir(config.theme.name))
        env.loader = ChoiceLoader([env.loader, PrefixLoader({"frame": frame}), DictLoader({WORDS: words()})])


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Check and compile before MkDocs empties the site's folder, so that a mistake leaves the old site as it was."""
    tree = disk.read(Path(config.config_file_path).parent)
    checked = check(tree)
    if checked.library is None or (checked.errors and not Build.serving):
        raise PluginError(report.text(checked, tree, colour=False))
    if checked.errors:
        log.error(report.text(checked, tree, colour=False))
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(stamp(checked)))
    # MkDocs knows where the site will stand: a plugin, or an inherited file, may have a say in that.
    settings = replace(checked.library.settings, site_url=config.site_url or "")
    checked = replace(checked, library=replace(checked.library, settings=settings))
    Build.texts = site(checked, datetime.now(UTC).date().isoformat(), preview=Build.serving)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Replace what stands in ``briefings/`` with the pages made from it; the theme's own files stay."""
    ours = [File.generated(config, path, content=text) for path, text in Build.texts.items()]
    own = images(Path(config.config_file_path).parent).items()
    ours += [File.generated(config, path, abs_src_path=str(image)) for path, image in own if path not in Build.texts]
    theme = [file for file in files if file.src_dir != config.docs_dir]
    # MkDocs reads a folder in this order, and its index of pages keeps it.
    return Files([*sorted(ours, key=file_sort_key), *theme])


def on_post_build(*, config: MkDocsConfig) -> None:
    """Fill the search, once MkDocs has written its index; guard the pages, to which only `serve` adds a script."""
    fill(Path(config.site_dir))
    if config.theme.name == FRAMED and not Build.serving:
        guard(Path(config.site_dir), "mkdocs")


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]) -> None:  # noqa: ARG001 (MkDocs names it)
    """Build again when anything changes that a page is made from."""
    root = Path(config.config_file_path).parent
    for folder in WATCHED:
        if (root / folder).is_dir():
            server.watch(str(root / folder))

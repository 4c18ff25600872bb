"""Keep the live server of MkDocs going whatever a desk breaks, and let it watch a project whose parts come and go."""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort, MkDocsException
from watchdog.observers.polling import PollingObserverVFS

from generator import report
from generator.build import check
from generator.edges import disk, git
from generator.edges.preview import explain_taken
from generator.read.mkdocs_keys import PLUGIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs.livereload import LiveReloadServer

POLLING = 0.5
"""How often a preview looks for changes, in seconds; this is how often MkDocs does."""
PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Not built</title></head>'
    "<body><h1>The site cannot be built</h1><pre>{why}</pre></body></html>"
)
"""The page that a preview shows at every address while it cannot be built."""
log = logging.getLogger(f"mkdocs.plugins.{PLUGIN}")


def keep_serving(server: LiveReloadServer, builder: Callable[[], None], root: Path) -> None:
    """Let a server show why a project cannot be built, and say in a sentence why it cannot take its address."""
    server.builder = partial(_build, builder, Path(server.root), root)
    server.server_bind = partial(_bind, server.server_bind, server.url)  # type: ignore[method-assign]


def watch(server: LiveReloadServer, root: Path, already: Iterable[str]) -> None:
    """Watch a project by its folder, in which its parts may come and go, and what else MkDocs watches ``already``."""
    elsewhere, root = [], root.resolve()
    parts = {str(root / part) for part in disk.PARTS}
    for path in already:
        with suppress(KeyError):  # MkDocs watches the folders of the theme only if it is asked to
            server.unwatch(path)
            elsewhere += [path] if path not in parts else []
    server.observer = PollingObserverVFS(  # type: ignore[assignment]
        os.stat, partial(_list, str(root)), polling_interval=POLLING
    )
    for path in (str(root), *elsewhere):
        server.watch(path)


def _build(builder: Callable[[], None], built: Path, root: Path) -> None:
    """Build the preview again, or show on every page why that fails, so that the server goes on and browsers reload."""
    try:
        builder()
    except (Exception, SystemExit) as error:  # a preview outlives whatever a plugin or a setting does
        log.error(error, exc_info=not isinstance(error, MkDocsException | SystemExit))  # noqa: TRY400
        tree = git.read_folder(root)
        checked = check(tree)
        why = f"{report.escape_unseen(str(error))}\n\n{report.text(checked, tree, colour=False)}"
        page = PAGE.format(why=escape(why))
        for file in (built / "index.html", *built.rglob("*.html")):
            file.write_text(page, encoding="utf-8")


def _bind(bind: Callable[[], None], address: str) -> None:
    """Let a server take its address, or say why that is impossible: somebody may have taken it meanwhile."""
    try:
        bind()
    except OSError as error:
        raise Abort(explain_taken(address, error)) from None


def _list(root: str, folder: str | None) -> Iterator[os.DirEntry[str]]:
    """List a folder; of the folder of a project, list only its parts."""
    return (entry for entry in os.scandir(folder) if folder != root or entry.name in disk.PARTS)

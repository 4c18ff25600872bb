"""Build the site of a project for the address at which it is served, and serve it as a host of pages does."""

from __future__ import annotations

import gzip
import io
import threading
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from tests.browser.desk import files
from tests.engines import conftest as engines
from tests.engines.conftest import copied
from tests.projects import written

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKED = ("text/", "application/json", "application/xml", "application/javascript", "image/svg+xml")
MISSING = "404.html"


class Site(NamedTuple):
    """A built site as files, and the address under which it is served, which its settings name."""

    folder: Path
    address: str


class Host(SimpleHTTPRequestHandler):
    """Serves as GitHub Pages does: compressed where the browser takes it, and 404.html for what is missing."""

    def send_head(self) -> BinaryIO | None:
        """Send the head of the answer, and give its body."""
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            if not self.path.partition("?")[0].endswith("/"):
                return super().send_head()  # leads on to the folder
            file /= "index.html"
        found = file.is_file()
        if not found:
            page = next((each / MISSING for each in file.parents if (each / MISSING).is_file()), None)
            if page is None:
                return super().send_head()
            file = page
        body, kind = file.read_bytes(), self.guess_type(file)
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        if kind.startswith(PACKED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, which may come to be later, and give the address of its top."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def build(project: Path, address: str, *options: str) -> Path:
    """Build a project for the address under which its site will be served; give the folder of the site."""
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "https://example.org/" in text
    settings.write_text(text.replace("https://example.org/", address), encoding="utf-8")
    assert engines.build(project, *options) == 0
    return project / "site"


@contextmanager
def content(folder: Path) -> Iterator[Site]:
    """Build and serve this project's own content."""
    with served(folder / "site") as address:
        yield Site(build(copied(folder), address), address)


@contextmanager
def desk(folder: Path) -> Iterator[Site]:
    """Build and serve the desk that has every kind of page, and below ``preview/`` what an editor sees of it."""
    with served(folder / "site") as address:
        site = build(written(folder, files()), address)
        build(written(folder / "previewed", files()), f"{address}preview/", "--drafts").rename(site / "preview")
        yield Site(site, address)


def as_files(folder: Path, *options: str) -> Site:
    """Build a preview of this project's own content that opens from its folder."""
    assert engines.build(copied(folder), "--drafts", "--as-files", *options) == 0
    return Site(folder / "site", f"{(folder / 'site').as_uri()}/")

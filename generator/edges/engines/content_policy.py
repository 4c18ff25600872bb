"""Takes a built site; gives each page a policy, before all else in its head: what a browser may load and run for it.

A script may run where the theme's frame holds it too, its own or one that the desk laid over it.
The page for missing addresses is that frame with none of our content, so that nothing in a page can allow itself.

Each script is named by its digest, a file as well: were the whole host allowed, any file of it would be a script that
a browser can be made to take for one. A policy cannot name a file by its path: a page does not know on which host and
below which folder it will be served, which of a site's versions it belongs to, or whether there is a host at all.
A browser matches the digest of a file with the `integrity` of the element that asks for it, and then with the file;
from a disk it fetches nothing that has one, so a site that is read as files allows the whole of itself instead.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.site.render import MOVED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FRAME = "404.html"
SCRIPT = re.compile(rb"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
SOURCE = re.compile(rb"<script\b[^>]*?\bsrc=(?P<quote>[\"']?)(?P<source>[^\"'>\s]+)(?P=quote)")
HEAD = re.compile(rb"<head\b[^>]*>")
STYLES = {"mkdocs": "", "zensical": " 'sha256-NwSx/R2V/U4jnW0Tq5pQ53Y/rzPVJ4dqE7D6UTA/J1k='"}
"""The style that the search of an engine brings in by script, in the version that is pinned."""


def guard(site: Path, engine: str, *, as_files: bool = False) -> None:
    """Put the policy into each page of a site that an engine made; ``as_files`` says that it is read from a disk."""
    frame = (site / FRAME).read_bytes()
    files = {} if as_files else {path: digest((site / path).read_bytes()) for path in _files(frame, site)}
    named = " ".join(f"'{each}'" for each in dict.fromkeys((*_inline(frame), *files.values())))
    allowed = f"'self' {named}".strip() if as_files else named or "'none'"
    policy = (
        f"default-src 'none'; script-src {allowed}; worker-src 'self'; style-src 'self'{STYLES[engine]}; "
        "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'"
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'.encode()
    for file in site.rglob("*.html"):
        page = HEAD.sub(lambda head: head[0] + meta, file.read_bytes(), count=1)
        file.write_bytes(_signed(page, files))


def digest(data: bytes) -> str:
    """Give the digest of a script as policies and pages write it."""
    return f"sha256-{b64encode(sha256(data).digest()).decode()}"


def _inline(frame: bytes) -> Iterator[str]:
    """Give the digest of each script that stands in the frame: not of data, nor of what comes from a file."""
    for script in SCRIPT.finditer(frame):
        if b"src=" not in script["attributes"] and b"json" not in script["attributes"]:
            yield digest(script["code"])


def _files(frame: bytes, site: Path) -> Iterator[str]:
    """Give the path of each file of the site that the frame takes a script from, and of the one by which pages lead on.

    The frame is what a reader gets at any missing address, so it names its files from the root of the host.
    """
    for script in SOURCE.finditer(frame):
        steps = _named(script).split("/")[1:]
        yield from [path for at in range(len(steps)) if (site / (path := "/".join(steps[at:]))).is_file()][:1]
    if (site / MOVED).is_file():
        yield MOVED


def _named(script: re.Match[bytes]) -> str:
    """Give the path of the file that an element asks for, from whatever folder that counts."""
    return "/" + unquote(script["source"].decode(errors="replace").partition("?")[0]).lstrip("/")


def _signed(page: bytes, files: Mapping[str, str]) -> bytes:
    """Write the digest of its file into each element of a page that takes a script from one that may run."""

    def signed(script: re.Match[bytes]) -> bytes:
        digest = next((digest for path, digest in files.items() if _named(script).endswith(f"/{path}")), "")
        return script[0] + (f' integrity="{digest}"'.encode() if digest else b"")

    return SOURCE.sub(signed, page)

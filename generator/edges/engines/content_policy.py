"""Add a Content Security Policy to each page of a built site: what a browser may load and run for the page.

A script may run only if the theme's frame contains it too: the theme's own frame, or a template of the desk over it.
The page for missing addresses is that frame without our content, so nothing in a page can allow itself.

The policy names each script by its digest, also a script in a file. If it allowed the whole host, a browser could be
made to run any file of the host as a script. A policy cannot name a file by its path, because a page does not know
its host, its folder there, its version of the site, or whether there is a host at all.
A browser compares the digest with the `integrity` of the element that loads the file, and then with the file.
From a disk, a browser loads no file with an `integrity`, so a site that is read as files allows all its own files.
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
"""The page for missing addresses, which is the frame alone."""
SCRIPT = re.compile(rb"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
SOURCE = re.compile(rb"<script\b[^>]*?\bsrc=(?P<quote>[\"']?)(?P<source>[^\"'>\s]+)(?P=quote)")
HEAD = re.compile(rb"<head\b[^>]*>")
STYLES = {"mkdocs": "", "zensical": " 'sha256-NwSx/R2V/U4jnW0Tq5pQ53Y/rzPVJ4dqE7D6UTA/J1k='"}
"""The style that the search of an engine adds by script, in the pinned version of the engine."""


def add_policy(site: Path, engine: str, *, as_files: bool = False) -> None:
    """Add the policy to each page of a site that an engine made.

    ``as_files`` is true if the site is read from a disk.
    """
    frame = (site / FRAME).read_bytes()
    files = {} if as_files else {path: digest((site / path).read_bytes()) for path in _find_script_files(frame, site)}
    names = " ".join(f"'{digest}'" for digest in dict.fromkeys((*_digest_inline(frame), *files.values())))
    allowed = f"'self' {names}".strip() if as_files else names or "'none'"
    policy = (
        f"default-src 'none'; script-src {allowed}; worker-src 'self'; style-src 'self'{STYLES[engine]}; "
        "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'"
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'.encode()
    for file in site.rglob("*.html"):
        page = HEAD.sub(lambda head: head[0] + meta, file.read_bytes(), count=1)
        file.write_bytes(_add_integrity(page, files))


def digest(data: bytes) -> str:
    """Return the digest of a script in the form that policies and pages use."""
    return f"sha256-{b64encode(sha256(data).digest()).decode()}"


def _digest_inline(frame: bytes) -> Iterator[str]:
    """Return the digest of each inline script of the frame.

    Data, and scripts from files, do not count.
    """
    for script in SCRIPT.finditer(frame):
        if b"src=" not in script["attributes"] and b"json" not in script["attributes"]:
            yield digest(script["code"])


def _find_script_files(frame: bytes, site: Path) -> Iterator[str]:
    """Return the path of every file of the site that the frame loads as a script.

    The script that leads on from moved pages is one of them.
    A reader gets the frame at any missing address, so it names its files from the root of the host.
    """
    for script in SOURCE.finditer(frame):
        steps = _find_path(script).split("/")[1:]
        yield from [path for at in range(len(steps)) if (site / (path := "/".join(steps[at:]))).is_file()][:1]
    if (site / MOVED).is_file():
        yield MOVED


def _find_path(script: re.Match[bytes]) -> str:
    """Return the path of the file that an element loads.

    It begins with one slash, whatever folder it is relative to.
    """
    return "/" + unquote(script["source"].decode(errors="replace").partition("?")[0]).lstrip("/")


def _add_integrity(page: bytes, files: Mapping[str, str]) -> bytes:
    """Add the digest of the file to each element that loads an allowed script."""

    def sign(script: re.Match[bytes]) -> bytes:
        digest = next((digest for path, digest in files.items() if _find_path(script).endswith(f"/{path}")), "")
        return script[0] + (f' integrity="{digest}"'.encode() if digest else b"")

    return SOURCE.sub(sign, page)

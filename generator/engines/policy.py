"""Takes a built site; gives each page a policy, before all else in its head: what a browser may load and run for it.

A script in a page may run where the theme's frame holds it too, its own or one that the desk laid over it.
The page for missing addresses is that frame with none of our content, so that nothing in a page can allow itself.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FRAME = "404.html"
SCRIPT = re.compile(rb"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
HEAD = re.compile(rb"<head\b[^>]*>")
STYLES = {"mkdocs": "", "zensical": " 'sha256-NwSx/R2V/U4jnW0Tq5pQ53Y/rzPVJ4dqE7D6UTA/J1k='"}
"""The style that the search of an engine brings in by script, in the version that is pinned."""


def guard(site: Path, engine: str) -> None:
    """Put the policy into each page of a site that an engine made."""
    scripts = "".join(dict.fromkeys(_hashes((site / FRAME).read_bytes())))
    policy = (
        f"default-src 'none'; script-src 'self'{scripts}; worker-src 'self'; style-src 'self'{STYLES[engine]}; "
        "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'"
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'.encode()
    for file in site.rglob("*.html"):
        file.write_bytes(HEAD.sub(lambda head: head[0] + meta, file.read_bytes(), count=1))


def _hashes(frame: bytes) -> Iterator[str]:
    """Give the hash of each script that stands in the frame: not of data, nor of what comes from a file."""
    for script in SCRIPT.finditer(frame):
        if b"src=" not in script["attributes"] and b"json" not in script["attributes"]:
            yield f" 'sha256-{b64encode(sha256(script['code']).digest()).decode()}'"

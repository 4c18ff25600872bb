"""Takes Markdown that was published; gives it with its links as they lead from another page, today."""

from __future__ import annotations

import re
from posixpath import normpath, relpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

TARGET = r"(?P<{}>(?![a-zA-Z][a-zA-Z0-9+.-]*:|[/#?])(?:[^\s()<>\"'#?]|\([^\s()]*\))+)"
"""Somewhere within the site, relative to the page that the link stands on."""
LINK = re.compile(
    r"(?P<code>(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|^(?P<fence>`{3,}|~{3,}).*?^(?P=fence))"
    rf"|(?P<before>\]\(\s*<?|^ {{0,3}}\[[^\]\n]+\]:\s*<?|\b(?:href|src)\s*=\s*[\"']?){TARGET.format('target')}",
    re.DOTALL | re.MULTILINE,
)
"""Code, which is left alone; or what comes before the target of a link, in any form of Markdown or in HTML."""


def rebased(markdown: str, home: str, here: str, pages: Container[str]) -> str:
    """Lead links on from the address ``here`` that were written for ``home``; both count from the site's root.

    One to a file that is not among ``pages`` any more leads nowhere:
    what was published cannot be mended, and must not keep the site from being built.
    """

    def led(link: re.Match[str]) -> str:
        if link["code"]:
            return link[0]
        target = normpath(f"{home}{link['target']}")
        if "." in target.rpartition("/")[2] and target not in pages:
            return f"{link['before']}#"
        slash = "/" if link["target"].endswith("/") else ""
        return f"{link['before']}{relpath(target, here or '.')}{slash}"

    return LINK.sub(led, markdown)

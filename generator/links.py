"""Takes Markdown that was published; gives it with its links as they lead from another page, today."""

from __future__ import annotations

import re
from posixpath import normpath, relpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

LINK = re.compile(
    r"\[(?P<words>[^\[\]]*)\]\(<?(?P<target>(?![a-zA-Z][a-zA-Z0-9+.-]*:|[/#])[^\s()<>#]+)(?P<anchor>#[^\s()<>]*)?>?\)"
)
"""An inline link to somewhere within the site, relative to the page it stands on."""


def rebased(markdown: str, home: str, here: str, pages: Container[str]) -> str:
    """Lead links on from the address ``here`` that were written for ``home``; both count from the site's root.

    One to a Markdown file that is not among ``pages`` any more becomes its words:
    what was published cannot be mended, and must not keep the site from being built.
    """

    def led(link: re.Match[str]) -> str:
        target = normpath(f"{home}{link['target']}")
        if target.endswith(".md") and target not in pages:
            return link["words"]
        slash = "/" if link["target"].endswith("/") else ""
        return f"[{link['words']}]({relpath(target, here or '.')}{slash}{link['anchor'] or ''})"

    return LINK.sub(led, markdown)

"""Print the sitemap of a site into the one that an engine made for specimens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ENTRY = re.compile(r"\s*<url>.*?</url>", re.DOTALL)


def print_sitemap(built: str, specimen: str, addresses: Iterable[str]) -> str:
    """Return the sitemap of a site with the pages at these addresses, in order.

    ``built`` is the sitemap that the engine made, and ``specimen`` the address of a specimen in it.
    A site without an address of its own has no entries.
    """
    entries = ENTRY.findall(built)
    pattern = next((entry for entry in entries if specimen in entry), None)
    if pattern is None:
        return built
    before, after = built.split(entries[0], 1)[0], built.rsplit(entries[-1], 1)[1]
    return "".join((before, *(pattern.replace(specimen, address) for address in addresses), after))

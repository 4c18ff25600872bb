"""Say whether a path can be an address of the site, in which every browser, engine and file system reads the same."""

from __future__ import annotations

from unicodedata import category

from generator.characters import UNSEEN

LONGEST = 150
"""Bytes of one name: a file system takes 255, and some are needed for what is added to it."""
BESIDE = frozenset(" .,_+@()'’&!–—-")
"""What a name may hold besides letters, their marks, and digits of any script."""


def is_address(path: str) -> bool:
    """Say whether each name in a path is visible, short, not hidden, and without marks that programs read."""
    return all(map(_is_name, path.split("/")))


def _is_name(name: str) -> bool:
    return (
        name.strip(" ").rstrip(".") == name != ""
        and not name.startswith(".")
        and len(name.encode("utf-8", "replace")) <= LONGEST
        and all(letter in BESIDE or category(letter)[0] in "LMN" for letter in name)
        and not UNSEEN.search(name)
    )

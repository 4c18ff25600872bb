"""Set apart pointers, which Git LFS and git-annex leave in place of files that they keep elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model.tree import image

if TYPE_CHECKING:
    from generator.model import Tree

POINTERS = {
    "Git LFS": re.compile(
        rb"version https://(?:git-lfs|hawser)\.github\.com/spec/[^\r\n]+\r?\n(?:[a-z0-9.-]+ [^\r\n]*\r?\n)*?"
        rb"oid [a-z0-9]+:[0-9a-f]+\r?\n(?:[a-z0-9.-]+ [^\r\n]*(?:\r?\n|\Z))*"
    ),
    "git-annex": re.compile(rb"/annex/objects/[A-Z0-9_]+-[^\r\n/]+(?:\r?\n[^\r\n]*)*"),
}
"""The whole content of a pointer, by the program that writes it."""
REASONS = {program: f"is a pointer of {program}" for program in POINTERS}
"""The reason for which a tree refuses a pointer, by the program."""
FETCH = {"Git LFS": "git lfs pull", "git-annex": "git annex get"}
"""The command that puts the file in place of a pointer, by the program."""
LONGEST = 1024
"""The number of bytes that every pointer is shorter than."""


def refuse_pointers(tree: Tree) -> Tree:
    """Return a tree that refuses pointers in place of texts and images.

    A commit has only the pointers of images that Git LFS keeps, so the images of a commit may be pointers.
    """
    found = {
        path: REASONS[program]
        for path, data in tree.files.items()
        if len(data) < LONGEST and (program := _find_program(data)) and not (tree.stored and image(path))
    }
    files = {path: data for path, data in tree.files.items() if path not in found}
    return replace(tree, files=files, refused={**tree.refused, **found}) if found else tree


def _find_program(data: bytes) -> str:
    """Return the program whose pointer this is, or an empty text."""
    return next((program for program, pointer in POINTERS.items() if pointer.fullmatch(data)), "")

"""Put marks around every sentence of the table, so that a page shows which words are ours."""

from __future__ import annotations

import json
import re
import sys
from contextlib import contextmanager
from html import unescape
from importlib.resources import files
from string import Formatter
from typing import TYPE_CHECKING, Any

import yaml

from generator.site import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OPEN, CLOSE = "⟦", "⟧"
NO_WORDS = frozenset({"language", "plural"})
"""Entries at the top of the table that are none."""
SLOTS = frozenset({"title", "description", "editions"})
"""Slots of the theme's frame that hold words."""
STRUCTURE = frozenset(
    "align aria-current aria-hidden aria-labelledby aria-live charset cite class colspan content datetime dir download"
    " encoding href http-equiv id lang name rel role scope src type value version xmlns"
    " data-about data-kind data-search-exclude data-source data-status"
    " cx cy d fill font-size height points r stroke text-anchor viewBox width x x1 x2 xlink:href y y1 y2".split()
)
"""Attributes that nobody reads; whatever any other says, somebody may."""
UNREAD = frozenset("address date_published feed_url home_page_url id location url version".split())
"""Keys of data that nobody reads."""
ATTRIBUTE = re.compile(r'\s([\w:-]+)="([^"]*)"')
LEADING = re.compile(r" \{#[\w-]+\}$|(?<=\])\([^)]*\)", re.MULTILINE)
"""Ids and addresses in Markdown."""


def table() -> Any:  # noqa: ANN401 (of any shape)
    """Return the table as it is written."""
    return yaml.load(files(words).joinpath(words.TABLE).read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 (texts alone)


def in_marks() -> str:
    """Return the text of the table with its words in marks."""
    held = {name: each if name in NO_WORDS else _marked(each) for name, each in table().items()}
    return yaml.dump(held, allow_unicode=True, sort_keys=False)


def _marked(held: Any) -> Any:  # noqa: ANN401
    """Return each form with its words in marks; its parts stand outside."""
    if isinstance(held, dict):
        return {name: _marked(each) for name, each in held.items()}
    if isinstance(held, list):
        return [_marked(each) for each in held]
    return "".join(
        (f"{OPEN}{text}{CLOSE}" if text else "") + (f"{{{name}}}" if name else "")
        for text, name, _, _ in Formatter().parse(held)
    )


@contextmanager
def speaking(folder: Path, text: str) -> Iterator[None]:
    """Let the generator speak by another table."""
    (folder / "table.yml").write_text(text, encoding="utf-8")
    own = words.TABLE
    words.TABLE = str(folder / "table.yml")
    _forget()
    try:
        yield
    finally:
        words.TABLE = own
        _forget()


def _forget() -> None:
    """Let the generator forget every word that it keeps at hand."""
    for name, module in list(sys.modules.items()):
        for held in vars(module).values() if name.partition(".")[0] == "generator" else ():
            if callable(clear := getattr(held, "cache_clear", None)):
                clear()


def unmarked(path: str, text: str) -> str:
    """Return what a file of the site says outside of marks, to whoever sees it or has it read out."""
    said = re.sub(r"<[^>]*>", _attributes, "\n".join(_read(path, text)))
    said = re.sub(rf"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", " ", unescape(said))
    assert OPEN not in said
    return said


def _attributes(tag: re.Match[str]) -> str:
    return " ".join(["", *(said for name, said in ATTRIBUTE.findall(tag[0]) if name not in STRUCTURE), ""])


def _read(path: str, text: str) -> Iterator[str]:
    """Return what a file holds for readers."""
    if path.endswith(".json"):
        yield from _values(json.loads(text))
    elif path.endswith(".md"):
        _, head, body = text.split("---\n", 2)
        slots = dict(line.split(": ", 1) for line in head.splitlines())
        yield from (each for name in slots.keys() & SLOTS for each in _values(json.loads(slots[name])))
        yield LEADING.sub("", body)
    else:
        yield text


def _values(data: Any) -> Iterator[str]:  # noqa: ANN401
    if isinstance(data, dict):
        yield from (each for name, value in data.items() if name not in UNREAD for each in _values(value))
    elif isinstance(data, list):
        yield from (each for held in data for each in _values(held))
    elif isinstance(data, str):
        yield data

"""Build the words that readers see from the entries of one table.

An entry is a text with parts in braces, or a list of such forms, one for each grammatical number.
The part ``n`` is the number; the plural rule of the table picks the form.
The table is read when the first word is asked for.
"""

from __future__ import annotations

from functools import cache
from gettext import c2py
from importlib.resources import files
from string import Formatter
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

TABLE = "en.yml"
"""The table of words in the language of the pages."""

Form = tuple[tuple[str, str], ...]
"""An entry for one grammatical number: pieces of text, each with the name of the part after it, or an empty name."""
Entry = str | tuple[Form, ...]
"""A text without parts, or the forms of an entry."""


def message(key: str, /, **parts: object) -> str:
    """Return the text of an entry with its parts filled in."""
    entry = entries().get(key)
    return entry if isinstance(entry, str) else "".join(map(str, message_parts(key, **parts)))


def message_parts(key: str, /, **parts: object) -> list[object]:
    """Return the pieces of an entry in the order of the language.

    The pieces are its text, and its parts unchanged; a whole number is a count and gets the separator of thousands.
    """
    entry = entries().get(key)
    if entry is None:
        problem = f"the table has no words for {key}"
        raise KeyError(problem)
    pieces: list[object] = []
    try:
        for text, name in _form(entry, parts):
            if text:
                pieces.append(text)
            if name:
                part = parts[name]
                pieces.append(_write_number(part) if isinstance(part, int) else part)
    except KeyError as missing:
        problem = f"the words for {key} need the part {missing.args[0]}"
        raise KeyError(problem) from None
    return pieces


def _write_number(number: int) -> str:
    return f"{number:,}".replace(",", message("thousands"))


def _form(entry: Entry, parts: Mapping[str, Any]) -> Form:
    """Return the form of an entry that fits the number ``n``."""
    if isinstance(entry, str):
        return ((entry, ""),)
    return entry[_plural()(parts["n"])] if len(entry) > 1 else entry[0]


@cache
def entries() -> Mapping[str, Entry]:
    """Return every entry of the table by its key."""
    text = files(__name__).joinpath(TABLE).read_text(encoding="utf-8")
    return dict(_flat("", yaml.load(text, yaml.CBaseLoader)))  # noqa: S506 (this loader makes only texts)


@cache
def _plural() -> Callable[[int], int]:
    return c2py(message("plural"))


def _flat(key: str, value: str | list[str] | dict[str, Any]) -> Iterator[tuple[str, Entry]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _flat(f"{key}.{name}" if key else name, inner)
    else:
        forms = tuple(map(_read, [value] if isinstance(value, str) else value))
        plain = len(forms) == 1 and not any(name for _, name in forms[0])
        yield key, "".join(text for text, _ in forms[0]) if plain else forms


def _read(form: str) -> Form:
    return tuple((text, name or "") for text, name, _, _ in Formatter().parse(form))


def joined(parts: Sequence[str]) -> str:
    """Return words in a row: ``a``, ``a and b``, ``a, b and c``."""
    return message("row.and").join(filter(None, (message("row.comma").join(parts[:-1]), *parts[-1:])))


def capitalised(words: str) -> str:
    """Return a phrase with a capital first letter; the rest does not change."""
    return words[:1].upper() + words[1:]


def sentence(words: str) -> str:
    """Return a phrase as a sentence.

    It begins with a capital and ends with one full stop, or with the ``!``, ``?`` or ``…`` that was typed.
    """
    return capitalised(words if words.endswith(("!", "?", "…")) else message("row.stop", words=words.rstrip(".")))

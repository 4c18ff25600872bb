"""Takes the key of an entry and its parts; gives the words for readers, from the one table that holds them all.

An entry is words with parts in braces, or a list of such forms, of which the part ``n`` picks one by the table's rule.
Nothing is read before a word is asked for.
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
"""The table of the language that the pages speak."""

Form = tuple[tuple[str, str], ...]
"""An entry for one number: words, each with the name of the part that follows them, or none."""
Entry = str | tuple[Form, ...]
"""Words without parts, or the forms of an entry."""


def worded(key: str, /, **parts: object) -> str:
    """Give the words of an entry with its parts in place."""
    entry = entries().get(key)
    return entry if isinstance(entry, str) else "".join(map(str, parted(key, **parts)))


def parted(key: str, /, **parts: object) -> list[object]:
    """Give the words of an entry and its parts, one by one and each as it is, in the order of the language.

    A part that is a whole number counts something, and is written as the language writes such numbers.
    """
    found: list[object] = []
    for words, name in _form(key, parts):
        if words:
            found.append(words)
        if name:
            part = _given(key, parts, name)
            found.append(f"{part:,}".replace(",", worded("thousands")) if isinstance(part, int) else part)
    return found


def _form(key: str, parts: Mapping[str, Any]) -> Form:
    """Give the form of an entry that the number asks for."""
    entry = entries().get(key)
    if entry is None:
        message = f"the table has no words for {key}"
        raise KeyError(message)
    if isinstance(entry, str):
        return ((entry, ""),)
    return entry[_plural()(_given(key, parts, "n"))] if len(entry) > 1 else entry[0]


def _given(key: str, parts: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 (a part of any type)
    try:
        return parts[name]
    except KeyError:
        message = f"the words for {key} need the part {name}"
        raise KeyError(message) from None


@cache
def entries() -> Mapping[str, Entry]:
    """Give every entry of the table by its key."""
    text = files(__name__).joinpath(TABLE).read_text(encoding="utf-8")
    return dict(_flat("", yaml.load(text, yaml.CBaseLoader)))  # noqa: S506 (it makes nothing but texts)


@cache
def _plural() -> Callable[[int], int]:
    return c2py(worded("plural"))


def _flat(key: str, held: str | list[str] | dict[str, Any]) -> Iterator[tuple[str, Entry]]:
    if isinstance(held, dict):
        for name, below in held.items():
            yield from _flat(f"{key}.{name}" if key else name, below)
    else:
        forms = tuple(map(_read, [held] if isinstance(held, str) else held))
        alone = len(forms) == 1 and not any(name for _, name in forms[0])
        yield key, "".join(words for words, _ in forms[0]) if alone else forms


def _read(form: str) -> Form:
    return tuple((words, name or "") for words, name, _, _ in Formatter().parse(form))


def joined(parts: Sequence[str]) -> str:
    """Give words in a row: ``a``, ``a and b``, ``a, b and c``."""
    return worded("row.and").join(filter(None, (worded("row.comma").join(parts[:-1]), *parts[-1:])))


def capitalised(words: str) -> str:
    """Give a phrase with its first letter as a sentence begins; the rest stays as it was typed."""
    return words[:1].upper() + words[1:]


def sentence(words: str) -> str:
    """Give a phrase as a sentence: it begins with a capital and ends with one full stop, or as it was typed to end."""
    return capitalised(words if words.endswith(("!", "?", "…")) else worded("row.stop", words=words.rstrip(".")))

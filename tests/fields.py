"""Write the tables of keys in docs/writing.md from the records that files hold, and the sentence of each field."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import cache
from typing import TYPE_CHECKING, get_args, get_origin, get_type_hints

from generator.model import Claim, Entity, FrontMatter, MemberList, Source
from generator.model.requirements import Form, OneOf, Ours, Theirs
from generator.model.schema import Record, key, noun, slots
from generator.read.markdown.sections import Anchors, headings
from generator.read.settings import Own
from tests.architecture import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from dataclasses import Field
    from typing import Any

PAGE = ROOT / "docs/writing.md"
FILES = (Source, Entity, FrontMatter, Claim, MemberList, Own)
"""The records that stand in a file by themselves, or in the list that a file is; all others stand within these."""
UNTYPED = frozenset({"csl"})
"""Fields that no key stands for: what is read under many keys goes into them."""
TABLE = re.compile(r"<!-- keys of (\w+) -->\n.*?<!-- end of keys -->\n", re.DOTALL)


def records() -> tuple[type, ...]:
    """Return every record that a file holds, each before those within it."""
    found: list[type] = []

    def walk(record: type) -> None:
        if record not in found:
            found.append(record)
            for within in filter(None, slots(record).values()):
                walk(within)

    for record in FILES:
        walk(record)
    return tuple(found)


@cache
def sentences(record: type) -> Mapping[str, str]:
    """Return the sentence of each field of a record: the string that stands below the field."""
    (node,) = ast.parse(inspect.getsource(record)).body
    assert isinstance(node, ast.ClassDef)
    return {
        each.target.id: " ".join(below.value.value.split())
        for each, below in zip(node.body, node.body[1:], strict=False)
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str)
    }


def table(record: type, chapters: Mapping[str, str]) -> str:
    """Return the table of a record's keys; ``chapters`` lead to those of other records, by their names."""
    hints = get_type_hints(record, include_extras=True)
    rows = [
        f"| `{key(field.name)}` | {sentences(record).get(field.name, '')} "
        f"| {_form(hints[field.name], chapters)} | {_default(field)} |\n"
        for field in fields(record)
        if field.name not in UNTYPED
    ]
    return "".join(["| key | meaning | value | required, or default |\n|---|---|---|---|\n", *rows])


def _form(hint: object, chapters: Mapping[str, str]) -> str:
    """Say what may stand under a key, by the type of its field."""
    one = ", ".join(filter(None, (_said(each, chapters) for each in _within(hint)))) or "text"
    if _holds(hint, Mapping):
        return f"for each name, {one}"
    return f"a list; each entry is {one}" if _holds(hint, tuple) else one


def _said(asked: object, chapters: Mapping[str, str]) -> str:
    match asked:
        case OneOf(words):
            *others, last = (f"`{word}`" for word in words)
            return f"{', '.join(others)} or {last}"
        case Form(name):
            return name
        case Ours():
            return "our words"
        case Theirs():
            return "quoted words"
        case type() if issubclass(asked, Record):
            return chapters[asked.__name__]
    return ""


def _within(hint: object) -> Iterator[object]:
    """Yield a type, then every type in it and what they ask."""
    yield hint
    for inner in get_args(hint):
        yield from _within(inner)


def _holds(hint: object, kind: type) -> bool:
    return any(get_origin(each) is kind for each in _within(hint))


def labelled(record: type) -> Iterator[str]:
    """Return each field of a record, and of those within it, that has a label where changes of it are told."""
    for name, hint in get_type_hints(record).items():
        within = slots(record).get(key(name))
        if within and (not _holds(hint, tuple) or "id" in slots(within)):
            yield from labelled(within)
        elif key(name) in slots(record) and not _holds(hint, Mapping):
            yield f"{record.__name__}.{name}"


def _default(field: Field[Any]) -> str:
    """Say what holds where the key is left out."""
    if field.default is MISSING and field.default_factory is MISSING:
        return "required"
    several = field.default if isinstance(field.default, tuple) else (field.default,)
    return ", ".join(f"`{each}`" for each in several if isinstance(each, str)) or "optional"


def page() -> str:
    """Return docs/writing.md with the tables as they should be.

    The first table under a heading is led to by that heading; the others stand close to the keys that name them.
    """
    text = PAGE.read_text(encoding="utf-8")
    by_name = {record.__name__: record for record in records()}
    above = list(headings(text, Anchors()))
    chapters: dict[str, str] = {}
    for found in TABLE.finditer(text):
        line = text.count("\n", 0, found.start())
        head = [section for section in above if section.line < line][-1]
        link = f"[{head.title[0].lower()}{head.title[1:]}](#{head.anchor})"
        chapters[found[1]] = f"{noun(by_name[found[1]])} (below)" if link in chapters.values() else link
    return TABLE.sub(
        lambda found: f"<!-- keys of {found[1]} -->\n\n{table(by_name[found[1]], chapters)}\n<!-- end of keys -->\n",
        text,
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

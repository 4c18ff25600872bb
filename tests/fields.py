"""Write the tables of keys in docs/writing.md from the records that files hold, and the sentence of each field."""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import MISSING, fields
from functools import cache
from typing import TYPE_CHECKING

from generator.model import Claim, Entity, FrontMatter, MemberList, Source
from generator.model.forms import Form, OneOf, Ours, Theirs
from generator.model.schema import key, noun, slots
from generator.read.markdown.sections import Anchors, headings
from generator.read.settings import Own
from tests.architecture import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from dataclasses import Field
    from typing import Any

    from generator.model.schema import Slot

PAGE = ROOT / "docs/writing.md"
FILES = (Source, Entity, FrontMatter, Claim, MemberList, Own)
"""The records that stand in a file by themselves, or in the list that a file is; all others stand within these."""
UNTYPED = frozenset({"csl"})
"""Fields that no key stands for: what is read under many keys goes into them."""
TABLE = re.compile(r"<!-- keys of (\w+) -->\n.*?<!-- end of keys -->\n", re.DOTALL)
FORMS = {
    "id": "an id",
    "edtf": "a date",
    "date": "a day",
    "sha256": "a SHA-256 digest",
    "url": "a web address",
    "language": "a language code",
    "count": "a whole number above zero",
    "number": "a whole number",
    "share": "a share between 0 and 1",
}
"""What the page calls the written forms."""


def records() -> tuple[type, ...]:
    """Return every record that a file holds, each before those within it."""
    found: list[type] = []

    def walk(record: type) -> None:
        if record not in found:
            found.append(record)
            for slot in slots(record).values():
                if slot.record:
                    walk(slot.record)

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
    rows = [
        f"| `{key(field.name)}` | {sentences(record).get(field.name, '')} "
        f"| {_form(field, slots(record)[key(field.name)], chapters)} | {_default(field)} |\n"
        for field in fields(record)
        if field.name not in UNTYPED
    ]
    return "".join(["| key | what it says | what stands there | required, or default |\n|---|---|---|---|\n", *rows])


def _form(field: Field[Any], slot: Slot, chapters: Mapping[str, str]) -> str:
    """Say what may stand under a key."""
    one = ", ".join(_said(slot, chapters)) or "text"
    if slot.named:
        return f"names, each with {one}"
    return f"a list, each {one}" if str(field.type).startswith("tuple[") else one


def _said(slot: Slot, chapters: Mapping[str, str]) -> Iterator[str]:
    if slot.record:
        yield chapters[slot.record.__name__]
    for form in slot.forms:
        match form:
            case OneOf(words):
                *others, last = (f"`{word}`" for word in words)
                yield f"{', '.join(others)} or {last}"
            case Form(name):
                yield FORMS[name]
            case Ours():
                yield "our words"
            case Theirs():
                yield "quoted words"


def labelled(record: type) -> Iterator[str]:
    """Return each field of a record, and of those within it, that has a label where changes of it are told."""
    for field in fields(record):
        slot, several = slots(record)[key(field.name)], str(field.type).startswith("tuple[")
        if slot.record and (not several or "id" in slots(slot.record)):
            yield from labelled(slot.record)
        elif not slot.named:
            yield f"{record.__name__}.{field.name}"


def _default(field: Field[Any]) -> str:
    """Say what holds where the key is left out."""
    if field.default is MISSING and field.default_factory is MISSING:
        return "required"
    several = field.default if isinstance(field.default, tuple) else (field.default,)
    return ", ".join(f"`{each}`" for each in several if isinstance(each, str)) or "may be left out"


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

"""Takes data of the right shape; gives a finding for each value that is empty, off its closed list, or misformed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from generator.addresses import LONGEST
from generator.dates import is_day, is_edtf
from generator.diagnostics import Diagnostic
from generator.load.shapes import noun, slots
from generator.model.bounds import ADDRESS, ENTRIES, EVIDENCE, FORMER, NAME, NAMES
from generator.model.forms import Form, OneOf
from generator.places import Place, Text
from generator.rules import reading
from generator.suggest import hint
from generator.yamltext import Items, Pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.load.shapes import Slot
    from generator.yamltext import Data

Path = tuple[str | int, ...]


class Written(NamedTuple):
    """A written form: its test, what it is called, and an example."""

    holds: Callable[[str], bool]
    name: str
    example: str


def is_id(text: str) -> bool:
    """Whether a text is an id: kebab-case ASCII, and no longer than a name in an address can be."""
    return len(text) <= LONGEST and bool(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", text))


def is_url(text: str) -> bool:
    """Whether a text is an address on the web."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"\s", text)


WRITTEN = {
    "id": Written(is_id, "an id", "Write small letters, digits and hyphens, as in fomenko-2023."),
    "edtf": Written(is_edtf, "a date in EDTF", "Write it as 2023-06-03, 2023-06, 2023~ or ../2023-06-03."),
    "date": Written(is_day, "a day", "Write it as 2026-11-22."),
    "sha256": Written(
        lambda text: bool(re.fullmatch(r"[0-9A-Fa-f]{64}", text)), "a SHA-256", "Write its 64 hexadecimal digits."
    ),
    "url": Written(is_url, "an address", "Begin it with https://."),
    "language": Written(
        lambda text: bool(re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", text)),
        "a language tag",
        "Write it as en, fr or zh-Hant.",
    ),
    "count": Written(
        lambda text: bool(re.fullmatch(r"[1-9]\d{0,8}", text)),
        "a whole number above zero",
        "Write it in digits, as in 100.",
    ),
    "number": Written(
        lambda text: bool(re.fullmatch(r"0|[1-9]\d{0,8}", text)), "a whole number", "Write it in digits, as in 2."
    ),
    "share": Written(
        lambda text: bool(re.fullmatch(r"0?\.\d+|1(?:\.0+)?|0", text)), "a share between 0 and 1", "Write it as 0.5."
    ),
}

ONE_OF = {"MemberList": ("members", "evidence"), "Member": ("entity", "name")}
"""Records of which one or the other key is needed."""

FOLLOWED = frozenset({"source", "capture", "about", "entity", "replaced-by", "derived-from"})
"""Keys whose ids must be those of records: one that is misformed leads nowhere, and is reported as that."""

MOST = {"evidence": EVIDENCE, "captures": EVIDENCE, "was": FORMER}
MOST |= dict.fromkeys(("about", "relations", "aliases", "topics", "author", "authors", "reviewers"), NAMES)
"""How many entries may stand under a key, where that is fewer than in any list."""

KEPT = frozenset({"id", "sha256"})
"""Forms whose misformed values stay in the record: what refers to them can still be followed."""


class Fault(NamedTuple):
    """A finding, where in the data it is, and whether the value can stay in spite of it."""

    path: Path
    finding: Diagnostic
    stays: bool = False


def faults(record: type, data: Pairs, path: Path = ()) -> Iterator[Fault]:
    """Check the values of one record and of the records in it."""
    needed = ONE_OF.get(record.__name__)
    if needed and not any(name in data.cut or data.get(Text(name), EMPTY) != EMPTY for name in needed):
        start = beginning(data)
        message = f"{noun(record).capitalize()} needs `{needed[0]}` or `{needed[1]}`, and this one has neither."
        finding = Diagnostic(reading.KEY_MISSING, start, message, f"Add `{needed[0]}` or `{needed[1]}`.")
        yield Fault(path, finding, stays=True)
    for name, slot in slots(record).items():
        if name not in data:
            continue
        value = data[Text(name)]
        if isinstance(value, Items):
            if slot.required and not value:
                message = f"`{name}` is empty; at least one entry is needed."
                yield Fault((*path, name), Diagnostic(reading.VALUE_EMPTY, value.place, message, "Add an entry."))
            if len(value) > (most := MOST.get(name, ENTRIES)):
                message = f"`{name}` has {len(value):,} entries; at most {most:,} are read."
                yield Fault((*path, name), Diagnostic(reading.YAML_ENTRIES, beginning(value), message, "Split it."))
                continue
            for index, item in enumerate(value):
                yield from _value(slot, item, name, (*path, name, index))
        elif isinstance(value, Pairs) and slot.named:
            for inner, text in value.items():
                yield from _value(slot, text, inner, (*path, name, inner))
        else:
            yield from _value(slot, value, name, (*path, name))


def beginning(data: Data) -> Place:
    """Give the place where a record begins, its first key; or that of a list's first entry."""
    first = next(iter(data), None) if isinstance(data, Pairs | Items) else None
    return first.place if isinstance(first, Text) else beginning(first) if first else data.place


def _value(slot: Slot, value: Data, name: str, path: Path) -> Iterator[Fault]:
    if isinstance(value, Pairs) and slot.record is not None:
        yield from faults(slot.record, value, path)
    if not isinstance(value, Text):
        return
    if value.strip() in NOTHING:
        finding = Diagnostic(
            reading.VALUE_EMPTY,
            value.place,
            f"`{name}` has no value.",
            "Give it one, or delete the key if it is not known.",
        )
        yield Fault(path, finding)
        return
    most = next((ADDRESS if form.name == "url" else NAME for form in slot.forms if isinstance(form, Form)), 0)
    if most and len(value) > most:
        message = f"`{name}` has {len(value):,} characters; at most {most:,} are read."
        yield Fault(path, Diagnostic(reading.VALUE_LONG, value.place, message, "Shorten it."))
        return
    for form in slot.forms:
        if isinstance(form, OneOf) and value not in form.words:
            message = f"`{name}` is {shown(value)}; one of {', '.join(form.words)} was expected."
            finding = Diagnostic(
                reading.VALUE_UNKNOWN, value.place, message, hint(value, form.words, "Write one of them.")
            )
            yield Fault(path, finding)
        if isinstance(form, Form) and name not in FOLLOWED and not WRITTEN[form.name].holds(value):
            written = WRITTEN[form.name]
            message = f"`{name}` is {shown(value)}, which is not {written.name}."
            finding = Diagnostic(reading.VALUE_FORM, value.place, message, written.example)
            yield Fault(path, finding, form.name in KEPT)


EMPTY = Items()
NOTHING = frozenset({"", "~", "null"})
"""What a writer of YAML means by no value; printed, it would read like one."""
SHOWN = 60


def shown(value: str) -> str:
    """Give a value as a message shows it: on one line, and not all of a long one."""
    return f"`{cut(value)}`"


def cut(value: str) -> str:
    """Return the beginning of a value, on one line."""
    line = " ".join(value.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"

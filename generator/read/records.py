"""Read a record from data, as whole as its mistakes leave it, and find every mistake in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from generator.model.bounds import ADDRESS, ENTRIES, EVIDENCE, FORMER, NAME, NAMES
from generator.model.dates import is_day, is_edtf
from generator.model.diagnostics import Diagnostic
from generator.model.forms import Form, OneOf
from generator.model.places import Place, Text
from generator.model.rules import reading
from generator.model.schema import noun, slots
from generator.read.characters import LONGEST
from generator.read.suggestions import MOST, hint, nearest
from generator.read.yaml import Items, Pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.model.schema import Slot
    from generator.read.yaml import Data


R = TypeVar("R")


class Reading(NamedTuple, Generic[R]):
    """A record and what was found in reading it; ``whole`` says that no record within it had to be left out."""

    record: R | None
    findings: tuple[Diagnostic, ...]
    whole: bool


@lru_cache(maxsize=64)
def adapter(record: type[Any]) -> TypeAdapter[Any]:
    """Give what makes records of data, of one kind."""
    return TypeAdapter(record)


def read_record(record: type[R], data: Data) -> Reading[R]:
    """Make a record of data.

    What is wrong is reported once and then taken out of ``data``, so that the rest can be checked in the same run:
    a misspelt key is read as the key that was meant, an optional value falls back to its default,
    and a record that lacks something it needs is left out of its list.
    """
    findings: list[Diagnostic] = []
    whole = True
    checked = False
    first = True
    while True:
        try:
            value: R = adapter(record).validate_python(data)  # type: ignore[arg-type]  # a class is hashable
        except ValidationError as error:
            errors = [(row["type"], tuple(row["loc"])) for row in error.errors(include_url=False, include_input=False)]
            unknown = [path for kind, path in errors if kind == UNKNOWN][:MOST]
            renamed = {path: meant for path in unknown if (meant := _meant(record, data, path))}
            if first:
                instead = _instead(errors, renamed)
                supplied = {(*path[:-1], meant) for path, meant in (*renamed.items(), *instead.items())}
                advised = {path: f"Did you mean `{meant}`? Write it so." for path, meant in renamed.items()}
                advised |= {path: f"Write `{missing}`, which is missing here." for path, missing in instead.items()}
                advised |= {
                    path: "Delete it." for kind, path in errors[MOST:] if kind == UNKNOWN and path not in advised
                }
                findings += [_told(record, data, *row, advised) for row in errors if row[1] not in supplied]
            for path, meant in renamed.items():
                _rename(data, path, meant)
            dropped = {path[:-1] if kind == "missing" else path for kind, path in errors if path not in renamed}
            dropped -= {path[:-1] for path in renamed}
            first = False
        else:
            if checked or not isinstance(data, Pairs):
                return Reading(value, tuple(findings), whole)
            found = list(faults(record, data))
            findings += [fault.finding for fault in found]
            dropped = {fault.path for fault in found if not fault.stays}
            checked, first = True, False
        if () in dropped:
            return Reading(None, tuple(findings), whole=False)
        whole = _drop(data, dropped) and whole


UNKNOWN = "unexpected_keyword_argument"


def _at(data: Any, path: Path) -> Any:  # noqa: ANN401 - a walk through lists and mappings
    for step in path:
        data = data[step]
    return data


def _record_at(record: type, path: Path) -> type:
    for step in path:
        slot = slots(record).get(step) if isinstance(step, str) else None
        record = slot.record if slot and slot.record else record
    return record


def _meant(record: type, data: Data, path: Path) -> str | None:
    known = [name for name in slots(_record_at(record, path[:-1])) if name not in _at(data, path[:-1])]
    return nearest(str(path[-1]), known)


def _instead(errors: list[tuple[str, Path]], renamed: dict[Path, str]) -> dict[Path, str]:
    """Give for an unknown key the one that is missing, where a mapping has one of each: that is one mistake."""
    supplied = {(*path[:-1], meant) for path, meant in renamed.items()}
    found: dict[Path, tuple[list[Path], list[str]]] = {}
    for kind, path in errors:
        unknown, missing = found.setdefault(path[:-1], ([], []))
        if kind == UNKNOWN and path not in renamed:
            unknown.append(path)
        elif kind == "missing" and path not in supplied:
            missing.append(str(path[-1]))
    return {unknown[0]: missing[0] for unknown, missing in found.values() if len(unknown) == len(missing) == 1}


def _rename(data: Data, path: Path, meant: str) -> None:
    pairs: Pairs = _at(data, path[:-1])
    name = Text(str(path[-1]))
    place = pairs.typed(name).place
    pairs.setdefault(Text(meant, place), pairs.pop(name))


def _drop(data: Data, paths: Iterable[Path]) -> bool:
    """Take values out of data, and lists that become empty; give whether no entry of a list went."""
    whole = True
    cut: dict[int, tuple[Pairs, set[str | int]]] = {}
    # The last come first, so that the numbers of the entries before them stay true.
    order = lambda path: [(0, step, "") if isinstance(step, int) else (1, 0, step) for step in path]  # noqa: E731
    for path in sorted(paths, key=order, reverse=True):
        if any(path[:length] in paths for length in range(len(path))):
            continue
        inside, name = _at(data, path[:-1]), path[-1]
        del inside[name]
        if isinstance(inside, Items):
            whole = False
            if not inside and len(path) > 1:
                inside, name = _at(data, path[:-2]), path[-2]
                del inside[name]
        if isinstance(inside, Pairs):
            cut.setdefault(id(inside), (inside, set()))[1].add(name)
    for pairs, names in cut.values():
        pairs.cut |= names
    return whole


def _told(record: type, data: Data, kind: str, path: Path, advised: dict[Path, str]) -> Diagnostic:
    """Say in our own words what pydantic found at a path; ``advised`` has the hint for some unknown keys."""
    name = str(path[-1]) if path else ""
    if kind == "missing":
        owner = _at(data, path[:-1])
        called = noun(_record_at(record, path[:-1]))
        message = f"{called[0].upper()}{called[1:]} needs `{name}`, and here it has none."
        return Diagnostic(reading.KEY_MISSING, beginning(owner), message, f"Add `{name}`.")
    if kind == UNKNOWN:
        owner = _record_at(record, path[:-1])
        key = _at(data, path[:-1]).typed(Text(name))
        called = noun(owner)
        message = f"{called[0].upper()}{called[1:]} has no key `{name}`."
        advice = advised.get(path) or hint(name, slots(owner))
        return Diagnostic(reading.KEY_UNKNOWN, key.place, message, advice)
    value: Data = _at(data, path)
    called = noun(record)
    label = f"{called[0].upper()}{called[1:]}"
    if path:
        label = f"`{name}`" if isinstance(path[-1], str) else f"An entry of `{path[-2]}`"
    if isinstance(value, Text) and not value.strip():
        message = f"{label} has no value."
        return Diagnostic(reading.VALUE_EMPTY, value.place, message, "Give it one, or delete it if it is not known.")
    wanted = {"is_instance_of": "a text", "tuple_type": "a list"}.get(kind, "a mapping")
    there = {Items: "a list", Pairs: "a mapping"}.get(type(value), "a text")
    advice = {
        "a text": "Write it as a text, in quotation marks where it begins with a bracket.",
        "a list": "Begin each entry with a hyphen.",
        "a mapping": "Write it as key: value.",
    }[wanted]
    place = value.place if isinstance(value, Text) else _start(value.place)
    return Diagnostic(reading.VALUE_TYPE, place, f"{label} is {there}; {wanted} was expected.", advice)


def _start(place: Place) -> Place:
    return Place(place.file, place.line, place.column, place.line, place.column + 1)


Path = tuple[str | int, ...]


class WrittenForm(NamedTuple):
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
    "id": WrittenForm(is_id, "an id", "Write small letters, digits and hyphens, as in fomenko-2023."),
    "edtf": WrittenForm(is_edtf, "a date in EDTF", "Write it as 2023-06-03, 2023-06, 2023~ or ../2023-06-03."),
    "date": WrittenForm(is_day, "a day", "Write it as 2026-11-22."),
    "sha256": WrittenForm(
        lambda text: bool(re.fullmatch(r"[0-9A-Fa-f]{64}", text)), "a SHA-256", "Write its 64 hexadecimal digits."
    ),
    "url": WrittenForm(is_url, "an address", "Begin it with https://."),
    "language": WrittenForm(
        lambda text: bool(re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", text)),
        "a language tag",
        "Write it as en, fr or zh-Hant.",
    ),
    "count": WrittenForm(
        lambda text: bool(re.fullmatch(r"[1-9]\d{0,8}", text)),
        "a whole number above zero",
        "Write it in digits, as in 100.",
    ),
    "number": WrittenForm(
        lambda text: bool(re.fullmatch(r"0|[1-9]\d{0,8}", text)), "a whole number", "Write it in digits, as in 2."
    ),
    "share": WrittenForm(
        lambda text: bool(re.fullmatch(r"0?\.\d+|1(?:\.0+)?|0", text)), "a share between 0 and 1", "Write it as 0.5."
    ),
}

ONE_OF = {"MemberList": ("members", "evidence"), "Member": ("entity", "name")}
"""Records of which one or the other key is needed."""

FOLLOWED = frozenset({"source", "capture", "about", "entity", "replaced-by", "derived-from"})
"""Keys whose ids must be those of records: one that is misformed leads nowhere, and is reported as that."""

HELD = {"evidence": EVIDENCE, "captures": EVIDENCE, "was": FORMER}
HELD |= dict.fromkeys(("about", "relations", "aliases", "topics", "author", "authors", "reviewers"), NAMES)
"""How many entries may stand under a key, where that is fewer than in any list."""

KEPT = frozenset({"id", "sha256"})
"""Forms whose misformed values stay in the record: what refers to them can still be followed."""


class Mistake(NamedTuple):
    """A finding, where in the data it is, and whether the value can stay in spite of it."""

    path: Path
    finding: Diagnostic
    stays: bool = False


def faults(record: type, data: Pairs, path: Path = ()) -> Iterator[Mistake]:
    """Check the values of one record and of the records in it."""
    needed = ONE_OF.get(record.__name__)
    if needed and not any(name in data.cut or data.get(Text(name), EMPTY) != EMPTY for name in needed):
        start = beginning(data)
        message = f"{noun(record).capitalize()} needs `{needed[0]}` or `{needed[1]}`, and this one has neither."
        finding = Diagnostic(reading.KEY_MISSING, start, message, f"Add `{needed[0]}` or `{needed[1]}`.")
        yield Mistake(path, finding, stays=True)
    for name, slot in slots(record).items():
        if name not in data:
            continue
        value = data[Text(name)]
        if isinstance(value, Items):
            if slot.required and not value:
                message = f"`{name}` is empty; at least one entry is needed."
                yield Mistake((*path, name), Diagnostic(reading.VALUE_EMPTY, value.place, message, "Add an entry."))
            if len(value) > (most := HELD.get(name, ENTRIES)):
                message = f"`{name}` has {len(value):,} entries; at most {most:,} are read."
                yield Mistake((*path, name), Diagnostic(reading.YAML_ENTRIES, beginning(value), message, "Split it."))
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


def _value(slot: Slot, value: Data, name: str, path: Path) -> Iterator[Mistake]:
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
        yield Mistake(path, finding)
        return
    most = next((ADDRESS if form.name == "url" else NAME for form in slot.forms if isinstance(form, Form)), 0)
    if most and len(value) > most:
        message = f"`{name}` has {len(value):,} characters; at most {most:,} are read."
        yield Mistake(path, Diagnostic(reading.VALUE_LONG, value.place, message, "Shorten it."))
        return
    for form in slot.forms:
        if isinstance(form, OneOf) and value not in form.words:
            message = f"`{name}` is {shown(value)}; one of {', '.join(form.words)} was expected."
            finding = Diagnostic(
                reading.VALUE_UNKNOWN, value.place, message, hint(value, form.words, "Write one of them.")
            )
            yield Mistake(path, finding)
        if isinstance(form, Form) and name not in FOLLOWED and not WRITTEN[form.name].holds(value):
            written = WRITTEN[form.name]
            message = f"`{name}` is {shown(value)}, which is not {written.name}."
            finding = Diagnostic(reading.VALUE_FORM, value.place, message, written.example)
            yield Mistake(path, finding, form.name in KEPT)


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

"""Read a record from data: keep what is right, and report every mistake."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from generator.model.diagnostics import Diagnostic
from generator.model.places import Commented, Place, Text
from generator.model.requirements import Either, Entries, Form, OneOf, Requirement
from generator.model.rules import BY_NAME, reading
from generator.model.schema import noun, required, slots
from generator.read.suggestions import MOST, nearest, suggest
from generator.read.yaml import Items, Pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.read.yaml import Data


R = TypeVar("R")


class Reading(NamedTuple, Generic[R]):
    """A record, and the findings from reading it.

    ``record`` is None if a mistake made the whole record unusable.
    ``whole`` is true if no record inside it had to be left out.
    """

    record: R | None
    findings: tuple[Diagnostic, ...]
    whole: bool


Path = tuple[str | int, ...]


class Mistake(NamedTuple):
    """A mistake at a path in data.

    ``kind`` is pydantic's name for the mistake, or the name of a rule.
    With a rule, ``requirement`` is what the value does not meet.
    """

    kind: str
    path: Path
    requirement: Requirement | None = None

    @property
    def stays(self) -> bool:
        """Whether the value is kept despite the mistake."""
        misformed = (
            isinstance(self.requirement, Form) and self.requirement.kept and self.kind == reading.VALUE_FORM.name
        )
        return misformed or isinstance(self.requirement, Either) or self.kind == reading.VALUE_COMMENTED.name


@lru_cache(maxsize=64)
def _adapter(record: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(record)


def validate_record(record: type[R], data: Any, *, told: bool = False) -> tuple[R | None, list[Mistake]]:  # noqa: ANN401 (an edition may hold anything)
    """Return the record that data contain, or the mistakes that prevent it.

    Mistakes in the shape of the data come first: mistakes in values are returned only if the shape is right.
    If ``told`` is true, the mistakes in values are reported already, and values are accepted as they are.
    """
    try:
        return _adapter(record).validate_python(data, context=told), []  # type: ignore[arg-type]  # a class is hashable
    except ValidationError as error:
        errors: list[Any] = error.errors(include_url=False, include_input=False)
    mistakes = [Mistake(found["type"], found["loc"], found.get("ctx", {}).get("requirement")) for found in errors]
    return None, [mistake for mistake in mistakes if not mistake.requirement] or mistakes


def read_record(record: type[R], data: Data) -> Reading[R]:
    """Build a record from data, and report its mistakes.

    Each mistake is reported once and then removed from ``data``, so the rest can be checked in the same run.
    A misspelt key is read as the key that was meant. An optional value falls back to its default.
    A record that lacks a required key is left out of its list, unless its quotes can be checked without that key.
    """
    findings: list[Diagnostic] = []
    whole = first = True
    if isinstance(data, Items) and (name := _only_key(record)):
        findings.append(_report_bare_list(record, name, data))
        data = Pairs({Text(name, data.place): data})
    told = False
    while True:
        value, mistakes = validate_record(record, data, told=told)
        if value is not None:
            return Reading(value, tuple(findings), whole)
        if mistakes[0].requirement:
            findings += [report_misfit(record, data, mistake) for mistake in mistakes if not _is_told(data, mistake)]
            dropped = {mistake.path for mistake in mistakes if not mistake.stays}
            told = True
        else:
            unknown = [path for kind, path, _ in mistakes if kind == UNKNOWN][:MOST]
            renamed = {path: meant for path in unknown if (meant := _meant_key(record, data, path))}
            if first:
                findings += _report_shape(record, data, mistakes, renamed)
            for path, meant in renamed.items():
                _rename(data, path, meant)
            unused = {path for kind, path, _ in mistakes if kind != "missing" and path not in renamed}
            missing = {path for kind, path, _ in mistakes if kind == "missing"}
            missing -= {path for path in missing if path[:-1] in {meant[:-1] for meant in renamed}}
            whole = whole and not missing
            dropped = unused | {path[:-1] for path in missing if not _stand_in(record, data, path)}
        first = False
        if () in dropped:
            return Reading(None, tuple(findings), whole=False)
        whole = _drop(data, dropped) and whole


def _only_key(record: type) -> str:
    """Return the only key of a type of record, or an empty text if it has several."""
    names = [*slots(record)]
    return names[0] if len(names) == 1 else ""


def _report_bare_list(record: type, name: str, data: Items) -> Diagnostic:
    """Report a list without the one key that its file has."""
    message = f"{noun(record).capitalize()} is a list; a mapping was expected."
    return Diagnostic(reading.VALUE_TYPE, _start(place_of_first(data)), message, f"Put `{name}:` above it.")


class StandIn(Text):
    """A value in place of a missing one, so that the quotes of its record are checked."""

    __slots__ = ()


STAND_INS = {
    "Claim": ("id", "statement"),
    "MemberList": ("id", "title"),
    "OpenEnd": ("text",),
    "Source": ("title",),
    "Capture": ("sha256",),
}
"""The keys, by record, without which the quotes of a record can be checked."""


def _stand_in(record: type, data: Data, path: Path) -> bool:
    """Set a stand-in for a missing key, and return whether one is allowed.

    An id that stands in is the place of its record, so that it differs from all others.
    """
    owner, name = _at(data, path[:-1]), str(path[-1])
    if name not in STAND_INS.get(_record_at(record, path[:-1]).__name__, ()):
        return False
    place = place_of_first(owner)
    owner[Text(name, place)] = StandIn(f"line {place.line}:{place.column}" if name == "id" else "…", place)
    return True


UNKNOWN = "unexpected_keyword_argument"
"""Pydantic's name for a key that a record does not have."""


def _at(data: Any, path: Path) -> Any:  # noqa: ANN401 - a walk through lists and mappings
    for step in path:
        data = data[step]
    return data


def _record_at(record: type, path: Path) -> type:
    for step in path:
        record = slots(record).get(str(step)) or record
    return record


def _meant_key(record: type, data: Data, path: Path) -> str | None:
    """Return the known key, not yet used, that is most like an unknown key."""
    known = [name for name in slots(_record_at(record, path[:-1])) if name not in _at(data, path[:-1])]
    return nearest(str(path[-1]), known)


def _pair_missing(mistakes: list[Mistake], renamed: dict[Path, str]) -> dict[Path, str]:
    """Return the missing key for each unknown key, by its path.

    A mapping with exactly one unknown and one missing key probably has one mistake: a wrong name.
    """
    supplied = {(*path[:-1], meant) for path, meant in renamed.items()}
    found: dict[Path, tuple[list[Path], list[str]]] = {}
    for kind, path, _ in mistakes:
        unknown, missing = found.setdefault(path[:-1], ([], []))
        if kind == UNKNOWN and path not in renamed:
            unknown.append(path)
        elif kind == "missing" and path not in supplied:
            missing.append(str(path[-1]))
    return {unknown[0]: missing[0] for unknown, missing in found.values() if len(unknown) == len(missing) == 1}


def _report_shape(record: type, data: Data, mistakes: list[Mistake], renamed: dict[Path, str]) -> Iterator[Diagnostic]:
    """Report each mistake in the shape of data.

    A missing key that is there under a wrong name is not reported as missing.
    """
    instead = _pair_missing(mistakes, renamed)
    supplied = {(*path[:-1], meant) for path, meant in (*renamed.items(), *instead.items())}
    advised = {path: f"Did you mean `{meant}`? Write that instead." for path, meant in renamed.items()}
    advised |= {path: f"Write `{missing}`, which is missing here." for path, missing in instead.items()}
    advised |= {path: "Delete it." for kind, path, _ in mistakes[MOST:] if kind == UNKNOWN and path not in advised}
    for kind, path, _ in mistakes:
        unread = kind == "missing" and not _at(data, path[:-1]).whole
        if path not in supplied and not unread:
            yield _describe_shape(record, data, kind, path, advised)


def _rename(data: Data, path: Path, meant: str) -> None:
    """Move the value of a misspelt key to the key that was meant.

    If that key is there already, its own value stays.
    """
    pairs: Pairs = _at(data, path[:-1])
    name = Text(str(path[-1]))
    place = pairs.typed(name).place
    pairs.setdefault(Text(meant, place), pairs.pop(name))


def _drop(data: Data, paths: Iterable[Path]) -> bool:
    """Remove the values at some paths, and each list that this leaves empty.

    Return whether every list kept all its entries.
    """
    whole = True
    cut: dict[int, tuple[Pairs, set[str | int]]] = {}
    # Later entries are removed first, because each removal changes the numbers of the entries after it.
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


def _describe_shape(record: type, data: Data, kind: str, path: Path, advised: dict[Path, str]) -> Diagnostic:
    """Report in our own words what pydantic found at a path.

    ``advised`` contains the hints for some unknown keys.
    """
    name = str(path[-1]) if path else ""
    if kind == "missing":
        message = f"{noun(_record_at(record, path[:-1])).capitalize()} needs `{name}`, which is missing here."
        return Diagnostic(reading.KEY_MISSING, place_of_first(_at(data, path[:-1])), message, f"Add `{name}`.")
    if kind == UNKNOWN:
        owner = _record_at(record, path[:-1])
        key = _at(data, path[:-1]).typed(Text(name))
        message = f"{noun(owner).capitalize()} has no key `{name}`."
        advice = advised.get(path) or suggest(name, slots(owner))
        return Diagnostic(reading.KEY_UNKNOWN, key.place, message, advice)
    value: Data = _at(data, path)
    label = noun(record).capitalize()
    if path:
        label = f"`{name}`" if isinstance(path[-1], str) else f"An entry of `{path[-2]}`"
    if isinstance(value, Text) and not value.strip():
        message = f"{label} has no value."
        return Diagnostic(
            reading.VALUE_EMPTY, value.place, message, "Write a value, or delete this if no value is known."
        )
    wanted = {"is_instance_of": "a text", "tuple_type": "a list"}.get(kind, "a mapping")
    there = {Items: "a list", Pairs: "a mapping"}.get(type(value), "a text")
    advice = {
        "a text": "Write it as a text, in quotation marks if it begins with a bracket.",
        "a list": "Begin each entry with a hyphen.",
        "a mapping": f"Write it as {_example(record, path, value)}.",
    }[wanted]
    place = value.place if isinstance(value, Text) else _start(value.place)
    return Diagnostic(reading.VALUE_TYPE, place, f"{label} is {there}; {wanted} was expected.", advice)


def _example(record: type, path: Path, value: Data) -> str:
    """Return how the mapping at a path is written, with the words of a text as its values if they fit."""
    inside = slots(_record_at(record, path[:-1])).get(path[-1]) if path and isinstance(path[-1], str) else None
    needed = required(inside) if inside else []
    words = value.split(maxsplit=len(needed) - 1) if needed and isinstance(value, Text) else []
    if len(words) != len(needed) or re.search(r"[,:#{}\[\]'\"&*!|>%@`]", "".join(words)):
        words = ["…"] * len(needed)
    pairs = ", ".join(f"{key}: {word}" for key, word in zip(needed, words, strict=True))
    return f"{{{pairs}}}" if pairs else "key: value"


def _start(place: Place) -> Place:
    """Return the first character of a place, as a place."""
    return Place(place.file, place.line, place.column, place.line, place.column + 1)


def place_of_first(data: Data) -> Place:
    """Return the place of the first key or entry of data."""
    first = next(iter(data), None) if isinstance(data, Pairs | Items) else None
    return first.place if isinstance(first, Text) else place_of_first(first) if first else data.place


def _is_told(data: Data, mistake: Mistake) -> bool:
    """Return whether a mistake was reported already: as a missing key, or as one of two alternative keys."""
    if not isinstance(mistake.requirement, Either):
        return isinstance(_at(data, mistake.path), StandIn)
    owner = _at(data, mistake.path)
    return not owner.whole or not owner.cut.isdisjoint(mistake.requirement.keys)


def report_misfit(record: type, data: Data, mistake: Mistake) -> Diagnostic:
    """Report what the schema asks of a value, and what the value is instead."""
    value = _at(data, mistake.path)
    name = next((step for step in reversed(mistake.path) if isinstance(step, str)), "")
    rule = BY_NAME[mistake.kind]
    match mistake.requirement:
        case Either(keys=(one, other)):
            called = noun(_record_at(record, mistake.path)).capitalize()
            message = f"{called} needs `{one}` or `{other}`, and this one has neither."
            advice = f"Add `{one}` or `{other}`."
        case Entries() if not value:
            message, advice = f"`{name}` is empty; at least one entry is needed.", "Add an entry."
        case Entries(most=most):
            message, advice = (
                f"`{name}` has {len(value):,} entries; at most {most:,} are allowed.",
                "Remove what is not needed, or split it.",
            )
        case Form(most=most) if rule is reading.VALUE_LONG:
            message, advice = f"`{name}` has {len(value):,} characters; at most {most:,} are allowed.", "Shorten it."
        case Form(name=form, example=example) if rule is reading.VALUE_FORM:
            message, advice = f"`{name}` is {quote_value(value)}, which is not {form}.", example
        case OneOf(words=words) if rule is reading.VALUE_UNKNOWN:
            message = f"`{name}` is {quote_value(value)}; one of {', '.join(words)} was expected."
            advice = suggest(value, words, "Write one of them.")
        case _ if rule is reading.VALUE_COMMENTED:
            return report_comment(name, value)
        case _:
            message, advice = f"`{name}` has no value.", "Write a value, or delete the key if no value is known."
            if isinstance(value, Commented):
                advice = "Put the value in quotation marks if it begins with #, or delete the key."
    return Diagnostic(rule, place_of_first(value), message, advice)


def report_comment(name: str, value: Text) -> Diagnostic:
    """Report a comment that ends the value of a key, and may be meant as a part of it."""
    message = f"`{name}` ends here, because a space and # begin a comment."
    hint = "Put the whole value in quotation marks or under a |, or the comment on a line of its own."
    return Diagnostic(reading.VALUE_COMMENTED, value.place, message, hint)


SHOWN = 60
"""The most characters of a value that a message quotes."""


def quote_value(value: str) -> str:
    """Return a value as messages quote it: in backticks and shortened."""
    return f"`{shorten(value)}`"


def shorten(value: str) -> str:
    """Return a value on one line; after ``SHOWN`` characters, an ellipsis replaces the rest."""
    line = " ".join(value.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"

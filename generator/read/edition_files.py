"""Takes a tree and its briefings; gives the editions of each, oldest first, and findings where their row is broken."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from generator.model import SCHEMA, SCHEMAS, UNWRITTEN, Edition, edition_file
from generator.model.diagnostics import Diagnostic
from generator.model.places import Place, Text
from generator.model.rules import publishing, reading
from generator.read.characters import strange
from generator.read.records import cut, misfit, validated
from generator.read.seal import digest, written
from generator.read.yaml import Items, Pairs

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from generator.model import Briefing, Tree
    from generator.model.diagnostics import Rule
    from generator.read.records import Mistake

NAME = re.compile(
    r"briefings/(?P<briefing>[^/]+)/editions/(?:(?P<number>[1-9][0-9]{0,3})\.json|(?P<other>(?!\.|.*/\.).+))",
    re.DOTALL,
)
"""An edition, or another file beside them that is not hidden."""
ESCAPED = re.compile(r"(?<!\\)(?:\\\\)*\\u")
"""A character that JSON cannot hold as itself; no text that passes the check has one."""
RESTORE = "Restore the file from the version history."
MISFIT = {"missing": "`{}` is missing.", "unexpected_keyword_argument": "it has no key `{}`."}
"""What pydantic may find, in our words; all else is a value of another type."""


def read_editions(
    tree: Tree, briefings: tuple[Briefing, ...]
) -> tuple[dict[str, tuple[Edition, ...]], tuple[Diagnostic, ...]]:
    """Read every edition of every briefing, and hold each row of them together; what cannot be trusted is left out."""
    findings: list[Diagnostic] = []
    found: dict[str, dict[int, Edition | None]] = {str(briefing.id): {} for briefing in briefings}
    for path in tree.files:
        name = NAME.fullmatch(path)
        if name is None or name["briefing"] not in found:
            continue
        if name["other"]:
            message = f"The file {cut(name['other'])} is none that publishing writes."
            told = "Name it after its number again, as in 1.json, or take it out."
            findings.append(Diagnostic(publishing.EDITION_RENUMBERED, Place(path), message, told))
        else:
            edition, found_here = read_edition(path, tree.files[path])
            findings += found_here
            found[name["briefing"]][int(name["number"])] = edition
    for briefing in briefings:
        findings += _row(briefing, found[str(briefing.id)], tree.refused)
    editions = {
        name: tuple(edition for _, edition in sorted(row.items()) if edition)
        for name, row in found.items()
        if any(row.values())
    }
    return editions, tuple(findings)


def read_edition(path: str, data: bytes) -> tuple[Edition | None, tuple[Diagnostic, ...]]:
    """Read the file of one edition; give none for one that is not as it was published."""

    def refused(rule: Rule, message: str, hint: str = RESTORE) -> tuple[None, tuple[Diagnostic, ...]]:
        return None, (Diagnostic(rule, Place(path), message, hint),)

    try:
        text = data.decode()
        held = json.loads(text)
        record = placed(held, Place(path))
    except (ValueError, RecursionError):
        return refused(publishing.EDITION_UNREADABLE, "This edition is no JSON text in UTF-8.")
    if not isinstance(held, dict) or type(held.get("schema")) is not int or held["schema"] < 1:
        return refused(publishing.EDITION_UNREADABLE, "This file states no schema, so it is no edition.")
    if held["schema"] > SCHEMA:
        message = f"This edition follows schema {held['schema']}; this program knows schemas up to {SCHEMA}."
        return refused(publishing.EDITION_NEWER, message, "Install a newer version of the program.")
    if held.get("sha256") != digest(text):
        return refused(publishing.EDITION_CHANGED, *_altered(text, held.get("sha256")))
    edition, misfit = _fitted(record, path, text)
    if edition is None:
        return refused(publishing.EDITION_UNREADABLE, f"This edition does not follow schema {held['schema']}: {misfit}")
    return edition, ()


def _altered(text: str, stated: object) -> tuple[str, str]:
    """Say how a file differs from what was published, and what mends it."""
    if stated == digest(text.replace("\r\n", "\n")):
        hint = "Write `briefings/*/editions/*.json -text` into .gitattributes and check the file out anew."
        return "This edition is as it was published but for its line ends.", hint
    return f"This edition is not as it was published: its SHA-256 is {digest(text)}.", RESTORE


def _fitted(record: Any, path: str, text: str) -> tuple[Edition | None, str]:  # noqa: ANN401 (JSON's own types)
    """Make an edition of data; or say in what it is none that ``publish`` writes."""
    edition, mistakes = validated(Edition, record)
    if mistakes and not mistakes[0].asked:
        kind, where, _ = mistakes[0]
        told = MISFIT.get(kind, "`{}` is not of the kind that it has there.")
        return None, told.format(".".join(map(str, where)))
    if misplaced := next(_out_of_schema(record, record["schema"]), ""):
        return None, misplaced
    findings = [misfit(Edition, record, each) for each in mistakes if not _unwritten(each)]
    if findings := [*findings, *strange(path, text)]:
        return None, findings[0].message
    edition = edition or validated(Edition, record, told=True)[0]
    if edition is None or ESCAPED.search(text) or written(edition) != text:
        return None, "it is not written as an edition is."
    return edition, ""


def _out_of_schema(record: Pairs, schema: int) -> Iterator[str]:
    """Name each key that came with a later schema or belongs to none, and each that this one needs and is not there."""
    for number, keys in SCHEMAS.items():
        for name, needed in keys.items():
            found = list(_found(record, name.split("."))) if number > schema or needed else []
            if number > schema:
                yield from map(MISFIT["unexpected_keyword_argument"].format, found)
            elif needed and not found:
                yield MISFIT["missing"].format(name)
    for name in UNWRITTEN:
        yield from map(MISFIT["unexpected_keyword_argument"].format, _found(record, name.split(".")))


def _found(record: Any, steps: list[str]) -> Iterator[str]:  # noqa: ANN401 (JSON's own types)
    """Give the path of each value at a path in which a star stands for any key."""
    if not steps:
        yield ""
    elif isinstance(record, dict):
        for name in record if steps[0] == "*" else [steps[0]] if steps[0] in record else []:
            yield from (f"{name}.{path}".rstrip(".") for path in _found(record[name], steps[1:]))


def _unwritten(mistake: Mistake) -> bool:
    """Whether all that is wrong is Markdown that says nothing, as a narrative that nobody has written yet.

    How long values and lists may be was not asked when the first editions were published.
    """
    empty = mistake.kind == reading.VALUE_EMPTY.name and mistake.path[-1] == "body"
    return empty or mistake.kind in {reading.VALUE_LONG.name, reading.YAML_ENTRIES.name}


def placed(value: Any, place: Place) -> Any:  # noqa: ANN401 (JSON's own types)
    """Give JSON's values as data of ours, all of which stands at one place."""
    if isinstance(value, str):
        return Text(value, place)
    if isinstance(value, list):
        items = Items(placed(each, place) for each in value)
        items.place = place
        return items
    if isinstance(value, dict):
        pairs = Pairs((Text(name, place), placed(each, place)) for name, each in value.items())
        pairs.place = place
        return pairs
    return value


def _row(briefing: Briefing, row: dict[int, Edition | None], refused: Container[str]) -> Iterator[Diagnostic]:
    """Hold the editions of a briefing together; one that could not be read has been reported."""
    for before, after in pairwise((0, *sorted(row))):
        place = Place(edition_file(briefing.id, after))
        earlier, edition = row.get(before), row[after]
        files = {each: edition_file(briefing.id, each) for each in range(before + 1, after)}
        lacking = [each for each, file in files.items() if file not in refused]
        if lacking:
            gone = f"Edition {lacking[0]}" if len(lacking) == 1 else f"Editions {lacking[0]} to {lacking[-1]}"
            message = f"{gone} of {briefing.id} cannot be found, and this is edition {after}."
            yield Diagnostic(
                publishing.EDITION_MISSING, place, message, "Restore what is gone from the version history."
            )
        if edition is None:
            continue
        if edition.number != after or edition.briefing not in {briefing.id, *briefing.head.was}:
            message = f"This is edition {edition.number} of {edition.briefing}, not edition {after} of {briefing.id}."
            yield Diagnostic(publishing.EDITION_RENUMBERED, place, message, "Put every edition back in its place.")
        elif after == 1 and edition.previous:
            message = f"This is the first edition, and it names {edition.previous} as the one before it."
            yield Diagnostic(publishing.EDITION_UNCHAINED, place, message, RESTORE)
        elif earlier and earlier.number == before == after - 1:
            if edition.previous != earlier.sha256:
                message = f"This edition follows {edition.previous}, but edition {before} is {earlier.sha256}."
                yield Diagnostic(publishing.EDITION_UNCHAINED, place, message, RESTORE)
            elif edition.date < earlier.date:
                message = f"This edition is of {edition.date}, and edition {before} before it of {earlier.date}."
                yield Diagnostic(publishing.EDITION_UNCHAINED, place, message, RESTORE)
            elif edition.schema < earlier.schema:
                schemas = f"schema {edition.schema}, and edition {before} before it schema {earlier.schema}"
                yield Diagnostic(publishing.EDITION_UNCHAINED, place, f"This edition follows {schemas}.", RESTORE)

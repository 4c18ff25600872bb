"""Read the published editions, and report where their sequence is broken."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from generator.model import SCHEMA, SCHEMAS, SETTINGS, UNWRITTEN, WORDS, Edition, edition_file
from generator.model.diagnostics import Diagnostic
from generator.model.forms import ENTITY_KINDS
from generator.model.places import Place, Text
from generator.model.rules import publishing, reading
from generator.model.schema import is_table, slots
from generator.read.characters import report_forbidden_characters
from generator.read.files import report_conflict
from generator.read.records import UNKNOWN, report_misfit, shorten, validate_record
from generator.read.redactions import is_sealed, mark_barred, read_redactions, without_barred_links
from generator.read.seal import SALTED, digest, edition_text
from generator.read.yaml import Items, Pairs

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from generator.model import Briefing, Redaction, Tree
    from generator.model.diagnostics import Rule
    from generator.read.records import Mistake

NAME = re.compile(
    r"briefings/(?P<briefing>[^/]+)/editions/(?:(?P<number>[1-9][0-9]{0,3})\.json|(?P<other>(?!\.|.*/\.).+))",
    re.DOTALL,
)
"""The path of an edition, or of another file beside the editions that is not hidden."""
ESCAPED = re.compile(r"(?<!\\)(?:\\\\)*\\u")
"""An escape of a character that JSON cannot contain as itself; no text that passes the check has such a character."""
RESTORE = "Restore the file from the version history."
RESTORE_BOTH = "Restore both files from the version history."
MISFIT = {"missing": "`{}` is missing.", UNKNOWN: "the key `{}` is not allowed."}
"""Our words for pydantic's mistakes in an edition; every mistake of another kind is a value of a wrong type."""
KNOWN = 1024
"""How many editions are kept after they are read."""


def read_editions(
    tree: Tree, briefings: tuple[Briefing, ...]
) -> tuple[dict[str, tuple[Edition, ...]], tuple[Diagnostic, ...]]:
    """Return the editions of every briefing, and report broken editions and sequences.

    The editions are by briefing, oldest first, without those that cannot be trusted. The findings come second.
    """
    findings: list[Diagnostic] = []
    found: dict[str, dict[int, Edition | None]] = {str(briefing.id): {} for briefing in briefings}
    for path in tree.files:
        name = NAME.fullmatch(path)
        if name is None or name["briefing"] not in found:
            continue
        if name["other"]:
            message = f"The file {shorten(name['other'])} is not one that publishing writes."
            hint = (
                "If the file of its edition is missing, name it so, as in 1.json; if not, move it out of the project."
            )
            findings.append(Diagnostic(publishing.EDITION_RENUMBERED, Place(path), message, hint))
        else:
            edition, faults = read_edition(path, tree.files[path])
            findings += faults
            found[name["briefing"]][int(name["number"])] = edition
    for briefing in briefings:
        findings += _check_sequence(briefing, found[str(briefing.id)], tree.refused)
    editions = {
        name: tuple(edition for _, edition in sorted(numbered.items()) if edition)
        for name, numbered in found.items()
        if any(numbered.values())
    }
    return editions, tuple(findings)


@lru_cache(maxsize=KNOWN)
def read_edition(path: str, data: bytes) -> tuple[Edition | None, tuple[Diagnostic, ...]]:
    """Return the edition in a file, and the findings.

    If the file is not as it was published, the edition is None.
    It is cached, because a review and a publication read the same editions several times.
    """

    def refused(rule: Rule, message: str, hint: str = RESTORE) -> tuple[None, tuple[Diagnostic, ...]]:
        return None, (Diagnostic(rule, Place(path), message, hint),)

    try:
        text = data.decode()
        parsed = json.loads(text)
        record = with_place(parsed, Place(path))
    except (ValueError, RecursionError):
        conflict = report_conflict(path, data.decode(errors="replace"))
        unreadable = refused(publishing.EDITION_UNREADABLE, "This edition is not JSON text in UTF-8.")
        return (None, (replace(conflict, hint=RESTORE),)) if conflict else unreadable
    if not isinstance(parsed, dict) or type(parsed.get("schema")) is not int or parsed["schema"] < 1:
        return refused(publishing.EDITION_UNREADABLE, "This file states no valid schema, so it is not an edition.")
    if parsed["schema"] > SCHEMA:
        message = f"This edition has schema {parsed['schema']}; this program knows schemas up to {SCHEMA}."
        return refused(publishing.EDITION_NEWER, message, "Install a newer version of the program.")
    redactions = read_redactions(record)
    if redactions is None or "\r\n" in text or not is_sealed(text, parsed, redactions):
        return refused(publishing.EDITION_CHANGED, *_explain_changed(text, parsed, redactions))
    mark_barred(record, redactions)
    edition, reason = _fit(record, path, text)
    if edition is None:
        return refused(
            publishing.EDITION_UNREADABLE, f"This edition does not match schema {parsed['schema']}: {reason}"
        )
    sources = tuple(map(without_barred_links, edition.contents.sources))
    return replace(edition, contents=replace(edition.contents, sources=sources)) if redactions else edition, ()


def _explain_changed(text: str, data: Any, redactions: tuple[Redaction, ...] | None) -> tuple[str, str]:  # noqa: ANN401
    """Return the message and the hint for a file with another digest than it states."""
    if redactions is None:
        return "What this edition states to be taken out of it does not fit its texts.", RESTORE
    if "\r\n" in text and is_sealed(text.replace("\r\n", "\n"), data, redactions):
        hint = (
            f"Write `/briefings/*/editions/*.json -text` into .gitattributes beside {SETTINGS}, and restore the file."
        )
        return "The line ends of this edition have changed since it was published.", hint
    if redactions or data["schema"] >= SALTED:
        return (
            "This edition has changed since it was published: its words do not have the SHA-256 that it states.",
            RESTORE,
        )
    return f"This edition has changed since it was published: its SHA-256 is now {digest(text)}.", RESTORE


def _fit(record: Any, path: str, text: str) -> tuple[Edition | None, str]:  # noqa: ANN401 (JSON's own types)
    """Build an edition from data, or explain why ``publish`` did not write this file."""
    edition, mistakes = validate_record(Edition, record)
    if mistakes and not mistakes[0].requirement:
        kind, where, _ = mistakes[0]
        reason = MISFIT.get(kind, "`{}` has a value of the wrong type.")
        return None, reason.format(".".join(map(str, where)))
    if misplaced := next(_out_of_schema(record, record["schema"]), ""):
        return None, misplaced
    findings = [report_misfit(Edition, record, mistake) for mistake in mistakes if not _is_allowed(mistake)]
    if findings := [*findings, *report_forbidden_characters(path, text)]:
        return None, findings[0].message
    edition = edition or validate_record(Edition, record, told=True)[0]
    if edition and edition.schema < LOOSER and (freer := next(_freer(edition), "")):
        return None, freer
    if edition is None or ESCAPED.search(text) or edition_text(edition) != text:
        return None, "it is not written as publishing writes an edition."
    return edition, ""


def _out_of_schema(record: Pairs, schema: int) -> Iterator[str]:
    """Return a sentence for each key that the schema does not allow or that is missing.

    A key is not allowed if it belongs to a later schema or to none; it is missing if this schema requires it.
    """
    stated: dict[str, str] = {}
    for name, path, value in _stated_keys(Edition, record, ""):
        stated.setdefault(name, path)
        if any(value in words.get(name, ()) for number, words in WORDS.items() if number > schema):
            yield f"`{path}` has the value `{value}`, which is newer than its schema."
    for number, keys in SCHEMAS.items():
        for name, needed in keys.items():
            if number > schema and name in stated:
                yield MISFIT[UNKNOWN].format(stated[name])
            elif number <= schema and needed and name not in stated:
                yield MISFIT["missing"].format(name.partition(".")[2])
    if UNWRITTEN in stated:
        yield MISFIT[UNKNOWN].format(stated[UNWRITTEN])


LOOSER = 5
"""The first version in which a row may have no evidence of its own, and a desk kinds of entity of its own."""


def _freer(edition: Edition) -> Iterator[str]:
    """Return a sentence for each record that only a later schema allows."""
    for entity in edition.contents.entities:
        if entity.kind and entity.kind not in ENTITY_KINDS:
            yield f"the kind `{entity.kind}` of {entity.id} is newer than its schema."
    for member_list in edition.contents.lists:
        for row in member_list.members:
            if not row.evidence:
                yield f"the row {row.id} of {member_list.id} has no evidence."


def _stated_keys(record: type, data: Any, path: str) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 (JSON's own types)
    """Return each key of data with its record, as in ``Claim.kind``, its path, and its value if that is a text."""
    if isinstance(data, list):
        for number, entry in enumerate(data):
            yield from _stated_keys(record, entry, f"{path}{number}.")
    elif isinstance(data, dict):
        for name, value in data.items():
            yield f"{record.__name__}.{name}", f"{path}{name}", value if isinstance(value, str) else ""
            inner = slots(record).get(name)
            if inner and isinstance(value, dict) and is_table(record, name):
                for step, entry in value.items():
                    yield from _stated_keys(inner, entry, f"{path}{name}.{step}.")
            elif inner:
                yield from _stated_keys(inner, value, f"{path}{name}.")


def _is_allowed(mistake: Mistake) -> bool:
    """Return whether an edition may have a mistake: empty Markdown, or a long value or list.

    A narrative may be unwritten. Lengths were not limited when the first editions were published.
    """
    empty = mistake.kind == reading.VALUE_EMPTY.name and mistake.path[-1] == "body"
    return empty or mistake.kind in {reading.VALUE_LONG.name, reading.YAML_ENTRIES.name}


def with_place(value: Any, place: Place) -> Any:  # noqa: ANN401 (JSON's own types)
    """Return JSON's values as our data, with one place for every value."""
    if isinstance(value, str):
        return Text(value, place)
    if isinstance(value, list):
        items = Items(with_place(item, place) for item in value)
        items.place = place
        return items
    if isinstance(value, dict):
        pairs = Pairs((Text(name, place), with_place(inner, place)) for name, inner in value.items())
        pairs.place = place
        return pairs
    return value


def _check_sequence(
    briefing: Briefing, numbered: dict[int, Edition | None], refused: Container[str]
) -> Iterator[Diagnostic]:
    """Report editions that are missing or do not fit the edition before them.

    ``numbered`` contains None for an edition that could not be read, because that is reported already.
    """
    for before, after in pairwise((0, *sorted(numbered))):
        place = Place(edition_file(briefing.id, after))
        earlier, edition = numbered.get(before), numbered[after]
        files = {number: edition_file(briefing.id, number) for number in range(before + 1, after)}
        missing = [number for number, file in files.items() if file not in refused]
        if missing:
            names = f"Edition {missing[0]}" if len(missing) == 1 else f"Editions {missing[0]} to {missing[-1]}"
            message = f"{names} of {briefing.id} cannot be found, and this is edition {after}."
            hint = "Restore the missing files from the version history."
            yield Diagnostic(publishing.EDITION_MISSING, place, message, hint)
        if edition is None:
            continue
        if edition.number != after or edition.briefing not in {briefing.id, *briefing.head.was}:
            message = f"This is edition {edition.number} of {edition.briefing}, not edition {after} of {briefing.id}."
            yield Diagnostic(publishing.EDITION_RENUMBERED, place, message, "Put every edition back into its own file.")
        elif after == 1 and edition.previous:
            message = (
                f"This is the first edition, but it names {edition.previous} as the digest of an edition before it."
            )
            yield Diagnostic(publishing.EDITION_UNCHAINED, place, message, RESTORE)
        elif earlier and earlier.number == before == after - 1:
            if edition.previous != earlier.sha256:
                named = f"names {edition.previous} as the digest of" if edition.previous else "names no digest of"
                message = f"This edition {named} edition {before}, but the digest of that file is {earlier.sha256}."
                yield Diagnostic(publishing.EDITION_UNCHAINED, place, message, RESTORE_BOTH)
            elif edition.date < earlier.date:
                message = (
                    f"This edition is dated {edition.date}, but edition {before} before it is dated {earlier.date}."
                )
                yield Diagnostic(publishing.EDITION_UNCHAINED, place, message, RESTORE_BOTH)
            elif edition.schema < earlier.schema:
                older = f"schema {edition.schema}, which is older than schema {earlier.schema} of edition {before}"
                yield Diagnostic(publishing.EDITION_UNCHAINED, place, f"This edition has {older}.", RESTORE_BOTH)

"""Plan a redaction: take words out of every edition, draft and capture, all or none, or refuse it with reasons.

In an edition of schema 5, the seal still holds: it covers the digests of the words, which stay in their place.
An older edition keeps the digest that it was published with, because the next edition names it. It can no longer be
computed from the file, so the file states a second digest. Only a review, which has the file before and after, can
show that nothing else was changed: see ``is_only_redacted``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.editions.barring import bar_files
from generator.editions.leftovers import NOTHING, find_left
from generator.editions.wanted import OF_THE_DESK, everything, free_texts
from generator.model import LARGEST, Tree, edition_file
from generator.model.places import Text
from generator.model.redactions import is_letter, with_bars
from generator.read.characters import report_forbidden_characters
from generator.read.seal import SALTED, derive_salts, sealed_words, second_digest, without_salts, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.editions.leftovers import Left
    from generator.editions.publishing import Judge
    from generator.editions.wanted import Wanted
    from generator.model import Contents, Edition, Library, Redaction, Span
    from generator.model.library import Checked

WRITTEN = frozenset({"redactions", "resealed", "salts"})
"""The keys of an edition that a redaction writes."""


@dataclass(frozen=True, kw_only=True)
class Demand:
    """What an editor states about a redaction: the words, the day in ISO 8601, and the reason for readers."""

    wanted: Wanted
    date: str
    because: str


class Redacted(NamedTuple):
    """What a redaction is going to write, or why it cannot be done.

    ``files`` contains the texts by path, ``counts`` the number of words that each loses.
    ``left`` is where the words still stand: in addresses, and where a program cannot change them.
    """

    files: Mapping[str, str] = {}
    counts: Mapping[str, int] = {}
    left: Left = NOTHING
    refusals: tuple[str, ...] = ()


def plan_redaction(tree: Tree, checked: Checked, demand: Demand, judge: Judge) -> Redacted:
    """Plan what takes the wanted words out of a project, without writing any file.

    The project must have passed the check. It is checked once more with all the planned files.
    """
    library = checked.library
    if library is None:
        return Redacted()
    if refusals := tuple(_refuse(demand, library, judge)):
        return Redacted(refusals=refusals)
    files, counts = bar_files(tree, library, demand.wanted, demand.date, demand.because)
    for name, history in library.editions.items():
        for past in history:
            path = edition_file(name, past.edition.number)
            text = tree.files[path].decode()
            files[path], counts[path] = redact_edition(past.edition, text, demand)
    files = {path: text for path, text in files.items() if text.encode() != tree.files[path]}
    counts = {path: counts.get(path, 0) for path in files}
    after = replace(tree, files={**tree.files, **{path: text.encode() for path, text in files.items()}})
    left = find_left(after, library, demand.wanted)
    if not files:
        return Redacted(left=left, refusals=("Nothing that can be taken out has these words.",))
    refusals = tuple(
        f"{path} would be larger than {LARGEST // 1024 // 1024} MiB."
        for path in files
        if len(after.files[path]) > LARGEST
    )
    refusals += tuple(
        f"The draft must change first, because the check would fail at {error.place} ({error.rule.name}): "
        f"{error.message} {error.hint} Then take the words out."
        for error in judge.tree(after).errors
    )
    return Redacted(files, counts, left, refusals)


def _refuse(demand: Demand, library: Library, judge: Judge) -> Iterator[str]:
    """Explain why nothing can be taken out here, or what in the reason cannot be published, if so."""
    if library.away:
        folder = library.settings.captures
        yield f"The folder {folder} is not here, and its captures may have the words. Run this where it is."
    if not any(map(is_letter, demand.because)):
        yield "The reason has no words: it must tell readers why something was taken out."
    for finding in (*judge.words([Text(demand.because)]), *report_forbidden_characters("reason", demand.because)):
        yield f"The reason cannot be published as it is. {finding.message}"
    if demand.wanted.trace(demand.because):
        yield "The reason contains the words that it takes out."


def redact_edition(edition: Edition, text: str, demand: Demand) -> tuple[str, int]:
    """Return the text of an edition's file without the wanted words, and how many words it lost."""
    gone = {
        at: spans
        for at, value in free_texts(edition)
        if not at.startswith("/redactions/") and (spans := _spans(edition.contents, at, value, demand.wanted))
    }
    if not gone:
        return text, 0
    data = json.loads(text)
    digests, salts = _seal(data, gone, edition.redactions) if edition.schema >= SALTED else ({}, {})
    for at, spans in gone.items():
        _replace(data, at, spans)
    data.setdefault("redactions", []).extend(
        {"at": at, "because": demand.because, "on": demand.date, "spans": [[*span] for span in spans]}
        | ({"digests": digests[at]} if digests else {})
        for at, spans in gone.items()
    )
    if salts:
        data["salts"] = salts
    else:
        data["resealed"] = "0" * 64
        data["resealed"] = second_digest(write(data))
    return write(data), sum(map(len, gone.values()))


def _spans(contents: Contents, at: str, value: str, wanted: Wanted) -> list[Span]:
    """Return the places of the words of a value that must be taken out; a source loses all its words."""
    _, _, kind, name, *_ = (*at.split("/"), "", "", "")
    named = contents.sources[int(name)].id if kind == "sources" else name if kind == "articles" else ""
    if named and named == wanted.source and not at.endswith(OF_THE_DESK):
        return everything(value)
    if at.endswith("/body"):
        return wanted.find_in_prose(contents.narrative if kind == "narrative" else contents.articles[name])
    return wanted.find(value)


def _seal(
    data: Any,  # noqa: ANN401 (JSON's own types)
    gone: Mapping[str, list[Span]],
    known: Iterable[Redaction],
) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Return the digests of the words to take out, by value, and the salts that stay."""
    values = sealed_words(data, known)
    total = sum(len(words) for _, words in values)
    salts = derive_salts(data["salts"], range(total))
    chosen = {(at, *span) for at, spans in gone.items() for span in spans}
    digests: dict[str, list[str]] = {}
    numbers: list[int] = []
    number = 0
    for at, words in values:
        reached = 0
        for word, _ in words:
            if (at, reached, reached + len(word)) in chosen:
                digests.setdefault(at, []).append(sha256(salts[number] + word.encode()).hexdigest())
                numbers.append(number)
            reached += len(word)
            number += 1
    return digests, without_salts(data["salts"], numbers, total)


def _replace(data: Any, at: str, spans: Iterable[Span]) -> None:  # noqa: ANN401 (JSON's own types)
    """Put bars into the value at a JSON Pointer."""
    *steps, last = (step.replace("~1", "/").replace("~0", "~") for step in at.split("/")[1:])
    for step in steps:
        data = data[int(step)] if isinstance(data, list) else data[step]
    key: Any = int(last) if isinstance(data, list) else last
    data[key] = with_bars(data[key], spans)


def is_only_redacted(before: bytes, after: bytes) -> bool:
    """Return whether the file of an edition differs from the file before only by words that were taken out since."""
    try:
        old, new = json.loads(before), json.loads(after)
        known, redactions = old.get("redactions", []), new.get("redactions", [])
        if redactions[: len(known)] != known:
            return False
        for redaction in redactions[len(known) :]:
            _replace(old, redaction["at"], redaction["spans"])
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return False
    kept = [{name: value for name, value in data.items() if name not in WRITTEN} for data in (old, new)]
    return bool(kept[0] == kept[1])

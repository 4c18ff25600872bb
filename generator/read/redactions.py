"""Read what was taken out of an edition: check that bars stand in its place, and that its digests fit."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from generator.model import Barred, Edition, Redaction
from generator.model.redactions import is_barred
from generator.read.records import validate_record
from generator.read.seal import SALTED, UNSEALED, SealError, digest, second_digest, texts
from generator.read.yaml import Pairs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Source, Span

LINKS = ("URL", "archive-url")
"""The keys of a source that contain a web address; a barred address leads nowhere."""


def read_redactions(record: Any) -> tuple[Redaction, ...] | None:  # noqa: ANN401 (JSON's own types)
    """Return the redactions that an edition states, or None if they are not as ``briefing redact`` writes them."""
    stated = record.get("redactions", [])
    if not isinstance(stated, list):
        return None
    found = [validate_record(Redaction, entry)[0] for entry in stated]
    redactions = [redaction for redaction in found if redaction]
    return tuple(redactions) if len(redactions) == len(stated) and _fit(record, redactions) else None


def _fit(record: Any, redactions: list[Redaction]) -> bool:  # noqa: ANN401 (JSON's own types)
    """Return whether each redaction is of a text of the edition that has bars there."""
    salted = record["schema"] >= SALTED
    values = dict(texts(record))
    spans: dict[str, list[Span]] = {}
    for redaction in redactions:
        spans.setdefault(str(redaction.at), []).extend(redaction.spans)
        if len(redaction.digests) != (len(redaction.spans) if salted else 0):
            return False
    return all(
        at.split("/", 2)[1:2] != []
        and at.split("/", 2)[1] not in UNSEALED
        and _are_bars(values.get(at, ""), sorted(several))
        for at, several in spans.items()
    )


def _are_bars(value: str, spans: list[Span]) -> bool:
    ordered = all(before[1] <= after[0] for before, after in pairwise(spans))
    return (
        bool(spans)
        and ordered
        and all(0 <= start < end <= len(value) and is_barred(value[start:end]) for start, end in spans)
    )


def is_sealed(text: str, data: Any, redactions: tuple[Redaction, ...]) -> bool:  # noqa: ANN401 (JSON's own types)
    """Return whether a file has the digest that it states.

    If words were taken out of an edition of an older schema, only its second digest can be computed.
    """
    if redactions and data["schema"] < SALTED:
        return bool(data.get("resealed") == second_digest(text))
    try:
        return "resealed" not in data and bool(data.get("sha256") == digest(text, redactions))
    except (SealError, AttributeError, KeyError, TypeError, ValueError):
        return False


def mark_barred(record: Any, redactions: Iterable[Redaction]) -> frozenset[tuple[str | int, ...]]:  # noqa: ANN401
    """Replace each text that has bars by one that says so, and return the paths of all of them."""
    paths = set()
    for redaction in redactions:
        steps = [step.replace("~1", "/").replace("~0", "~") for step in redaction.at.split("/")[1:]]
        value, path = record, []
        for step in steps:
            path.append(step if isinstance(value, Pairs) else int(step))
            if len(path) < len(steps):
                value = value[path[-1]]
        value[path[-1]] = Barred(value[path[-1]], value[path[-1]].place)
        paths.add(tuple(path))
    return frozenset(paths)


def without_barred_links(edition: Edition) -> Edition:
    """Return an edition whose sources have no web addresses that contain bars."""
    if not edition.redactions:
        return edition
    sources = tuple(map(_without_barred_links, edition.contents.sources))
    return replace(edition, contents=replace(edition.contents, sources=sources))


def _without_barred_links(source: Source) -> Source:
    return replace(
        source,
        url=None if isinstance(source.url, Barred) else source.url,
        archive_url=None if isinstance(source.archive_url, Barred) else source.archive_url,
    )

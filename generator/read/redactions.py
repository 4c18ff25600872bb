"""Read what was taken out of an edition: check that bars stand in its place, and that its digests fit."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from generator.model import BAR, Barred, Redaction
from generator.model.places import Text
from generator.model.redactions import is_barred
from generator.read.records import validate_record
from generator.read.seal import SALTED, UNSEALED, SealError, digest, second_digest, texts
from generator.read.yaml import Pairs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Source, Span


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


def mark_barred(record: Any, redactions: Iterable[Redaction]) -> None:  # noqa: ANN401 (JSON's own types)
    """Replace each text that has bars by one that says so."""
    for redaction in redactions:
        steps = [step.replace("~1", "/").replace("~0", "~") for step in redaction.at.split("/")[1:]]
        value = record
        for step in steps[:-1]:
            value = value[Text(step)] if isinstance(value, Pairs) else value[int(step)]
        last: Any = Text(steps[-1]) if isinstance(value, Pairs) else int(steps[-1])
        value[last] = Barred(value[last], value[last].place)


def without_barred_links(source: Source) -> Source:
    """Return a source without web addresses that contain bars, because they lead nowhere."""
    if BAR not in f"{source.url}{source.archive_url}":
        return source
    kept = (None if address and BAR in address else address for address in (source.url, source.archive_url))
    url, archive_url = kept
    return replace(source, url=url, archive_url=archive_url)

"""Takes the editions of a library; says where the rules of today ask for more than those that an edition passed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.check import evidence
from generator.check.ladder import UNSEARCHED
from generator.check.published import edition_place, lost, recorded_verdicts
from generator.model import SCHEMA
from generator.model.diagnostics import Diagnostic, Severity
from generator.model.english import joined, listed
from generator.model.rules import BY_NAME, publishing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Caution, Library, Past, Verdict, Verdicts, Worth


def stricter(name: str, past: Past, worth: Verdicts, library: Library) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the quotes of an edition that the rules of today would refuse, and those of which they would warn."""
    gone = lost(name, past, worth, library)
    recorded = past.edition.contents.verdicts
    refused, warned = [], []
    for each in past.library.quotations:
        anchor, now = each.anchor, worth[each.id]
        if each.briefing != name or anchor not in recorded or anchor in (*gone.gone, *gone.unseen):
            continue
        unseen = now is UNSEARCHED or each.capture.file not in library.captures
        if unseen or not recorded[anchor].tier.passes:
            continue
        severities = {BY_NAME[one.rule].severity for one in unrecorded(recorded[anchor], now) if not one.because}
        if not now.tier.passes or Severity.ERROR in severities:
            refused.append(anchor)
        elif severities:
            warned.append(anchor)
    return tuple(refused), tuple(warned)


def rules_grew_stricter(library: Library, worth: Worth) -> Iterator[Diagnostic]:
    """An edition passed the rules of its time; where those of today ask for more, that is said and nobody accused."""
    for name, row in library.editions.items():
        for past, verdicts in zip(row, worth[name], strict=True):
            refused, warned = stricter(name, past, verdicts, library)
            told = [
                f"{verb} {'a quote' if len(anchors) == 1 else f'{len(anchors)} quotes'} ({listed(anchors)})"
                for verb, anchors in (("refuse", refused), ("warn of", warned))
                if anchors
            ]
            claims = _beyond(name, past)
            told += [f"refuse the status of {listed(claims)}"] if claims else []
            if told:
                rules = f"Today's rules are stricter than those that edition {past.edition.number} passed"
                message = f"{rules}: they would {joined(told)}."
                hint = "Publish a new edition that passes them; this one stays as it is."
                yield Diagnostic(publishing.EDITION_RULES_OLDER, edition_place(name, past.edition), message, hint)


def _beyond(name: str, past: Past) -> tuple[str, ...]:
    """Give the claims whose status the rules of today refuse, and those of the edition do not."""
    verdicts = recorded_verdicts(name, past)
    now, then = (
        {each.message for each in evidence.statuses_are_carried(past.library, verdicts, version)}
        for version in (SCHEMA, past.edition.schema)
    )
    return tuple(
        str(claim.id)
        for claim in past.library.briefings[name].claims
        if any(f"Claim {claim.id} " in message for message in now - then)
    )


def unrecorded(recorded: Verdict, now: Verdict) -> tuple[Caution, ...]:
    """Give what is said of a quote today that its edition does not record: rules and lists of words have grown."""
    known = {each.rule for each in recorded.cautions}
    return tuple(each for each in dict.fromkeys((*now.newer, *now.cautions)) if each.rule not in known)


def as_shown(recorded: Verdict, now: Verdict) -> Verdict:
    """Give the verdict that an edition records, with what is said of the quote today and shown of its brackets."""
    glosses = recorded.glosses or now.glosses
    return replace(recorded, cautions=(*recorded.cautions, *unrecorded(recorded, now)), glosses=glosses)

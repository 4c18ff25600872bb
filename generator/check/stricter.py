"""Report where the rules of today are stricter than the rules that an edition passed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.check import evidence
from generator.check.barred import readable
from generator.check.ladder import UNSEARCHED
from generator.check.published import edition_place, find_lost, read_recorded_verdicts
from generator.model import SCHEMA, Worth, by_any_id
from generator.model.addresses import Address
from generator.model.diagnostics import Diagnostic, Severity
from generator.model.english import joined, listed
from generator.model.rules import BY_NAME, publishing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model import Caution, Library, Lost, Past, Source, Verdict, Verdicts, Worths


def assess_editions(library: Library, check: Callable[[Library, int], Verdicts]) -> Worths:
    """Check every quote of every edition against the captures of today.

    The rules that the edition passed decide.
    ``check`` returns the verdicts on a library by the rules of a version.
    """
    return {
        name: tuple(_assess_edition(name, past, check(past.library, past.edition.schema), library) for past in history)
        for name, history in library.editions.items()
    }


def _assess_edition(name: str, past: Past, verdicts: Verdicts, library: Library) -> Worth:
    found = find_lost(name, past, verdicts, library)
    refused, warned = _find_stricter(name, past, verdicts, library, found)
    recorded = {Address(name, anchor): verdict for anchor, verdict in past.edition.contents.verdicts.items()}
    shown = {
        address: add_new_cautions(verdict, verdicts[address]) if address in verdicts else verdict
        for address, verdict in recorded.items()
    }
    # A lost quote is not shown as a match; a quote that only cannot be checked here keeps its recorded verdict.
    # A quote is not shown as a match either if the edition's own rules refuse it.
    shown |= {
        address: verdicts[address]
        for address in (*found.gone, *found.barred, *found.away, *(refused if past.edition.schema == SCHEMA else ()))
    }
    unsettled, fallen = _find_refused_claims(name, past), _find_fallen_claims(name, past, library)
    return Worth(verdicts, shown, found, refused, warned, unsettled, fallen)


def _find_stricter(
    name: str, past: Past, verdicts: Verdicts, library: Library, gone: Lost
) -> tuple[tuple[Address, ...], tuple[Address, ...]]:
    """Return an edition's quotes that today's rules would refuse, and those with new warnings."""
    recorded = past.edition.contents.verdicts
    refused, warned = [], []
    for quotation in past.library.quotations:
        anchor, now = quotation.address.anchor, verdicts[quotation.address]
        if quotation.briefing != name or anchor not in recorded or quotation.address in gone.all:
            continue
        unseen = now is UNSEARCHED or quotation.capture.file not in library.captures
        if unseen or not recorded[anchor].tier.passes:
            continue
        severities = {
            BY_NAME[caution.rule].severity
            for caution in find_new_cautions(recorded[anchor], now)
            if not caution.because
        }
        if not now.tier.passes or Severity.ERROR in severities:
            refused.append(quotation.address)
        elif severities:
            warned.append(quotation.address)
    return tuple(refused), tuple(warned)


def rules_grew_stricter(library: Library, worth: Worths) -> Iterator[Diagnostic]:
    """Report editions that pass the rules of their time but not today's."""
    for name, history in library.editions.items():
        for past, past_worth in zip(history, worth[name], strict=True):
            complaints = [
                f"{verb} {'a quote' if len(quotes) == 1 else f'{len(quotes)} quotes'} ({listed(quotes)})"
                for verb, found in (("refuse", past_worth.refused), ("warn of", past_worth.warned))
                if (quotes := [address.anchor for address in found])
            ]
            claims = [address.anchor for address in past_worth.unsettled]
            complaints += [f"refuse the status of {listed(claims)}"] if claims else []
            if complaints:
                rules = f"Today's rules are stricter than those that edition {past.edition.number} passed"
                message = f"{rules}: they would {joined(complaints)}."
                hint = "Publish a new edition that passes them; this one stays as it is."
                yield Diagnostic(publishing.EDITION_RULES_OLDER, edition_place(name, past.edition), message, hint)


def _find_refused_claims(name: str, past: Past) -> tuple[Address, ...]:
    """Return the claims whose status the rules of today refuse and the edition's rules accept."""
    judged = readable(past)
    now, then = (_refused_claims(name, past, judged, version) for version in (SCHEMA, past.edition.schema))
    return tuple(claim for claim in now if claim not in then)


def _find_fallen_claims(name: str, past: Past, library: Library) -> tuple[Address, ...]:
    """Return the claims whose status is refused only because of what became of sources since.

    The rules of today decide, and for a status that they refuse anyway, the rules of the edition.
    """
    judged = readable(past)
    sources = {each: _as_known_now(then, library) for each, then in judged.sources.items()}
    if sources == judged.sources:
        return ()
    quotations = tuple(replace(each, source=sources[each.source.id]) for each in judged.quotations)
    today = replace(judged, sources=sources, quotations=quotations)
    fallen: dict[Address, None] = {}
    for version in (SCHEMA, past.edition.schema):
        then = _refused_claims(name, past, judged, version)
        fallen |= {claim: None for claim in _refused_claims(name, past, today, version) if claim not in then}
    return tuple(fallen)


def _as_known_now(then: Source, library: Library) -> Source:
    """Return the source of an edition, withdrawn or retracted if it is so today."""
    now = by_any_id(library.sources, then.id)
    return replace(then, withdrawn=then.withdrawn or now.withdrawn, notices=now.notices) if now else then


def _refused_claims(name: str, past: Past, library: Library, version: int) -> dict[Address, None]:
    """Return the claims of an edition whose status the rules of a version refuse, in their order."""
    refused = {
        address for address, _ in evidence.refused_statuses(library, read_recorded_verdicts(name, past), version)
    }
    claims = (Address.of_claim(name, claim.id) for claim in past.library.briefings[name].claims)
    return {claim: None for claim in claims if claim in refused}


def find_new_cautions(recorded: Verdict, now: Verdict) -> tuple[Caution, ...]:
    """Return today's cautions about a quote that its edition does not record.

    Rules and word lists have grown since.
    """
    known = {caution.rule for caution in recorded.cautions}
    return tuple(caution for caution in dict.fromkeys((*now.newer, *now.cautions)) if caution.rule not in known)


def add_new_cautions(recorded: Verdict, now: Verdict) -> Verdict:
    """Return the recorded verdict with today's new cautions.

    If it records no glosses, today's glosses are added.
    """
    glosses = recorded.glosses or now.glosses
    return replace(recorded, cautions=(*recorded.cautions, *find_new_cautions(recorded, now)), glosses=glosses)

"""Find where the past is lost or hidden: what holds today of each published quote."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from generator.check import evidence
from generator.check.ladder import UNSEARCHED
from generator.check.our_words import several
from generator.check.quotes import stood
from generator.editions import changes
from generator.editions.policy import is_barred, must_differ, says, too_grave, unreviewed
from generator.model import (
    ENTITIES,
    Claim,
    Library,
    Lost,
    Member,
    MemberList,
    Quotation,
    Tier,
    Verdict,
    by_any_id,
    edition_file,
)
from generator.model.addresses import Address
from generator.model.diagnostics import Diagnostic
from generator.model.english import listed
from generator.model.places import Place
from generator.model.rules import publishing
from generator.read.markdown.prose import read
from generator.read.resolve.quotations import Holder, holders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model import Briefing, Citation, Edition, Past, Prose, Quoted, Verdicts, Worths


def told_lost(lost: Lost, where: str) -> Iterator[str]:
    """Say it in sentences, of quotes ``where`` they were published."""
    for quotes, one, many, why in (
        (lost.gone, "no longer stands", "no longer stand", "in the capture as it is kept today"),
        (
            lost.unseen,
            "can no longer be checked",
            "can no longer be checked",
            "as the capture is not kept here",
        ),
    ):
        if quotes:
            told, verb = ("A quote", one) if len(quotes) == 1 else (f"{len(quotes)} quotes", many)
            yield f"{told} {where} {verb} {why}: {listed([address.anchor for address in quotes])}."


def lost(name: str, past: Past, verdicts: Verdicts, library: Library) -> Lost:
    """Give the quotes of a briefing that stood when the edition was published and stand no longer.

    A source that is kept by its digest alone, then or today, is not expected to be at hand.
    """
    recorded = past.edition.contents.verdicts
    gone, unseen = [], []
    for quotation in past.library.quotations:
        anchor, now = quotation.address.anchor, verdicts[quotation.address]
        if quotation.briefing != name or anchor not in recorded:
            continue
        if now is UNSEARCHED:
            continue  # the run has failed for it already
        # What nobody could check when it was published is held to today's capture, where that is at hand by now.
        if not recorded[anchor].tier.passes and quotation.capture.file not in library.captures:
            continue
        if now.tier is Tier.UNCHECKED and quotation.capture.file not in library.captures:
            then_and_now = (quotation.source, by_any_id(library.sources, quotation.source.id))
            if not any(source and source.rights == "hash-only" for source in then_and_now):
                unseen.append(quotation.address)
        elif not (now.tier.passes or words_stand(quotation, recorded[anchor], now, library)):
            gone.append(quotation.address)
    return Lost(tuple(gone), tuple(unseen))


def published_quotes_still_stand(library: Library, worth: Worths) -> Iterator[Diagnostic]:
    """What no longer stands in its capture is named, edition by edition."""
    for name, history in library.editions.items():
        for past, past_worth in zip(history, worth[name], strict=True):
            known = {
                quotation.address
                for quotation in past.library.quotations
                if not library.out_of_sight(quotation.capture.file)
            }
            found = replace(
                past_worth.lost, unseen=tuple(address for address in past_worth.lost.unseen if address in known)
            )
            for message in told_lost(found, f"of edition {past.edition.number}"):
                hint = "Restore the capture where you can; the edition says so in the meantime."
                yield Diagnostic(publishing.QUOTE_LOST, edition_place(name, past.edition), message, hint)


def editions_say_what_could_be_published(library: Library) -> Iterator[Diagnostic]:
    """Whoever seals an edition by hand can say in it more than its evidence carries; publishing never would."""
    for name, history in library.editions.items():
        for before, past in zip((None, *history), history, strict=False):
            # An edition between the two that cannot be read has been reported.
            last = before if before and before.edition.number == past.edition.number - 1 else None
            for message in (*_find_contradictions(last, past), *_find_refusals(name, past)):
                hint = "Restore the file from the version history."
                yield Diagnostic(publishing.EDITION_FORGED, edition_place(name, past.edition), message, hint)
                break


def _find_contradictions(before: Past | None, past: Past) -> Iterator[str]:
    """Say what does not go together in an edition, or with the one before it."""
    edition, last = past.edition, before.edition if before else None
    if not says(edition.note):
        yield "This edition has no note that tells readers what changed and why."
    if edition.kind == "minor" and edition.conclusion_changed:
        yield "This edition is minor and says that the conclusion changed."
    if last and is_barred(edition.kind, last.kind):
        yield f"This edition is {edition.kind} and follows a retraction; only a major one brings the briefing back."
    # Whether a reader sees a change has been answered otherwise by older programs, so that accuses no edition.
    if last and must_differ(edition.kind, last.kind) and last.contents == edition.contents:
        yield f"Nothing changed with this edition since edition {last.number}."


def _find_refusals(name: str, past: Past) -> Iterator[str]:
    recorded = past.edition.contents.verdicts
    here = [quotation for quotation in past.library.quotations if quotation.briefing == name]
    if past.edition.number == 1 and past.edition.kind != "major":
        yield f"This is the first edition and {past.edition.kind}; there was nothing before it."
    for quotation in here:
        anchor = quotation.address.anchor
        if anchor not in recorded or not (recorded[anchor].tier.passes or recorded[anchor].tier is Tier.UNCHECKED):
            yield f"The quote {anchor} had not passed the check when this edition was published."
    named = {str(item.source) for holder in holders(past.library.briefings[name]) for item in holder.evidence}
    for source in sorted((named | set(past.edition.contents.articles)) - set(past.library.sources)):
        yield f"This edition names the source {source} and does not hold its record."
    briefing = past.library.briefings[name]
    for prose in briefing.prose:
        for fault in untrue(prose):
            yield f"This edition is not as publishing would write it. {fault}"
    for finding in evidence.statuses_are_carried(past.library, recorded_verdicts(name, past), past.edition.schema):
        yield f"This edition says more than its evidence carries. {finding.message}"


def editions_were_reviewed(library: Library) -> Iterator[Diagnostic]:
    """Every edition meets the policy that it went out under; those of schema 1 are older than any policy."""
    for name, history in library.editions.items():
        for past in history:
            edition = past.edition
            if edition.policy and (
                message := unreviewed(edition.policy, edition.kind, edition.contents.front_matter, edition.expedited)
            ):
                hint = "Restore the file from the version history."
                yield Diagnostic(publishing.EDITION_UNREVIEWED, edition_place(name, past.edition), message, hint)


def minor_editions_hide_nothing(library: Library) -> Iterator[Diagnostic]:
    """A minor edition changes nothing of substance."""
    for name, history in library.editions.items():
        for before, after in pairwise(history):
            if after.edition.kind != "minor" or after.edition.number != before.edition.number + 1:
                continue
            for change in too_grave(changes(before.edition.contents, after.edition.contents))[:1]:
                message = f"Edition {after.edition.number} is minor, but with it came: {change}."
                hint = "Restore the file from the version history."
                yield Diagnostic(publishing.EDITION_UNDERSTATED, edition_place(name, after.edition), message, hint)


def published_ids_remain(library: Library) -> Iterator[Diagnostic]:
    """Whatever an edition gave an address still has it."""
    for name, history in library.editions.items():
        if library.lacks(f"briefings/{name}/"):
            continue  # what could not be read may hold it, and has been reported
        today = {entry.address: entry.place for entry in _addressed_records(library.briefings[name])}
        for entry in _addressed_records(history[-1].library.briefings[name]):
            # What stands under a record that is gone is gone with it, and one message is enough.
            if entry.address not in today and (entry.above is None or entry.above in today):
                place = today.get(entry.above or entry.address, Place(f"briefings/{name}/{entry.file}"))
                message = (
                    f"{entry.called} of {name}, which edition {history[-1].edition.number} published, has vanished."
                )
                hint = "Put it back and withdraw it: the day and the reason, `on` and `because`, under `withdrawn`."
                yield Diagnostic(publishing.ID_VANISHED, place, message, hint)


class _Addressed(NamedTuple):
    """What has an address on a page, the address above it, and where it is written."""

    address: Address
    above: Address | None
    called: str
    file: str
    place: Place


def _addressed_records(briefing: Briefing) -> Iterator[_Addressed]:
    """Give every address, a list before its rows, and what has evidence before that."""
    for holder in holders(briefing):
        called, address = _label(holder), holder.address
        above = Address.of_list(briefing.id, holder.within.id) if holder.within else None
        file = "claims.yml" if holder.claim else "members.yml"
        yield _Addressed(address, above, f"{called[:1].upper()}{called[1:]}", file, holder.place)
        for item in holder.evidence:
            label = f"Evidence {item.id} of {called}"
            yield _Addressed(address.below(str(item.id)), address, label, file, item.source.place)


def _label(holder: Holder) -> str:
    """Return what a writer calls a record that has evidence."""
    within = f"list {holder.within.id}" if holder.within else ""
    match holder.record:
        case Claim(id=name):
            return f"claim {name}"
        case MemberList(id=name):
            return f"list {name}"
        case Member(id=name):
            return f"row {name} in {within}"
        case _:
            return f"the open end of {within}"


def published_records_remain(library: Library) -> Iterator[Diagnostic]:
    """The sources and entities that an edition names can still be found, under that id or a newer one."""
    for kind, records in (("source", library.sources), ("entity", library.entities)):
        if library.lacks("seeds/" if kind == "source" else ENTITIES):
            continue
        known = {*records, *(str(old) for record in records.values() for old in record.was)}
        for name, history in library.editions.items():
            for past in history:
                frozen = past.library.sources if kind == "source" else past.library.entities
                for record_id in sorted(frozen.keys() - known):
                    known.add(record_id)
                    message = f"The {kind} {record_id}, which this edition names, has vanished."
                    hint = "Put its record back, or name the old id under `was` of the one that it has become."
                    yield Diagnostic(publishing.ID_VANISHED, edition_place(name, past.edition), message, hint)


def edition_place(name: str, edition: Edition) -> Place:
    """Give the place of the file of an edition."""
    return Place(edition_file(name, edition.number))


RULES: tuple[Callable[[Library], Iterator[Diagnostic]], ...] = (
    editions_say_what_could_be_published,
    editions_were_reviewed,
    minor_editions_hide_nothing,
    published_ids_remain,
    published_records_remain,
)


_NO_LETTERS = re.compile(r"[\W_]+")
_PLAIN_MARK = re.compile(r"(?<!\S)[“\"](?=\w)")
"""A mark that every version of the program has read."""


def untrue(prose: Prose) -> Iterator[str]:
    """Say what an edition that was not published by the program may hold: a page shows each where it says it stands."""
    reached = 0
    for quoted in prose.quoted:
        if not reached <= quoted.start < quoted.end <= len(prose.body):
            yield "The places of its quotes do not follow one another in its text."
            return
        if _letters(quoted.text) not in _letters(prose.body[quoted.start : quoted.end]):
            yield f"Its text does not hold the words that it gives as quoted: {' '.join(quoted.text.split())[:60]}"
        reached = quoted.end
    cited = {(citation.start, citation.end): citation for citation in prose.citations}
    for citation in (*prose.citations, *(quoted.citation for quoted in prose.quoted if quoted.citation)):
        if not _is_cited_there(citation, prose.body) or (citation.start, citation.end) not in cited:
            yield f"Its text does not cite {citation.name} where it says so."
            return
    known = {quoted.start for quoted in prose.quoted}
    for quoted in read("", str(prose.body)).quoted:
        if quoted.start not in known and _always_found(quoted, str(prose.body)):
            yield f"Its text shows words as quoted that nobody checked: {' '.join(quoted.text.split())[:60]}"


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text)


def _is_cited_there(citation: Citation, body: str) -> bool:
    words = body[citation.start : citation.end] if 0 <= citation.start < citation.end else ""
    return words.startswith("[") and words.endswith("]") and citation.name in words


def _always_found(quoted: Quoted, body: str) -> bool:
    """Whether every version of the program would have found these words; what older ones overlooked accuses nobody."""
    begins = body.rfind("\n", 0, quoted.start) + 1
    whole = body[begins : quoted.end]
    if not several(quoted.text) or re.search(r"[|<`~\\&\u00a0\u2000-\u200a\u202f\u3000]", whole):
        return False
    return quoted.block or bool(_PLAIN_MARK.match(body, quoted.start) and body[quoted.end - 1] in '”"')


UNCHECKED = Verdict(Tier.UNCHECKED)


def words_stand(quotation: Quotation, recorded: Verdict, now: Verdict, library: Library) -> bool:
    """Whether the words of a quote that no longer passes still stand: today's rules refuse it, and not its capture."""
    if now.tier is Tier.NOT_FOUND and now.spans:
        return True
    text = library.captures.get(quotation.capture.file, "")
    same = _digest_today(quotation, library) == quotation.capture.sha256
    return same and stood(quotation.text, text, recorded.spans)


def _digest_today(quotation: Quotation, library: Library) -> str:
    """Give the digest that the capture of a quote has today."""
    source = by_any_id(library.sources, quotation.source.id)
    held = (capture for capture in (source.captures if source else ()) if capture.file == quotation.capture.file)
    return next((str(capture.sha256) for capture in held), "")


def recorded_verdicts(name: str, past: Past) -> Verdicts:
    """Give the verdicts that an edition records, and for every other quotation that nobody checked it."""
    recorded = past.edition.contents.verdicts
    return {
        quotation.address: recorded.get(quotation.address.anchor, UNCHECKED)
        if quotation.briefing == name
        else UNCHECKED
        for quotation in past.library.quotations
    }

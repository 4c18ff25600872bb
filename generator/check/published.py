"""Report lost quotes of editions, editions that publishing would refuse, and published ids that have vanished."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from generator.check import evidence, rows
from generator.check.barred import readable, readable_changes
from generator.check.ladder import AWAY, BARRED, UNSEARCHED
from generator.check.our_words import has_several_words
from generator.check.quotes import still_stands
from generator.check.references import claims_supersede_no_stronger_ones
from generator.editions import corrections
from generator.editions.policy import explain_contradictions, explain_unreviewed, list_grave_changes
from generator.model import (
    ENTITIES,
    Barred,
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
from generator.model.editions import count_redacted
from generator.model.english import counted, listed
from generator.model.places import Place
from generator.model.redactions import has_bars
from generator.model.rules import publishing
from generator.read.markdown.prose import read
from generator.read.resolve.quotations import Holder, holders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.model import Briefing, Citation, Contents, Edition, Past, Prose, Quoted, Verdicts, Worths


UNWRITTEN = "Publishing would not write this edition as it is."


def describe_lost(lost: Lost, where: str) -> Iterator[str]:
    """Describe in sentences which quotes are lost; ``where`` says in which edition they were published."""
    for quotes, singular, plural, why in (
        (lost.gone, "no longer stands", "no longer stand", "in the capture as it is kept today"),
        (
            lost.unseen,
            "can no longer be checked",
            "can no longer be checked",
            "because the capture is not kept here",
        ),
    ):
        if quotes:
            subject, verb = ("A quote", singular) if len(quotes) == 1 else (f"{len(quotes)} quotes", plural)
            yield f"{subject} {where} {verb} {why}: {listed([address.anchor for address in quotes])}."


def find_lost(name: str, past: Past, verdicts: Verdicts, library: Library) -> Lost:
    """Return the quotes of an edition that do not stand, or cannot be checked, today.

    If only the digest of a source is kept, then or today, its capture is not expected to be available.
    """
    recorded = past.edition.contents.verdicts
    gone, unseen = [], []
    barred: list[Address] = []
    away: list[Address] = []
    for quotation in past.library.quotations:
        anchor, now = quotation.address.anchor, verdicts[quotation.address]
        if quotation.briefing != name or anchor not in recorded:
            continue
        if now is UNSEARCHED:
            continue  # the run has already failed because of this quote
        elsewhere = now is AWAY or quotation.capture.file in library.away
        if now is BARRED or elsewhere:
            (away if elsewhere else barred).append(quotation.address)
            continue
        # A quote that could not be checked at publication is checked against today's capture, if that is available.
        if not recorded[anchor].tier.passes and quotation.capture.file not in library.captures:
            continue
        if now.tier is Tier.UNCHECKED and quotation.capture.file not in library.captures:
            then_and_now = (quotation.source, by_any_id(library.sources, quotation.source.id))
            if not any(source and source.rights == "hash-only" for source in then_and_now):
                unseen.append(quotation.address)
        elif not (now.tier.passes or words_still_stand(quotation, recorded[anchor], now, library)):
            gone.append(quotation.address)
    return Lost(tuple(gone), tuple(unseen), tuple(barred), tuple(away))


def published_quotes_still_stand(library: Library, worth: Worths) -> Iterator[Diagnostic]:
    """Report quotes of editions that no longer stand in their captures or cannot be checked."""
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
            for message in describe_lost(found, f"of edition {past.edition.number}"):
                hint = "Restore the capture if you can; until then, the page of the edition says so."
                yield Diagnostic(publishing.QUOTE_LOST, edition_place(name, past.edition), message, hint)


def redacted_editions_say_so(library: Library) -> Iterator[Diagnostic]:
    """Report editions that words were taken out of."""
    for name, history in library.editions.items():
        for past in history:
            for (day, because), n in count_redacted(past.edition).items():
                verb = "was" if n == 1 else "were"
                message = f"{counted(n, 'word')} of edition {past.edition.number} {verb} taken out on {day}: {because}"
                hint = "Keep the file as it is; readers see the bars and the reason."
                if past.edition.resealed:
                    hint = (
                        "Compare the file with the version before, as `briefing review` does: its digest is not proof."
                    )
                yield Diagnostic(publishing.EDITION_REDACTED, edition_place(name, past.edition), message, hint)


def editions_say_what_could_be_published(library: Library) -> Iterator[Diagnostic]:
    """Report the first reason why publishing would have refused an edition.

    Somebody can seal an edition by hand that says more than its evidence supports; publishing does not.
    """
    for name, history in library.editions.items():
        for before, past in zip((None, *history), history, strict=False):
            # If an edition between the two could not be read, that has its own finding.
            last = before if before and before.edition.number == past.edition.number - 1 else None
            earlier = [each.edition.contents for each in history if each.edition.number < past.edition.number]
            for message in (*_find_contradictions(last, past, earlier), *_find_refusals(name, past)):
                hint = "Restore the file from the version history."
                yield Diagnostic(publishing.EDITION_FORGED, edition_place(name, past.edition), message, hint)
                break


def _find_contradictions(before: Past | None, past: Past, earlier: Sequence[Contents]) -> Iterator[str]:
    """Describe what is contradictory in an edition, or between it and the edition before it.

    Older programs judged differently whether readers see a change, so only equal contents count here.
    """
    edition, last = past.edition, before.edition if before else None
    same = last is not None and last.contents == edition.contents and not (last.redactions or edition.redactions)
    for reason in explain_contradictions(edition, last, is_first=edition.number == 1, same=same):
        yield f"{UNWRITTEN} {reason}"
    if last and edition.schema >= corrections.SINCE:
        corrected = corrections.find_corrections(last.contents, edition.contents)
        reasons = [corrections.explain_uncorrected(edition.kind, readable_changes(last, edition), corrected)]
        reasons += [reason for _, reason in corrections.find_misdated(corrected, (), edition.date)]
        # An edition that could not be read, or words that were taken out, may state it otherwise.
        if len(earlier) == edition.number - 1 and not has_bars((*earlier, edition.contents)):
            reasons += corrections.explain_groundless(earlier, edition.contents, corrected)
        yield from (f"{UNWRITTEN} {reason}" for reason in reasons if reason)


def _find_refusals(name: str, past: Past) -> Iterator[str]:
    """Describe what publishing would have refused in an edition."""
    recorded = past.edition.contents.verdicts
    here = [quotation for quotation in past.library.quotations if quotation.briefing == name]
    for quotation in here:
        anchor = quotation.address.anchor
        if anchor not in recorded or not (recorded[anchor].tier.passes or recorded[anchor].tier is Tier.UNCHECKED):
            yield f"The quote {anchor} had not passed the check when this edition was published."
    named = {str(item.source) for holder in holders(past.library.briefings[name]) for item in holder.evidence}
    for source in sorted((named | set(past.edition.contents.articles)) - set(past.library.sources)):
        yield f"This edition names the source {source}, but does not contain its record."
    briefing = past.library.briefings[name]
    for prose in briefing.prose:
        for fault in describe_false_records(prose):
            yield f"{UNWRITTEN} {fault}"
    verdicts = read_recorded_verdicts(name, past)
    judged = readable(past)
    for address, finding in evidence.refused_statuses(judged, verdicts, past.edition.schema):
        # The editions of another briefing answer for its claims; this one does not have the verdicts on them.
        if address.briefing == name:
            yield f"This edition says more than its evidence supports. {finding.message}"
    of_rows = chain.from_iterable(rule(judged) for rule in rows.RULES)
    for finding in (*of_rows, *claims_supersede_no_stronger_ones(judged, name)):
        yield f"This edition says more than its evidence supports. {finding.message}"


def editions_were_reviewed(library: Library) -> Iterator[Diagnostic]:
    """Report editions that do not meet the policy of their time.

    Editions of schema 1 are older than any policy.
    """
    for name, history in library.editions.items():
        for past in history:
            edition = past.edition
            if edition.policy and (
                message := explain_unreviewed(edition.policy, edition.kind, edition.contents, edition.expedited)
            ):
                hint = "Restore the file from the version history."
                yield Diagnostic(publishing.EDITION_UNREVIEWED, edition_place(name, past.edition), message, hint)


def minor_editions_hide_nothing(library: Library) -> Iterator[Diagnostic]:
    """Report minor editions that change something of substance."""
    for name, history in library.editions.items():
        for before, after in pairwise(history):
            if after.edition.kind != "minor" or after.edition.number != before.edition.number + 1:
                continue
            for change in list_grave_changes(readable_changes(before.edition, after.edition), after.edition.schema)[:1]:
                message = (
                    f"Edition {after.edition.number} is minor, but its published file contains this change, "
                    f"which no minor edition may make: {change}."
                )
                hint = "Restore the file from the version history."
                yield Diagnostic(publishing.EDITION_UNDERSTATED, edition_place(name, after.edition), message, hint)


def published_ids_remain(library: Library) -> Iterator[Diagnostic]:
    """Report addresses of the newest edition that its briefing no longer has."""
    for name, history in library.editions.items():
        if library.lacks(f"briefings/{name}/"):
            continue  # a file that could not be read may contain it, and has its own finding
        today = {entry.address: entry.place for entry in _addressed_records(library.briefings[name])}
        for entry in _addressed_records(history[-1].library.briefings[name]):
            # If a record has vanished, everything below it has vanished too, and one message is enough.
            if entry.address not in today and (entry.above is None or entry.above in today):
                place = today.get(entry.above or entry.address, Place(f"briefings/{name}/{entry.file}"))
                message = (
                    f"{entry.called} of {name}, which edition {history[-1].edition.number} published, has vanished."
                )
                hint = (
                    "Put it back and withdraw it: write the day as `on` and the reason as `because` under `withdrawn`."
                )
                yield Diagnostic(publishing.ID_VANISHED, place, message, hint)


class _Addressed(NamedTuple):
    """A record with an address on a page, the address above it, its label, and where it is written."""

    address: Address
    above: Address | None
    called: str
    file: str
    place: Place


def _addressed_records(briefing: Briefing) -> Iterator[_Addressed]:
    """Return every record of a briefing that has an address.

    A list comes before its rows, and a record before its evidence.
    """
    for holder in holders(briefing):
        called, address = _label(holder), holder.address
        above = Address.of_list(briefing.id, holder.within.id) if holder.within else None
        file = "claims.yml" if holder.claim else "members.yml"
        yield _Addressed(address, above, f"{called[:1].upper()}{called[1:]}", file, holder.place)
        for item in holder.evidence:
            label = f"Evidence {item.id} of {called}"
            yield _Addressed(address.below(str(item.id)), address, label, file, item.source.place)


def _label(holder: Holder) -> str:
    """Return the words that name a record that has evidence, for example ``claim c1``."""
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
    """Report sources and entities of editions whose id no record has today.

    An id counts also if it is a former id of a record.
    """
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
                    hint = "Put its record back, or name the old id under `was` in the record that replaces it."
                    yield Diagnostic(publishing.ID_VANISHED, edition_place(name, past.edition), message, hint)


def edition_place(name: str, edition: Edition) -> Place:
    """Return the place of the file of an edition."""
    return Place(edition_file(name, edition.number))


RULES: tuple[Callable[[Library], Iterator[Diagnostic]], ...] = (
    editions_say_what_could_be_published,
    editions_were_reviewed,
    redacted_editions_say_so,
    minor_editions_hide_nothing,
    published_ids_remain,
    published_records_remain,
)


_NO_LETTERS = re.compile(r"[\W_]+")
_PLAIN_MARK = re.compile(r"(?<!\S)[“\"](?=\w)")
"""A quotation mark that every version of the program reads."""


def describe_false_records(prose: Prose) -> Iterator[str]:
    """Describe how the recorded quotes and citations of a text differ from the text.

    Only an edition that the program did not publish can differ. Its page would show the recorded quotes all the same.
    """
    reached = 0
    for quoted in prose.quoted:
        if not reached <= quoted.start < quoted.end <= len(prose.body):
            yield "The places of its quotes do not follow one another in its text."
            return
        barred = isinstance(quoted.text, Barred) or isinstance(prose.body, Barred)
        if not barred and _letters(quoted.text) not in _letters(prose.body[quoted.start : quoted.end]):
            yield f"Its text does not contain the words that it records as quoted: {' '.join(quoted.text.split())[:60]}"
        reached = quoted.end
    cited = {(citation.start, citation.end): citation for citation in prose.citations}
    for citation in (*prose.citations, *(quoted.citation for quoted in prose.quoted if quoted.citation)):
        if not _is_cited_there(citation, prose.body) or (citation.start, citation.end) not in cited:
            yield f"Its text does not cite {citation.name} at the place that it records."
            return
    known = {quoted.start for quoted in prose.quoted}
    for quoted in read("", str(prose.body)).quoted:
        if quoted.start not in known and _always_found(quoted, str(prose.body)):
            yield f"Its text shows words as quoted, but nobody checked them: {' '.join(quoted.text.split())[:60]}"


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text)


def _is_cited_there(citation: Citation, body: str) -> bool:
    words = body[citation.start : citation.end] if 0 <= citation.start < citation.end else ""
    return words.startswith("[") and words.endswith("]") and citation.name in words


def _always_found(quoted: Quoted, body: str) -> bool:
    """Return whether every version of the program would have found these words.

    Words that older versions overlooked are not a fault.
    """
    begins = body.rfind("\n", 0, quoted.start) + 1
    whole = body[begins : quoted.end]
    if not has_several_words(quoted.text) or re.search(r"[|<`~\\&\u00a0\u2000-\u200a\u202f\u3000]", whole):
        return False
    return quoted.block or bool(_PLAIN_MARK.match(body, quoted.start) and body[quoted.end - 1] in '”"')


UNCHECKED = Verdict(Tier.UNCHECKED)


def words_still_stand(quotation: Quotation, recorded: Verdict, now: Verdict, library: Library) -> bool:
    """Return whether the words of a quote that fails today still stand in its capture.

    In that case, today's rules refuse the quote, although its capture has the words.
    """
    if now.tier is Tier.NOT_FOUND and now.spans:
        return True
    text = library.captures.get(quotation.capture.file, "")
    same = quotation.capture.sha256 in _digests_today(quotation, library)
    return same and still_stands(quotation.text, text, recorded.spans)


def _digests_today(quotation: Quotation, library: Library) -> frozenset[str]:
    """Return the SHA-256 that today's source record states for a quote's capture, and those before redactions."""
    source = by_any_id(library.sources, quotation.source.id)
    held = (capture for capture in (source.captures if source else ()) if capture.file == quotation.capture.file)
    return frozenset(
        str(digest) for capture in held for digest in (capture.sha256, *(gone.was for gone in capture.redacted))
    )


def read_recorded_verdicts(name: str, past: Past) -> Verdicts:
    """Return the verdicts that an edition records; every other quotation counts as unchecked."""
    recorded = past.edition.contents.verdicts
    return {
        quotation.address: recorded.get(quotation.address.anchor, UNCHECKED)
        if quotation.briefing == name
        else UNCHECKED
        for quotation in past.library.quotations
    }

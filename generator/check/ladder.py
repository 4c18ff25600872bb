"""Decide the verdict of every quotation within the search limit of a run, and report quotes that fail or warn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.check.elsewhere import OtherCaptures
from generator.check.findings import ACKNOWLEDGEABLE, advise, write_finding
from generator.check.quotes import (
    EFFORT_A_QUOTE,
    MOST_EFFORT,
    NEAREST_SHOWN,
    CaptureText,
    Fault,
    Result,
    check,
)
from generator.model import SCHEMA, Barred, Caution, Library, Quotation, Span, Tier, Verdict, Verdicts, Worths
from generator.model.diagnostics import Diagnostic, Remark, Severity
from generator.model.english import counted, joined
from generator.model.places import Text
from generator.model.redactions import is_barred
from generator.model.rules import quoting
from generator.model.sharing import slice_part
from generator.read.answers import report_unused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model.addresses import Address
    from generator.model.sharing import Share


OWN_WARNINGS = {
    quoting.QUOTE_CUT_NEGATION: 1,
    quoting.QUOTE_GLOSS_UNFOUNDED: 1,
    quoting.QUOTE_SPLICES_SENTENCES: 1,
    quoting.QUOTE_CUT_QUALIFIER: 4,
    quoting.QUOTE_CUT_HEDGE: 4,
    quoting.QUOTE_EDGE_UNCLEAR: 4,
}
"""The warnings of a quote that names a claim itself, beside those of its evidence: what only this quote leaves out
or adds. The value is the first version of the rules that reports it there."""
WORDS_OF_A_TERM = 2
TERM_WARNINGS = {rule for rule, since in OWN_WARNINGS.items() if since == 1}
"""The warnings of such a quote of one or two words: a term states nothing that could be limited or weakened."""


Search = tuple[str | tuple[Span, ...] | None, ...]
"""What decides the result of a search."""
MANY = 1000
"""How many quotations are worth a second process."""
NOT_HERE = frozenset({quoting.QUOTE_NOT_FOUND, quoting.QUOTE_WORD_CUT})
"""The faults of a quote whose words may stand in another capture."""


def check_quotations(
    library: Library, captures: Captures | None = None, version: int = SCHEMA
) -> tuple[Verdicts, list[Diagnostic]]:
    """Check every quotation of a library by the rules of a version.

    Pass the same ``captures`` to several calls, so that every capture is prepared for comparison only once.
    Return the verdicts by address, and the findings.
    """
    captures = captures or Captures(library.captures)
    captures.most += EFFORT_A_QUOTE * len(library.quotations)
    verdicts: dict[Address, Verdict] = {}
    findings: list[Diagnostic] = []
    warned: dict[Address, set[str]] = {}
    # A quote that names a claim needs the verdicts on the claim's evidence, which may be in a later briefing.
    for quotation in sorted(library.quotations, key=lambda quotation: bool(quotation.inside)):
        capture = captures.by_file.get(quotation.capture.file)
        if quotation.inside:
            verdict, found = _judge_inside(quotation, captures, verdicts, warned, version)
        elif is_barred(quotation.text):
            verdict, found = _judge_barred(quotation)
        elif capture is None:
            verdict, found = _judge_unchecked(quotation, library)
        else:
            result = captures.check(quotation)
            verdict, found = _judge(quotation, result, captures, library, version) if result else (UNSEARCHED, [])
            if result:
                warned[quotation.address] = {fault.rule.name for fault in result.under(version).faults}
        verdicts[quotation.address] = verdict
        findings += found
    for quotation in library.quotations:
        if quotation.address in warned:
            acknowledge = quotation.evidence.acknowledge if quotation.evidence else ()
            findings += report_unused(acknowledge, "quote", warned[quotation.address], ACKNOWLEDGEABLE)
    return verdicts, findings


def _judge_unchecked(quotation: Quotation, library: Library) -> tuple[Verdict, list[Diagnostic]]:
    source = quotation.source
    if quotation.capture.file in library.away:
        return AWAY, []
    if source.shows_text:
        # A capture that is missing or refused has been reported where it is named.
        return Verdict(Tier.UNCHECKED), []
    reason = "its source is withdrawn" if source.withdrawn else "only its digest is kept here"
    message = f"This quote could not be checked: the capture of {source.id} is not available, because {reason}."
    hint = f"Put the capture into {library.settings.captures or 'seeds'}/ on the machine that checks."
    return Verdict(Tier.UNCHECKED), [Diagnostic(quoting.QUOTE_UNCHECKED, quotation.text.place, message, hint)]


def _judge_barred(quotation: Quotation) -> tuple[Verdict, list[Diagnostic]]:
    """Return the verdict on a quote of which nothing can be read any more."""
    if isinstance(quotation.text, Barred) or (quotation.evidence and quotation.evidence.withdrawn):
        return BARRED, []
    message = "This quote could not be checked: all its words were taken out."
    hint = "Withdraw the evidence, or quote other words."
    return BARRED, [Diagnostic(quoting.QUOTE_UNCHECKED, quotation.text.place, message, hint)]


def _judge(
    quotation: Quotation, full_result: Result, captures: Captures, library: Library, version: int
) -> tuple[Verdict, list[Diagnostic]]:
    result = full_result.under(version)
    if isinstance(quotation.text, Barred) and not result.tier.passes:
        return BARRED, []
    reasons = quotation.evidence.acknowledge if quotation.evidence else {}
    text = captures.by_file[quotation.capture.file].text
    findings = []
    for fault in result.refusals or result.faults:
        if not reasons.get(Text(fault.rule.name), "") or fault.rule.name not in ACKNOWLEDGEABLE:
            other = captures.others.find(quotation, library) if fault.rule in NOT_HERE else None
            findings.append(write_finding(quotation, fault, result, text, other))
    verdict = _build_verdict(quotation, result, tuple(_find_cautions(quotation, result.faults)))
    # A quote of an older edition that is refused today may have passed then: the word lists have grown since.
    newer = [fault for fault in full_result.faults if _is_newer(fault, version)]
    if newer:
        verdict = replace(verdict, newer=tuple(_find_cautions(quotation, newer, refusals=True)))
    return verdict, findings


def _is_newer(fault: Fault, version: int) -> bool:
    return fault.since > version or (version < SCHEMA and fault.rule.severity is Severity.ERROR)


def _find_cautions(quotation: Quotation, faults: Iterable[Fault], *, refusals: bool = False) -> Iterator[Caution]:
    """Return the warnings among the faults of a quote with the editor's reasons.

    With ``refusals``, the errors are included.
    """
    reasons = quotation.evidence.acknowledge if quotation.evidence else {}
    for fault in faults:
        if fault.rule.severity is Severity.WARNING or refusals:
            because = reasons.get(Text(fault.rule.name), "") if fault.rule.name in ACKNOWLEDGEABLE else ""
            yield Caution(fault.rule.name, fault.tell(shown=quotation.source.shows_text), because)


def _build_verdict(quotation: Quotation, result: Result, cautions: tuple[Caution, ...]) -> Verdict:
    unread = "" if result.read else language_of(quotation) or "an unstated language"
    continues = result.continues or None
    return Verdict(result.tier, result.spans, cautions, result.sentences, unread, result.glosses, continues)


def _judge_inside(
    quotation: Quotation, captures: Captures, verdicts: Verdicts, warned: dict[Address, set[str]], version: int
) -> tuple[Verdict, list[Diagnostic]]:
    """Return the verdict on a quote that names a claim, and the findings.

    The quote is searched for inside the passages of that claim's evidence. An acknowledgement there answers its
    warnings too, so they are added to those of the evidence in ``warned``.
    """
    unsure, newer = False, set[Caution]()
    for evidence in quotation.inside:
        if evidence.capture != quotation.capture:
            continue
        verdict = verdicts[evidence.address]
        unsure = unsure or verdict is BARRED
        if not verdict.tier.passes or evidence.capture.file not in captures.by_file:
            # Evidence that failed has its own finding. If evidence was not checked, its typed words are still known.
            known = verdict.tier is Tier.UNCHECKED
            newer |= {*verdict.newer}
            unsure = unsure or not known or check(quotation.text, evidence.text).tier.passes
            continue
        full_result = captures.check(quotation, verdict.spans, evidence)
        if full_result is None:
            return UNSEARCHED, []
        result = full_result.under(version)
        if result.tier.passes:
            shown = quotation.source.shows_text
            warnings = OWN_WARNINGS if len(quotation.text.split()) > WORDS_OF_A_TERM else TERM_WARNINGS
            own = [
                replace(fault, since=max(fault.since, OWN_WARNINGS.get(fault.rule, 1)))
                for fault in full_result.faults
                if fault.rule in warnings or fault.rule.severity is Severity.ERROR
            ]
            warned[evidence.address] |= {fault.rule.name for fault in own if fault.since <= version}
            cautions_by_fault = {fault: [*_find_cautions(evidence, (fault,), refusals=True)] for fault in own}
            findings = [
                Diagnostic(fault.rule, quotation.text.place, fault.tell(shown=shown), advise(quotation, fault))
                for fault in own
                if fault.since <= version and not cautions_by_fault[fault][0].because
            ]
            now, later = (
                tuple(
                    caution for fault in own if (fault.since > version) is late for caution in cautions_by_fault[fault]
                )
                for late in (False, True)
            )
            made = _build_verdict(evidence, result, tuple(dict.fromkeys((*verdict.cautions, *now))))
            return replace(made, newer=tuple(dict.fromkeys((*verdict.newer, *later)))), findings
    if isinstance(quotation.text, Barred) or is_barred(quotation.text):
        return BARRED, []
    if unsure:
        return Verdict(Tier.UNCHECKED, newer=tuple(sorted(newer, key=lambda caution: caution.rule))), []
    claim = quotation.claim
    message = f"These words do not stand in the evidence of {claim.id if claim else 'the claim'}."
    also = tuple(Remark(evidence.text.place, "This is the evidence.") for evidence in quotation.inside)
    hint = "Quote the evidence word for word, or cite the source with [@…]."
    finding = Diagnostic(quoting.QUOTE_OUTSIDE_EVIDENCE, quotation.text.place, message, hint, also)
    return Verdict(Tier.NOT_FOUND), [finding]


BARRED = Verdict(Tier.UNCHECKED)
"""The verdict on a quotation whose words were taken out; compare it with ``is``."""
AWAY = Verdict(Tier.UNCHECKED)
"""The verdict on a quotation whose capture is kept elsewhere and is not at hand; compare it with ``is``."""
UNSEARCHED = Verdict(Tier.UNCHECKED)
"""The verdict on a quotation that was not searched for although its capture is available; compare it with ``is``."""


class Captures:
    """The captures of a run, each prepared for comparison once; the same search is made once.

    Editions repeat most of their quotes, so the results for a long history are mostly known after its first edition.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Prepare captures from their texts by file."""
        self.by_file = {file: CaptureText(text) for file, text in texts.items()}
        self.known: dict[Search, Result] = {}
        self.efforts: dict[Search, int] = {}
        self.others = OtherCaptures(self.by_file)
        self.failed = self.effort = 0
        self.most = MOST_EFFORT
        self.exhausted: Quotation | None = None
        """The first quotation that was not searched for, because earlier ones reached the search limit of a run."""

    def search_ahead(self, quotations: Sequence[Quotation], share: Share) -> None:
        """Search for many quotations in several processes, so that the results are known when they are asked for.

        Only results that pass are kept, because what else a result says depends on those before it.
        None is kept if the search limit of a run is near.
        """
        plain = [quotation for quotation in quotations if not quotation.inside]
        if len(plain) < MANY:
            return

        def search(part: int, parts: int) -> dict[Search, tuple[Result, int]]:
            if parts == 1:
                return {}
            files = dict.fromkeys(slice_part([*self.by_file], part, parts))
            for quotation in plain:
                if quotation.capture.file in files:
                    self.check(quotation)
            return {key: (result, self.efforts[key]) for key, result in self.known.items() if result.found.passes}

        found = {key: result for results in share(search) for key, result in results.items()}
        effort = sum(effort for _, effort in found.values())
        self.known, self.effort, self.failed, self.exhausted = {}, 0, 0, None
        if effort < self.most // 2:
            self.known = {key: result for key, (result, _) in found.items()}
            self.effort = effort

    def check(
        self, quotation: Quotation, within: tuple[Span, ...] = (), place: Quotation | None = None
    ) -> Result | None:
        """Search for a quotation in its capture, which must be one of these captures.

        Args:
            quotation: the quotation with the words to search for.
            within: the only spans of the capture in which to search; empty for all of it.
            place: another quotation whose capture and language are used, and no prefix or suffix.

        Return None if the result is not known yet and the run has reached its search limit.
        """
        evidence = quotation.evidence if place is None else None
        prefix, suffix = (evidence.prefix, evidence.suffix) if evidence else (None, None)
        occurrence = (evidence and evidence.occurrence) or ""
        there = place or quotation
        key = (there.capture.file, quotation.text, language_of(there), prefix, suffix, occurrence, within)
        if key not in self.known:
            if self.effort > self.most:
                self.exhausted = self.exhausted or quotation
                return None
            capture = self.by_file[there.capture.file]
            before = capture.effort
            self.known[key] = check(
                quotation.text,
                capture,
                language=language_of(there),
                prefix=prefix,
                suffix=suffix,
                occurrence=occurrence,
                inside=within,
                suggest=self.failed < NEAREST_SHOWN,
            )
            self.failed += not self.known[key].found.passes
            self.efforts[key] = capture.effort - before
            self.effort += self.efforts[key]
        return self.known[key]


def language_of(quotation: Quotation) -> str:
    """Return the language tag of the words of a quotation; empty if none is stated."""
    return (quotation.evidence and quotation.evidence.language) or quotation.source.language or ""


def report_search_limit(captures: Captures) -> Iterator[Diagnostic]:
    """Report the first quote beyond the search limit of a run."""
    if captures.exhausted:
        message = (
            "This is the first quote that was not searched for: the quotes before it reached the search limit of a run."
        )
        hint = "Quote whole sentences, or split the captures."
        yield Diagnostic(quoting.QUOTE_SEARCH_LONG, captures.exhausted.text.place, message, hint)


def report_away(library: Library, verdicts: Verdicts, worth: Worths) -> Iterator[Diagnostic]:
    """Report once how many quotes cannot be checked because their captures are kept elsewhere."""
    unchecked = (quotation for quotation in library.quotations if verdicts[quotation.address].tier is Tier.UNCHECKED)
    drafts = sum(quotation.capture.file in library.away for quotation in unchecked)
    published = sum(len(each.lost.away) for several in worth.values() for each in several)
    if quotes := [counted(drafts, "quote")] * bool(drafts) + [
        counted(published, "quote of an edition", "quotes of editions")
    ] * bool(published):
        folder = library.settings.captures
        message = f"{joined(quotes)} could not be checked, because the folder {folder} is not here."
        yield Diagnostic(
            quoting.CAPTURES_ELSEWHERE,
            folder.place,
            message,
            "Check them where the folder itself is, not a link to it.",
        )

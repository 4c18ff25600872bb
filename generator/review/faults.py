"""Find what is wrong with a change: new findings, findings on its lines, and those that only two trees can show."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.check.published import edition_place
from generator.check.wording import count_common_ends, opcodes
from generator.editions.policy import explain_unmet, explain_unreviewed
from generator.editions.redacting import is_only_redacted
from generator.model import Tier, may_hold
from generator.model.diagnostics import Diagnostic, Severity, ordered
from generator.model.english import listed
from generator.model.places import LINE_END
from generator.model.redactions import only_bars_differ
from generator.model.rules import BY_NAME, publishing, quoting, reading
from generator.read.resolve.quotations import holders
from generator.review.redactions import find_taken_words, with_bars_in
from generator.site.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.model import Briefing, Edition, Past, Policy, Tree, Verdict
    from generator.model.places import Place, Text
    from generator.review.change import Comparison
    from generator.review.snapshot import Snapshot


Found = tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]
"""The findings that a change adds, and those that it removes."""
RESTORE = "Restore the file from the version history."


def find_faults(change: Comparison) -> Found:
    """Return the findings that the change adds, and those that it removes.

    A finding that only moved is in neither.
    """
    old, new = change.old, change.new
    renamed = {f"briefings/{was}/": f"briefings/{name}/" for was, name in change.pairs if was and name}
    keys = [_make_key(snapshot, renamed if snapshot is old else {}) for snapshot in (old, new)]
    before, after = (
        Counter(map(key, snapshot.checked.findings)) for key, snapshot in zip(keys, (old, new), strict=True)
    )
    added = list(_select(new.checked.findings, keys[1], after - before))
    removed = list(_select(old.checked.findings, keys[0], before - after))
    for finding in (*removed,):
        # The memo must not repeat words that were taken out of a line or a message.
        same = (each for each in added if _differs_by_bars(keys[0](finding), keys[1](each)))
        if (again := next(same, None)) is not None:
            added.remove(again)
            removed.remove(finding)
    taken = find_taken_words(old.tree, new.tree)
    of_both = (
        *_report_altered_captures(old, new),
        *_report_unseen_quotes(change),
        *_report_lost_editions(old, new),
        *_report_new_editions(change),
    )
    return ordered((*added, *of_both)), ordered(with_bars_in(finding, taken) for finding in removed)


Key = tuple[str, str, str, str, str]
"""Rule, file, message and lines of a finding, and the claim, row or text whose quote it is about."""


def _make_key(snapshot: Snapshot, renamed: Mapping[str, str]) -> Callable[[Diagnostic], Key]:
    """Return a function that makes the key of a finding.

    The key has the words of the finding and the text of its lines, but not the numbers of the lines.
    """
    lines: dict[str, Sequence[str]] = {}
    about = {quote.text.place[:3]: quote.address.holder.anchor for quote in snapshot.library.quotations}

    def key(finding: Diagnostic) -> Key:
        path, line = finding.place.file, finding.place.line
        if path not in lines:
            lines[path] = _read_lines(snapshot.tree, path) or ()
        text = "\n".join(map(str.strip, lines[path][max(line - 1, 0) : finding.place.end_line]))
        file = next((path.replace(was, name, 1) for was, name in renamed.items() if path.startswith(was)), path)
        return finding.rule.name, file, finding.message, text, about.get(finding.place[:3], "")

    return key


def _differs_by_bars(before: Key, now: Key) -> bool:
    """Return whether two findings are the same but for words that were taken out."""
    pairs = list(zip(before, now, strict=True))
    return before != now and all(old == new or only_bars_differ(old, new) for old, new in pairs)


def _select(
    findings: tuple[Diagnostic, ...], key: Callable[[Diagnostic], Key], left: Counter[Key]
) -> Iterator[Diagnostic]:
    """Select as many findings of each key as ``left`` counts."""
    for finding in findings:
        if left[key(finding)] > 0:
            left[key(finding)] -= 1
            yield finding


def _report_altered_captures(old: Snapshot, new: Snapshot) -> Iterator[Diagnostic]:
    """Report captures that have another text than before.

    A capture is the text as received, so another text changes what was quoted from it.
    """
    for source in new.library.sources.values():
        for capture in source.captures:
            before, now = (snapshot.library.captures.get(capture.file) for snapshot in (old, new))
            redacted = bool(capture.redacted) and only_bars_differ(before or "", now or "")
            if before is not None and now is not None and before.split() != now.split() and not redacted:
                message = f"The capture seeds/{capture.file} of {source.id} has another text than before."
                hint = "Restore the file, and record the new text as another capture."
                yield Diagnostic(reading.CAPTURE_CHANGED, capture.file.place, message, hint)


def _report_unseen_quotes(change: Comparison) -> Iterator[Diagnostic]:
    """Report new and changed quotes whose captures cannot be read.

    The finding about the capture may be older than the change, but the change relies on what nobody has checked.
    """
    old, new = change.old.library, change.new.library
    known = {_words(quote.text, quote.source.id) for quote in old.quotations}
    known |= {_words(*pair) for briefing in old.briefings.values() for pair in _list_quoted(briefing)}
    reasons = {finding.place: finding for finding in change.new.checked.errors}
    found = [
        (quote.text, quote.source.id, reasons.get(quote.capture.file.place) or reasons.get(quote.capture.sha256.place))
        for quote in new.quotations
        if quote.address in change.unseen
    ]
    if new.lacks("seeds/"):
        lost = next((finding for finding in reasons.values() if may_hold({finding.place.file}, "seeds/")), None)
        quoted = (pair for briefing in new.briefings.values() for pair in _list_quoted(briefing))
        found += [(text, source, lost) for text, source in quoted if source not in new.sources]
    for text, source, why in found:
        if why and _words(text, source) not in known:
            message = f"This quote is new or changed, and nobody has checked it. {why.message}"
            yield Diagnostic(why.rule, text.place, message, why.hint)


def _list_quoted(briefing: Briefing) -> Iterator[tuple[Text, Text]]:
    """Return all words that a briefing quotes, with the name of what they cite."""
    for holder in holders(briefing):
        yield from ((item.quote, item.source) for item in holder.evidence)
    for prose in briefing.prose:
        yield from ((quoted.text, quoted.citation.name) for quoted in prose.quoted if quoted.citation)


def _words(text: Text, source: Text) -> tuple[str, str]:
    return " ".join(text.split()), str(source)


def _report_lost_editions(old: Snapshot, new: Snapshot) -> Iterator[Diagnostic]:
    """Report published editions that are gone or changed.

    What was published stays, and one tree alone cannot show that its newest edition is missing or is another one.
    """
    digests = {
        past.edition.sha256: edition_place(name, past.edition)
        for name, pasts in new.library.editions.items()
        for past in pasts
    }
    reported = {finding.place.file for finding in new.checked.errors if finding.rule.name.startswith("edition-")}
    for name, pasts in old.library.editions.items():
        for past in pasts:
            place = edition_place(name, past.edition)
            if new.library.lacks(place.file):
                continue  # another finding reports that it cannot be read
            if now := digests.get(past.edition.sha256):
                yield from _report_other_redactions(old.tree.files[place.file], new.tree.files[now.file], now)
            elif place.file not in reported:
                exists = place.file in new.tree.files
                rule = publishing.EDITION_CHANGED if exists else publishing.EDITION_MISSING
                edition = f"Edition {past.edition.number} of {name}, published on {format_date(past.edition.date)},"
                message = f"{edition} {'is not as it was published' if exists else 'is missing'}."
                yield Diagnostic(rule, place, message, RESTORE)


def _report_other_redactions(before: bytes, after: bytes, place: Place) -> Iterator[Diagnostic]:
    """Report an edition that was changed under the cover of a redaction, or to which words were put back."""
    if before != after and not is_only_redacted(before, after):
        message = "More was changed in this edition than the words that it states to be taken out."
        yield Diagnostic(publishing.EDITION_FORGED, place, message, RESTORE)


def _report_new_editions(change: Comparison) -> Iterator[Diagnostic]:
    """Report new editions that the desk could not have published before the change."""
    old, new = change.old, change.new
    for _, name in change.pairs:
        for index in change.new_editions(name):
            past = new.library.editions[name][index]
            place = edition_place(name, past.edition)
            if not any(
                error.place == place and error.rule is publishing.EDITION_FORGED for error in new.checked.errors
            ):
                yield from _report_wrong_verdicts(past, new, name, index, place)
            if old.checked.library:  # a new project states its first policy with its first editions
                yield from _report_unreviewed(past.edition, old.library.settings.review, place)
        if change.new_editions(name):
            yield from _report_other_people(new, name)


def _report_wrong_verdicts(past: Past, new: Snapshot, name: str, index: int, place: Place) -> Iterator[Diagnostic]:
    """Report quotes of a new edition whose recorded verdict the check does not confirm.

    Quotes that cannot be checked here are reported too.
    """
    worth, recorded = new.checked.worth[name][index].verdicts, past.edition.contents.verdicts
    wrong, unseen = [], []
    for quotation in past.library.quotations:
        anchor = quotation.address.anchor
        if quotation.briefing == name:
            found, stated = worth[quotation.address], recorded.get(anchor)
            kept_elsewhere = quotation.source.rights == "hash-only" or quotation.capture.file in new.library.away
            if found.tier is Tier.UNCHECKED and kept_elsewhere:
                unseen.append(anchor)
            elif stated is None or not found.tier.passes or _differs(stated, found):
                wrong.append(anchor)
    if wrong:
        message = f"The check does not confirm what this new edition records about these quotes: {listed(wrong)}."
        hint = "Fix the quotes that fail, delete this file, and run `briefing publish` again."
        yield Diagnostic(publishing.EDITION_FORGED, place, message, hint)
    if unseen:
        message = f"Quotes of this new edition cannot be checked here without their captures: {listed(unseen)}."
        yield Diagnostic(quoting.QUOTE_UNCHECKED, place, message, "Let somebody who has the captures check them.")


def _differs(stated: Verdict, found: Verdict) -> bool:
    """Return whether an edition records another verdict than the check finds.

    An edition that follows older rules to avoid newer ones counts as well.
    """
    refused = any(BY_NAME[caution.rule].severity is Severity.ERROR for caution in found.newer)
    kept = {caution.rule for caution in found.cautions} <= {caution.rule for caution in stated.cautions}
    return (
        refused
        or not kept
        or (found.tier, found.spans, found.continues) != (stated.tier, stated.spans, stated.continues)
        or bool(stated.glosses and stated.glosses != found.glosses)
    )


def _report_unreviewed(edition: Edition, policy: Policy, place: Place) -> Iterator[Diagnostic]:
    """Report an edition that does not meet the policy before the change.

    A new policy must come first, in a separate change.
    """
    contents = edition.contents
    why = explain_unreviewed(policy, str(edition.kind), contents, edition.expedited)
    if explain_unmet(policy, contents) and why:
        message = f"This new edition does not meet the policy that was in force before the change. {why}"
        hint = "Do what the policy asks, delete this file and publish again; or change the policy first, separately."
        yield Diagnostic(publishing.EDITION_UNREVIEWED, place, message, hint)


def _report_other_people(new: Snapshot, name: str) -> Iterator[Diagnostic]:
    """Report an edition whose authors differ from its briefing's, or its reviewers from those whom that still names.

    So nobody is an author in one and a reviewer in the other. Publishing takes the reviewers out of the briefing, so
    usually only the edition names them: the memo asks a person to confirm them.
    """
    newest, head = new.histories[name].newest, new.library.briefings[name].head
    published = newest.contents.front_matter
    if published.authors != head.authors or head.reviewers not in {(), published.reviewers}:
        message = f"Edition {newest.number} names other authors or reviewers than briefing.md does."
        hint = "Name the same people in briefing.md, or delete this file and publish again."
        yield Diagnostic(publishing.EDITION_UNREVIEWED, edition_place(name, newest), message, hint)


def find_on_changed_lines(findings: Iterable[Diagnostic], before: Tree, now: Tree) -> frozenset[Diagnostic]:
    """Return the findings on changed lines.

    A finding with a remark on a changed line is one of them.
    """
    places = {finding: (finding.place, *(remark.place for remark in finding.also)) for finding in findings}
    files = {place.file for several in places.values() for place in several}
    changed = {file: _find_changed(_read_lines(before, file), _read_lines(now, file)) for file in files}

    def is_changed(place: Place) -> bool:
        return any(lines.start <= place.end_line and place.line < lines.stop for lines in changed[place.file])

    return frozenset(finding for finding, several in places.items() if any(map(is_changed, several)))


def _read_lines(tree: Tree, file: str) -> Sequence[str] | None:
    """Return the lines of a file, or None if there is no such file."""
    data = tree.files.get(file)
    return None if data is None else LINE_END.split(data.decode("utf-8", "replace"))


def _find_changed(old: Sequence[str] | None, new: Sequence[str] | None) -> list[range]:
    """Return the ranges of lines that differ, counted from 1.

    Where lines were only deleted, the range is the lines on both sides.
    """
    if old is None or new is None:
        return [range(1, len(new or old or ()) + 2)] if old is not new else []
    head, tail = count_common_ends(old, new)
    return [
        range(head + first + 1, head + last + 1) if last > first else range(head + first, head + first + 2)
        for tag, _, _, first, last in opcodes(old[head : len(old) - tail], new[head : len(new) - tail])
        if tag != "equal"
    ]

"""Find what is wrong with a change: findings that come with it, stand on its lines, or need two trees to show."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.check.published import edition_place
from generator.check.wording import opcodes, shared
from generator.editions.policy import unmet, unreviewed
from generator.model import Tier
from generator.model.diagnostics import Diagnostic, Severity, ordered
from generator.model.english import listed
from generator.model.places import LINE_END
from generator.model.rules import BY_NAME, publishing, quoting, reading
from generator.site.dates import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.model import Edition, Past, Policy, Tree, Verdict
    from generator.model.places import Place
    from generator.review.change import Comparison
    from generator.review.snapshot import Snapshot


Found = tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]
RESTORE = "Restore the file from the version history."


def faults(change: Comparison) -> Found:
    """Give the findings that come with the change, and those that go with it; one that only moved does neither."""
    old, new = change.old, change.new
    renamed = {f"briefings/{was}/": f"briefings/{name}/" for was, name in change.pairs if was and name}
    keys = [_key(desk.tree, renamed if desk is old else {}) for desk in (old, new)]
    before, after = (Counter(map(key, desk.checked.findings)) for key, desk in zip(keys, (old, new), strict=True))
    come = _picked(new.checked.findings, keys[1], after - before)
    gone = _picked(old.checked.findings, keys[0], before - after)
    both = (*_captures_altered(old, new), *_taken_away(old, new), *_unpublishable(change))
    return ordered((*come, *both)), ordered(gone)


Key = tuple[str, str, str, str]


def _key(tree: Tree, renamed: Mapping[str, str]) -> Callable[[Diagnostic], Key]:
    """Tell findings apart by what they say, and by the line at which they say it, wherever that stands by now."""
    lines: dict[str, Sequence[str]] = {}

    def key(finding: Diagnostic) -> Key:
        path, line = finding.place.file, finding.place.line
        if path not in lines:
            lines[path] = _lines(tree, path) or ()
        here = lines[path][line - 1].strip() if 0 < line <= len(lines[path]) else ""
        now = next((path.replace(was, name, 1) for was, name in renamed.items() if path.startswith(was)), path)
        return finding.rule.name, now, finding.message, here

    return key


def _picked(
    findings: tuple[Diagnostic, ...], key: Callable[[Diagnostic], Key], left: Counter[Key]
) -> Iterator[Diagnostic]:
    """Give as many findings of each kind as are left of it."""
    for finding in findings:
        if left[key(finding)] > 0:
            left[key(finding)] -= 1
            yield finding


def _captures_altered(old: Snapshot, new: Snapshot) -> Iterator[Diagnostic]:
    """A capture is the text as received: another text under its name changes what was quoted from it."""
    for source in new.library.sources.values():
        for capture in source.captures:
            before, now = (desk.library.captures.get(capture.file) for desk in (old, new))
            if before is not None and now is not None and before.split() != now.split():
                message = f"The capture seeds/{capture.file} of {source.id} is another text than before."
                hint = "Restore the file, and record the new text as a further capture."
                yield Diagnostic(reading.CAPTURE_CHANGED, capture.file.place, message, hint)


def _taken_away(old: Snapshot, new: Snapshot) -> Iterator[Diagnostic]:
    """What was published stays: no tree alone can show that its newest edition is gone, or another."""
    standing = {past.edition.sha256 for row in new.library.editions.values() for past in row}
    reported = {finding.place.file for finding in new.checked.errors if finding.rule.name.startswith("edition-")}
    for name, row in old.library.editions.items():
        for past in row:
            place = edition_place(name, past.edition)
            if new.library.lacks(place.file):
                continue  # that it cannot be read has been reported
            if past.edition.sha256 not in standing and place.file not in reported:
                there = place.file in new.tree.files
                rule = publishing.EDITION_CHANGED if there else publishing.EDITION_MISSING
                called = f"Edition {past.edition.number} of {name}, published on {said(past.edition.date)},"
                message = f"{called} {'is not as it was published' if there else 'is taken away'}."
                yield Diagnostic(rule, place, message, RESTORE)


def _unpublishable(change: Comparison) -> Iterator[Diagnostic]:
    """An edition that comes with a change is one that the desk could have published before the change."""
    old, new = change.old, change.new
    for _, name in change.pairs:
        for index in change.fresh(name):
            past = new.library.editions[name][index]
            place = edition_place(name, past.edition)
            if not any(each.place == place and each.rule is publishing.EDITION_FORGED for each in new.checked.errors):
                yield from _unfounded(past, new, name, index, place)
            if old.checked.library:  # a project that begins states its policy as it begins
                yield from _unreviewed(past.edition, old.library.settings.review, place)
        if change.fresh(name):
            yield from _other_people(new, name)


def _unfounded(past: Past, new: Snapshot, name: str, index: int, place: Place) -> Iterator[Diagnostic]:
    """What an edition records of its quotes is what the check finds; what it cannot check here is said."""
    worth, recorded = new.checked.worth[name][index].verdicts, past.edition.contents.verdicts
    other, unseen = [], []
    for each in past.library.quotations:
        anchor = each.address.anchor
        if each.briefing == name:
            found, told = worth[each.address], recorded.get(anchor)
            if found.tier is Tier.UNCHECKED and each.source.rights == "hash-only":
                unseen.append(anchor)
            elif told is None or not found.tier.passes or _differs(told, found):
                other.append(anchor)
    if other:
        message = f"This new edition records of its quotes what the check does not find: {listed(other)}."
        yield Diagnostic(publishing.EDITION_FORGED, place, message, "Publish it anew with the program.")
    if unseen:
        message = f"Quotes of this new edition cannot be checked here, for want of their captures: {listed(unseen)}."
        yield Diagnostic(quoting.QUOTE_UNCHECKED, place, message, "Let somebody who has the captures check them.")


def _differs(told: Verdict, found: Verdict) -> bool:
    """Whether a new edition records another verdict than the check finds, or follows older rules to escape today's."""
    refused = any(BY_NAME[each.rule].severity is Severity.ERROR for each in found.newer)
    kept = {each.rule for each in found.cautions} <= {each.rule for each in told.cautions}
    return (
        refused
        or not kept
        or (found.tier, found.spans) != (told.tier, told.spans)
        or bool(told.glosses and told.glosses != found.glosses)
    )


def _unreviewed(edition: Edition, policy: Policy, place: Place) -> Iterator[Diagnostic]:
    """The policy is the one that held before the change; a change of it comes first, in a change of its own."""
    head = edition.contents.front_matter
    if unmet(policy, head) and (why := unreviewed(policy, str(edition.kind), head, edition.expedited)):
        message = f"This new edition does not meet the policy that held before the change. {why}"
        hint = "Let the people read it, or change the policy in a change of its own first."
        yield Diagnostic(publishing.EDITION_UNREVIEWED, place, message, hint)


def _other_people(new: Snapshot, name: str) -> Iterator[Diagnostic]:
    """Whom an edition names, the briefing names as well: nobody is an author here and a reviewer there."""
    newest, head = new.rows[name].newest, new.library.briefings[name].head
    then = newest.contents.front_matter
    if (then.authors, then.reviewers) != (head.authors, head.reviewers):
        message = f"Edition {newest.number} names other authors or reviewers than briefing.md does."
        hint = "Name the people in briefing.md, and publish then."
        yield Diagnostic(publishing.EDITION_UNREVIEWED, edition_place(name, newest), message, hint)


def on_changed_lines(findings: Iterable[Diagnostic], before: Tree, now: Tree) -> frozenset[Diagnostic]:
    """Give the findings on lines that are not as they were; what points at such a line stands on it."""
    places = {finding: (finding.place, *(remark.place for remark in finding.also)) for finding in findings}
    files = {place.file for several in places.values() for place in several}
    changed = {file: _changed(_lines(before, file), _lines(now, file)) for file in files}

    def new(place: Place) -> bool:
        return any(lines.start <= place.end_line and place.line < lines.stop for lines in changed[place.file])

    return frozenset(finding for finding, several in places.items() if any(map(new, several)))


def _lines(tree: Tree, file: str) -> Sequence[str] | None:
    """Give the lines of a file; None where there is none."""
    data = tree.files.get(file)
    return None if data is None else LINE_END.split(data.decode("utf-8", "replace"))


def _changed(old: Sequence[str] | None, new: Sequence[str] | None) -> list[range]:
    """Give the lines that differ, counted from 1; where lines only went, the two beside the gap."""
    if old is None or new is None:
        return [range(1, len(new or old or ()) + 2)] if old is not new else []
    head, tail = shared(old, new)
    return [
        range(head + first + 1, head + last + 1) if last > first else range(head + first, head + first + 2)
        for tag, _, _, first, last in opcodes(old[head : len(old) - tail], new[head : len(new) - tail])
        if tag != "equal"
    ]

"""Write findings for a terminal, with line, caret and hint, and the counts of what was checked."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from unicodedata import category, combining, east_asian_width

from generator.check.ladder import UNSEARCHED
from generator.model import Tier
from generator.model.bounds import PRINTED
from generator.model.diagnostics import Severity
from generator.model.places import LINE_END
from generator.model.redactions import is_barred
from generator.read.characters import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from generator.model import Library, Quotation, Tree, Worths
    from generator.model.diagnostics import Diagnostic
    from generator.model.library import Checked
    from generator.model.places import Place

    Paint = Callable[[str, str], str]


SHOWN, LEAD = 96, 32
"""The most characters that are shown of a line, and how many of them come before the finding."""

COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", "place": "1", "caret": "1;32", "faint": "2"}

HIDDEN = re.compile(UNSEEN.pattern + r"|(?<=[ -~])[\u200c\u200d]|(?<!\S):(?=:)|(?<=#)#(?=\w*\[)")
"""Characters that would control the terminal or be invisible there, and what a runner reads as a command in a log.

Such commands begin with ``::`` (GitHub), ``##[`` (GitHub's old way) or a name, as in ``##vso[`` (Azure) and others.
"""


def text(checked: Checked, tree: Tree, *, colour: bool = False) -> str:
    """Write the findings, and the closing lines.

    Each rule has a limit of printed findings. ``colour`` is for a terminal.
    """
    paint = _colour if colour else _leave
    shown, left = _limit(checked.findings)
    lines = {file: _split_lines(tree.files.get(file, b"")) for file in {finding.place.file for finding in shown}}
    findings = ["\n".join(_write_finding(finding, lines, paint)) + "\n" for finding in shown]
    more = [
        f"{count:,} more of {rule}; `briefing check --format json` prints all" for rule, count in sorted(left.items())
    ]
    return "\n".join([*findings, "\n".join(map(escape_unseen, (*more, *write_closing(checked))))]) + "\n"


def _limit(findings: Iterable[Diagnostic]) -> tuple[list[Diagnostic], Counter[str]]:
    """Return the findings to print, and the number of other findings of each rule."""
    shown: list[Diagnostic] = []
    counts: Counter[str] = Counter()
    for finding in findings:
        counts[finding.rule.name] += 1
        if counts[finding.rule.name] <= PRINTED:
            shown.append(finding)
    return shown, Counter({rule: count - PRINTED for rule, count in counts.items() if count > PRINTED})


def _write_finding(finding: Diagnostic, lines: Mapping[str, list[str]], paint: Paint) -> Iterator[str]:
    rule, place = finding.rule, finding.place
    message, *rest = escape_unseen(finding.message).split("\n")
    yield f"{paint('place', escape_unseen(str(place)))} {paint(rule.severity, rule.severity)} {rule.name}  {message}"
    yield from (f"    {line}" for line in rest)
    if 0 < place.line <= len(lines[place.file]):
        yield from _write_excerpt(lines[place.file][place.line - 1], place, paint)
    if finding.hint:
        yield f"    hint: {escape_unseen(finding.hint)}"
    for remark in finding.also:
        yield f"    also {escape_unseen(f'{remark.place}  {remark.message}')}"


def _write_excerpt(line: str, place: Place, paint: Paint) -> Iterator[str]:
    if not line.strip():
        return
    start = min(place.column - 1, len(line))
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    left = max(start - LEAD, 0) if len(line) > SHOWN else 0
    right = min(left + SHOWN, len(line))
    # The excerpt is escaped as a whole, so that no character hides where the finding divides it.
    shown = _escape_characters(line[left:right].replace("\t", " "))
    first, last = start - left, max(start, min(end, right)) - left
    before, there, after = ("".join(part) for part in (shown[:first], shown[first:last], shown[last:]))
    before, after = ("…" if left else "") + before, after + ("…" if right < len(line) else "")
    caret = " " * _width(before) + paint("caret", "^" * max(_width(there), 1))
    margin = " " * len(str(place.line))
    yield f"    {paint('faint', f'{place.line} |')} {before}{there}{after}"
    yield f"    {paint('faint', f'{margin} |')} {caret}"


def _split_lines(data: bytes) -> list[str]:
    try:
        return LINE_END.split(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return []


def escape_unseen(words: str) -> str:
    """Escape words so that every character is visible and harmless.

    No character acts on a terminal or in the log of a runner.
    """
    return HIDDEN.sub(_escape, words)


def _escape_characters(words: str) -> list[str]:
    """Return the characters of words, each escaped as ``escape_unseen`` escapes it."""
    letters = list(words)
    for found in HIDDEN.finditer(words):
        letters[found.start()] = _escape(found)
    return letters


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _width(words: str) -> int:
    """Return the number of columns that words take on a terminal."""
    return sum(
        0 if combining(letter) or category(letter) == "Me" else 2 if east_asian_width(letter) in "WF" else 1
        for letter in words
    )


def _leave(_: str, words: str) -> str:
    return words


def _colour(part: str, words: str) -> str:
    return f"\033[{COLOURS[part]}m{words}\033[0m"


SPENT = "other quotes used up the search limit of a run"


def write_closing(checked: Checked) -> list[str]:
    """Return the closing lines about what was checked and what was not.

    The last lines count the findings.
    """
    if checked.library is None:
        return ["nothing was checked"]
    counts = checked.counts
    matches = f"{counts.passed} of {counts.quotes} quotes match their captures"
    lines = [f"{matches}; {_count(counts.claims, 'claim')}, {_count(counts.sources, 'source')}"]
    lines += _count_published(checked.library, checked.worth)
    reasons = Counter(
        SPENT if checked.verdicts[quotation.address] is UNSEARCHED else _explain_unchecked(quotation, checked.library)
        for quotation in checked.library.quotations
        if checked.verdicts[quotation.address].tier is Tier.UNCHECKED
    )
    lines += [f"{_count(count, 'quote')} not checked: {reason}" for reason, count in reasons.items()]
    unread = Counter(verdict.unread for verdict in checked.verdicts.values() if verdict.unread)
    lines += [
        f"{_count(count, 'quote')} in {language} not read for qualifiers, negations and hedges: "
        "there are no word lists for this language"
        for language, count in sorted(unread.items())
    ]
    lines += [count_by_severity(checked.findings)] if checked.findings else []
    if old := checked.elsewhere:
        lines.append(
            f"{count_by_severity(old)} that {'were' if old[1:] else 'was'} there before, on lines that did not change"
        )
    return lines


def count_by_severity(findings: Collection[Diagnostic]) -> str:
    """State the number of errors and the number of warnings."""
    errors = sum(finding.rule.severity is Severity.ERROR for finding in findings)
    counts = [_count(errors, "error")] * bool(errors)
    if warnings := len(findings) - errors:
        counts.append(_count(warnings, "warning"))
    return ", ".join(counts)


def _count_published(library: Library, worth: Worths) -> list[str]:
    """State how many editions were read, and how many of their quotes still match."""
    quotes = gone = unseen = barred = editions = 0
    for name, pasts in library.editions.items():
        for past, today in zip(pasts, worth[name], strict=True):
            editions += 1
            quotes += sum(verdict.tier.passes for verdict in past.edition.contents.verdicts.values())
            lost = today.lost
            gone, unseen, barred = gone + len(lost.gone), unseen + len(lost.unseen), barred + len(lost.barred)
    matches = (
        f"{quotes - gone - unseen - barred} of {_count(quotes, 'quote')} of {_count(editions, 'edition')} still match"
    )
    matches += f"; {unseen} could not be checked" if unseen else ""
    matches += f"; the words of {barred} were taken out" if barred else ""
    return [matches] if editions else []


def _explain_unchecked(quotation: Quotation, library: Library) -> str:
    source, file = quotation.source, f"seeds/{quotation.capture.file}"
    if quotation.capture.file in library.away:
        return f"their captures are in {library.settings.captures}, which is not here"
    if is_barred(quotation.text):
        return "their words were taken out"
    if source.withdrawn:
        return f"{source.id} is withdrawn: {source.withdrawn.because}"
    if quotation.capture.file in library.captures:
        claim = quotation.claim.id if quotation.claim else "its claim"
        return f"the evidence of {claim}, which must contain the words, has not passed"
    if source.rights == "hash-only":
        return f"{file}, the hash-only capture of {source.id}, is not available"
    return f"{file}, the capture of {source.id}, is missing or was refused"


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

"""Plan the next editions of briefings, all or none, or refuse them with reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.editions import changes, foreign_claims, freeze, unpublished_references, with_readers
from generator.editions.corrections import explain_groundless, explain_uncorrected, find_corrections
from generator.editions.ids import with_ids, without_reviewers
from generator.editions.policy import (
    explain_contradictions,
    explain_unmet,
    explain_unreviewed,
    is_seen,
    list_grave_changes,
)
from generator.editions.thawing import with_next
from generator.model import LARGEST, SCHEMA, Edition, Tree, edition_file
from generator.model.english import counted, listed
from generator.model.places import Text
from generator.read.characters import report_forbidden_characters
from generator.read.seal import derive_salt, edition_text, seal_edition
from generator.read.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.editions import Change
    from generator.model import Briefing, Contents, Library, Policy, Verdicts
    from generator.model.diagnostics import Diagnostic
    from generator.model.library import Checked


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """The statements of an editor about a new edition.

    ``date`` is the day of publication, in ISO 8601.
    ``expedited`` is the reason why the edition does not wait for its reviewers, or None if it waits.
    ``salt`` is a random number that nobody knows, in 32 hexadecimal digits; the salts of the editions come from it.
    """

    date: str
    note: str
    salt: str
    kind: str = "major"
    conclusion_changed: bool = False
    expedited: str | None = None


@dataclass(frozen=True)
class Plan:
    """What publishing is going to write: the edition, and the texts of the files.

    ``files`` contains the texts by path; the text of the edition is the last.
    ``seen`` are the changes since the edition before that a reader sees.
    """

    edition: Edition
    files: Mapping[str, str]
    seen: tuple[Change, ...] = ()


class Judge(NamedTuple):
    """The functions of the check, which is above this room, so it cannot be imported here.

    ``tree`` checks a whole tree, and ``words`` checks the words of an editor.
    """

    tree: Callable[[Tree], Checked]
    words: Callable[[Iterable[Text]], Iterable[Diagnostic]]


@dataclass(frozen=True)
class Refusal:
    """The reason why nothing can be published, in a sentence, and the briefing that it is about, if any."""

    sentence: str
    briefing: str = ""


class Plans(NamedTuple):
    """Editions that are published together, all or none: their plans, or every reason against it.

    ``unchanged`` is the number of briefings that were left out because nothing that a reader sees has changed,
    and ``embargoed`` the number of those that were left out because of an embargo.
    """

    plans: tuple[Plan, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    unchanged: int = 0
    embargoed: int = 0

    @property
    def files(self) -> dict[str, str]:
        """The texts of all files by path."""
        return {path: text for planned in self.plans for path, text in planned.files.items()}


@dataclass(frozen=True)
class _Draft:
    """A briefing as it would be published, and its newest edition."""

    name: str
    contents: Contents
    last: Edition | None

    @cached_property
    def made(self) -> tuple[Change, ...]:
        """The changes since the newest edition."""
        return changes(self.last.contents, with_readers(self.contents, self.last.contents)) if self.last else ()

    @property
    def differs(self) -> bool:
        """Whether a reader would see anything new."""
        return not self.last or is_seen(self.made)

    def edition(self, particulars: Particulars, policy: Policy) -> Edition:
        """Return the next edition, without its digest."""
        return Edition(
            schema=SCHEMA,
            briefing=Text(self.name),
            number=self.last.number + 1 if self.last else 1,
            date=Text(particulars.date),
            kind=Text(particulars.kind),
            note=Text(_on_one_line(particulars.note)),
            conclusion_changed=particulars.conclusion_changed,
            previous=self.last.sha256 if self.last else None,
            sha256=Text(),  # `seal_edition` fills it in
            contents=self.contents,
            policy=policy,
            expedited=None if particulars.expedited is None else Text(_on_one_line(particulars.expedited)),
            salts={Text(): Text(derive_salt(particulars.salt, self.name))},
        )


def plan_editions(
    tree: Tree, checked: Checked, names: Iterable[str] | None, particulars: Particulars, judge: Judge
) -> Plans:
    """Plan the next edition of each named briefing, without writing any file.

    Without names, it is every briefing whose draft differs from its newest edition, or that has none, and that is
    not under embargo.
    The project must have passed the check. It is checked once more, with all the planned files.
    """
    library = checked.library
    known = library.briefings if library else {}
    open_ = [name for name, briefing in known.items() if not _is_embargoed(briefing, particulars.date)]
    asked = dict.fromkeys(open_ if names is None else names)
    if unknown := [Refusal(_explain_unknown(name, known), name) for name in asked if name not in known]:
        return Plans(refusals=tuple(unknown))
    if library is None:
        return Plans()
    drafts, after = _draft(library, checked.verdicts, asked, particulars, only_changed=names is None)
    refusals = [
        Refusal(reason, draft.name)
        for draft in drafts
        if (reason := next(_unfit(particulars, after, draft, judge), ""))
    ]
    if refusals:
        return Plans(refusals=tuple(refusals))
    plans = tuple(_plan(tree, library, draft, particulars) for draft in drafts)
    unproved = tuple(_disprove(tree, plans, judge)) if plans else ()
    if unproved:
        return Plans(refusals=unproved)
    held = len(known) - len(open_) if names is None else 0
    return Plans(plans, unchanged=len(asked) - len(plans), embargoed=held)


def _is_embargoed(briefing: Briefing, day: str) -> bool:
    return day < (briefing.head.not_before or "")


def _explain_unknown(name: str, known: Iterable[str]) -> str:
    near = nearest(name, known)
    return f"There is no briefing `{name}`{f'; did you mean `{near}`?' if near else '.'}"


def _draft(
    library: Library, verdicts: Verdicts, names: Iterable[str], particulars: Particulars, *, only_changed: bool
) -> tuple[list[_Draft], Library]:
    """Return the drafts to publish, and the library in which their references are looked up.

    A draft freezes the claims of other briefings that it refers to.
    If such a briefing is published too, it freezes the claims that readers are going to know.
    """
    pasts = {name: library.editions.get(name, ()) for name in names}
    drafts = {
        name: _Draft(name, freeze(library, verdicts, name), past[-1].edition if past else None)
        for name, past in pasts.items()
    }
    foreign = {name: {address.briefing for address in foreign_claims(library, name)} for name in drafts}
    published = {name for name, draft in drafts.items() if draft.differs or not only_changed}
    after = library
    if named := published & set().union(*foreign.values()):
        after = with_next(
            library, (drafts[name].edition(particulars, library.settings.review) for name in sorted(named))
        )
        drafts |= {
            name: replace(drafts[name], contents=freeze(after, verdicts, name))
            for name, others in foreign.items()
            if others & named
        }
    return [draft for draft in drafts.values() if draft.differs or not only_changed], after


def _plan(tree: Tree, library: Library, draft: _Draft, particulars: Particulars) -> Plan:
    edition = seal_edition(draft.edition(particulars, library.settings.review))
    briefing = library.briefings[draft.name]
    written = with_ids(tree, briefing) | without_reviewers(tree, briefing)
    files = {path: text for path, text in written.items() if text.encode() != tree.files[path]}
    files[edition_file(draft.name, edition.number)] = edition_text(edition)
    return Plan(edition, files, tuple(change for change in draft.made if change.kind.seen))


def _on_one_line(words: str) -> str:
    return " ".join(words.split())


def _unfit(particulars: Particulars, library: Library, draft: _Draft, judge: Judge) -> Iterator[str]:
    """Return every reason to refuse the edition, the simplest first."""
    kind, note = particulars.kind, _on_one_line(particulars.note)
    contents, last = draft.contents, draft.last
    yield from _unprintable("note", note, judge)
    if not contents.claims and not contents.lists:
        yield "This briefing has no claims and no lists, so there is nothing to publish."
    if _is_embargoed(briefing := library.briefings[draft.name], particulars.date):
        yield (
            f"The briefing is under embargo until {briefing.head.not_before}, but an edition is public from its own "
            "day. Publish it on that day, or remove `not-before` from briefing.md."
        )
    if last and particulars.date < last.date:
        yield f"Edition {last.number} is dated {last.date}, but by the clock of this machine it is {particulars.date}."
    if away := sum(each.capture.file in library.away for each in library.by_briefing.get(draft.name, ())):
        quotes = counted(away, "quote")
        yield f"The captures of {quotes} are not here, so nobody can check them. Publish where they are kept."
    yield from explain_contradictions(particulars, last, is_first=not last, same=not is_seen(draft.made))
    if kind == "minor" and (grave := list_grave_changes(draft.made)):
        yield f"This is more than a minor edition: {listed(grave, ';')}. Publish it as --major or --correction."
    yield from _unreviewed(particulars, library.settings.review, contents, judge)
    yield from _uncorrected(
        particulars, draft, [past.edition.contents for past in library.editions.get(draft.name, ())]
    )
    if unknown := unpublished_references(library, draft.name):
        yield (
            "The briefing refers to claims of other briefings that are not published yet: "
            f"{', '.join(unknown)}. Publish these claims first."
        )


def _uncorrected(particulars: Particulars, draft: _Draft, earlier: Iterable[Contents]) -> Iterator[str]:
    """Explain what is missing or wrong in what the edition says of its corrections."""
    corrected = find_corrections(draft.last.contents, draft.contents) if draft.last else ()
    if reason := explain_uncorrected(particulars.kind, draft.made, corrected):
        how = f"`corrections: [{{on: {particulars.date}, text: What was wrong.}}]`"
        yield f"{reason} Write {how} into the claim or the row."
    for anchor, correction in corrected:
        if correction.on > particulars.date:
            yield f"The correction of {anchor} is dated {correction.on}, after the day of this edition."
    for reason in explain_groundless(earlier, draft.contents, corrected):
        yield f"{reason} Correct what was wrong, or remove the correction."


def _unprintable(name: str, words: str, judge: Judge) -> Iterator[str]:
    """Explain what in the note or the reason cannot be published, if anything."""
    for finding in (*judge.words([Text(words)]), *report_forbidden_characters(name, words)):
        yield f"The {name} cannot be published as it is. {finding.message}"


def _unreviewed(particulars: Particulars, policy: Policy, contents: Contents, judge: Judge) -> Iterator[str]:
    """Explain why the policy blocks the edition, if it does, and what to do.

    It also reports what in the reason cannot be published.
    """
    kind, reason, head = particulars.kind, particulars.expedited, contents.front_matter
    blocked = explain_unreviewed(policy, kind, contents, reason)
    if blocked and blocked == explain_unmet(policy, contents):
        who = "reviewer's handle under `reviewers`" if head.authors else "author's handle under `authors`"
        can_expedite = head.authors and kind in policy.expedite
        instead = ", or state with --expedite REASON why it cannot wait" if can_expedite else ""
        blocked += f" Add the {who} in briefing.md{instead}."
    if blocked:
        yield blocked
    yield from _unprintable("reason", _on_one_line(reason or ""), judge)


def _disprove(tree: Tree, plans: Sequence[Plan], judge: Judge) -> Iterator[Refusal]:
    """Return why the tree would not pass the check after publication, at most one reason for each briefing.

    Each draft must still equal its edition.
    """
    written: dict[str, bytes] = {}
    too_large = False
    for planned in plans:
        for path, text in planned.files.items():
            written[path] = text.encode()
            if len(written[path]) > LARGEST:
                too_large = True
                sentence = f"{path} would be larger than {LARGEST // 1024 // 1024} MiB. Split the briefing."
                yield Refusal(sentence, str(planned.edition.briefing))
    if too_large:
        return
    after = judge.tree(replace(tree, files={**tree.files, **written}))
    told: dict[str, Refusal] = {}
    for error in after.errors:
        folder = error.place.file.removeprefix("briefings/").partition("/")[0]
        name = folder if folder in {str(planned.edition.briefing) for planned in plans} else ""
        sentence = f"After publication, the check would fail: {error.place}: {error.message} {error.hint}"
        told.setdefault(name, Refusal(sentence, name))
    yield from told.values()
    if told or after.library is None:
        return
    for planned in plans:
        name = str(planned.edition.briefing)
        now, published = freeze(after.library, after.verdicts, name), planned.edition.contents
        if now.front_matter.reviewers:
            yield Refusal(
                "The reviewers of this edition cannot be taken out of briefing.md as it is written. "
                "Write `reviewers` on lines of its own.",
                name,
            )
        elif with_readers(now, published) != published:
            yield Refusal(
                "The ids of this edition cannot be written into claims.yml and members.yml as these files are. "
                "Write an `id` into each piece of evidence and each row yourself.",
                name,
            )

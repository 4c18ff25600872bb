"""Plan the next edition of a briefing, or refuse it with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.editions import changes, freeze, unpublished_references
from generator.editions.ids import with_ids
from generator.editions.policy import (
    explain_contradictions,
    explain_unmet,
    explain_unreviewed,
    is_seen,
    list_grave_changes,
)
from generator.model import LARGEST, SCHEMA, Edition, Tree, edition_file
from generator.model.english import listed
from generator.model.places import Text
from generator.read.characters import report_forbidden_characters
from generator.read.seal import edition_text, seal_edition
from generator.read.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.model import Contents, FrontMatter, Library, Policy
    from generator.model.diagnostics import Diagnostic
    from generator.model.library import Checked


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """The statements of an editor about a new edition.

    ``date`` is the day of publication, in ISO 8601.
    ``expedited`` is the reason why the edition does not wait for its reviewers, or None if it waits.
    """

    date: str
    note: str
    kind: str = "major"
    conclusion_changed: bool = False
    expedited: str | None = None


@dataclass(frozen=True)
class Plan:
    """What publishing is going to write: the edition, and the texts of the files.

    ``files`` contains the texts by path; the text of the edition is the last.
    """

    edition: Edition
    files: Mapping[str, str]


class Judge(NamedTuple):
    """The functions of the check, which is above this room, so it cannot be imported here.

    ``tree`` checks a whole tree, and ``words`` checks the words of an editor.
    """

    tree: Callable[[Tree], Checked]
    words: Callable[[Iterable[Text]], Iterable[Diagnostic]]


@dataclass(frozen=True)
class Refusal:
    """The reason why nothing can be published, in a sentence."""

    sentence: str


def plan_edition(tree: Tree, checked: Checked, name: str, particulars: Particulars, judge: Judge) -> Plan | Refusal:
    """Plan the next edition of a briefing, without writing any file.

    The project must have passed the check.
    """
    library = checked.library
    if library is None or name not in library.briefings:
        near = nearest(name, library.briefings) if library else None
        return Refusal(f"There is no briefing `{name}`{f'; did you mean `{near}`?' if near else '.'}")
    contents = freeze(library, checked.verdicts, name)
    history = library.editions.get(name, ())
    if reason := next(_unfit(particulars, library, name, contents, judge), ""):
        return Refusal(reason)
    if unknown := unpublished_references(library, name):
        return Refusal(
            "The briefing refers to claims of other briefings that are not published yet: "
            f"{', '.join(unknown)}. Publish these claims first."
        )
    edition = seal_edition(
        Edition(
            schema=SCHEMA,
            briefing=Text(name),
            number=history[-1].edition.number + 1 if history else 1,
            date=Text(particulars.date),
            kind=Text(particulars.kind),
            note=Text(_on_one_line(particulars.note)),
            conclusion_changed=particulars.conclusion_changed,
            previous=history[-1].edition.sha256 if history else None,
            sha256=Text(),  # `seal_edition` fills it in
            contents=contents,
            policy=library.settings.review,
            expedited=None if particulars.expedited is None else Text(_on_one_line(particulars.expedited)),
        )
    )
    files = {
        path: text
        for path, text in with_ids(tree, library.briefings[name]).items()
        if text.encode() != tree.files[path]
    }
    files[edition_file(name, edition.number)] = edition_text(edition)
    return _prove(tree, Plan(edition, files), judge)


def _on_one_line(words: str) -> str:
    return " ".join(words.split())


def _unfit(particulars: Particulars, library: Library, name: str, contents: Contents, judge: Judge) -> Iterator[str]:
    """Return every reason to refuse the edition, the simplest first."""
    kind, note = particulars.kind, _on_one_line(particulars.note)
    history = library.editions.get(name, ())
    last = history[-1].edition if history else None
    made = changes(last.contents, contents) if last else ()
    yield from _unprintable("note", note, judge)
    if not contents.claims and not contents.lists:
        yield "This briefing has no claims and no lists, so there is nothing to publish."
    if last and particulars.date < last.date:
        yield f"Edition {last.number} is dated {last.date}, but by the clock of this machine it is {particulars.date}."
    yield from explain_contradictions(particulars, last, is_first=not last, same=not is_seen(made))
    if kind == "minor" and (grave := list_grave_changes(made)):
        yield f"This is more than a minor edition: {listed(grave, ';')}. Publish it as --major or --correction."
    yield from _unreviewed(particulars, library.settings.review, contents.front_matter, judge)


def _unprintable(name: str, words: str, judge: Judge) -> Iterator[str]:
    """Explain what in the note or the reason cannot be published, if anything."""
    for finding in (*judge.words([Text(words)]), *report_forbidden_characters(name, words)):
        yield f"The {name} cannot be published as it is. {finding.message}"


def _unreviewed(particulars: Particulars, policy: Policy, head: FrontMatter, judge: Judge) -> Iterator[str]:
    """Explain why the policy blocks the edition, if it does, and what to do.

    It also reports what in the reason cannot be published.
    """
    kind, reason = particulars.kind, particulars.expedited
    blocked = explain_unreviewed(policy, kind, head, reason)
    if blocked and blocked == explain_unmet(policy, head):
        who = "reviewer's handle under `reviewers`" if head.authors else "author's handle under `authors`"
        can_expedite = head.authors and kind in policy.expedite
        instead = ", or state with --expedite REASON why it cannot wait" if can_expedite else ""
        blocked += f" Add the {who} in briefing.md{instead}."
    if blocked:
        yield blocked
    yield from _unprintable("reason", _on_one_line(reason or ""), judge)


def _prove(tree: Tree, planned: Plan, judge: Judge) -> Plan | Refusal:
    """Return the plan if the tree would pass the check after publication.

    The draft must still equal the edition. Otherwise, return a refusal.
    """
    name = str(planned.edition.briefing)
    for path, text in planned.files.items():
        if len(text.encode()) > LARGEST:
            return Refusal(f"{path} would be larger than {LARGEST // 1024 // 1024} MiB. Split the briefing.")
    written = {path: text.encode() for path, text in planned.files.items()}
    after = judge.tree(Tree({**tree.files, **written}, tree.refused))
    if after.errors:
        first = after.errors[0]
        return Refusal(f"After publication, the check would fail: {first.place}: {first.message} {first.hint}")
    if after.library is None or freeze(after.library, after.verdicts, name) != planned.edition.contents:
        return Refusal(
            "The ids of this edition cannot be written into claims.yml and members.yml as these files are. "
            "Write an `id` into each piece of evidence and each row yourself."
        )
    return planned

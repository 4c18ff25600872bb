"""Takes a tree and what an editor says of a new edition; gives the files that publish it, or why it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.editions import changes, freeze, unpublished_references
from generator.editions.ids import with_ids
from generator.editions.policy import is_barred, is_seen, must_differ, says, too_grave, unmet, unreviewed
from generator.model import LARGEST, SCHEMA, Edition, Tree, edition_file
from generator.model.english import listed
from generator.model.places import Text
from generator.read.characters import strange
from generator.read.seal import sealed, written
from generator.read.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.editions import Change
    from generator.model import Contents, FrontMatter, Library, Policy
    from generator.model.diagnostics import Diagnostic
    from generator.model.library import Checked


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """What an editor says of an edition: ``date`` is the day of publication, ISO 8601.

    ``expedited`` is why it does not wait for its reviewers, or None where it does.
    """

    date: str
    note: str
    kind: str = "major"
    conclusion_changed: bool = False
    expedited: str | None = None


@dataclass(frozen=True)
class Plan:
    """What publishing would do: the edition, and the texts to write, it last."""

    edition: Edition
    files: Mapping[str, str]


class Judge(NamedTuple):
    """The check, which stands above: of a whole tree, and of the words that an editor gives."""

    tree: Callable[[Tree], Checked]
    words: Callable[[Iterable[Text]], Iterable[Diagnostic]]


@dataclass(frozen=True)
class Refusal:
    """Why nothing can be published, in a sentence."""

    sentence: str


def planned(tree: Tree, checked: Checked, name: str, particulars: Particulars, judge: Judge) -> Plan | Refusal:
    """Plan the next edition of a briefing whose project passed the check; nothing is written here."""
    library = checked.library
    if library is None or name not in library.briefings:
        near = nearest(name, library.briefings) if library else None
        return Refusal(f"There is no briefing `{name}`{f'; did you mean `{near}`?' if near else '.'}")
    contents = freeze(library, checked.verdicts, name)
    row = library.editions.get(name, ())
    if reason := next(_unfit(particulars, library, name, contents, judge), ""):
        return Refusal(reason)
    if unknown := unpublished_references(library, name):
        return Refusal(f"It names {', '.join(unknown)}, which readers do not know yet; publish that first.")
    edition = sealed(
        Edition(
            schema=SCHEMA,
            briefing=Text(name),
            number=row[-1].edition.number + 1 if row else 1,
            date=Text(particulars.date),
            kind=Text(particulars.kind),
            note=Text(_line(particulars.note)),
            conclusion_changed=particulars.conclusion_changed,
            previous=row[-1].edition.sha256 if row else None,
            sha256=Text(),  # to be sealed
            contents=contents,
            policy=library.settings.review,
            expedited=None if particulars.expedited is None else Text(_line(particulars.expedited)),
        )
    )
    files = {
        path: text
        for path, text in with_ids(tree, library.briefings[name]).items()
        if text.encode() != tree.files[path]
    }
    files[edition_file(name, edition.number)] = written(edition)
    return _proved(tree, Plan(edition, files), judge)


def _line(words: str) -> str:
    return " ".join(words.split())


def _unfit(particulars: Particulars, library: Library, name: str, contents: Contents, judge: Judge) -> Iterator[str]:
    """Hold what the editor says against what changed; give every reason to refuse, the plainest first."""
    kind, note = particulars.kind, _line(particulars.note)
    row = library.editions.get(name, ())
    made = changes(row[-1].edition.contents, contents) if row else ()
    if not says(note):
        yield "An edition needs a note that tells readers what changed and why."
    yield from _unprintable("note", note, judge)
    if not contents.claims and not contents.lists:
        yield "This briefing has no claims and no lists, so there is nothing to publish."
    if row:
        yield from _out_of_row(particulars, row[-1].edition, made)
    elif kind != "major" or particulars.conclusion_changed:
        yield "This would be the first edition, which is a major one and changes no earlier conclusion."
    if kind == "minor":
        yield from _understated(particulars, made)
    yield from _unreviewed(particulars, library.settings.review, contents.front_matter, judge)


def _unprintable(what: str, words: str, judge: Judge) -> Iterator[str]:
    """Say what readers cannot be shown."""
    for finding in (*judge.words([Text(words)]), *strange(what, words)):
        yield f"The {what} cannot stand as it is. {finding.message}"


def _out_of_row(particulars: Particulars, last: Edition, made: tuple[Change, ...]) -> Iterator[str]:
    """Say what does not fit behind the newest edition."""
    if particulars.date < last.date:
        yield f"Edition {last.number} is of {last.date}, and by this machine's clock it is {particulars.date}."
    if is_barred(particulars.kind, last.kind):
        yield f"Edition {last.number} is a retraction; only a major edition can bring the briefing back."
    if must_differ(particulars.kind, last.kind) and not is_seen(made):
        yield f"Nothing that a reader sees has changed since edition {last.number}."


def _understated(particulars: Particulars, made: tuple[Change, ...]) -> Iterator[str]:
    """Say what is too grave for a minor edition."""
    if particulars.conclusion_changed:
        yield "A minor edition changes no conclusion."
    if told := too_grave(made):
        yield f"This is more than a minor edition: {listed(told, ';')}. Publish it as --major or --correction."


def _unreviewed(particulars: Particulars, policy: Policy, head: FrontMatter, judge: Judge) -> Iterator[str]:
    """Say who has yet to read it, and how to go on."""
    kind, reason = particulars.kind, particulars.expedited
    told = unreviewed(policy, kind, head, reason)
    if told and told == unmet(policy, head):
        who = "reviewer's handle under `reviewers`" if head.authors else "author's handle under `authors`"
        waits = head.authors and kind in policy.expedite
        instead = ", or say why it cannot wait with --expedite REASON" if waits else ""
        told += f" Add the {who} in briefing.md{instead}."
    if told:
        yield told
    yield from _unprintable("reason", _line(reason or ""), judge)


def _proved(tree: Tree, planned: Plan, judge: Judge) -> Plan | Refusal:
    """Read what would be written as anybody will read it: the edition in its row, and the draft the same as before."""
    name = str(planned.edition.briefing)
    for path, text in planned.files.items():
        if len(text.encode()) > LARGEST:
            return Refusal(f"{path} would be larger than {LARGEST // 1024 // 1024} MiB. Split the briefing.")
    written = {path: text.encode() for path, text in planned.files.items()}
    after = judge.tree(Tree({**tree.files, **written}, tree.refused))
    if after.errors:
        first = after.errors[0]
        return Refusal(f"Once published, the check would fail: {first.place}: {first.message} {first.hint}")
    if after.library is None or freeze(after.library, after.verdicts, name) != planned.edition.contents:
        return Refusal(
            "The ids that this edition gives could not be written into claims.yml and members.yml as these stand. "
            "Write an `id` into each piece of evidence and each row yourself."
        )
    return planned

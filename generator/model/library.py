"""What the stages hand on: content as loaded, the library as resolved, and what a check found out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.model.addresses import Address
from generator.model.briefings import Briefing, Claim, Evidence, Member
from generator.model.diagnostics import Diagnostic, Severity
from generator.model.editions import Edition
from generator.model.places import Text
from generator.model.prose import Leading
from generator.model.settings import Settings
from generator.model.sources import Capture, Entity, Source
from generator.model.verdicts import Verdicts, Worths


@dataclass(frozen=True)
class Texts:
    """What a project holds besides records: the pages that are Markdown already, and what Markdown leads to.

    ``pages`` come by path, without front matter: the guide in ``docs/``, and ``briefings/index.md``, which opens the
    home page.
    ``links`` are those of all our Markdown; ``images`` are the desk's own, by their paths in the site.
    ``partial`` says that files which a change does not touch were left out.
    """

    pages: Mapping[str, Text] = field(default_factory=dict)
    links: tuple[Leading, ...] = ()
    images: frozenset[str] = frozenset()
    partial: bool = False


@dataclass(frozen=True)
class Content:
    """Everything that was read, in file order; names are not resolved yet.

    ``captures`` holds the text of each capture as read (UTF-8, nothing stripped) by its file name,
    without those that are missing or were refused.
    ``editions`` holds those of each briefing that could be read, oldest first.
    ``unread`` names the files and folders of which something had to be left out and was reported: what only they
    could hold is not reported again as unknown. ``unseen`` names the captures that a source names and that were
    reported: what they hold or lack is not known either.
    ``texts`` is what the project holds besides records.
    """

    settings: Settings = field(default_factory=Settings)
    sources: tuple[Source, ...] = ()
    entities: tuple[Entity, ...] = ()
    briefings: tuple[Briefing, ...] = ()
    captures: Mapping[str, str] = field(default_factory=dict)
    editions: Mapping[str, tuple[Edition, ...]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    unseen: frozenset[str] = frozenset()
    texts: Texts = field(default_factory=Texts)


@dataclass(frozen=True)
class Quotation:
    """One quote to be checked, wherever it stands.

    Its ``address`` is below that of its claim, row, list or open end, or of the text in which it stands.
    ``evidence`` is the record it came from (none for a quote in Markdown that cites its source).
    ``claim`` is the claim that a quote belongs to; with ``inside``, a quote in Markdown that must stand
    in the evidence of that claim, and ``source`` and ``capture`` are then those of the evidence that has its words.
    """

    address: Address
    text: Text
    source: Source
    capture: Capture
    evidence: Evidence | None = None
    claim: Claim | None = None
    inside: tuple[Quotation, ...] = ()

    @property
    def briefing(self) -> str:
        """The id of the briefing in which it stands."""
        return self.address.briefing


@dataclass(frozen=True)
class Library:
    """Every record under its name, and the ways back.

    ``claims`` are by their addresses; ``quotations`` come in reading order;
    ``names`` gives the id of the entity for its name and each alias.
    ``quoted_from`` gives a source's quotations, ``named_in`` the addresses of the claims and rows that name an entity.
    ``editions`` gives what was published of each briefing, oldest first.
    ``unread`` and ``unseen`` are those of the content: what is missing because of them is not reported again.
    ``texts`` is that of the content as well.
    """

    settings: Settings
    sources: Mapping[str, Source]
    entities: Mapping[str, Entity]
    briefings: Mapping[str, Briefing]
    captures: Mapping[str, str]
    claims: Mapping[Address, Claim] = field(default_factory=dict)
    quotations: tuple[Quotation, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    quoted_from: Mapping[str, tuple[Quotation, ...]] = field(default_factory=dict)
    named_in: Mapping[str, tuple[Address, ...]] = field(default_factory=dict)
    editions: Mapping[str, tuple[Past, ...]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    unseen: frozenset[str] = frozenset()
    texts: Texts = field(default_factory=Texts)

    def known(self, briefing: str) -> Library:
        """Return the library in which readers find a briefing: that of its newest edition, or this one."""
        return self.editions[briefing][-1].library if briefing in self.editions else self

    def entity_of(self, member: Member) -> str:
        """Return the id of the entity that a row names, by that or by a name; empty where it is not known."""
        return str(member.entity or self.names.get(member.name or "", ""))

    def lacks(self, where: str) -> bool:
        """Whether what could not be read may hold what is looked for in a file, or in a folder, as ``seeds/``."""
        return may_hold(self.unread, where)

    def out_of_sight(self, capture: str) -> bool:
        """Whether it has been reported why a capture is not at hand, or why nobody knows."""
        return capture in self.unseen or self.lacks(f"seeds/{capture}")


@dataclass(frozen=True)
class Past:
    """An edition, and the library of what it froze: one briefing, and what that names."""

    edition: Edition
    library: Library


def may_hold(unread: Iterable[str], where: str) -> bool:
    """Whether one of the files and folders that could not be read is, holds, or lies in, what ``where`` names."""
    return any(
        path == where or where.startswith(f"{path}/") or (where.endswith("/") and path.startswith(where))
        for path in unread
    )


@dataclass(frozen=True)
class Counts:
    """How many quotes were checked, of how many, and what stands on them."""

    quotes: int = 0
    passed: int = 0
    failed: int = 0
    unchecked: int = 0
    claims: int = 0
    sources: int = 0


@dataclass(frozen=True)
class Checked:
    """The outcome of a check; ``library`` is none where the folder holds no project.

    ``elsewhere`` are findings that weigh like the others and are not printed: they were there before a change,
    and stand on lines that it left as they were.
    """

    library: Library | None
    verdicts: Verdicts
    findings: tuple[Diagnostic, ...] = ()
    counts: Counts = Counts()
    worth: Worths = field(default_factory=dict)
    elsewhere: tuple[Diagnostic, ...] = ()

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that stop a build."""
        every = (*self.findings, *self.elsewhere)
        return tuple(finding for finding in every if finding.rule.severity is Severity.ERROR)

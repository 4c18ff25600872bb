"""Define what the stages pass on: content as read, the resolved library, a checked library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby

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
    """What a project contains besides records: pages that are Markdown already, and what Markdown links to.

    ``pages`` maps a path to a text without front matter: the guide in ``docs/``, and ``briefings/index.md``, which
    opens the home page.
    ``links`` are the links of all our Markdown; ``images`` are the paths of the desk's own images on the site.
    ``partial`` means that files which a change does not touch were left out.
    """

    pages: Mapping[str, Text] = field(default_factory=dict)
    links: tuple[Leading, ...] = ()
    images: frozenset[str] = frozenset()
    partial: bool = False


@dataclass(frozen=True)
class Content:
    """Everything that was read, in file order; names are not resolved yet.

    ``captures`` maps the file name of each capture to its text as read (UTF-8, nothing stripped),
    without captures that are missing or were refused.
    ``editions`` maps a briefing to its readable editions, oldest first.
    ``unread`` names files and folders that could not be read completely, which was reported. A name that only they
    could define is not reported again as unknown. ``unseen`` names captures of sources that were reported:
    their text is not known either. ``away`` names captures that are kept outside of the project and not at hand here.
    ``texts`` is what the project contains besides records.
    """

    settings: Settings = field(default_factory=Settings)
    sources: tuple[Source, ...] = ()
    entities: tuple[Entity, ...] = ()
    briefings: tuple[Briefing, ...] = ()
    captures: Mapping[str, str] = field(default_factory=dict)
    editions: Mapping[str, tuple[Edition, ...]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    unseen: frozenset[str] = frozenset()
    away: frozenset[str] = frozenset()
    texts: Texts = field(default_factory=Texts)


@dataclass(frozen=True)
class Quotation:
    """One quote to check, in a record or in Markdown.

    Its ``address`` is below that of its claim, row, list, open end or text.
    ``evidence`` is the record that it comes from (None for a quote in Markdown that cites its source).
    ``claim`` is the claim that it belongs to. With ``inside``, it is a quote in Markdown that must stand in the
    evidence of that claim; ``source`` and ``capture`` are then those of the evidence that contains its words.
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
        """The id of its briefing."""
        return self.address.briefing

    @property
    def is_reply(self) -> bool:
        """Whether it is the reply to its claim, which is no evidence for or against it."""
        return bool(self.claim and self.evidence and self.evidence == self.claim.reply)


@dataclass(frozen=True)
class Library:
    """Every record under its name, with reverse look-ups.

    ``claims`` maps addresses to claims; ``quotations`` are in reading order;
    ``names`` maps the name and each alias of an entity to its id.
    ``quoted_from`` maps the id of a source to its quotations, and ``named_in`` the id of an entity to the addresses of
    the claims and rows that name it.
    ``editions`` maps a briefing to its editions, oldest first.
    ``unread``, ``unseen``, ``away`` and ``texts`` are those of the content: what is missing because of the first two
    is not reported again.
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
    away: frozenset[str] = frozenset()
    texts: Texts = field(default_factory=Texts)

    @cached_property
    def by_briefing(self) -> Mapping[str, tuple[Quotation, ...]]:
        """The quotations of each briefing, in reading order."""
        return {
            name: tuple(group) for name, group in groupby(self.quotations, key=lambda quotation: quotation.briefing)
        }

    @cached_property
    def quotation_at(self) -> Mapping[Address, Quotation]:
        """Every quotation, by its address."""
        return {quotation.address: quotation for quotation in self.quotations}

    def known(self, briefing: str) -> Library:
        """Return the library of the newest edition of a briefing; this one if there is none."""
        return self.editions[briefing][-1].library if briefing in self.editions else self

    def embargoed(self, today: str) -> frozenset[str]:
        """Return the ids of the briefings under embargo on a day; what has an edition is public already.

        Without a day, there is no embargo.
        """
        return frozenset(
            name
            for name, briefing in self.briefings.items()
            if today < (briefing.head.not_before or "") and name not in self.editions and today
        )

    def entity_of(self, member: Member) -> str:
        """Return the id of the entity that a row names; empty if unknown."""
        return str(member.entity or self.names.get(member.name or "", ""))

    def lacks(self, where: str) -> bool:
        """Return whether an unread file may contain what is missing in ``where``.

        ``where`` is a file, or a folder such as ``seeds/``.
        """
        return may_hold(self.unread, where)

    def lacks_claims(self, briefing: str) -> bool:
        """Return whether an unread file may contain claims of a briefing."""
        return any(map(self.lacks, claim_files(briefing)))

    def out_of_sight(self, capture: str) -> bool:
        """Return whether a finding already explains why a capture is missing or unknown."""
        return capture in self.unseen or capture in self.away or self.lacks(f"seeds/{capture}")


@dataclass(frozen=True)
class Past:
    """An edition, and the library of its contents: one briefing, and what it names."""

    edition: Edition
    library: Library


def claim_files(briefing: str) -> tuple[str, str]:
    """Return where the claims of a briefing are: a file, and a folder of further files."""
    return f"briefings/{briefing}/claims.yml", f"briefings/{briefing}/claims/"


def may_hold(unread: Iterable[str], where: str) -> bool:
    """Return whether an unreadable file or folder equals ``where``, contains it, or is inside it."""
    return any(
        path == where or where.startswith(f"{path}/") or (where.endswith("/") and path.startswith(where))
        for path in unread
    )


@dataclass(frozen=True)
class Counts:
    """The numbers of quotes that passed, failed or stayed unchecked, and of claims and sources."""

    quotes: int = 0
    passed: int = 0
    failed: int = 0
    unchecked: int = 0
    claims: int = 0
    sources: int = 0


@dataclass(frozen=True)
class Checked:
    """The result of a check; ``library`` is None if the folder is not a project.

    ``elsewhere`` are findings that count like the others but are not printed: they are older than a change,
    and on lines that it did not touch.
    """

    library: Library | None
    verdicts: Verdicts
    findings: tuple[Diagnostic, ...] = ()
    counts: Counts = Counts()
    worth: Worths = field(default_factory=dict)
    elsewhere: tuple[Diagnostic, ...] = ()

    def below(self, folder: str) -> Checked:
        """Return the same outcome with all files named from a folder above, as in ``desks/one/``."""
        findings, elsewhere = (
            tuple(finding.below(folder) for finding in several) for several in (self.findings, self.elsewhere)
        )
        return replace(self, findings=findings, elsewhere=elsewhere)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that stop a build."""
        every = (*self.findings, *self.elsewhere)
        return tuple(finding for finding in every if finding.rule.severity is Severity.ERROR)

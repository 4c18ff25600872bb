"""Divide what a long page lists into parts, each at a permanent address below the page, such as ``sources/--ch/``.

A part is named by the first letters of the titles in it, or by the beginning of the dates in it.
Its name comes from the things alone, so a thing that is added changes only the part to which it belongs.
A part that becomes too long is divided at the next letter; then its address leads to the page, which lists all parts.
An id never contains two hyphens in a row, so no record can have the address of a part.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain, groupby, islice, pairwise
from typing import TYPE_CHECKING
from unicodedata import category, normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.model import Contents, Library

Steps = tuple[str, ...]
"""What a part is named by, in the steps at which it can be divided."""

MARK = "--"
"""What precedes the name of a part in its address."""
HOME, TOPICS = "briefings", "topics"
"""What precedes it for the briefings and for the topics of the home page, whose own address is empty."""
LINES = 200
"""The most rows or lines of a page that has one for each thing."""
USES = 100
"""The most quotes on a page about a source: each has a passage, a use and perhaps a statement that would fall."""
NAMINGS = 250
"""The most claims and rows on the page of an entity, where each briefing counts as three more for its heading."""
EDITIONS = 50
"""The most editions on a page that lists those of all briefings."""
CHANGES = 150
"""The most changed records on a page about the editions of one briefing, where each edition counts as one more."""
LISTED_KINDS = {"changes": ("major", "correction", "retraction"), "corrections": ("correction", "retraction")}
"""The kinds of edition on the pages that list editions of all briefings."""
JOINT = re.compile("-?.")
LETTERS, LONGEST_NAME = 60, 140
"""How many letters of a title decide, and the longest name of a part in bytes."""


@dataclass(frozen=True)
class Division:
    """The parts of a page, and what each lists: the ids of records, or the numbers of editions.

    ``parts`` is in order; it is empty if the page itself lists everything.
    ``outgrown`` are the addresses of former parts that became too long.
    ``sizes`` is how much space a thing takes, and ``bound`` how much a page has.
    ``leads`` is the anchor that belongs to a thing; if it ends with a hyphen, all anchors that begin so belong to it.
    """

    page: str
    parts: Mapping[str, tuple[str, ...]]
    outgrown: tuple[str, ...]
    sizes: Mapping[str, int]
    bound: int
    leads: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def part_of(self) -> Mapping[str, str]:
        """The address of the part that lists a thing."""
        return {thing: address for address, things in self.parts.items() for thing in things}

    def first(self, things: Iterable[str]) -> tuple[str, ...]:
        """Return as many of these things, in this order, as one page has space for; at least one."""
        ordered = list(things)
        fitting = sum(total <= self.bound for total in accumulate(self.sizes[thing] for thing in ordered))
        return tuple(ordered[: max(fitting, 1)])

    def owns(self, address: str, anchor: str) -> bool:
        """Return whether an anchor belongs to something that a part lists."""
        leads = (self.leads[thing] for thing in self.parts[address] if thing in self.leads)
        return any(anchor == lead or (lead.endswith("-") and anchor.startswith(lead)) for lead in leads)


def divide(
    page: str,
    things: Mapping[str, Steps],
    bound: int,
    sizes: Mapping[str, int] | None = None,
    leads: Mapping[str, str] | None = None,
) -> Division:
    """Divide things into parts of at most this size, unless a single thing is larger.

    ``things`` has what each is named by, and ``sizes`` how much space it takes, which is one without ``sizes``.
    """
    sizes = sizes or dict.fromkeys(things, 1)
    parts: dict[str, tuple[str, ...]] = {}
    outgrown = []
    waiting = [(0, sorted(things, key=things.__getitem__))]
    while waiting:
        depth, group = waiting.pop()
        name = "".join(things[group[0]][:depth]) if group else ""
        address = f"{page}{MARK}{name}/"
        if sum(sizes[thing] for thing in group) <= bound or len(group) == 1 or len(name) >= LONGEST_NAME:
            if depth:
                parts[address] = tuple(group)
            continue
        if depth:
            outgrown.append(address)
        by_step = groupby(group, key=lambda thing: things[thing][depth : depth + 1])
        waiting += reversed([(depth + 1, list(several)) for _, several in by_step])
    return Division(page, parts, tuple(outgrown), sizes, bound, leads or {})


def by_title(title: str, name: str) -> Steps:
    """Return the letters of a title, then the id, in the steps at which parts are divided."""
    return (*islice(_letters(title), LETTERS), *_signs(name))


def by_date(day: str, *then: str) -> Steps:
    """Return the year, the month and the day of a date, then the letters of what tells things of one day apart."""
    return (day[:4], day[4:7], day[7:10], *chain.from_iterable(map(_signs, then)))


def _signs(name: str) -> Steps:
    """Return the letters and digits of an id or a number between two marks, a hyphen with the letter after it."""
    first, *rest = JOINT.findall(name) or [""]
    return (f"{MARK}{first}", *rest, MARK)


def _letters(title: str) -> Iterator[str]:
    """Return the letters and digits of a title as they are in an address, without accents.

    A hyphen before one stands for what is between two words. A letter of another script is two steps, by its number.
    """
    joint = ""
    started = False
    for letter in normalize("NFKD", title).casefold():
        if letter.isalnum():
            code = "" if letter.isascii() else f"_{ord(letter):05x}"
            yield joint + (code[:-2] or letter)
            if code:
                yield code[-2:]
            joint, started = "", True
        elif category(letter)[0] != "M" and started:
            joint = "-"


def divisions(library: Library) -> Iterator[Division]:
    """Return every long page of the site of a library that is divided."""
    return filter(lambda division: division.parts, chain.from_iterable(of(library) for of in LONG_PAGES))


def _of_indexes(library: Library) -> Iterator[Division]:
    sources = {name: by_title(source.title, name) for name, source in library.sources.items()}
    yield divide("sources/", sources, LINES)
    yield divide("entities/", {name: by_title(entity.name, name) for name, entity in library.entities.items()}, LINES)


def _of_home(library: Library) -> Iterator[Division]:
    titles = _titles(library)
    yield divide(HOME, titles, LINES)
    for topic, names in topics(library).items() if has_topic_pages(library) else ():
        yield divide(topic_address(topic), {name: titles[name] for name in names}, LINES)


def topics(library: Library) -> Mapping[str, list[str]]:
    """Return the briefings on each topic; those without a topic are under an empty one."""
    found: dict[str, list[str]] = {}
    for name, briefing in library.briefings.items():
        for topic in briefing.head.topics or ("",):
            found.setdefault(str(topic), []).append(name)
    return found


def has_topic_pages(library: Library) -> bool:
    """Return whether each topic has a page, because the home page would be too long with their briefings."""
    found = topics(library)
    return bool(found.keys() - {""}) and sum(map(len, found.values())) > LINES


def topic_address(topic: str) -> str:
    """Return the address of the page of a topic."""
    return f"{TOPICS}{MARK}{topic}/"


def _of_sources(library: Library) -> Iterator[Division]:
    titles = _titles(library)
    for name, quotations in library.quoted_from.items():
        if len(quotations) > USES and name in library.sources:
            sizes = Counter(str(quotation.briefing) for quotation in quotations)
            leads = {briefing: f"{briefing}-" for briefing in sizes}
            yield divide(f"sources/{name}/", {home: titles[home] for home in sizes}, USES, sizes, leads)


def _of_entities(library: Library) -> Iterator[Division]:
    titles = _titles(library)
    for name, addresses in library.named_in.items():
        if len(addresses) * 4 > NAMINGS and name in library.entities:
            sizes = Counter(address.briefing for address in addresses)
            leads = {home: f"in-{number}" for number, home in enumerate(sizes, start=1)}
            yield divide(
                f"entities/{name}/",
                {home: titles[home] for home in sizes},
                NAMINGS,
                {home: number + 3 for home, number in sizes.items()},
                leads,
            )


def _of_editions(library: Library) -> Iterator[Division]:
    for name, pasts in library.editions.items():
        if len(pasts) > 1:
            editions = {str(past.edition.number): past.edition for past in pasts}
            sizes = dict.fromkeys(editions, 1)
            for old, new in pairwise(pasts):
                sizes[str(new.edition.number)] += _touched(old.edition.contents, new.edition.contents)
            yield divide(
                f"{name}/changes/",
                {number: by_date(edition.date, f"{edition.number:05}") for number, edition in editions.items()},
                CHANGES,
                sizes,
                {number: f"edition-{number}" for number in editions},
            )


def _touched(before: Contents, after: Contents) -> int:
    """Return how many records differ between two states of a briefing: nearly as many changes are told."""
    old, new = dict(_records(before)), dict(_records(after))
    return sum(old.get(path) != new.get(path) for path in {**old, **new})


def _records(contents: Contents) -> Iterator[tuple[Steps, object]]:
    for claim in contents.claims:
        yield ("claims", claim.id), claim
        yield from ((("claims", claim.id, str(item.id)), item) for item in claim.quoted)
    for listed in contents.lists:
        yield from ((("lists", listed.id, str(member.id)), member) for member in listed.members)
    for kind, records in (("sources", contents.sources), ("entities", contents.entities)):
        yield from (((kind, record.id), record) for record in records)
    for kind, texts in (("articles", contents.articles), ("elsewhere", contents.elsewhere)):
        yield from (((kind, name), text) for name, text in texts.items())


def _of_news(library: Library) -> Iterator[Division]:
    editions = {
        f"{name}-edition-{past.edition.number}": (name, past.edition)
        for name, pasts in library.editions.items()
        for past in pasts
    }
    for page, kinds in LISTED_KINDS.items():
        listed = {
            anchor: by_date(edition.date, name, f"{edition.number:05}")
            for anchor, (name, edition) in editions.items()
            if edition.kind in kinds
        }
        yield divide(f"{page}/", listed, EDITIONS, leads={anchor: anchor for anchor in listed})


LONG_PAGES: tuple[Callable[[Library], Iterator[Division]], ...] = (
    _of_indexes,
    _of_home,
    _of_sources,
    _of_entities,
    _of_editions,
    _of_news,
)
"""The kinds of long pages."""


def _titles(library: Library) -> dict[str, Steps]:
    """Return what each briefing is named by: its published title, or that of its draft."""
    return {name: by_title(library.known(name).briefings[name].head.title, name) for name in library.briefings}

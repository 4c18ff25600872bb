"""Report unused or uncited sources, claims that rest on themselves, key points without claims, and broken links."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

from generator.check.anchors import PageAnchors
from generator.check.holding import explain_weaker
from generator.check.parts import MARK
from generator.model import edition_address, upheld
from generator.model.addresses import Address
from generator.model.diagnostics import Diagnostic
from generator.model.english import listed
from generator.model.forms import is_url
from generator.model.rules import claiming
from generator.read.guide import guide_address, guide_texts
from generator.read.markdown import is_outside
from generator.read.markdown.links import IMAGES, LinkTarget, target
from generator.read.suggestions import suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model import Briefing, Leading, Library
    from generator.model.places import Text


CIRCULAR = ("depends-on", "supersedes")
"""The relations that may not lead back to a claim."""


def no_claim_rests_on_itself(library: Library) -> Iterator[Diagnostic]:
    """Report claims that rest on themselves.

    Such claims relate to themselves, are replaced by themselves, or depend on or supersede each other in a circle.
    """
    circles = {kind: _number_circles(library, kind) for kind in CIRCULAR}
    for name, claim in library.claims.items():
        if claim.withdrawn and claim.withdrawn.replaced_by == claim.id:
            message = f"Claim {claim.id} is replaced by itself."
            hint = "Remove `replaced-by`, or name another claim."
            yield _report_circle(claim.withdrawn.replaced_by, message, hint)
        for relation in claim.relations:
            there = Address.of_reference(name.briefing, relation.claim)
            if there == name:
                yield _report_circle(relation.claim, f"Claim {claim.id} {relation.kind.replace('-', ' ')} itself.")
            elif relation.kind in circles and circles[relation.kind][name] == circles[relation.kind].get(there):
                verb = relation.kind.replace("-", " ")
                message = (
                    f"Claim {claim.id} {verb} {relation.claim}, which {verb} {claim.id}, "
                    "directly or through other claims."
                )
                yield _report_circle(relation.claim, message)


def claims_supersede_no_stronger_ones(library: Library, within: str = "") -> Iterator[Diagnostic]:
    """Report claims that say that they supersede a claim with more weight.

    ``within`` is the only briefing whose claims are compared, if given.
    """
    for name, claim in library.claims.items():
        for relation in () if claim.withdrawn else claim.relations:
            there = Address.of_reference(name.briefing, relation.claim)
            old = library.claims.get(there)
            compared = not within or name.briefing == there.briefing == within
            if not old or old.withdrawn or relation.kind != "supersedes" or not compared:
                continue
            if why := explain_weaker(claim, old):
                message = f"Claim {claim.id} cannot supersede {relation.claim}: {why}."
                hint = "Remove the relation; if the older claim is wrong, withdraw it or change its status."
                yield Diagnostic(claiming.CLAIM_SUPERSEDES, relation.claim.place, message, hint)


def _number_circles(library: Library, kind: str) -> dict[Address, int]:
    """Return for each claim the number of its circle.

    Two claims have the same number if they have this relation to each other, directly or not.
    This is Tarjan's algorithm for strongly connected components. It has its own stack, because a chain may be long.
    """
    grounds = {
        name: [
            Address.of_reference(name.briefing, relation.claim) for relation in claim.relations if relation.kind == kind
        ]
        for name, claim in library.claims.items()
    }
    order: dict[Address, int] = {}
    lowest: dict[Address, int] = {}
    circles: dict[Address, int] = {}
    path: list[Address] = []
    for begun, first in grounds.items():
        visits = [(begun, iter(first))] if begun not in order else []
        while visits:
            here, rest = visits[-1]
            if here not in order:
                order[here] = lowest[here] = len(order)
                path.append(here)
            there = next(rest, None)
            if there is None:
                visits.pop()
                if visits:
                    above = visits[-1][0]
                    lowest[above] = min(lowest[above], lowest[here])
                if lowest[here] == order[here]:
                    while here not in circles:
                        circles[path.pop()] = order[here]
            elif there not in order:
                visits.append((there, iter(grounds.get(there, ()))))
            elif there not in circles:
                lowest[here] = min(lowest[here], order[there])
    return circles


def _report_circle(where: Text, message: str, hint: str = "Remove the relation, or name another claim.") -> Diagnostic:
    return Diagnostic(claiming.CLAIM_CIRCULAR, where.place, message, hint)


def sources_are_cited_and_quoted(library: Library) -> Iterator[Diagnostic]:
    """Report sources that a briefing uses, but does not cite or quote.

    A citation must stand in its Markdown. To cite a claim is to cite the sources that it rests on.
    """
    quotations = defaultdict(list)
    for quotation in library.quotations:
        quotations[quotation.briefing].append(quotation)
    for briefing in library.briefings.values():
        # A file that could not be read may cite or quote the source, and has its own finding.
        root = f"briefings/{briefing.id}"
        may_cite = library.lacks(f"{root}/briefing.md") or library.lacks(f"{root}/articles/")
        may_quote = library.lacks(f"{root}/")
        cited = _cited_sources(briefing)
        behind_claims = set(_sources_of_cited_claims(briefing, library))
        quoted = {
            str(quotation.source.id): quotation.evidence.source if quotation.evidence else quotation.text
            for quotation in reversed(quotations[briefing.id])
        }
        summarised = {name: prose.body for name, prose in briefing.articles.items()}
        for name in sorted({*cited, *quoted, *summarised} & set(library.sources)):
            where = (cited.get(name) or quoted.get(name) or summarised[name]).place
            if name not in cited and name not in behind_claims and not may_cite:
                message = f"{name} is used in {briefing.id}, but its Markdown cites neither it nor a claim from it."
                hint = f"Cite it with [@{name}], or cite a claim that rests on it, in the narrative or a summary."
                yield Diagnostic(claiming.SOURCE_CITED, where, message, hint)
            if name not in quoted and not may_quote and not _names_missing_source(briefing, library):
                used = "cited" if name in cited else "summarised"
                message = f"{name} is {used} in {briefing.id} but not quoted."
                yield Diagnostic(
                    claiming.SOURCE_QUOTED, where, message, "Quote it as evidence of a claim, or remove it."
                )


def _names_missing_source(briefing: Briefing, library: Library) -> bool:
    """Return whether some evidence of a briefing names a source that does not exist.

    That source may be the one that seems unquoted.
    """
    return any(evidence.source not in library.sources for claim in briefing.claims for evidence in claim.evidence)


def _cited_sources(briefing: Briefing) -> dict[str, Text]:
    """Return the ids of the sources that a briefing's Markdown cites.

    Every id maps to the text of its last citation.
    """
    cited = (citation for prose in briefing.prose for citation in prose.citations if citation.target == "source")
    return {str(citation.name): citation.name for citation in cited}


def _sources_of_cited_claims(briefing: Briefing, library: Library) -> Iterator[str]:
    """Return the ids of the sources of the claims that a briefing's Markdown cites."""
    for citation in chain.from_iterable(prose.citations for prose in briefing.prose):
        claim = citation.target == "claim" and library.claims.get(Address.of_reference(briefing.id, citation.name))
        if claim:
            yield from (str(evidence.source) for evidence in upheld(claim.evidence))


def sources_are_used(library: Library) -> Iterator[Diagnostic]:
    """Report sources that no briefing quotes, cites or summarises."""
    if library.lacks("briefings/"):
        return
    used = {*library.quoted_from}
    for briefing in library.briefings.values():
        used |= {*_cited_sources(briefing), *briefing.articles}
    for source in library.sources.values():
        if source.id not in used:
            message = f"No briefing uses {source.id}."
            yield Diagnostic(
                claiming.SOURCE_USED, source.id.place, message, "Quote it in a briefing, or remove the record."
            )


def key_points_rest_on_claims(library: Library) -> Iterator[Diagnostic]:
    """Report key points whose claims are all withdrawn.

    A claim that does not exist has its own finding.
    """
    for briefing in library.briefings.values():
        for point in briefing.head.key_points:
            claims = [library.claims.get(Address.of_reference(briefing.id, reference)) for reference in point.claims]
            if all(claim and claim.withdrawn for claim in claims):
                message = f"All claims that this key point names are withdrawn: {listed(point.claims)}."
                yield Diagnostic(
                    claiming.KEY_POINT_CARRIED,
                    point.text.place,
                    message,
                    "Name a claim that is not withdrawn, or remove the key point.",
                )


RULES: tuple[Callable[[Library], Iterator[Diagnostic]], ...] = (
    no_claim_rests_on_itself,
    claims_supersede_no_stronger_ones,
    sources_are_cited_and_quoted,
    sources_are_used,
    key_points_rest_on_claims,
)


FIXED = ("", "changes/", "corrections/", "sources/", "entities/", "guide/")
"""The addresses of the pages that every site has."""
FEEDS = ("editions", "corrections")
"""The names of the feeds of a site, besides one feed for every briefing."""
TOP = ("", "top")
"""The anchors that lead to the top of every page."""
FILTERS, SEARCH = ("status", "kind", "source", "about", "text", "sort"), ("q", "h")
"""The names in queries that the table of claims uses, and those that the theme's search uses on every page."""
DIGESTS = ("feeds/editions.sha256", "feeds/editions.sha256.json")


def links_lead_somewhere(library: Library) -> Iterator[Diagnostic]:
    """Report links within the site that lead to no page or file, or to no place on their page."""
    anchors = PageAnchors(library)
    parts = anchors.parts if any(MARK in link.address for link in library.texts.links) else ()
    known = frozenset(chain(addresses(library), parts, files(library), library.texts.images))
    for link in library.texts.links:
        if is_outside(link.address):
            if not _is_whole_address(link.address):
                message = f"This link leads to no web page and no mailbox: {link.address}"
                advice = "Write the whole address, as in https://example.org/page or mailto:desk@example.org."
                yield _report_broken(link.address, message, advice)
            continue
        page = _page_of(link)
        there = target(link.address, link.home) or LinkTarget(page, link.address)
        address = next((each for each in (there.address, f"{there.address}/") if each in known), None)
        is_whole = there.address.startswith(("guide/", IMAGES)) or there.address == page != ""
        if library.texts.partial and not is_whole:
            continue  # it may lead to something that was left out
        anchor = unquote(there.rest.partition("#")[2].partition(":~:")[0])
        advice = (
            "Name a page or file that exists, from the folder in which the site shows this text: "
            "for example, ../guide/index.md from a briefing."
        )
        if not link.address:
            yield _report_broken(link.address, "This link has no address.", "Write the address, or remove the link.")
        elif address is None:
            message = f"This link does not lead to a page or a file of the site: {link.address}"
            yield _report_broken(link.address, message, advice)
        elif strange := _strange_query(there.rest, anchors.at(address)):
            message = f"The page /{address} does not use the parameter {strange} of this link: {link.address}"
            yield _report_broken(link.address, message, "Remove the parameter.")
        elif anchor not in TOP and not anchors.have(address, anchor):
            message = f"The page /{address} has no heading or record with the address #{anchor}."
            advice = "Name a heading by its words, as in #what-we-know, or a record by its id, as in #c1."
            names = (f"#{name}" for name in anchors.at(address))
            yield _report_broken(link.address, message, suggest(f"#{anchor}", names, advice))


def _is_whole_address(address: str) -> bool:
    """Return whether an address that leads out of the site names a host or a mailbox."""
    return "@" in address if address.lower().startswith("mailto:") else is_url(address)


def _strange_query(rest: str, anchors: frozenset[str]) -> str:
    """Return the first name in the query of a link that the page with these anchors does not use.

    Only a table of claims can be filtered.
    """
    used = {*SEARCH, *(FILTERS if "all_claims" in anchors or not anchors else ())}
    asked = parse_qsl(rest.partition("#")[0].removeprefix("?"), keep_blank_values=True)
    return next((name for name, _ in asked if name not in used), "")


def _page_of(link: Leading) -> str:
    """Return the address of the page that shows the text of a link."""
    file = link.address.place.file
    return guide_address(file) if file.startswith("docs/") else link.home


def _report_broken(link: Text, message: str, hint: str) -> Diagnostic:
    return Diagnostic(claiming.LINK_BROKEN, link.place, message, hint)


def files(library: Library) -> Iterator[str]:
    """Return the path of every file beside the pages.

    A feed exists once something is published.
    """
    yield from DIGESTS
    briefings = (
        briefing_id for name, briefing in library.briefings.items() for briefing_id in (name, *briefing.head.was)
    )
    for name in chain(FEEDS, briefings):
        yield from (f"feeds/{name}.xml", f"feeds/{name}.json")


def addresses(library: Library) -> Iterator[str]:
    """Return the addresses of all pages and redirects of a library's site."""
    yield from FIXED
    yield from map(guide_address, guide_texts(library.texts.pages))
    for name, briefing in library.briefings.items():
        for briefing_id in (name, *briefing.head.was):
            yield f"{briefing_id}/"
            if name in library.editions:
                yield from (f"{briefing_id}/changes/", f"{name}/editions/")
                yield from (edition_address(briefing_id, past.edition.number) for past in library.editions[name])
    for folder, records in (("sources", library.sources), ("entities", library.entities)):
        for name, record in records.items():
            yield from (f"{folder}/{record_id}/" for record_id in (name, *record.was))

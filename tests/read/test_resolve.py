"""Names lead to records both ways; a name that is taken twice or leads nowhere is told once, where it stands."""

from __future__ import annotations

import pytest

from generator.model import Library, Tree
from generator.model.addresses import Address
from generator.read import load
from generator.read.resolve import resolve
from generator.read.resolve.numbering import slug
from tests.projects import QUOTE, project
from tests.read.marked import BRIEFING, CLAIMS, SOURCE, laid, told

HEAD = project()[SOURCE]
CLAIM = project()[CLAIMS]
TEXT = project()[BRIEFING]
MEMBERS = "briefings/pact/members.yml"
ENTITIES = "briefings/entities.yml"
CHINA = "entities:\n  - {id: china, name: China, aliases: [PRC, Beijing]}\n"
LISTS = f"""\
lists:
  - id: parties
    title: The parties
    evidence: [{{source: paper, quote: {QUOTE}}}]
    open-end: {{text: others, evidence: [{{source: paper, quote: {QUOTE}}}]}}
    members:
      - {{entity: china, evidence: [{{source: paper, quote: {QUOTE}}}]}}
      - {{name: Côte d'Ivoire, evidence: [{{source: paper, quote: {QUOTE}}}]}}
      - {{name: Beijing, id: capital, evidence: [{{source: paper, quote: {QUOTE}}}]}}
"""


def library(files: dict[str, str]) -> Library:
    """Resolve the sound project with further files, in which nothing is wrong."""
    content, findings = load(Tree.of({**project(), **files}))
    assert findings == ()
    resolved, findings = resolve(content)
    assert findings == ()
    return resolved


def broken(files: dict[str, str]) -> list[tuple[str, str]]:
    """Return the findings in the sound project with further files."""
    content, unread = load(Tree.of({**project(), **files}))
    return told((*unread, *resolve(content)[1]))


def test_every_quotation_has_its_address() -> None:
    text = TEXT + "“signed a treaty” [@paper] and “a treaty” [#c1]\n\n> officials said [#pact/c1]\n"
    article = "“No other state” [@paper]\n"
    resolved = library({MEMBERS: LISTS, ENTITIES: CHINA, BRIEFING: text, "briefings/pact/articles/paper.md": article})
    assert [quotation.address for quotation in resolved.quotations] == [
        "pact#c1-e1",
        "pact#l-parties-e1",
        "pact#m-parties-china-e1",
        "pact#m-parties-cote-d-ivoire-e1",
        "pact#m-parties-capital-e1",
        "pact#l-parties-open-e1",
        "pact#narrative-q1",
        "pact#narrative-q2",
        "pact#narrative-q3",
        "pact#article-paper-q1",
    ]
    inside = resolved.quotations[7]
    assert inside.inside == (resolved.quotations[0],)
    assert (inside.claim, inside.source, inside.capture) == (
        resolved.claims[Address("pact", "c1")],
        resolved.sources["paper"],
        resolved.sources["paper"].captures[0],
    )
    assert resolved.quoted_from["paper"] == resolved.quotations


def test_a_quotation_has_the_very_record_that_its_briefing_has() -> None:
    resolved = library({})
    assert resolved.quotations[0].evidence is resolved.briefings["pact"].claims[0].evidence[0]
    assert resolved.quotations[0].claim is resolved.claims[Address("pact", "c1")]


def test_evidence_is_numbered_round_the_ids_that_are_taken() -> None:
    more = f"""\
      - {{id: e1, source: paper, quote: {QUOTE}}}
      - {{id: own, source: paper, quote: {QUOTE}}}
      - {{source: paper, quote: {QUOTE}}}
"""
    ids = [item.id for item in library({CLAIMS: CLAIM + more}).claims[Address("pact", "c1")].evidence]
    assert ids == ["e2", "e1", "own", "e3"]


def test_words_that_cite_two_sources_are_looked_up_in_both() -> None:
    other = {"seeds/other.yml": HEAD.replace("id: paper", "id: other")}
    resolved = library({**other, BRIEFING: TEXT + "“a treaty” [@paper; @other]\n"})
    assert [(each.address, each.source.id) for each in resolved.quotations[1:]] == [
        ("pact#narrative-q1", "paper"),
        ("pact#narrative-q1-2", "other"),
    ]


def test_evidence_is_from_the_newest_capture_unless_it_names_one() -> None:
    digest = HEAD.split("sha256: ")[1].split("}")[0]
    captures = (
        f"captures: [{{id: old, file: paper.txt, sha256: {digest}}}, {{id: new, file: new.txt, sha256: {digest}}}]\n"
    )
    files = {SOURCE: "id: paper\ntitle: T\n" + captures, "seeds/new.txt": project()["seeds/paper.txt"]}
    assert library(files).quotations[0].capture.id == "new"
    assert library({**files, CLAIMS: CLAIM + "        capture: old\n"}).quotations[0].capture.id == "old"


def test_an_entity_knows_the_claims_and_members_that_name_it() -> None:
    resolved = library({MEMBERS: LISTS, ENTITIES: CHINA, CLAIMS: CLAIM + "    about: [china]\n"})
    assert resolved.named_in == {"china": ("pact#c1", "pact#m-parties-china", "pact#m-parties-capital")}
    assert resolved.names == {"China": "china", "PRC": "china", "Beijing": "china"}


def test_references_to_claims_may_carry_the_mark_and_the_briefing() -> None:
    points = "key-points:\n  - {text: A, claims: [c1, '#c1', pact/c1, '#pact/c1']}\n---\n\n"
    resolved = library({BRIEFING: TEXT.replace("---\n\n", points)})
    assert resolved.briefings["pact"].head.key_points[0].claims == ("c1", "c1", "pact/c1", "pact/c1")


@pytest.mark.parametrize(
    ("rule", "file", "text"),
    [
        ("reference-unknown", CLAIMS, CLAIM.replace("source: paper", "source: ▸papper")),
        ("reference-unknown", CLAIMS, CLAIM + "        capture: ▸old\n"),
        ("reference-unknown", CLAIMS, CLAIM + "    about: [▸china]\n"),
        ("reference-unknown", CLAIMS, CLAIM + "    relations: [{claim: ▸c9, kind: refines}]\n"),
        ("reference-unknown", CLAIMS, CLAIM + "    relations: [{claim: ▸other/c9, kind: refines}]\n"),
        ("reference-unknown", CLAIMS, CLAIM + "    withdrawn: {on: 2026-01-01, because: x, replaced-by: ▸c9}\n"),
        ("reference-unknown", SOURCE, HEAD + "derived-from: ▸other\n"),
        ("reference-unknown", SOURCE, HEAD + "withdrawn: {on: 2026-01-01, because: x, replaced-by: ▸other}\n"),
        ("reference-unknown", BRIEFING, TEXT + "And [@▸papers].\n"),
        ("reference-unknown", BRIEFING, TEXT + "And “a treaty” [@▸papers].\n"),
        ("reference-unknown", BRIEFING, TEXT + "And “a treaty” [#▸c9].\n"),
        ("reference-unknown", BRIEFING, TEXT + "And [#pact/▸c9].\n"),
        ("reference-unknown", BRIEFING, TEXT.replace("---\n\n", "key-points: [{text: A, claims: [▸c9]}]\n---\n\n")),
        ("reference-unknown", "briefings/pact/articles/papers.md", "▸A treaty was signed.\n"),
        ("reference-unknown", MEMBERS, LISTS.replace("entity: china", "entity: ▸chine").replace("Beijing", "Peking")),
        ("id-duplicate", CLAIMS, CLAIM + CLAIM.removeprefix("claims:\n").replace("id: c1", "id: ▸c1")),
        ("id-duplicate", "seeds/z.yml", HEAD.replace("id: paper", "id: ▸paper")),
        ("id-duplicate", "seeds/z.yml", HEAD.replace("id: paper", "id: z") + "was: [▸paper]\n"),
        ("id-duplicate", ENTITIES, CHINA + "  - {id: ▸china, name: Cathay}\n"),
        ("id-duplicate", MEMBERS, LISTS + LISTS.removeprefix("lists:\n").replace("id: parties", "id: ▸parties")),
        ("id-duplicate", BRIEFING, TEXT + "\n▸## C1\n"),
        ("id-duplicate", BRIEFING, TEXT + "\n▸## The claim {#c1}\n"),
        ("id-duplicate", BRIEFING, TEXT + "\n▸## all_claims\n"),
        ("id-duplicate", BRIEFING, TEXT + "\n▸## Own {#all_sources}\n"),
        ("id-duplicate", BRIEFING, TEXT + "\n▸## Doubts {#claims_disputed}\n"),
        ("id-duplicate", BRIEFING, TEXT + "\nIt was “a treaty” [@paper].\n\n▸## narrative-q1\n"),
        ("id-duplicate", "briefings/pact/articles/paper.md", "It opens.\n\n▸## Article_1\n"),
        ("id-duplicate", "briefings/index.md", "# Home\n\n▸## How {#how_to_read}\n"),
        ("id-duplicate", "docs/more.md", "# More\n\n## A {#a}\n\n▸## B {#a}\n"),
        ("id-duplicate", "briefings/pact/articles/paper.md", "It opens.\r\n\r\n▸C1\r\n--\r\n"),
        ("alias-shared", ENTITIES, CHINA + "  - {id: roc, name: Taiwan, aliases: [▸china]}\n"),
        ("alias-shared", ENTITIES, CHINA + "  - {id: capital, name: ▸Beijing}\n"),
    ],
)
def test_a_wrong_name_is_told_once_where_it_stands(rule: str, file: str, text: str) -> None:
    tree, place = laid(file, text)
    if file != ENTITIES:
        tree = Tree(
            {**tree.files, ENTITIES: CHINA.encode() if "about" not in text else b"entities: [{id: x, name: X}]"}
        )
    content, findings = load(tree)
    assert findings == ()
    assert told(resolve(content)[1]) == [(place, rule)]


def test_a_former_id_that_is_in_use_has_its_own_message() -> None:
    tree, _ = laid("seeds/z.yml", HEAD.replace("id: paper", "id: z") + "was: [▸paper]\n")
    (finding,) = resolve(load(tree)[0])[1]
    assert finding.message == "The former id `paper` of this source is already in use."
    assert finding.hint == "Remove it from `was`."


def test_two_pieces_of_evidence_may_not_share_an_id() -> None:
    tree, place = laid(CLAIMS, CLAIM + f"        id: e1\n      - {{source: paper, quote: {QUOTE}, id: ▸e1}}\n")
    assert told(resolve(load(tree)[0])[1]) == [(place, "id-duplicate")]


def test_two_quotes_never_share_an_address_on_the_page_of_their_source() -> None:
    """An id with hyphens may spell that of another briefing's claim."""
    own = {path: text for path, text in project().items() if not path.startswith("briefings/")}
    other = {"briefings/pact-a/briefing.md": TEXT, "briefings/pact-a/claims.yml": CLAIM}
    one = {BRIEFING: TEXT, CLAIMS: CLAIM.replace("id: c1", "id: a-c1")}
    (found,) = resolve(load(Tree.of({**own, **one, **other}))[0])[1]
    assert found.rule.name == "id-duplicate"
    assert "#pact-a-c1-" in found.message


def test_a_name_comes_with_the_one_that_was_meant() -> None:
    content, _ = load(Tree.of({**project(), CLAIMS: CLAIM.replace("source: paper", "source: papper")}))
    (finding,) = resolve(content)[1]
    assert "`paper`" in finding.hint


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (SOURCE, "id: [\n"),
        (SOURCE, HEAD.replace("id: paper\n", "")),
        (CLAIMS, "claims: [\n"),
        (ENTITIES, "entities: [\n"),
    ],
)
def test_what_an_unread_file_may_hold_is_not_reported_as_unknown(file: str, text: str) -> None:
    sound = {ENTITIES: CHINA, MEMBERS: LISTS, BRIEFING: TEXT + "And “a treaty” [#c1].\n"}
    assert len(broken({**sound, file: text})) == 1


def test_a_project_that_quotes_nothing_has_not_passed() -> None:
    files = {path: text for path, text in project().items() if path != CLAIMS}
    content, findings = load(Tree.of(files))
    assert findings == ()
    assert told(resolve(content)[1]) == [("mkdocs.yml:1:1", "project-empty")]


def test_a_name_becomes_an_address() -> None:
    assert slug("Côte d'Ivoire") == "cote-d-ivoire"
    assert slug("中国") == "4e2d-56fd"

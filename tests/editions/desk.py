"""Gives a project with everything that a briefing can hold, for comparing two states of it."""

from __future__ import annotations

from hashlib import sha256

PAPER = (
    "The two governments signed a treaty of mutual defence on Friday, officials said.\n"
    "No other state has been asked to join it so far.\n"
    "The treaty will bring calm to the coast, the officials added.\n"
    "The treaty will bring calm to the islands, the officials added.\n"
)
REPORT = (
    "Fishermen doubt that the treaty will bring calm.\nA third government, that of the islands, may ask to join it.\n"
)


def source(name: str, text: str, more: str) -> str:
    """Give a source record for a capture."""
    return (
        f"id: {name}\ntitle: The {name}\n"
        f"capture: {{file: {name}.txt, sha256: {sha256(text.encode()).hexdigest()}, captured: 2026-11-20}}\n"
        f"language: en\nrights: full\n{more}"
    )


DESK = {
    "mkdocs.yml": "site_name: A desk\nsite_url: https://desk.example/\ndocs_dir: briefings\n",
    "seeds/paper.txt": PAPER,
    "seeds/paper.yml": source(
        "paper",
        PAPER,
        "publisher: The Paper\nsource-kind: news\ncontrol: independent\norigin: paper\n"
        "reliability: {grade: C, because: It corrects its mistakes.}\nnote: From the second page.\n",
    ),
    "seeds/report.txt": REPORT,
    "seeds/report.yml": source(
        "report", REPORT, "publisher: The Report\nsource-kind: news\ncontrol: independent\norigin: report\n"
    ),
    "briefings/entities.yml": (
        "entities:\n  - {id: islands, name: The Islands, kind: state}\n  - {id: coast, name: The Coast, kind: state}\n"
    ),
    "briefings/pact/briefing.md": (
        "---\ntitle: The pact\nquestion: What is agreed?\n"
        "key-points:\n  - text: A treaty has been signed.\n    claims: [c1]\n"
        "authors: [ada]\nreviewers: [grace]\n---\n\n"
        "## The treaty\n\nA treaty was signed [@paper].\n"
        'Officials say that it "will bring calm to the coast" [#c2].\nSome doubt it [@report].\n'
    ),
    "briefings/pact/articles/paper.md": "The paper reports a treaty [@paper].\n",
    "briefings/pact/claims.yml": (
        "claims:\n"
        "  - id: c1\n    statement: Two governments signed a treaty.\n    kind: event\n"
        "    credibility: {grade: 3, because: One paper reports it.}\n    about: [coast]\n"
        "    evidence:\n      - id: e1\n        source: paper\n        speaker: officials\n"
        "        quote: The two governments signed a treaty of mutual defence on Friday, officials said.\n"
        "  - id: c2\n    statement: The treaty will bring calm.\n    kind: forecast\n"
        "    evidence:\n      - id: e1\n        source: paper\n"
        "        quote: The treaty will bring calm to the coast, the officials added.\n"
        "      - id: e2\n        source: paper\n        quote: will bring calm to\n        suffix: the coast\n"
        "  - id: c3\n    statement: The islands may ask to join.\n    kind: forecast\n"
        "    evidence:\n      - id: e1\n        source: report\n"
        "        quote: A third government, that of the islands, may ask to join it.\n"
    ),
    "briefings/pact/members.yml": (
        "lists:\n"
        "  - id: parties\n    title: Parties to the treaty\n    kind: treaty\n"
        "    evidence:\n      - id: e1\n        source: paper\n"
        "        quote: The two governments signed a treaty of mutual defence on Friday\n"
        "    open-end:\n      text: other states\n      evidence:\n        - id: e1\n          source: paper\n"
        "          quote: No other state has been asked to join it so far.\n"
        "    members:\n      - id: islands\n        entity: islands\n        standing: possible\n"
        "        role: neighbour\n        from: 2026\n        evidence:\n"
        "          - id: e1\n            source: report\n"
        "            quote: A third government, that of the islands, may ask to join it.\n"
        "  - id: doubters\n    title: Those who doubt\n    kind: position\n"
        "    evidence:\n      - id: e1\n        source: report\n"
        "        quote: Fishermen doubt that the treaty will bring calm.\n"
    ),
    "briefings/other/briefing.md": "---\ntitle: Another\nauthors: [grace]\nreviewers: [ada]\n---\n\nSee [@report].\n",
    "briefings/other/claims.yml": (
        "claims:\n  - id: c1\n    statement: Fishermen doubt the treaty.\n    kind: opinion\n"
        "    evidence:\n      - source: report\n        quote: Fishermen doubt that the treaty will bring calm.\n"
    ),
}
"""A sound project; every record of the briefing ``pact`` has its id."""

CLAIMS = "briefings/pact/claims.yml"
MEMBERS = "briefings/pact/members.yml"
MAIN = "briefings/pact/briefing.md"

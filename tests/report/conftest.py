"""A small outcome with one of each: quotes passed, failed and unchecked, an error and a warning."""

from __future__ import annotations

import pytest

from generator.model import Capture, Library, Quotation, Settings, Source, Tier, Tree, Verdict
from generator.model.addresses import Address
from generator.model.diagnostics import Diagnostic, Remark, Rule, Severity
from generator.model.library import Checked, Counts
from generator.model.places import Place, Text
from generator.model.rules.reading import FILE_UNREADABLE

CLAIMS = "briefings/pacts/claims.yml"
LINES = ("claims:", "  - quote: 北京 said\tso, “plainly”", f"  - quote: {'far ' * 60}away", "")
SHORT = Rule("Q999", "quote-thin", Severity.WARNING, "A quote is long enough to prove something.", "It may be chance.")


@pytest.fixture
def tree() -> Tree:
    """The file that the findings point into."""
    return Tree.of({CLAIMS: "\n".join(LINES)})


@pytest.fixture
def checked() -> Checked:
    """The outcome of a check of that file."""
    capture = Capture(file=Text("a.txt"), sha256=Text("0" * 64))
    hidden = Capture(file=Text("b.txt"), sha256=Text("1" * 64))
    open_source = Source(id=Text("paper"), title=Text("A paper"), captures=(capture,))
    closed_source = Source(id=Text("letter"), title=Text("A letter"), captures=(hidden,), rights=Text("hash-only"))
    places = Place(CLAIMS, 2, 12, 2, 19), Place(CLAIMS, 3, 12, 3, 20), Place(CLAIMS, 4, 1, 4, 2)
    quotations = tuple(
        Quotation(Address("pacts", f"c1-e{number}"), Text("words", place), source, source.captures[0])
        for number, (place, source) in enumerate(
            zip(places, (open_source, open_source, closed_source), strict=True), start=1
        )
    )
    tiers = Verdict(Tier.TYPOGRAPHY, ((5, 9), (20, 30))), Verdict(Tier.NOT_FOUND), Verdict(Tier.UNCHECKED)
    library = Library(
        settings=Settings(),
        sources={source.id: source for source in (open_source, closed_source)},
        entities={},
        briefings={},
        captures={"a.txt": "the captured text"},
        quotations=quotations,
    )
    findings = (
        Diagnostic(
            FILE_UNREADABLE,
            places[0],
            "100 % of it, said: no,\nand more",
            "Copy the words.",
            (Remark(Place("seeds/a, b:c.txt", 7, 3, 7, 4), "they part here"),),
        ),
        Diagnostic(SHORT, Place(CLAIMS, 3, 212, 3, 220), "These words are too few."),
    )
    verdicts = {quotation.address: tier for quotation, tier in zip(quotations, tiers, strict=True)}
    return Checked(library, verdicts, findings, Counts(3, 1, 1, 1, 1, 2))

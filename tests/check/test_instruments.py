"""Only provisions document a claim: no preamble, submission, dissent or draft, whatever its desk calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generator.check.instruments import explain_speech
from generator.site.attribution import attribute_key_point
from tests.check.decrees import ANNEXED, instrument, provided, read
from tests.check.desks import judged

if TYPE_CHECKING:
    from tests.check.desks import Data, Files

JUDGMENT = (
    "Court of Appeal of Norhaven\nJudgment of 9 June 2026\n\nThe case of the appellant\n\n"
    "4. The appellant makes two points.\n5. The harbour bribed its inspectors for eight years.\n6. It must repay.\n\n"
    "The decision of the court\n\n7. The court dismisses the appeal.\n"
    "8. The appellant submits that the harbour doubled its dues.\n\n"
    "Dissenting opinion of Judge Orm\n\n9. The harbour stole forty million.\n"
)
LISTED = (
    "Public Health Act 2026\nSection 1\nFindings\nThe legislature finds:\n(1) The vaccine was made abroad.\n"
    "(2) The vaccine of Estmark causes infertility.\nSection 2\nThe vaccine of Estmark shall not be sold.\n"
)


def judgment(**keys: Any) -> Files:  # noqa: ANN401 - of any type
    """Return a judgment that can document a claim, unless a key says otherwise."""
    return instrument(
        **{"text": JUDGMENT, "title": "Islands Ferry v. Harbour of Norhaven", "type": "legal_case", **keys},
    )


def paragraph(number: int, statement: str) -> Data:
    """Return a documented claim on a paragraph."""
    return provided(statement, locator={"label": "paragraph", "value": str(number)})


ASIDES: dict[str, tuple[Files, Data, str]] = {
    "a submission below its heading": (
        judgment(),
        paragraph(5, "The harbour bribed its inspectors for eight years."),
        "below the heading “The case of the appellant” (“case of” names no ruling)",
    ),
    "a dissent below its heading": (
        judgment(),
        paragraph(9, "The harbour stole forty million."),
        "below the heading “Dissenting opinion of Judge Orm” (“Dissent” names no ruling)",
    ),
    "what the appellant submits, in a judgment": (
        judgment(),
        paragraph(8, "The appellant submits that the harbour doubled its dues."),
        "has words that a party says (“submits”)",
    ),
    "a prosecutor as the authority": (
        judgment(authority="Public Prosecutor of Northland"),
        paragraph(7, "The court dismisses the appeal."),
        "has the authority Public Prosecutor of Northland (“Prosecutor” names a party, not a court)",
    ),
    "a praise as the authority": (
        instrument(authority="International tribunal whose rulings bind every state"),
        provided(),
        "whose rulings bind every state, which says more than a name",
    ),
    "what a legislature finds, as the second item of a list": (
        instrument(LISTED, title="Public Health Act 2026"),
        provided("The vaccine of Estmark causes infertility.", locator={"label": "section", "value": "1"}),
        "has an item of a list that “The legislature finds:” introduces",
    ),
    "an instrument without any number": (
        instrument("The Council adopts this Charter.\nThe Eastern Province is part of Northmark.\n"),
        provided(),
        "has a capture in which no article, section or paragraph is numbered",
    ),
    "a bill that says it is not adopted": (
        instrument(status="not adopted"),
        provided(),
        "has the status not adopted (“not adopted” names no instrument)",
    ),
    "a translation into its own language": (
        instrument(),
        provided(
            "The harbour is closed for ever.",
            ANNEXED,
            translation={"language": "en-GB", "text": "The harbour is closed for ever.", "by": "the desk"},
        ),
        "has a translation into its own language, en-GB",
    ),
    "a translation from no language": (
        instrument(language=None),
        provided("Die Ostprovinz.", ANNEXED, translation={"language": "de", "text": "Die Ostprovinz.", "by": "a desk"}),
        "has a translation, but its source states no language",
    ),
    "a translation by nobody": (
        instrument(),
        provided("Die Ostprovinz.", ANNEXED, translation={"language": "de", "text": "Die Ostprovinz."}),
        "has a translation that does not say who made it",
    ),
}
"""What is honestly in an instrument, and yet not what it lays down."""


@pytest.mark.parametrize(("found_in", "held", "condition"), ASIDES.values(), ids=ASIDES)
def test_what_only_stands_in_an_instrument_is_not_documented(found_in: Files, held: Data, condition: str) -> None:
    (message,) = (each.message for each in judged(found_in, claims=(held,)).findings)
    assert message.startswith("Claim c1 is documented, but e1 from decree has ")
    assert condition in message


def test_a_judgment_says_what_an_instrument_provides() -> None:
    found = judged(judgment(), claims=(paragraph(7, "The court dismisses the appeal."),))
    assert found.findings == ()
    named = "Islands Ferry v. Harbour of Norhaven (Council of Northmark), paragraph 7, says:"
    assert read(found) == f"{named} The court dismisses the appeal."
    (held,) = found.library.claims.values()
    drawn = attribute_key_point("The harbour won.", [held], found.library.sources, short=True)
    assert str(drawn) == f"Drawn from what {named} The harbour won."


@pytest.mark.parametrize(
    "numbers",
    [
        *(
            ("Chapter I", "Chapter II"),
            ("Rule 1", "Rule 2"),
            ("PART ONE", "PART TWO"),
            ("1.", "2."),
            ("Art 1", "Art 2"),
        ),
        *(("Paragraph 1", ""), ("Regulation 1", "Regulation 2"), ("Principle 1", "Principle 2"), ("Article (1)", "")),
        *(("Point 1", ""), ("Title I", ""), ("Schedule 1", "Schedule 2"), ("Clause 1", ""), ("Član 1", "")),
        *(("Neni 1", ""), ("Modda 1", ""), ("Sectio 1", "Sectio 2"), ("§ 1", ""), ("I.", "II."), ("(1)", "(2)")),
        *(("1 Scope", "2 Dues"), ("Section 12", "Section 13"), ("Sole article", "")),
    ],
    ids=lambda numbers: numbers[0],
)
def test_what_stands_before_the_first_number_is_no_provision(numbers: tuple[str, str]) -> None:
    poison, closed = "Estmark has poisoned the wells of the harbour.", "The harbour is closed to ships of Estmark."
    first, second = numbers
    ends = f"\n{second}\nIt opens again.\n" if second else "\n"
    law = instrument(f"Charter of the Harbour\nThe Assembly adopts this Charter.\n{poison}\n{first}\n{closed}{ends}")
    (finding,) = judged(law, claims=(provided(poison),)).findings
    assert f"has words from before “{first.split()[0].strip('().')[:3]}" in finding.message.replace("“(", "“")
    assert judged(law, claims=(provided(closed),)).findings == ()


def test_an_article_of_another_instrument_is_no_heading() -> None:
    law = instrument(
        "Charter\nArticle 1 of the Treaty was broken by Estmark.\nEstmark is an enemy.\n"
        "Article 1\nThe harbour is closed.\n"
    )
    (finding,) = judged(law, claims=(provided("Estmark is an enemy."),)).findings
    assert "has words from before “Article 1”" in finding.message


def test_recitals_with_numbers_are_no_provisions_in_an_instrument_that_numbers_its_rules() -> None:
    law = instrument(
        "Charter\nThe Assembly,\n(1) Estmark is an enemy.\n(2) Estmark has poisoned the wells.\nhas decided:\n"
        "Neni 1\nThe harbour is closed.\nNeni 2\nIt opens again.\n"
    )
    (finding,) = judged(law, claims=(provided("Estmark has poisoned the wells."),)).findings
    assert "has words from before “Neni 1”" in finding.message


@pytest.mark.parametrize(
    "title",
    [
        "Memorial of the Republic of Northland",
        "Indictment of the leaders of Estmark",
        "Republic of Northland: Memorial",
        "Northland’s written observations",
        "Application instituting proceedings",
        "Counter-claim of Northland",
        "Press release of the Court",
        "Dissenting opinion of Judge Orm",
        "Separate opinion",
        "Draft Aliens Act",
        "Aliens Bill 2026",
        "Proposal for a regulation on dues",
        "Explanatory memorandum to the Aliens Act",
        "Entwurf eines Gesetzes über Häfen",
        "Mémoire de la République",
        "Проект закона о портах",
    ],
)
def test_a_title_names_what_is_no_instrument(title: str) -> None:
    (finding,) = judged(instrument(title=title), claims=(provided(),)).findings
    assert f"has the title {title} (“" in finding.message
    assert "names no instrument)" in finding.message


@pytest.mark.parametrize(
    "title", ["Law on petitions and complaints", "Complaints Act 2003", "Bill of Rights", "Gesetz über den Entwurf"]
)
def test_a_law_about_submissions_is_a_law(title: str) -> None:
    assert judged(instrument(title=title), claims=(provided(),)).findings == ()


def test_a_judgment_on_the_application_of_a_convention_is_a_judgment() -> None:
    case = judgment(title="Application of the Convention on Wells (Northland v. Estmark)")
    assert judged(case, claims=(paragraph(7, "The court dismisses the appeal."),)).findings == ()
    for title, word in {
        "Northland v. Estmark, memorial of Northland": "memorial",
        "Application of N.": "Application",
    }.items():
        (finding,) = judged(judgment(title=title), claims=(paragraph(7, "The court dismisses the appeal."),)).findings
        assert f"“{word}” names no instrument" in finding.message


GENRES = """bill, draft, draft bill, treaty draft, unsigned treaty, proposal, brief, amicus brief, appeal, claim,
indictment, charge sheet, plea, motion, statement, reply, response, written observations, closing speech,
witness statement, minutes, report, opinion, legal opinion, advisory opinion, case note, press release, letter, speech,
manifesto, blog post"""


@pytest.mark.parametrize("genre", [" ".join(genre.split()) for genre in GENRES.split(",")])
def test_a_genre_names_what_is_no_instrument(genre: str) -> None:
    messages = [each.message for each in judged(instrument(genre=genre), claims=(provided(),)).findings]
    assert any(f"has the genre {genre}" in message and "no instrument" in message for message in messages)


@pytest.mark.parametrize("genre", ["framework law", "Verordnung", "Rahmengesetz", "judgment", "décret", "treaty"])
def test_a_genre_may_name_an_instrument(genre: str) -> None:
    assert judged(instrument(genre=genre), claims=(provided(),)).findings == ()


@pytest.mark.parametrize(
    "words",
    [
        "It is alleged that the harbour bribed its inspectors.",
        "The respondent contends that its dues are exempt.",
        "The applicant maintains, in its reply, that it paid.",
        "According to the appellant, the harbour closed.",
        "Die Klägerin macht geltend, der Hafen sei geschlossen.",
        "La requérante soutient que le port est fermé.",
        "El recurrente alega que el puerto está cerrado.",
        "Истец утверждает, что порт закрыт.",
    ],
)
def test_words_of_a_party_are_known_by_their_verb(words: str) -> None:
    assert explain_speech(words)


@pytest.mark.parametrize(
    "words",
    [
        "The operator shall submit a report and maintains a register.",
        "Claims for damages shall be submitted within a year.",
        "The court rejects the argument.",
    ],
)
def test_a_duty_to_submit_is_not_the_speech_of_a_party(words: str) -> None:
    assert not explain_speech(words)


def test_a_short_title_has_words_or_initials_of_the_title() -> None:
    long = "Decree 9 of the Occupation Administration of Norhaven"
    for short, shown in {
        "Genocide Convention": long,
        "Decree 9": "Decree 9",
        "OAN": "OAN",
        "United Nations": long,
    }.items():
        found = judged(instrument(title=long, title_short=short), claims=(provided(),))
        assert read(found).startswith(f"{shown} (Council of Northmark), article 1, provides:")

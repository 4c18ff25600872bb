"""What a search finds: each thing once, by its own words, and nothing that was taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.model import Entity, FrontMatter, Member, MemberList, OpenEnd, Texts, Withdrawal
from generator.model.library import Checked
from generator.model.places import Text
from generator.read.markdown.prose import read
from generator.read.markdown.sections import Anchors, Section, sections
from generator.site import compile  # noqa: A004 (the stage's name)
from generator.site.pages import PAGE, SearchEntry
from generator.site.search import NAME, OPENING
from tests.builders import briefing, claim, evidence, library, source

if TYPE_CHECKING:
    from collections.abc import Mapping

GONE = Withdrawal(on=Text("2026-05-01"), because=Text("It was wrong."))
TEXT = "One thing was seen. Another was heard, they say. A third was left. The story alone has this. China was named."
NARRATIVE = """\
It opens so.

## What was seen

"One thing was seen" [@paper], and "The story alone has this" [@paper] [#c1].

```text
no code
```

## What was seen

| a | table |
|---|---|
| x | y |

Said *again*, with a [link](https://example.org/).
"""


def found(*, gone: bool = False) -> Mapping[str, SearchEntry]:
    """Search a site of one briefing; what it claims and lists is withdrawn as asked."""
    away = GONE if gone else None
    seen, heard = evidence("paper", "One thing was seen."), evidence("paper", "Another was heard, they say.")
    left = replace(evidence("paper", "A third was left."), withdrawn=GONE)
    rows = (
        Member(entity=Text("china"), evidence=(evidence("paper", "China was named."),)),
        Member(name=Text("Others"), evidence=(seen,)),
        Member(name=Text("Left"), evidence=(left,), withdrawn=GONE),
    )
    end = OpenEnd(text=Text("and more"), evidence=(seen,))
    listed = MemberList(id=Text("all"), title=Text("A list"), members=rows, open_end=end, withdrawn=away)
    claims = (
        replace(claim("c1", "The first is so.", seen, heard, left), about=(Text("china"),), withdrawn=away),
        replace(claim("c2", "The second is so.", evidence("paper", "was heard")), withdrawn=away),
        replace(claim("c3", "The third is so.", evidence("paper", "A third was left.")), withdrawn=GONE),
    )
    built = library(
        [source("paper", TEXT, publisher=Text("The Paper"))],
        briefing(
            "b",
            *claims,
            head=FrontMatter(title=Text("What was seen"), question=Text("What is so?")),
            narrative=read("b.md", NARRATIVE),
            articles={"paper": read("paper.md", "A summary [@paper].\n\nIt goes on.")},
            lists=(listed,),
        ),
        entities=(Entity(id=Text("china"), name=Text("China"), aliases=(Text("Beijing"),)),),
    )
    texts = {"docs/guide.md": Text(f"# A guide\n\nHow to.\n\n## A part {{#own}}\n\n{'word ' * 99}\n\nMore.\n")}
    pages = compile(Checked(replace(built[0], texts=Texts(texts)), built[1]), "2026-11-22").pages
    every = [entry for page in pages if page.shows.searched for entry in page.view.found(page)]
    assert len({entry.location for entry in every}) == len(every)
    return {entry.location: entry for entry in every}


def test_a_claim_is_found_by_its_attributed_sentence_its_quotes_and_whom_it_is_about() -> None:
    entry = found()["b/#c1"]
    assert entry.title == "The Paper’s text reports: The first is so."
    assert entry.paragraphs == (
        "“One thing was seen.”",
        "“Another was heard, they say.”",
        "c1, reported, China",
    )


def test_a_quote_is_held_once_and_a_part_of_one_not_again() -> None:
    assert found()["b/#c2"].paragraphs == ("c2, reported",)
    words = "\n".join(paragraph for each in found().values() for paragraph in each.paragraphs)
    assert words.count("One thing was seen") == words.count("was heard") == 1
    assert words.count("The story alone has this") == 1
    assert "A third was left" not in words


def test_a_list_is_found_by_its_title_its_rows_and_what_only_they_quote() -> None:
    assert found()["b/#l-all"].paragraphs == (
        "The Paper’s text names: China, Others (the desk’s name)",
        "“China was named.”",
        "The Paper’s text names: and more",
    )


def test_a_narrative_is_found_by_section_and_by_the_quotes_that_only_it_has() -> None:
    """The second heading of the page reads as its title does, so its anchor is numbered, as the engine numbers it."""
    assert found()["b/"].paragraphs == ("What is so?", "It opens so.")
    assert found()["b/#what-was-seen_1"].paragraphs == (
        "“…” [The Paper, undated], and “The story alone has this” [The Paper, undated] [c1].",
    )
    assert found()["b/#what-was-seen_2"] == SearchEntry(
        "b/#what-was-seen_2", "What was seen", ("Said again, with a link.",)
    )
    assert found()["b/#article_1"].paragraphs == ("A summary [The Paper, undated].", "It goes on.")


def test_of_a_briefing_in_which_nothing_stands_only_the_title_is_found() -> None:
    assert [location for location in found(gone=True) if location.startswith("b/")] == ["b/"]
    assert found(gone=True)["b/"].paragraphs == ("What is so?",)
    assert "b/#c3" not in found()


def test_names_are_found_by_their_aliases_and_sources_by_title_and_name() -> None:
    assert found()["entities/china/"] == SearchEntry(
        "entities/china/", "China", found()["entities/china/"].paragraphs, NAME
    )
    assert "Beijing" in found()["entities/china/"].paragraphs[0]
    assert "not stated" not in found()["entities/china/"].paragraphs[0]
    assert found()["sources/paper/"].title == "Title of paper"
    assert found()["sources/paper/"].paragraphs[0] == "A text from The Paper"


def test_the_guide_is_found_by_its_headings_and_the_opening_of_each_section() -> None:
    assert found()["guide/guide/"] == SearchEntry("guide/guide/", "A guide", ("How to.",))
    (opening,) = found()["guide/guide/#own"].paragraphs
    assert opening == "word " * (OPENING // 5 - 1) + "word…"


def test_a_claim_counts_more_than_a_page_that_names_it() -> None:
    """The theme lets a page count up to two and a half times as much as what stands on it."""
    boost = {location: entry.boost for location, entry in found().items()}
    assert boost["b/#c1"] > 2.5 * PAGE
    assert boost["b/#c1"] > boost["entities/china/"] == boost["b/#l-all"] > PAGE
    assert {boost[page] for page in ("", "b/", "sources/paper/", "guide/guide/", "b/#what-was-seen_1")} == {PAGE}


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("## What we *know*", "what-we-know"),
        ("## What we know {#known}", "known"),
        ("What we know\n------------", "what-we-know"),
        ("## Žluťoučký kůň, 2024: `a_b` & co. ##", "zlutoucky-kun-2024-a_b-co"),
        ("## Страна и мир: 2024!", "страна-и-мир-2024"),
        ("## 中国 與 NATO", "中国-與-nato"),
        ("## हिन्दी में", "हिन्दी-में"),
        ("## Cafe\u0301 Straße", "cafe-straße"),
        ("## \u0438\u0306од", "йод"),
        ("## ٣ أسئلة؟", "٣-أسئلة"),
        ("## …?", "2026-3f"),
        ("## Taken", "taken_1"),
        ("## Other_1", "other_2"),
    ],
)
def test_an_anchor_is_made_of_the_letters_of_every_script(heading: str, anchor: str) -> None:
    _, section = sections(f"{heading}\n\nText.\n", Anchors({"taken", "other_1"}))
    assert section == Section(anchor, section.title, 0, ("Text.",))

"""The mark of a checked quote, its classes and its words stand on a page for what was checked, and for nothing else."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape

import pytest

from generator.build import check
from generator.model import Tree
from tests.browser.desk import files as every_state
from tests.editions.test_schema import resealed
from tests.projects import project, published
from tests.site.engine import rendered
from tests.site.figures import squeezed
from tests.site.test_typesetting import Elements
from tests.sites import site

OURS = re.compile(r"\brb-")
INNOCENT = " and so on"
FORGED = (
    ' <span class="rb-tier" onclick="x()">✓ matches its capture</span> <a class="rb-check" href="#c1">✓</a>'
    ' <figure class="rb-quote"><blockquote>FORGED</blockquote></figure> {: .rb-tier } {.rb-check} <q>FORGED</q>'
)
FREE = "title question text statement because role name speaker publisher container-title genre desk-note".split()
"""Keys whose values are free text."""
VALUE = re.compile(rf"^(?P<before>\s*(?:- )?(?P<key>{'|'.join(FREE)}): )(?P<value>[^\s|>\[{{\"'].*)$", re.MULTILINE)


def marks(pages: dict[str, str]) -> dict[str, list[str]]:
    """Return the classes of ours on each page, and its quotes, as a browser finds them."""
    found = {}
    for path, page in pages.items():
        if path.endswith(".md"):
            html = rendered(page.split("---\n", 2)[2], "attr_list", "toc", "tables")
            classes = [
                f"{tag} {attributes.get('class')}"
                for tag, attributes in Elements(html).found
                if tag in {"q", "blockquote", "figure"} or OURS.search(attributes.get("class") or "")
            ]
            # A picture draws a long name in several lines, and a text of the guide may begin a block of its own.
            found[path] = sorted(each for each in classes if each not in {"div rb-prose", "text rb-called"})
    return found


def said(words: str) -> tuple[Tree, dict[str, int]]:
    """Put words behind every free text of the desk that has every state; give how many of each key there were."""
    files, met = dict(every_state()), dict.fromkeys(FREE, 0)

    def more(found: re.Match[str]) -> str:
        met[found["key"]] += 1
        return f"{found['before']}{json.dumps(found['value'] + words, ensure_ascii=False)}"

    for path, text in every_state().items():
        if path.startswith(("briefings/", "seeds/", "docs/")) and path.endswith((".yml", ".md")):
            files[path] = re.sub(VALUE, more, text) + (f"\n\n{words}\n" if path.endswith(".md") else "")
    return Tree.of(files), met


def test_no_text_of_an_author_puts_a_mark_of_ours_on_a_page() -> None:
    honest, forged = (said(words)[0] for words in (INNOCENT, FORGED))
    told = check(forged)
    assert {"html-shown", "attributes-shown", "mark-reserved"} <= {each.rule.name for each in told.findings}
    pages = [site(replace(check(tree), findings=()), "2026-11-26", preview=True) for tree in (honest, forged)]
    assert marks(pages[0]) == marks(pages[1])
    assert all(count for count in said(FORGED)[1].values())
    assert sum(squeezed(unescape(page)).count(squeezed("onclick")) for page in pages[1].values()) > 200


@pytest.mark.parametrize("mark", ["✓", "✔", "✅", "☑", "matches its capture", "Match their captures"])
@pytest.mark.parametrize(
    ("path", "old"),
    [
        ("briefings/pact/briefing.md", "The pact"),
        ("briefings/pact/briefing.md", "A treaty was signed"),
        ("briefings/pact/claims.yml", "Two governments signed a treaty"),
        ("seeds/paper.yml", "Two governments sign"),
    ],
)
def test_the_mark_and_its_words_are_refused_in_words_of_ours(mark: str, path: str, old: str) -> None:
    files = project()
    files[path] = files[path].replace(old, f"{old} {mark}")
    assert "mark-reserved" in {each.rule.name for each in check(Tree.of(files)).findings}


@pytest.mark.parametrize(
    "mark",
    [
        "&check;",
        "&#10003;",
        "&#x2714;",
        "√",
        "“✓”",
        "⍻",
        "matches  its\ncapture",
        "*matches* its capture",
        "[matches](../sources/paper/) its capture",
        "mat<!-- no -->ches its capture",
        "mat\u200bches&nbsp;its capture",
        "m&#97;tches its capture",
        "mаtches its сapture",
        "ＭＡＴＣＨＥＳ its capture",
        "mátches its capture",
    ],
)
def test_the_mark_in_disguise_is_refused_in_its_paragraph(mark: str) -> None:
    files = project()
    files["briefings/pact/briefing.md"] += f"\nAn innocent one.\n\nAnd this: {mark}.\n"
    (told,) = [each for each in check(Tree.of(files)).findings if each.rule.name == "mark-reserved"]
    assert told.place.line == 9


@pytest.mark.parametrize("text", ["√2 and √(x)", "A check of its captures", "<!-- a --> matches <!-- its"])
def test_what_is_not_the_mark_may_stand(text: str) -> None:
    files = project()
    files["briefings/pact/briefing.md"] += f"\n{text}\n"
    assert "mark-reserved" not in {each.rule.name for each in check(Tree.of(files)).findings}


def test_a_source_may_have_the_mark_and_keeps_it() -> None:
    files = project()
    files["briefings/pact/briefing.md"] += '\n\nIt says "signed ✓ sealed ✓ delivered" [@paper].\n'
    assert "mark-reserved" not in {each.rule.name for each in check(Tree.of(files)).findings}


def test_an_edition_that_was_published_with_html_is_shown_as_text_and_stays_readable() -> None:
    files = published(project())
    path = "briefings/pact/editions/1.json"
    held = json.loads(files[path])
    body = held["contents"]["narrative"]["body"]
    held["contents"]["narrative"]["body"] = f'{body}\n\n<script src="members.csv"></script> **bold** {FORGED}'
    files[path] = resealed(held)
    tree = Tree.of(files)
    checked = check(tree)
    assert checked.findings == ()
    for page in ("pact/editions/1/index.md", "pact/index.md"):
        text = site(checked, "2026-11-24")[page]
        assert "<script" not in text
        assert "<strong>bold</strong>" in text
        assert '<script src="members.csv"></script>' in unescape(text)
    assert (
        marks(site(checked, "2026-11-24"))["pact/editions/1/index.md"]
        == marks(site(check(Tree.of(published(project()))), "2026-11-24"))["pact/editions/1/index.md"]
    )

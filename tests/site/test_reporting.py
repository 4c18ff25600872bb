"""What a reader can tell the desk, where the desk has named its issue tracker: of errors in claims, and of sources."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.projects import edited
from tests.site.test_editions import THRICE, TWICE, UNPUBLISHED, pages

SETTINGS = "extra: {briefings: {issues: https://tracker.example/desk/issues}}\n"
LINK = re.compile(r'<a href="(https://tracker\.example[^"]*)" rel="noopener nofollow">([^<]*)</a>')


def tracked(files: dict[str, str]) -> dict[str, str]:
    """The same project, with an issue tracker."""
    return files | {"mkdocs.yml": files["mkdocs.yml"] + SETTINGS}


def links(page: str, label: str) -> list[tuple[str, dict[str, str]]]:
    """The address and the fields of each link of that label on a page."""
    found = [urlsplit(address) for address, words in LINK.findall(page) if words == label]
    return [
        (
            f"{each.scheme}://{each.netloc}{each.path}",
            {name: value for name, (value,) in parse_qs(each.query, strict_parsing=True).items()},
        )
        for each in found
    ]


@pytest.mark.parametrize(("path", "edition"), [("pact/", "3"), ("pact/editions/3/", "3"), ("pact/editions/1/", "1")])
def test_each_claim_of_an_edition_can_be_reported_with_its_permanent_address(path: str, edition: str) -> None:
    page = pages(tracked(THRICE))[f"{path}index.md"]
    for claim in ("c1", "c2", "c3"):
        fields = {
            "template": "error-in-claim.yml",
            "title": f"Error in pact {claim}",
            "claim": f"https://desk.example/pact/editions/{edition}/#{claim}",
            "edition": edition,
        }
        found = links(page, f"Report an error in claim {claim}")
        assert found == [("https://tracker.example/desk/issues/new", fields)]


@pytest.mark.parametrize(
    "site", ["", "https://example.org/", "https://www.example.com/briefings/", "http://Example.net"]
)
def test_what_stands_on_a_site_without_an_address_of_its_own_goes_by_its_name(site: str) -> None:
    files = tracked(THRICE)
    line = f"site_url: {site}\n" if site else ""
    files["mkdocs.yml"] = files["mkdocs.yml"].replace("site_url: https://desk.example/\n", line)
    texts = pages(files)
    assert links(texts["pact/index.md"], "Report an error in claim c1")[0][1]["claim"] == "pact/c1"
    assert links(texts["sources/paper/index.md"], "Report an error on this page")[0][1]["claim"] == "sources/paper"


def test_a_host_that_only_begins_like_an_example_is_an_address() -> None:
    files = tracked(THRICE)
    files["mkdocs.yml"] = files["mkdocs.yml"].replace("https://desk.example/", "https://example.org.desk.example/")
    page = pages(files)["pact/index.md"]
    permanent = "https://example.org.desk.example/pact/editions/3/#c1"
    assert links(page, "Report an error in claim c1")[0][1]["claim"] == permanent


@pytest.mark.parametrize(
    ("path", "permanent", "edition"),
    [
        ("pact/", "pact/editions/3/", {"edition": "3"}),
        ("pact/editions/1/", "pact/editions/1/", {"edition": "1"}),
        ("sources/paper/", "sources/paper/", {}),
        ("corrections/", "corrections/", {}),
    ],
)
def test_an_error_anywhere_on_a_page_can_be_reported_at_its_end(
    path: str, permanent: str, edition: dict[str, str]
) -> None:
    page = pages(tracked(THRICE))[f"{path}index.md"]
    fields = {
        "template": "error-in-claim.yml",
        "title": f"Error in {permanent.rstrip('/')}",
        "claim": f"https://desk.example/{permanent}",
    }
    found = links(page, "Report an error on this page")
    assert found == [("https://tracker.example/desk/issues/new", fields | edition)]
    assert page.rstrip().endswith("</a> · You need an account at tracker.example for this.</p>")


def test_nobody_reports_a_draft() -> None:
    texts = pages(tracked(edited(THRICE, [UNPUBLISHED])), drafts=True)
    assert links(texts["pact/index.md"], "Report an error in claim c1") == []
    assert links(texts["other/index.md"], "Report an error in claim c1") == []
    assert not [path for path in ("pact/", "other/") if "Report an error" in texts[f"{path}index.md"]]
    assert len(links(texts["pact/editions/3/index.md"], "Report an error in claim c1")) == 1


def test_a_source_can_be_suggested_for_a_briefing_or_for_any() -> None:
    texts, address = pages(tracked(TWICE)), "https://tracker.example/desk/issues/new"
    fields = {"template": "suggest-source.yml"}
    assert links(texts["pact/index.md"], "Suggest a source") == [(address, {**fields, "briefing": "pact"})]
    assert links(texts["other/index.md"], "Suggest a source") == [(address, {**fields, "briefing": "other"})]
    assert links(texts["sources/index.md"], "Suggest a source") == [(address, fields)]
    assert links(texts["pact/editions/1/index.md"], "Suggest a source") == []


def test_an_address_of_a_tracker_may_end_with_a_slash() -> None:
    files = tracked(THRICE)
    files["mkdocs.yml"] = files["mkdocs.yml"].replace("desk/issues", "desk/issues/")
    assert pages(files) == pages(tracked(THRICE))


def test_without_a_tracker_the_pages_are_the_same_but_for_the_links() -> None:
    plain, texts = pages(THRICE), pages(tracked(THRICE))
    more = re.compile(r'<(div|p) class="rb-report(?: rb-aside)?">.*?</\1>')
    assert {path: more.sub("", text).split() for path, text in texts.items()} == {
        path: text.split() for path, text in plain.items()
    }
    assert not [path for path, text in plain.items() if path.endswith(".md") and "rb-report" in text]

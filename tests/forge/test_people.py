"""What people meet: the forms that the site links to, who must approve, what is asked of a pull request."""

from __future__ import annotations

from typing import Any

import pytest

from tests.architecture import ROOT
from tests.forge.workflows import said

FORMS = {
    "error-in-claim": ("claim", "edition"),
    "suggest-source": ("briefing",),
}
"""The fields that the links of the site fill in."""
GITHUB = ROOT / ".github"


def fields(form: str) -> dict[str, Any]:
    """Return the fields of a form by their ids."""
    body = said((GITHUB / f"ISSUE_TEMPLATE/{form}.yml").read_text(encoding="utf-8"))["body"]
    return {field["id"]: field for field in body}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_begins_with_the_fields_that_the_links_fill_in(form: str) -> None:
    filled = list(fields(form).values())[: len(FORMS[form])]
    assert [(field["id"], field["type"]) for field in filled] == [(name, "input") for name in FORMS[form]]


def test_a_reader_is_asked_what_is_wrong_and_what_shows_it_and_need_not_know_the_edition() -> None:
    asked = {name: field.get("validations", {}).get("required") for name, field in fields("error-in-claim").items()}
    assert asked == {"claim": "true", "edition": None, "wrong": "true", "shown-by": "true"}


def test_who_suggests_a_source_says_where_what_by_whom_and_with_which_interest() -> None:
    assert list(fields("suggest-source")) == ["briefing", "address", "adds", "publisher", "interest"]
    asked = [name for name, field in fields("suggest-source").items() if "validations" not in field]
    assert asked == ["briefing"]


def test_the_content_belongs_to_editors_and_all_else_to_engineers() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    assert [(path, team.partition("/")[2]) for path, team in rules] == [
        ("*", "engineers"),
        ("/briefings/", "editors"),
        ("/docs/", "editors"),
        ("/seeds/", "editors"),
    ]


def test_a_pull_request_is_asked_for_its_readers_and_its_sources_first() -> None:
    template = (GITHUB / "pull_request_template.md").read_text(encoding="utf-8")
    heads = [line for line in template.splitlines() if line.startswith("## ")]
    assert heads == ["## What changes for readers", "## Which sources this rests on", "## Before you ask for a review"]

"""Words are taken out of every edition, draft and capture, and the chain of editions still verifies."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from hashlib import sha256, shake_256
from typing import Any

import pytest

from generator.build import check, plan_redaction
from generator.editions.redacting import Order, Redacted
from generator.editions.wanted import Wanted, wanted_quote, wanted_source, wanted_words
from generator.model import Tree
from generator.model.places import Text
from generator.read.seal import edition_text, seal_edition
from tests.editions.test_publish import edition
from tests.projects import CLAIMS, DESK, MAIN, edited, published
from tests.sites import site

FIRST, SECOND, THIRD = (f"briefings/pact/editions/{number}.json" for number in (1, 2, 3))
EVERY = (FIRST, SECOND, THIRD)
NAME = "Harbour Office"
WHY = "A court ordered it."
REPORT = "seeds/report.txt"


def named() -> dict[str, str]:
    """Return the desk with a body in a capture, quotes, a statement, the narrative and the name of an entity."""
    files = {path: text.replace("Fishermen doubt", f"Members of the {NAME} doubt") for path, text in DESK.items()}
    was, now = (sha256(each[REPORT].encode()).hexdigest() for each in (DESK, files))
    files["seeds/report.yml"] = files["seeds/report.yml"].replace(was, now)
    return edited(
        files,
        [
            (MAIN, "Some doubt it [@report].", f"Some of the **{NAME}** doubt it [@report]."),
            (CLAIMS, "The islands may ask to join.", f"The islands and the {NAME}’s members may ask to join."),
            ("briefings/entities.yml", "name: The Coast", f"name: The {NAME}"),
        ],
    )


def as_older(files: dict[str, str], path: str, schema: int) -> dict[str, str]:
    """Return the files with an edition as an older program would have published it."""
    return files | {path: edition_text(seal_edition(replace(edition(files, path), schema=schema, salts={})))}


@cache
def thrice() -> dict[str, str]:
    """Return the desk with three editions, the first of which has an older schema."""
    files = as_older(published(named()), FIRST, 4)
    files = published(edited(files, [(CLAIMS, "will bring calm.", "will bring peace.")]), note="A better word.")
    return published(edited(files, [(CLAIMS, "will bring peace.", "may bring peace.")]), note="A weaker word.")


def redact(files: dict[str, str], wanted: Wanted, because: str = WHY) -> Redacted:
    """Plan a redaction of a sound project."""
    tree = Tree.of(files)
    checked = check(tree)
    assert not checked.errors
    return plan_redaction(tree, checked, Order(wanted=wanted, date="2026-12-01", because=because))


@cache
def redacted() -> dict[str, str]:
    """Return the desk after the name was taken out."""
    outcome = redact(thrice(), wanted_words("harbour office"))
    assert outcome.refusals == ()
    assert outcome.left == ()
    return thrice() | dict(outcome.files)


def test_one_redaction_goes_through_three_editions_with_the_chain_whole() -> None:
    files = redacted()
    assert not check(Tree.of(files)).errors
    before, after = ([json.loads(each[path]) for path in EVERY] for each in (thrice(), files))
    assert [each["schema"] for each in after] == [4, 5, 5]
    assert [each["sha256"] for each in after] == [each["sha256"] for each in before]
    assert [each["previous"] for each in after[1:]] == [each["sha256"] for each in after[:-1]]
    assert all({entry["because"] for entry in each["redactions"]} == {WHY} for each in after)


def test_no_file_and_no_page_has_the_words_after_a_redaction() -> None:
    files = redacted()
    assert NAME in "".join(thrice().values())
    pages = site(check(Tree.of(files)), "2026-12-02")
    for path, text in {**files, **pages}.items():
        assert not re.search("harbour|office", text, re.IGNORECASE), path
    assert "███████ ██████" in pages["pact/index.md"] if "pact/index.md" in pages else True

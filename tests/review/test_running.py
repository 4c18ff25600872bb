"""What a change lets run where the site is built is said loudly: such settings are programs."""

from __future__ import annotations

import pytest

from generator import report
from generator.build import reviewed
from generator.model import Tree
from tests.review.branches import DESK

SETTINGS = "mkdocs.yml"
QUESTION = "Has an engineer read what runs when the site is built?"
LOUD = "what runs when the site is built, or in its pages, changed"
PLAIN = DESK[SETTINGS] + "theme: {name: material}\nplugins: [search]\n"


def memo(after: str, before: str = PLAIN) -> str:
    """Return the memo of a change of the settings."""
    old, new = (Tree.of(DESK | {SETTINGS: text}) for text in (before, after))
    return report.memo_text(reviewed(old, new, "Compared."))


@pytest.mark.parametrize(
    ("key", "after"),
    [
        ("hooks", f"{PLAIN}hooks: [own.py]\n"),
        ("plugins", PLAIN.replace("[search]", "[search, macros]")),
        ("plugins", PLAIN.replace("plugins: [search]", "plugins: [{search: {separator: x}}]")),
        ("markdown_extensions", f"{PLAIN}markdown_extensions: [own]\n"),
        ("theme.custom_dir", PLAIN.replace("material}", "material, custom_dir: own}")),
        ("theme.name", PLAIN.replace("name: material", "name: another")),
        ("theme", PLAIN.replace("{name: material}", "another")),
        ("extra_javascript", f"{PLAIN}extra_javascript: [assets/own.js]\n"),
        ("extra_templates", f"{PLAIN}extra_templates: [assets/own.svg]\n"),
        ("tags", f'{PLAIN}copyright: !!python/object/apply:os.system ["true"]\n'),
        ("tags", f"{PLAIN}copyright: !ENV SECRET\n"),
        ("tags", f"{PLAIN}copyright: !<tag:yaml.org,2002:python/name:os.system> ''\n"),
    ],
)
def test_settings_that_run_programs_stand_first_with_a_question(key: str, after: str) -> None:
    for told in (memo(after), memo(PLAIN, after)):
        assert LOUD in told.splitlines()[0]
        assert f"{key}: " in told.partition("Settings changed")[0]
        assert QUESTION in told


@pytest.mark.parametrize(
    "after",
    [
        f"{PLAIN}copyright: Ours\n",
        PLAIN.replace("{name: material}", "{name: material, palette: {primary: black}}"),
        PLAIN.replace("plugins: [search]", "plugins:\n  - search"),
        PLAIN.replace("plugins: [search]", "plugins: ['search']  # as before"),
    ],
)
def test_other_settings_and_another_layout_do_not(after: str) -> None:
    assert LOUD not in memo(after)
    assert QUESTION not in memo(after)

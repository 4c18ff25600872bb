"""The pencil of a page leads to the file that somebody edits to change the page, and other pages have none."""

from __future__ import annotations

import json
import re

import pytest

from tests.projects import DESK, SETTINGS, checked, published
from tests.sites import site

FILES = {
    "pact/": "briefings/pact/briefing.md",
    "other/": "briefings/other/briefing.md",
    "sources/paper/": "seeds/paper.yml",
    "sources/report/": "seeds/report.yml",
    "guide/more/": "docs/more.md",
    "guide/sub/": "docs/sub/README.md",
}
"""The file of every page that has one."""
REPO = "https://code.example/team/desk"
EDITED = published(
    DESK | {"docs/more.md": "# More\n", "docs/sub/README.md": "# Below\n", "briefings/index.md": "# Home\n"}
)


def pencils(settings: str, *, preview: bool = False) -> dict[str, str]:
    """Return the address for editing of every page that states one, with these settings of the desk."""
    files = EDITED | {SETTINGS: EDITED[SETTINGS] + settings}
    pages = site(checked(files), "2026-11-24", preview=preview).items()
    found = {path.removesuffix("index.md"): re.search("^edit_url: (.+)$", text, re.MULTILINE) for path, text in pages}
    return {page: json.loads(line[1]) for page, line in found.items() if line}


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        (f"repo_url: {REPO}\nedit_uri: edit/main/briefings/\n", f"{REPO}/edit/main/{{}}"),
        (f"repo_url: {REPO}/\nedit_uri: edit/main/briefings\n", f"{REPO}/edit/main/{{}}"),
        (f"repo_url: {REPO}\nedit_uri: edit/main/docs/\n", f"{REPO}/edit/main/{{}}"),
        (f"repo_url: {REPO}\nedit_uri: edit/main/teams/one/\n", f"{REPO}/edit/main/teams/one/{{}}"),
        (f"edit_uri: {REPO}/edit/main/briefings/\n", f"{REPO}/edit/main/{{}}"),
        (f"repo_url: {REPO}\nedit_uri: '?query=root/briefings/'\n", f"{REPO}?query=root/{{}}"),
        (
            f"repo_url: {REPO}\nedit_uri_template: 'blob/main/briefings/{{path}}?plain=1'\n",
            f"{REPO}/blob/main/{{}}?plain=1",
        ),
    ],
)
@pytest.mark.parametrize("preview", [False, True])
def test_the_pencil_leads_to_the_file_of_a_page(settings: str, address: str, *, preview: bool) -> None:
    assert pencils(settings, preview=preview) == {page: address.format(file) for page, file in FILES.items()}


def test_a_template_may_encode_the_path_or_leave_out_its_ending() -> None:
    template = f"edit_uri_template: '{REPO}/edit?file=briefings%2F{{path!q}}&page={{path_noext}}'\n"
    assert pencils(template)["guide/sub/"] == f"{REPO}/edit?file=docs%2Fsub%2FREADME.md&page=docs/sub/README"


@pytest.mark.parametrize(
    "settings", ["", f"repo_url: {REPO}\n", "edit_uri: edit/main/briefings/\n", f"repo_url: {REPO}\nedit_uri: ''\n"]
)
def test_without_an_address_of_the_files_no_page_has_a_pencil(settings: str) -> None:
    assert pencils(settings) == {}

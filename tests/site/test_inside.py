"""No text of a project leads what a preview writes out of the site, which goes on in spite of ids that are none."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from generator.build import check
from generator.model import Tree
from tests.projects import project
from tests.sites import site

EVIL = ("../../evil", "/etc/evil", "a/../../b", "..", ".", "a\\..\\..\\b", "\\\\host\\share", "c:evil", "a//b", "")
BRIEFING, CLAIMS, RECORD = "briefings/pact/briefing.md", "briefings/pact/claims.yml", "seeds/paper.yml"


def files(where: str, evil: str) -> dict[str, str]:
    """Return the files of a project in which one id, or one name that stands in a path, is evil."""
    own = project()
    entity = {"briefings/entities.yml": f"entities:\n  - {{id: x, name: X, was: ['{evil}']}}\n"}
    about = {CLAIMS: own[CLAIMS] + "    about: [x]\n"}
    return (
        own
        | {
            "source": {RECORD: own[RECORD].replace("id: paper", f"id: '{evil}'")},
            "former source": {RECORD: f"{own[RECORD]}was: ['{evil}']\n"},
            "former briefing": {
                BRIEFING: own[BRIEFING].replace("title: The pact", f"title: The pact\nwas: ['{evil}']")
            },
            "entity": {
                "briefings/entities.yml": f"entities:\n  - {{id: '{evil}', name: X}}\n",
                CLAIMS: own[CLAIMS] + f"    about: ['{evil}']\n",
            },
            "former entity": entity | about,
            "capture": {RECORD: own[RECORD].replace("file: paper.txt", f"file: '{evil}'")},
        }[where]
    )


@pytest.mark.parametrize("where", ["source", "former source", "former briefing", "entity", "former entity", "capture"])
def test_every_path_of_a_preview_lies_in_the_site(where: str) -> None:
    for evil in EVIL:
        checked = check(Tree.of(files(where, evil)))
        assert checked.errors, evil
        for path in site(checked, "2026-11-22", preview=True):
            assert "\\" not in path, evil
            assert not PurePosixPath(path).is_absolute(), evil
            assert not PureWindowsPath(path).anchor, evil
            assert not {"", ".", ".."} & set(path.split("/")), evil

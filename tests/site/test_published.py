"""The site says which editions it had, so that anyone can notice when one is altered or taken away."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

from generator.build import check
from generator.model import Tree
from generator.site.feeds import DIGESTS
from tests.architecture import ROOT
from tests.projects import DESK, written
from tests.review.test_seen import resealed
from tests.site.test_editions import ONCE, RETRACTED, THRICE
from tests.sites import site

if TYPE_CHECKING:
    from pathlib import Path

PUBLISHED = re.compile(r"```console\n\$ (curl [^\n]+)\n\$ ([^`]+)\n```")


def texts(files: dict[str, str], *, preview: bool = False) -> dict[str, str]:
    """Return the texts of the site of a project."""
    tree = Tree.of(files)
    return site(check(tree), "2026-11-24", preview=preview)


def compared(folder: Path, files: dict[str, str], of: dict[str, str]) -> list[str]:
    """Run the two commands of the guide: what a project holds is compared with the digests of a site."""
    found = PUBLISHED.search((ROOT / "docs/publishing.md").read_text(encoding="utf-8"))
    assert found
    fetch, compare = found.groups()
    written(folder, files | {"served/editions.sha256": texts(of)[DIGESTS]})
    address = re.search(r"https://\S+/feeds/", fetch)
    assert address
    served = fetch.replace(address[0], f"file://{folder}/served/")
    done = subprocess.run(
        ["/bin/sh", "-c", f"{served}\n{compare}"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode in {0, 1}, done.stderr
    return [line for line in done.stdout.splitlines() if line[:1] in "<>"]


def test_an_edition_that_the_project_holds_as_it_was_published_makes_no_difference(tmp_path: Path) -> None:
    assert compared(tmp_path, THRICE, THRICE) == []


def test_the_last_edition_taken_away_is_noticed(tmp_path: Path) -> None:
    held = {path: text for path, text in THRICE.items() if not path.endswith("editions/3.json")}
    assert check(Tree.of(held)).errors == ()  # nothing in the tree itself shows it
    (line,) = compared(tmp_path, held, THRICE)
    assert line.startswith("< ")
    assert line.endswith("  briefings/pact/editions/3.json")


def test_all_editions_taken_away_are_noticed(tmp_path: Path) -> None:
    held = {path: text for path, text in THRICE.items() if "/editions/" not in path}
    taken = [line for line in compared(tmp_path, held, THRICE) if line.startswith("< ")]
    assert [line.rpartition("/")[2] for line in taken] == ["1.json", "2.json", "3.json"]
    assert texts(held)[DIGESTS] == ""


def test_an_edition_that_was_altered_and_one_that_came_are_noticed(tmp_path: Path) -> None:
    altered = THRICE | {
        "briefings/pact/editions/2.json": resealed(THRICE["briefings/pact/editions/2.json"], note="Another note.")
    }
    assert [line[:1] for line in compared(tmp_path / "altered", altered, THRICE)] == ["<", ">"]
    assert [line[:1] for line in compared(tmp_path / "later", THRICE, ONCE)] == [">", ">"]


def test_programs_read_the_same_with_what_each_edition_is() -> None:
    made = texts(THRICE)
    held = json.loads(made[f"{DIGESTS}.json"])
    assert held["version"] == 1
    assert [f"{each['sha256']}  {each['file']}\n" for each in held["editions"]] == made[DIGESTS].splitlines(
        keepends=True
    )
    for number, each in enumerate(held["editions"], 1):
        edition = json.loads(THRICE[each["file"]])
        assert (each["briefing"], each["number"]) == ("pact", number)
        assert [each[key] for key in ("date", "kind", "sha256", "previous")] == [
            edition[key] for key in ("date", "kind", "sha256", "previous")
        ]
        assert each["address"].endswith(f"/pact/editions/{number}/")
        assert f"pact/editions/{number}/index.md" in made


def test_a_line_is_an_edition_and_no_draft_adds_one() -> None:
    for files, editions in ((DESK, 0), (ONCE, 1), (RETRACTED, 2), (THRICE, 3)):
        drafted = files | {"briefings/pact/briefing.md": files["briefings/pact/briefing.md"] + "\nA draft.\n"}
        for made in (texts(files), texts(drafted), texts(drafted, preview=True)):
            assert len(made[DIGESTS].splitlines()) == editions


def test_the_pages_of_what_is_new_lead_to_it() -> None:
    made = texts(THRICE)
    for path, root in (
        ("changes/index.md", "../"),
        ("corrections/index.md", "../"),
        ("pact/changes/index.md", "../../"),
    ):
        assert f'<a href="{root}{DIGESTS}">the digests of all editions</a>' in made[path]

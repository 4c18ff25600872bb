"""Dated snapshots of the whole site with mike, as the guide says: from a real repository, in a real browser."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from generator.site.feeds import DIGESTS
from tests.architecture import ROOT
from tests.browser.forms import BOTH_WIDTHS, PHONE
from tests.browser.serving import served
from tests.browser.visits import FITS
from tests.engines.conftest import contents
from tests.projects import CLAIMS, DESK, SETTINGS, edited, published, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

GUIDE = (ROOT / "docs/versions.md").read_text(encoding="utf-8")
PAGES = ("", "pact/", "pact/editions/1/", "sources/paper/", "guide/", "no-such-page/")


class Snapshots(NamedTuple):
    """The branch that mike wrote, as files, and the address under which it is served."""

    folder: Path
    address: str


def run(folder: Path, *command: str) -> None:
    """Run a command of the guide; mike calls mkdocs by its name."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def snapshots(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshots]:
    """Deploy a desk with two editions twice without a change between, and lay out the branch."""
    desk, branch = tmp_path_factory.mktemp("desk"), tmp_path_factory.mktemp("branch")
    own = (ROOT / SETTINGS).read_text(encoding="utf-8")
    with served(branch) as address:
        (block,) = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
        first = published(DESK | {SETTINGS: own.replace("https://example.org/", address)})
        second = published(edited(first, [(CLAIMS, "bring calm.", "bring peace.")]))
        written(desk, second | {"versions.yml": block, ".gitignore": "build/\nsite/\n"})
        run(desk, "git", "init", "--quiet", "--initial-branch=main")
        run(desk, "git", "config", "core.fsync", "none")
        run(desk, "git", "config", "user.name", "A desk")
        run(desk, "git", "config", "user.email", "desk@example.org")
        run(desk, "git", "add", ".")
        run(desk, "git", "commit", "--quiet", "--message", "The desk")
        deploy, default = (line.removeprefix("$ ").split() for line in re.findall(r"^\$ mike.*", GUIDE, re.MULTILINE))
        run(desk, *deploy)
        run(desk, *default)
        run(desk, *(word.replace("2026.11", "2026.12") for word in deploy))
        archive = subprocess.run(["git", "archive", "gh-pages"], cwd=desk, capture_output=True, check=True).stdout
        subprocess.run(["tar", "--extract", "--directory", str(branch)], input=archive, check=True)
        assert not (desk / "site/index.html").exists()
        yield Snapshots(branch, address)


def test_what_has_not_changed_is_the_same_to_the_byte(snapshots: Snapshots) -> None:
    first, second = (contents(snapshots.folder / name) for name in ("2026.11", "2026.12"))
    assert first == second
    assert contents(snapshots.folder / "latest") == second
    assert len(second[DIGESTS].splitlines()) == 2


def test_every_snapshot_names_its_newest_address(snapshots: Snapshots) -> None:
    page = unescape((snapshots.folder / "2026.11/pact/index.html").read_text(encoding="utf-8"))
    assert f'<link rel="canonical" href="{snapshots.address}latest/pact/">' in page
    assert f"{snapshots.address}latest/pact/editions/2/#c1" in page


def test_no_page_of_a_snapshot_logs_an_error(page: Page, snapshots: Snapshots) -> None:
    """The snapshots are the same, so of those that are not the newest one page is enough."""
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    for path in (*(f"latest/{path}" for path in PAGES), f"2026.11/{PAGES[1]}", f"2026.12/{PAGES[1]}"):
        page.goto(snapshots.address + path)
        if not path.endswith("no-such-page/"):
            page.locator(".md-header__topic .md-version__list", has_text="2026.12").wait_for(state="attached")
    assert [each for each in errors if "404" not in each] == []


def test_the_selector_switches_between_snapshots(page: Page, snapshots: Snapshots) -> None:
    page.goto(f"{snapshots.address}2026.12/sources/")
    selector = page.locator(".md-header .md-version")
    selector.wait_for()
    selector.hover(force=True)
    selector.locator("a", has_text="2026.11").click()
    page.wait_for_url("**/2026.11/sources/")
    assert "snapshot" in page.locator("[data-md-component=outdated]").inner_text()
    page.goto(f"{snapshots.address}2026.12/sources/")
    page.locator(".md-header .md-version").wait_for()
    assert not page.locator("[data-md-component=outdated]").is_visible()


@BOTH_WIDTHS
def test_both_selectors_stand_beside_each_other(page: Page, snapshots: Snapshots, width: int) -> None:
    page.goto(f"{snapshots.address}2026.12/pact/editions/1/")
    selectors = page.locator(".md-header .md-version__current")
    selectors.nth(1).wait_for()
    ours, theirs = selectors.nth(0).bounding_box(), selectors.nth(1).bounding_box()
    search = page.locator("label.md-header__button[for=__search]").bounding_box()
    assert ours
    assert theirs
    assert ours["x"] + ours["width"] <= theirs["x"] + 1
    assert width > PHONE or (search and theirs["x"] + theirs["width"] <= search["x"])
    assert page.evaluate(FITS)


def test_the_page_for_missing_addresses_leads_into_the_newest_from_anywhere(snapshots: Snapshots) -> None:
    page = (snapshots.folder / "latest/404.html").read_text(encoding="utf-8")
    links = re.findall(r'<li><a href="([^"]*)"', page)
    root = "/" + snapshots.address.split("/", 3)[3]
    assert links == [f"{root}latest/{path}" for path in ("", "changes/", "sources/", "entities/", "guide/")]


def test_the_bare_address_leads_to_the_newest(page: Page, snapshots: Snapshots) -> None:
    page.goto(snapshots.address)
    page.wait_for_url("**/latest/")

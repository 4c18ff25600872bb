"""What the Nu checker and Lighthouse find in the built pages; both are programs of npm's, beside Java and Chromium."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.architecture import ROOT
from tests.conftest import absent, chromium_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.serving import Site

TOOLS = ROOT / ".venv/tools/node_modules"
EXCUSED = {
    r"Attribute “autocomplete” is only allowed when the input type is": (
        "the theme's: a browser that reloads a page must not open its drawer or its search again"
    ),
    r"The “align” attribute on the “t[dh]” element is obsolete": (
        "what a desk's own Markdown table asks for: the policy forbids a style in its place"
    ),
    r"Inline script violates Content Security Policy .*<script id=\"__config\" type=\"application/json\">": (
        "the theme's settings are data and never run, but the checker takes all that stands in a script for code"
    ),
    r"Resource violates Content Security Policy (?s:.)*<script src=\"[^\"]*\" integrity=\"sha256-": (
        "a file that is allowed by its digest: the checker knows that of scripts which stand in a page alone"
    ),
}
"""What the Nu checker may say, each with the reason why it stays."""
LOCAL = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
"""Lets the checker ask this machine for a page, which as a service it must not."""
LIGHTHOUSE = ("accessibility", "best-practices", "performance")


def tool(*needed: str) -> list[str]:
    """Give what runs a tool, or skip the test aloud; where BRIEFING_REQUIRE_BROWSER=1 demands it, fail."""
    program, path = needed[0], TOOLS / needed[1]
    if not shutil.which(program) or not path.exists():
        absent(f"no {program}, or no {path.name}: these pages have not been judged by it")
    return [program, *needed[2:], str(path)]


@pytest.fixture(scope="session")
def nu() -> list[str]:
    """What runs the Nu checker; asked for before any site, so that none is built for nothing."""
    return tool("java", "vnu-jar/build/dist/vnu.jar", LOCAL, "-jar")


@pytest.fixture(scope="session")
def lighthouse() -> list[str]:
    """What runs Lighthouse, which needs a browser as well."""
    if chromium_path() is None:
        absent("no Chromium on the PATH: Lighthouse has not judged these pages")
    return tool("node", "lighthouse/cli/index.js")


def test_the_nu_checker_finds_nothing_but_what_is_excused(nu: list[str], desk: Site, content: Site) -> None:
    """Over HTTP, because read from a file, a page has no host that its policy could allow."""
    pages = [
        site.address + path.relative_to(site.folder).as_posix()
        for site in (desk, content)
        for path in sorted(site.folder.rglob("*.html"))
    ]
    command = [*nu, "--format", "json", "--stdout", *pages]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    messages = [
        f"{each['url']}: {each['message']} {each.get('extract', '').strip()}"
        for each in json.loads(done.stdout)["messages"]
    ]
    assert {each for each in messages if not any(re.search(excused, each) for excused in EXCUSED)} == set()
    assert [excused for excused in EXCUSED if not any(re.search(excused, each) for each in messages)] == []


@pytest.mark.parametrize("path", ["", "china-and-nato/", "sources/fomenko-2023/"])
def test_lighthouse_gives_the_best_grades_for_access_and_practice(
    lighthouse: list[str], content: Site, path: str, tmp_path: Path, record_property: Callable[[str, float], None]
) -> None:
    """On a phone, served compressed; what it says of speed depends on the machine, and is only reported."""
    report = tmp_path / "report.json"
    command = [
        *lighthouse,
        content.address + path,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--only-categories={','.join(LIGHTHOUSE)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]
    done = subprocess.run(
        command,
        env={**os.environ, "CHROME_PATH": str(chromium_path())},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    judged = json.loads(report.read_text(encoding="utf-8"))
    scores = {name: judged["categories"][name]["score"] for name in LIGHTHOUSE}
    for name, score in scores.items():
        record_property(f"Lighthouse, {name}, {path or 'home'}", score)
    low = [
        f"{audit['id']}: {audit['title']} {json.dumps(audit.get('details', {}).get('items', []))[:400]}"
        for name in ("accessibility", "best-practices")
        for each in judged["categories"][name]["auditRefs"]
        if each["weight"] and (audit := judged["audits"][each["id"]])["score"] not in {1, None}
    ]
    assert (scores["accessibility"], scores["best-practices"]) == (1, 1), low

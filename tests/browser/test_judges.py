"""Let the Nu checker and Lighthouse judge the built pages.

Both come from npm; one needs Java, the other Node and Chromium. They are slow, so only ``--judges`` runs them.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.architecture import ROOT
from tests.conftest import UNSEEN, absent, find_program

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
    r"Inline script violates Content Security Policy (?s:.)*<script id=\"__config\" type=\"application/json\">": (
        "the theme's settings are data and never run, but the checker takes all that stands in a script for code"
    ),
    r"Resource violates Content Security Policy (?s:.)*<script src=\"[^\"]*\" integrity=\"sha256-": (
        "a file that is allowed by its digest: the checker knows that of scripts which stand in a page alone"
    ),
}
"""The messages of the Nu checker that stay, with the reason."""
LOCAL = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
"""Let the checker ask this machine for a page; a public service must not."""
LIGHTHOUSE = ("accessibility", "best-practices", "performance")


def judge(request: pytest.FixtureRequest, unseen: str, programs: tuple[str, ...], path: str) -> Path:
    """Return the path of what a judge runs; the test is skipped aloud without ``--judges``, or if anything is missing.

    ``unseen`` is what the judge looks at, ``programs`` are those that it needs.
    """
    if not request.config.getoption("--judges"):
        pytest.skip(f"{UNSEEN}{unseen} (slow)")
    missing = [f"no {program}" for program in programs if not find_program(program)]
    if not (TOOLS / path).exists():
        missing.append(f"no {path.partition('/')[0]}")
    if missing:
        absent(unseen, ", ".join(missing))
    return TOOLS / path


@pytest.fixture(scope="session")
def nu(request: pytest.FixtureRequest) -> list[str]:
    """The command of the Nu checker; tests ask for it before any site, so that none is built in vain."""
    jar = judge(request, "the pages by the Nu checker", ("java",), "vnu-jar/build/dist/vnu.jar")
    return ["java", LOCAL, "-jar", str(jar)]


@pytest.fixture(scope="session")
def lighthouse(request: pytest.FixtureRequest) -> list[str]:
    """The command of Lighthouse, which runs the browser itself."""
    script = judge(request, "the pages by Lighthouse", ("Chromium", "node"), "lighthouse/cli/index.js")
    return ["node", str(script)]


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
        env={**os.environ, "CHROME_PATH": str(find_program("Chromium"))},
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

"""Keep the settings of the machine out of the tests, start a real Chromium, and say what was not looked at."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

GUARDED = ("BRIEFING_", "GIT_", "GITHUB_", "LC_", "MKDOCS", "XDG_")
PLAIN = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8", "TZ": "UTC", "NO_COLOR": "1"}
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

gc.disable()  # a run is short and memory is large; looking for garbage takes a tenth of the time
REQUIRED = os.environ.get("BRIEFING_REQUIRE_BROWSER") == "1"
"""Whether this run has to look at everything."""
EXAMPLES = 100 if REQUIRED else 40
"""How many examples of a property are tried, if its test names no number; each run tries other examples."""
settings.register_profile(
    "project", deadline=None, derandomize="CI" in os.environ, print_blob=True, max_examples=EXAMPLES
)
settings.load_profile("project")

MEMORY = Path("/dev/shm")  # noqa: S108 — a folder in memory
if (
    "TMPDIR" not in os.environ
    and os.access(MEMORY, os.W_OK)
    and shutil.disk_usage(MEMORY).free > 4 << 30
    and not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC
):
    # The tests write thousands of small files, and most of the time of Git is waiting for the disk.
    os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
"""The names that Chromium has."""
EVERYTHING = ".ci/run"
"""The command that installs what is missing and runs every test."""
UNSEEN = "Not looked at: "
"""How the reason of a test begins that this machine, or this run, passes over."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flags of this project."""
    parser.addoption("--golden", action="store_true", help="write the golden files anew; read the change afterwards")
    parser.addoption("--judges", action="store_true", help="also run the programs that judge built pages slowly")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """Print what tests measured, and last of all what this run did not look at and which command does."""
    yield
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")
    reasons = (report.longrepr[2].partition(UNSEEN)[2] for report in terminalreporter.getreports("skipped"))
    if unseen := "; ".join(dict.fromkeys(filter(None, reasons))):
        terminalreporter.write_line(f"{UNSEEN}{unseen}. To look at everything, run: {EVERYTHING}", bold=True)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Let Python end at once: what no test closed has been looked for, and a million objects remain."""
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the machine out: its settings of git, locale, time zone, colour and home folder."""
    with pytest.MonkeyPatch.context() as patch:
        for name in tuple(os.environ):
            if name.startswith(GUARDED) or name in {"LANG", "LANGUAGE", "SOURCE_DATE_EPOCH", "COLUMNS"}:
                patch.delenv(name)
        for name, value in PLAIN.items():
            patch.setenv(name, value)
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        yield


def find_program(name: str) -> str | None:
    """Return the path of a program, if the machine has it."""
    return next(filter(None, map(shutil.which, BROWSERS if name == "Chromium" else (name,))), None)


def absent(unseen: str, why: str) -> NoReturn:
    """Skip a test aloud, or fail it if BRIEFING_REQUIRE_BROWSER=1 demands that it runs.

    ``unseen`` is what nobody looks at without this test, ``why`` the program that is missing.
    """
    reason = f"{UNSEEN}{unseen} ({why})"
    if REQUIRED:
        pytest.fail(reason)
    pytest.skip(reason)


def find_chromium() -> str:
    """Return the path of the browser; without one, skip the test, or fail it if it is demanded."""
    return find_program("Chromium") or absent("the pages in a browser", "no Chromium")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Look for the browser before anything is built for a test that needs it."""
    if "chromium" in getattr(item, "fixturenames", ()):
        find_chromium()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start a real browser."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (slow to import, and most tests need no browser)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
        yield browser
        browser.close()

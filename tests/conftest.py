"""What every test may rely on: nothing of the machine shows through, and a real Chromium where one is at hand."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

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

settings.register_profile("project", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("project")

BROWSER_REQUIRED = os.environ.get("BRIEFING_REQUIRE_BROWSER") == "1"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that writes the goldens anew; read what it changed before it is committed."""
    parser.addoption("--golden", action="store_true", help="write the golden files anew")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests measured: some of it is held to nothing."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")


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


def chromium_path() -> str | None:
    """Where a real Chromium is, if there is one."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def absent(reason: str) -> NoReturn:
    """Skip a test aloud for want of a program, or fail it where BRIEFING_REQUIRE_BROWSER=1 demands that it runs."""
    if BROWSER_REQUIRED:
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Give a real browser; without one the test is skipped, or fails where it is demanded."""
    found = chromium_path()
    if found is None:
        absent("no Chromium on the PATH: this page has not been looked at in a browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        browser.close()

"""The sites that tests open in a browser, each built and served once, and the pages to open them in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.browser import serving
from tests.browser.forms import DESKTOP
from tests.browser.visits import FORGET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.browser.serving import Site


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """This project's own content."""
    with serving.content(tmp_path_factory.mktemp("content")) as site:
        yield site


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The desk of ``desk.py``, with every kind of page and every state."""
    with serving.desk(tmp_path_factory.mktemp("desk")) as site:
        yield site


@pytest.fixture(scope="session")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A preview of this project's own content, which opens from its folder."""
    return serving.as_files(tmp_path_factory.mktemp("files"))


@pytest.fixture(scope="session")
def context(chromium: Browser) -> Callable[..., BrowserContext]:
    """Return a function that opens one context for each width, with script or without.

    A page of a context starts three times faster than a context.
    What fades or slides in the theme is there at once, so no test waits for it.
    """

    @cache
    def opened(width: int, *, script: bool = True) -> BrowserContext:
        return chromium.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="light",
            reduced_motion="reduce",
            java_script_enabled=script,
        )

    return opened


@pytest.fixture
def width() -> int:
    """The width of the screen in pixels, if a test does not set another."""
    return DESKTOP


@pytest.fixture
def script() -> bool:
    """Whether scripts run in the page, if a test does not say otherwise."""
    return True


@pytest.fixture
def page(context: Callable[..., BrowserContext], width: int, *, script: bool) -> Iterator[Page]:
    """A new page of that width in the light scheme; nothing of it is stored for the next test."""
    page = context(width, script=script).new_page()
    yield page
    if script:
        page.evaluate(FORGET)
    page.close()

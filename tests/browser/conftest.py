"""The sites that tests open in a browser, each built and served once, and the pages to open them in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.browser import serving
from tests.browser.forms import DESKTOP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.browser.serving import Site

FORGET = "() => { try { localStorage.clear(); } catch { /* a page without an address has no storage */ } }"


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
def context(chromium: Browser) -> Callable[[int], BrowserContext]:
    """Return a function that opens one context a width: pages of a context start several times faster than contexts."""

    @cache
    def opened(width: int) -> BrowserContext:
        return chromium.new_context(viewport={"width": width, "height": 800}, color_scheme="light")

    return opened


@pytest.fixture
def width() -> int:
    """The width of the screen in pixels; a module that tests several overrides this fixture."""
    return DESKTOP


@pytest.fixture
def page(context: Callable[[int], BrowserContext], width: int) -> Iterator[Page]:
    """A new page of that width in the light scheme; nothing of it is stored for the next test."""
    page = context(width).new_page()
    yield page
    page.evaluate(FORGET)
    page.close()

"""The sites that are looked at in a browser, each built and served once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import serving
from tests.browser.forms import DESKTOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.forms import Form
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


@pytest.fixture
def form() -> Form:
    """The form of a fresh page; where several are looked at, a module gives its own."""
    return DESKTOP, "light"


@pytest.fixture
def page(chromium: Browser, form: Form) -> Iterator[Page]:
    """A fresh page of that form."""
    width, scheme = form
    page = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    yield page
    page.close()

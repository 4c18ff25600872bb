"""The sites that are looked at in a browser, each built and served once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

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

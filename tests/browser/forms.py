"""The forms in which a page is looked at: on a phone and on a desktop, light and dark."""

from __future__ import annotations

from itertools import product
from typing import Literal

import pytest

Form = tuple[int, Literal["light", "dark"]]
"""Width in pixels, and colour scheme."""
DESKTOP, PHONE = 1280, 360
BOTH_WIDTHS = pytest.mark.parametrize("width", [PHONE, DESKTOP])
"""The mark of a test whose page is opened on both."""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
FORMS: tuple[Form, ...] = tuple(product((DESKTOP, PHONE), SCHEMES))

"""Define character classes for regular expressions: no width, scripts without spaces, quotation marks, dashes."""

from __future__ import annotations

import re

ZERO_WIDTH = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe0e\ufe0f\ufeff"
"""Soft hyphens, joiners, direction marks and other characters without width, for use inside a character class."""

HAN = (
    "\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60"
    "\U00020000-\U0003ffff"
)
SOUTH_EAST = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\uaa60-\uaa7f"
IDEOGRAPH = re.compile(f"[{HAN}]")
SPACELESS = re.compile(f"[{HAN}{SOUTH_EAST}]")
"""Characters of the scripts that write no spaces between words: Han and kana, Thai, Lao, Myanmar and Khmer."""

QUOTATION_MARKS = "\"'`´ʼʹ׳״‘’‚‛“”„‟«»‹›「」『』〝〞〟＂＇❛❜❝❞"
DASHES = "\\-‐‑‒–—―⸺⸻−﹘﹣－"

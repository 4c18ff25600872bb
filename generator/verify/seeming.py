"""Takes words as they were typed; gives what a reader sees in them: one word or several, and which letters."""

from __future__ import annotations

import re
from html import unescape
from unicodedata import normalize

from generator.characters import UNSEEN

PHRASE = 4
"""Signs of Han that may be one word; South-East Asia writes its words with three times as many."""

_COMMENT = re.compile(r"<!--(?:[^-]|-(?!->))*-->")
_MARKUP = re.compile(rf"\]\([^()\s]*\)|[*~`\\\[\]\u0300-\u036f\ufe00-\ufe0f]|{UNSEEN.pattern}")
_BLANK = re.compile("[\u2800\u3164\u115f\u1160\uffa0_\u2013\u2014]")
"""What parts words without being white space: fillers, underscores and dashes."""
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
_SOUTH_EAST = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_LATIN = str.maketrans(
    "асеһімрѕтгυαϲειρτυսıᴀᴄᴇʜɪᴍᴘʀꜱᴛᴜ",
    "acehimpstruaceiptuuiacehimprstu",
)
"""Letters of other scripts for those that they look like, of the words that stand beside the mark of the check."""


def plain(words: str) -> str:
    """Give our Markdown as its words look, in small Latin letters and without marks."""
    shown = normalize("NFKD", _MARKUP.sub("", unescape(_uncommented(words)))).lower()
    return _MARKUP.sub("", shown).translate(_LATIN)


def several(words: str) -> bool:
    """Whether words are two or more, whatever parts them, or more signs than a word has where nothing does."""
    shown = _BLANK.sub(" ", unescape(_uncommented(words)))
    signs = len(_HAN.findall(shown)) + len(_SOUTH_EAST.findall(shown)) / 3
    return len(shown.split()) > 1 or signs > PHRASE


def _uncommented(words: str) -> str:
    end = words.rfind("-->") + len("-->")  # what no comment closes is shown
    return _COMMENT.sub("", words[:end]) + words[end:] if "<!--" in words else words

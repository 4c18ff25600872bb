"""Takes a briefing; gives how many minutes a reader needs for what is read in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.folding.scripts import SPACELESS

if TYPE_CHECKING:
    from generator.model import Briefing, Prose

WORDS = 238
"""Words a minute: how fast adults read English non-fiction to themselves (Brysbaert 2019, of 190 studies)."""
CHARACTERS = 255
"""Characters a minute where words have no spaces: Chinese, read aloud (Trauzettel-Klosinski and Dietz 2012)."""
WORD = re.compile(r"\w\S*")


def minutes(briefing: Briefing) -> int:
    """Give the minutes for key points, narrative and summaries, at least one; tables are looked up, not read."""
    points = (str(point.text) for point in briefing.head.key_points)
    text = "\n".join((*points, *map(_text, (briefing.narrative, *briefing.articles.values()))))
    alone = len(SPACELESS.findall(text))
    words = len(WORD.findall(SPACELESS.sub(" ", text)))
    return max(1, round(words / WORDS + alone / CHARACTERS))


def _text(prose: Prose) -> str:
    """Give our Markdown without its citations, which nobody reads as words."""
    parts, reached = [], 0
    for start, end in sorted({(cited.start, cited.end) for cited in prose.citations}):
        parts.append(prose.body[reached:start])
        reached = end
    return "".join((*parts, prose.body[reached:]))

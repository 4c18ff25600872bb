"""Takes the Markdown that an edition holds; says where its quotes and citations are not those of its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.prose import read
from generator.verify.seeming import several

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Citation, Prose, Quoted

_LETTERS = re.compile(r"[\W_]+")
_PLAIN = re.compile(r"(?<!\S)[“\"](?=\w)")
"""A mark that every version of the program has read."""


def untrue(prose: Prose) -> Iterator[str]:
    """Say what an edition that was not published by the program may hold: a page shows each where it says it stands."""
    reached = 0
    for quoted in prose.quoted:
        if not reached <= quoted.start < quoted.end <= len(prose.body):
            yield "The places of its quotes do not follow one another in its text."
            return
        if _letters(quoted.text) not in _letters(prose.body[quoted.start : quoted.end]):
            yield f"Its text does not hold the words that it gives as quoted: {' '.join(quoted.text.split())[:60]}"
        reached = quoted.end
    cited = {(each.start, each.end): each for each in prose.citations}
    for citation in (*prose.citations, *(each.citation for each in prose.quoted if each.citation)):
        if not _stands(citation, prose.body) or (citation.start, citation.end) not in cited:
            yield f"Its text does not cite {citation.name} where it says so."
            return
    known = {each.start for each in prose.quoted}
    for each in read("", str(prose.body)).quoted:
        if each.start not in known and _always_found(each, str(prose.body)):
            yield f"Its text shows words as quoted that nobody checked: {' '.join(each.text.split())[:60]}"


def _letters(text: str) -> str:
    return _LETTERS.sub("", text)


def _stands(citation: Citation, body: str) -> bool:
    words = body[citation.start : citation.end] if 0 <= citation.start < citation.end else ""
    return words.startswith("[") and words.endswith("]") and citation.name in words


def _always_found(quoted: Quoted, body: str) -> bool:
    """Whether every version of the program would have found these words; what older ones overlooked accuses nobody."""
    begins = body.rfind("\n", 0, quoted.start) + 1
    whole = body[begins : quoted.end]
    if not several(quoted.text) or re.search(r"[|<`~\\&\u00a0\u2000-\u200a\u202f\u3000]", whole):
        return False
    return quoted.block or bool(_PLAIN.match(body, quoted.start) and body[quoted.end - 1] in '”"')

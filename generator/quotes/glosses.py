"""Takes a bracket as it was read; says what it puts into the quote that its source does not say there.

``unfair`` names what no bracket may hold; ``founded`` says of the rest whether a reader can see that it is harmless.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.folding import fold
from generator.quotes.bounds import LONGEST_GLOSS
from generator.quotes.languages import ENGLISH
from generator.quotes.marks import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.quotes.languages import Language
    from generator.quotes.literal import CaptureText
    from generator.quotes.matching import Reading

_UNITS = (
    "EUR|USD|GBP|CNY|RMB|JPY|CHF|Euros?|Dollars?|Pounds?|Yuan|January|February|March|April|May|June|July|August"
    "|September|October|November|December"
)
_NUMBERED = re.compile(rf"(?<!\S)(?!(?:{_UNITS})\b)([^\W\d_a-z][\w'-]*) \d[\w./-]*(?=\Z|,| [^\W\d_a-z])")
"""A name with its number, such as ``Protocol 14``; a sum of money and a day are numbers that begin with a name."""
_HOLDS_DIGITS = re.compile(r"(?<!\S)[^\W\d_a-z][^\W\d_]*(?:-?\d[\d./]*[^\W\d_]*)+(?!\S)")
"""A name such as ``G7``, ``TLR-4`` or ``M23``."""
_ABBREVIATED = re.compile(r"\b(?:(?:[^\W\d_a-z]\.)+|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Gov|St|No)\.)")
_ROW = re.compile(r",\s*|\s*/\s*|\s(?:and|or|et|ou|und|oder|y|o|и|или)\s", re.IGNORECASE)
_PARTICLES = frozenset(
    "of the de du des la le les l d da do di del der die das den von van zu al el bin ibn & for".split()
)
"""Words with a small letter within names."""
_ADJECTIVE = re.compile(r"\w+(?:ous|ful|less|able|ible|legal|ish|ly)", re.IGNORECASE)
_NO_NAME = re.compile(r"\w+(?:ous|ful|less|legal)", re.IGNORECASE)
"""An adjective, and no name whatever its first letter; other endings of adjectives are those of names too."""

_LAST_WORDS = re.compile(r"(?:([\w’']+)\s+)?([\w’']+)\s*\Z")
_FIRST_WORD = re.compile(r"\s*([\w’']+)")
_AUXILIARY = re.compile(
    r"(?:will|would|shall|should|can|could|may|might|must|do|does|did|to|not|\w+n[’']t)", re.IGNORECASE
)
_OBJECT = re.compile(
    r"(?:the|an?|its|his|her|their|our|my|your|this|these|those|them|him|us|me|[^\W\d_a-z]\w+)"  # … or a name
)
_NO_SUBJECT = re.compile(
    r"(?:and|or|but|than|like|as|of|in|on|at|by|for|with|from|to|between|into|over|under|the|an?|its|his|her|their|them|him|us|me)",
    re.IGNORECASE,
)
_INFLECTED = re.compile(r"[a-z]+(?:[^\Ws]s|sses|ing|ed)")


def unfair(gloss: Reading, words: Language) -> tuple[str, int]:
    """Say what a bracket adds that none may ("a number" …), and in which version of the rules that began to count."""
    return ("", 0) if gloss.bracket.is_note else next(_added(gloss, words), ("", 0))


def _added(gloss: Reading, words: Language) -> Iterator[tuple[str, int]]:
    content = fold(gloss.words).text.strip()
    # A bracket alone between two elisions was not read by the first rules.
    since = 3 if gloss.bracket.role is Role.APART else 1
    bare = _unnumbered(content, words)
    for what, names, told in (
        ("a number", ("number",), bare),
        ("a negation", ("denial", "negation"), content),
        ("a hedge", ("hedge", "modal"), content),
        ("a verb", ("verb",), content),
        ("a clause", ("link",), content),
        ("a condition", ("limits_before", "limits_behind"), content),
    ):
        if any(words[name].search(told) for name in names):
            yield what, since
    if len(content.split()) > LONGEST_GLOSS or re.search(r"[;:.?!]", _ABBREVIATED.sub("", bare)):
        yield "a clause", since
    if words["action"].search(content) or (words is ENGLISH and not gloss.instead and _in_a_verbs_place(gloss)):
        yield "a verb", 3


def _unnumbered(content: str, words: Language) -> str:
    """Give a gloss without the numbers of names."""

    def bare(found: re.Match[str]) -> str:
        counts = any(words[name].search(found[1]) for name in ("number", "preposition", "determiner", "verb", "link"))
        return found[0] if counts else found[1]

    return _HOLDS_DIGITS.sub("", _NUMBERED.sub(bare, content))


def _in_a_verbs_place(gloss: Reading) -> bool:
    """Whether one word stands where English has a verb: before an object, and behind an auxiliary or a subject."""
    word = re.fullmatch(r"(?:and )?([a-z]+)", gloss.words)
    before, behind = _LAST_WORDS.search(gloss.bracket.before[-60:]), _FIRST_WORD.match(gloss.bracket.behind[:60])
    if not word or not before or not behind or not _OBJECT.fullmatch(behind[1]):
        return False
    if _AUXILIARY.fullmatch(before[2]):
        # "their will [the wish] …" has a noun; "to [officials] Japan …" is rare, and "to [bomb] Iran" is not.
        return not ENGLISH["determiner"].fullmatch(before[1] or "")
    a_name = behind[1][0].isupper()
    return bool(_INFLECTED.fullmatch(word[1])) and not a_name and not _NO_SUBJECT.fullmatch(before[2])


def founded(gloss: Reading, capture: CaptureText, words: Language) -> bool:
    """Whether a bracket is a note, words of the capture, a name, or a noun behind a determiner or preposition."""
    bracket = gloss.bracket
    content = fold(bracket.content).text.strip()
    # A script without capitals does not tell a name from other words.
    if bracket.is_note or content.lower() == content.upper():
        return True
    if gloss.instead and all(words["pronoun"].fullmatch(each) for each in content.split()):
        return True
    if capture.holds(content) or capture.holds(content[:1].swapcase() + content[1:]):
        return True
    return all(_is_name(part, words) or _is_phrase(part, gloss, words) for part in _ROW.split(content))


def _is_name(text: str, words: Language) -> bool:
    """Whether every word of a text has a capital, or is one of those that join names."""
    every = text.split()
    named = list(map(_is_capitalised, every))
    joined = (good or each.lower() in _PARTICLES or each[0].isdigit() for good, each in zip(named, every, strict=True))
    if len(every) == 1 and _NO_NAME.fullmatch(text):
        return False
    return any(named) and all(joined) and not words["coordination"].fullmatch(every[0])


def _is_capitalised(word: str) -> bool:
    parts = word.replace("'", "-").removesuffix("-s").strip("-").split("-")
    capitals = [part[:1].isupper() for part in parts]
    return any(capitals) and all(
        good or part[:1].isdigit() or part in _PARTICLES for good, part in zip(capitals, parts, strict=True)
    )


def _is_phrase(text: str, gloss: Reading, words: Language) -> bool:
    """Whether a text is a noun behind a determiner or a preposition; right before a name, it would limit that."""
    first, _, rest = text.partition(" ")
    if not rest:
        return bool(re.fullmatch(r"[^\W\d_]'\w[\w'-]*|\w+(?:'s|s')", text))
    last = rest.split()[-1]
    if last.endswith(("'s", "s'")):
        return True
    within = words["preposition"].fullmatch(first)
    if not within and not words["determiner"].fullmatch(first):
        return False
    if any(words[name].fullmatch(last) for name in ("preposition", "determiner")) or _ADJECTIVE.fullmatch(last):
        return False
    return bool(within) or not re.match(r"\s+[^\W\d_a-z]\w", gloss.bracket.behind)

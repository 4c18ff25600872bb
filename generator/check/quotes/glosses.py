"""Decide whether a bracket adds something to a quote that its source does not say there.

``unfair`` names what no bracket may contain; ``founded`` decides whether any other bracket is plainly harmless.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from generator.check.normalize import fold
from generator.check.quotes.bounds import LONGEST_GLOSS
from generator.check.quotes.languages import ENGLISH, LANGUAGES, RUSSIAN
from generator.check.quotes.marks import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.quotes.languages import Language
    from generator.check.quotes.literal import CaptureText
    from generator.check.quotes.matching import BracketReading

_UNITS = (
    "EUR|USD|GBP|CNY|RMB|JPY|CHF|Euros?|Dollars?|Pounds?|Yuan|January|February|March|April|May|June|July|August"
    "|September|October|November|December"
)
_NUMBERED = re.compile(rf"(?<!\S)(?!(?:{_UNITS})\b)([^\W\d_a-z][\w'-]*) \d[\w./-]*(?=\Z|,| [^\W\d_a-z])")
"""A name with its number, such as ``Protocol 14``; a sum of money or a date begins with a word too, but is a number."""
_HOLDS_DIGITS = re.compile(r"(?<!\S)[^\W\d_a-z][^\W\d_]*(?:-?\d[\d./]*[^\W\d_]*)+(?!\S)")
"""A name such as ``G7``, ``TLR-4`` or ``M23``."""
_ABBREVIATED = re.compile(r"\b(?:(?:[^\W\d_a-z]\.)+|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Gov|St|No)\.)")
_SEPARATOR = re.compile(r",\s*|\s*(?<!\d)/(?!\d)\s*|\s(?:and|or|et|ou|und|oder|y|o|и|или)\s", re.IGNORECASE)
_PARTICLES = frozenset(
    "of the de du des la le les l d da do di del der die das den von van zu al el bin ibn & for".split()
)
"""Words in lower case that may stand inside a name."""
_ADJECTIVE = re.compile(r"\w+(?:ous|ful|less|able|ible|legal|ish|ly)", re.IGNORECASE)
_NOT_A_NAME = re.compile(r"(?:\w+(?:ous|ful|less|legal)|non|anti|pro|pseudo|un)", re.IGNORECASE)
"""An adjective or half a word, which is never a name, even with a capital; names share other adjective endings."""

_LAST_WORDS = re.compile(r"(?:([\w’']+)\s+)?([\w’']+)\s*\Z")
_FIRST_WORD = re.compile(r"\s*([\w’']+)")
_AUXILIARY = re.compile(
    r"(?:will|would|shall|should|can|could|may|might|must|do|does|did|to|not|\w+n[’']t)", re.IGNORECASE
)
_OBJECT = re.compile(
    r"(?:the|an?|its|his|her|their|our|my|your|this|these|those|them|him|us|me|[^\W\d_a-z]\w+)"  # … or a name
)
_NOT_A_SUBJECT = re.compile(
    r"(?:and|or|but|than|like|as|of|in|on|at|by|for|with|from|to|between|into|over|under|the|an?|its|his|her|their|them|him|us|me)",
    re.IGNORECASE,
)
_INFLECTED = re.compile(r"[a-z]+(?:[^\Ws]s|sses|ing|ed)")


def unfair(gloss: BracketReading, lists: Language) -> tuple[str, int]:
    """Return what a bracket adds that no bracket may add, such as "a number".

    The second value is the first version of the rules that refuses it.
    Return an empty text and 0 if it adds nothing unfair.
    """
    return ("", 0) if gloss.bracket.is_note else next(_find_unfair(gloss, lists), ("", 0))


def _find_unfair(gloss: BracketReading, lists: Language) -> Iterator[tuple[str, int]]:
    content = _read_plainly(gloss.words)
    # The first rules did not read a bracket that stands alone between two elisions.
    since = 3 if gloss.bracket.role is Role.APART else 1
    bare = _without_name_numbers(content, lists)
    additions = (
        ("a number", ("number",), bare),
        ("a negation", ("denial", "negation"), content),
        ("a hedge", ("hedge", "modal"), content),
        ("a verb", ("verb",), content),
        ("a clause", ("link",), content),
        ("a condition", ("limits_before", "limits_behind"), content),
    )
    for addition, names, searched in additions:
        if any(lists.under(since)[name].search(searched) for name in names):
            yield addition, since
    if _is_numeric(bare):
        yield "a number", 3
    if len(content.split()) > LONGEST_GLOSS or re.search(r"[;:.?!]", _ABBREVIATED.sub("", bare)):
        yield "a clause", since
    if lists["action"].search(content) or (lists is ENGLISH and not gloss.instead and _stands_as_verb(gloss)):
        yield "a verb", 3
    for addition, names, searched in additions:
        if any(lists[name].search(searched) for name in names):
            yield addition, lists.since


def _read_plainly(words: str) -> str:
    """Return the text of a bracket as a reader sees it.

    The form, width and height of its characters do not matter.
    """
    return fold(unicodedata.normalize("NFKC", words)).text.strip()


def _is_numeric(content: str) -> bool:
    """Return whether a bracket has a numeral, or only signs.

    A numeral that is a letter does not count. Signs alone can change a number beside them.
    """
    numerals = any(character.isnumeric() and not character.isalpha() for character in content)
    signs = any(unicodedata.category(character) in {"Sm", "Sc", "Pd"} or character in "%‰" for character in content)
    return numerals or (signs and not any(map(str.isalnum, content)))


def _without_name_numbers(content: str, lists: Language) -> str:
    """Return the text of a gloss without numbers that belong to names."""

    def bare(found: re.Match[str]) -> str:
        counts = any(lists[name].search(found[1]) for name in ("number", "preposition", "determiner", "verb", "link"))
        return found[0] if counts else found[1]

    return _HOLDS_DIGITS.sub("", _NUMBERED.sub(bare, content))


def _words_beside(gloss: BracketReading) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """Return the last words before a bracket and the first word after it."""
    return _LAST_WORDS.search(gloss.bracket.before[-60:]), _FIRST_WORD.match(gloss.bracket.behind[:60])


def _stands_as_verb(gloss: BracketReading) -> bool:
    """Return whether a bracket has one word in the place of an English verb.

    Such a word stands before an object, and after an auxiliary or a subject.
    """
    word = re.fullmatch(r"(?:and )?([a-z]+)", gloss.words)
    before, behind = _words_beside(gloss)
    if not word or not before or not behind or not _OBJECT.fullmatch(behind[1]):
        return False
    if _AUXILIARY.fullmatch(before[2]):
        # "their will [the wish] …" has a noun; "to [officials] Japan …" is rare, and "to [bomb] Iran" is not.
        return not ENGLISH["determiner"].fullmatch(before[1] or "")
    a_name = behind[1][0].isupper()
    return bool(_INFLECTED.fullmatch(word[1])) and not a_name and not _NOT_A_SUBJECT.fullmatch(before[2])


def founded(gloss: BracketReading, capture: CaptureText, lists: Language) -> bool:
    """Return whether a bracket is plainly harmless.

    Harmless are a note, punctuation, pronouns, words of the capture, names and phrases.
    A phrase is a noun after a determiner or a preposition. Pronouns are harmless only in place of a pronoun.
    """
    content = fold(gloss.words).text.strip()
    if gloss.bracket.is_note or not any(map(str.isalnum, content)):
        return True
    if gloss.instead and all(lists["pronoun"].fullmatch(word) for word in content.split()):
        return True
    if capture.holds(content) or capture.holds(content[:1].swapcase() + content[1:]):
        return True
    return all(_is_name(part, lists) or _is_phrase(part, gloss, lists) for part in _SEPARATOR.split(content))


def _is_name(text: str, lists: Language) -> bool:
    """Return whether a text is a name.

    Every word has a capital or may stand inside a name, and no word denies in any language.
    """
    text_words = text.split()
    if not _is_legible(text, lists) or any(other.under(3)["negation"].search(text) for other in LANGUAGES.values()):
        return False
    if not text_words or _NOT_A_NAME.fullmatch(text_words[-1]):
        return False
    named = list(map(_is_capitalised, text_words))
    joined = (
        good or word.lower() in _PARTICLES or word[0].isdigit() for good, word in zip(named, text_words, strict=True)
    )
    return any(named) and all(joined) and not lists["coordination"].fullmatch(text_words[0])


def _is_legible(text: str, lists: Language) -> bool:
    """Return whether a text has no letters that only look like others.

    Its letters are those of its language or Latin ones, and every word uses one script.
    """
    known = {"LATIN", "CYRILLIC" if lists is RUSSIAN else "LATIN"}
    scripts = [{_script(character) for character in word if character.isalpha()} for word in text.split()]
    return unicodedata.is_normalized("NFKC", text) and all(
        len(word_scripts) <= 1 and word_scripts <= known for word_scripts in scripts
    )


def _script(letter: str) -> str:
    """Return the script of an ordinary letter.

    The result is empty for any other letter, such as a small capital.
    """
    found = re.match(r"(\w+) (?:SMALL|CAPITAL) (?:LETTER|LIGATURE) ", unicodedata.name(letter, ""))
    return found[1] if found else ""


def _is_capitalised(word: str) -> bool:
    parts = word.replace("'", "-").removesuffix("-s").strip("-").split("-")
    capitals = [part[:1].isupper() for part in parts]
    return any(capitals) and all(
        good or part[:1].isdigit() or part in _PARTICLES for good, part in zip(capitals, parts, strict=True)
    )


def _is_phrase(text: str, gloss: BracketReading, lists: Language) -> bool:
    """Return whether a text is a phrase.

    A phrase is a noun after a determiner or a preposition, or a possessive.
    A possessive, or a noun after a determiner, fails where it would limit the words after it as an adjective does.
    """
    elided = next((found for name in ("determiner", "preposition") if (found := lists[name].match(text))), None)
    if elided and elided[0].endswith("'"):
        last = text[elided.end() :].rpartition(" ")[2]
        return bool(last) and not _ADJECTIVE.fullmatch(last)
    first, _, rest = text.partition(" ")
    limits = not gloss.instead and _limits_noun(gloss, lists)
    if not rest:
        return bool(gloss.instead and re.fullmatch(r"\w+(?:'s|s')", text))
    last = rest.split()[-1]
    if last.endswith(("'s", "s'")):
        return not limits
    within = lists["preposition"].fullmatch(first)
    if not within and not lists["determiner"].fullmatch(first):
        return False
    if any(lists[name].fullmatch(last) for name in ("preposition", "determiner")) or _ADJECTIVE.fullmatch(last):
        return False
    return bool(within) or not (limits or _stands_before_name(gloss))


def _stands_before_name(gloss: BracketReading) -> bool:
    return bool(re.match(r"\s+[^\W\d_a-z]\w", gloss.bracket.behind))


def _limits_noun(gloss: BracketReading, lists: Language) -> bool:
    """Return whether an added bracket stands in the place of an adjective.

    That is before words, and after a word that opens a noun.
    """
    before, behind = _words_beside(gloss)
    if not behind:
        return False
    if _stands_before_name(gloss):
        return True
    opens = ("determiner", "preposition", "coordination", "verb", "action")
    return bool(before and any(lists[name].fullmatch(before[2]) for name in opens))

"""Name what a file seems to be if it is not plain text in UTF-8: its encoding, its format or its markup."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import name

if TYPE_CHECKING:
    from collections.abc import Sequence

MARKS = {b"\xff\xfe\0\0": "UTF-32", b"\0\0\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
"""The byte order marks of other encodings; UTF-32 comes first, because its mark begins like that of UTF-16."""
FORMATS = {
    b"%PDF-": "a PDF",
    b"%!PS": "PostScript",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x89PNG": "a picture",
    b"GIF8": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"II*\0": "a picture",
    b"MM\0*": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"BZh": "a compressed file",
    b"\xfd7zXZ": "a compressed file",
    b"bplist00": "a web archive of Safari",
}
"""How files begin that contain no text to compare, or contain it in another form."""


class Legacy(NamedTuple):
    """An encoding from before UTF-8: its codec, its name, and the letters beyond ASCII that texts in it use most."""

    codec: str
    name: str
    frequent: str

    @property
    def latin(self) -> bool:
        """Whether most letters of its texts are ASCII."""
        return name(self.frequent[0]).startswith("LATIN")


CHINESE = "天今日月新家多小部前本同行高市公民政方面事想好去十二三"
"""More letters that are frequent in Chinese, in either script."""
LEGACY = (
    Legacy("cp1252", "Windows-1252", "äöüßéèêàâçñíóáúîôãõåøæ“”„‘’–—…«»§°\xa0"),
    Legacy("cp1250", "Windows-1250", "ąćęłńóśźżčďěňřšťůžőűáéíýúôäöüß“”„–…"),
    Legacy("cp1251", "Windows-1251", "оеаинтсрвл"),
    Legacy("koi8_r", "KOI8-R", "оеаинтсрвл"),
    Legacy("cp1253", "Windows-1253", "αοιετσνηυρ"),
    Legacy("cp1254", "Windows-1254", "ışğçöüİŞ“”’"),
    Legacy("cp1255", "Windows-1255", "יולהאמרתשב"),
    Legacy("cp1256", "Windows-1256", "الينمورتبه"),
    Legacy(
        "gb18030",
        "GB18030 or GBK",
        "的一是不了在人有我他这中大来上国会为说，。个到地们时要就出得也下可对生能而子那以年发" + CHINESE,
    ),
    Legacy(
        "big5", "Big5", "的一是不了在人有我他這中大來上國會為說，。個到地們時要就出得也下可對生能而子那以年發" + CHINESE
    ),
    Legacy("shift_jis", "Shift_JIS", "のにはをたがでとしれさいるもなっ、。"),
    Legacy("euc_jp", "EUC-JP", "のにはをたがでとしれさいるもなっ、。"),
    Legacy("euc_kr", "EUC-KR", "이다는을에의가고하지로기사대한를은"),
    Legacy("mac_roman", "Mac Roman", "äöüßéèêàâçñíóáúîôãõåøæ“”‘’–—…«»"),
)
WIDE = tuple(
    Legacy(codec, "UTF-16", "".join(legacy.frequent for legacy in LEGACY if not legacy.latin))
    for codec in ("utf_16_le", "utf_16_be")
)
"""UTF-16 without a mark, in other scripts than the Latin one: such texts have few zero bytes."""
UTF_8 = "UTF-8"
"""The name of the encoding of a text that only a few bytes keep from being UTF-8."""
GOOD = 8
"""How many right bytes that continue a character there must be for each wrong one, if another encoding fits too."""
ENOUGH = 0.2
"""The least share of frequent letters, among all that are not ASCII, that tells an encoding."""
SAMPLE = 1 << 16
"""How many bytes are looked at."""


def name_format(data: bytes) -> str | None:
    """Return the name of the format of data that are not plain text, or None if it is not known."""
    return next((known for mark, known in FORMATS.items() if data.startswith(mark)), None)


def name_encoding(data: bytes) -> str | None:
    """Return the name of the encoding that text which is not UTF-8 seems to have, or None."""
    if marked := next((known for mark, known in MARKS.items() if data.startswith(mark)), None):
        return marked
    sample = data[:SAMPLE]
    if any(_is_utf_32(sample, codec) for codec in ("utf_32_le", "utf_32_be")):
        return "UTF-32"
    if not sample.strip(b"\0"):
        return None
    if sample.count(0) * 4 > len(sample):  # every Latin letter has a zero byte beside it
        return "UTF-16" if max(sample[::2].count(0), sample[1::2].count(0)) * 2 > len(sample) * 0.8 else None
    shares = {legacy: _share(sample, legacy) for legacy in (WIDE if 0 in sample else (*LEGACY, *WIDE))}
    best = max(shares, key=lambda each: shares[each])
    known = shares[best] >= ENOUGH
    if 0 not in sample and _is_nearly_utf_8(data, certain=known and not best.latin):
        return UTF_8
    return best.name if known else None


def _is_utf_32(sample: bytes, codec: str) -> bool:
    """Return whether a sample is text in UTF-32; hardly any other bytes are."""
    try:
        text = sample[: len(sample) // 4 * 4].decode(codec)
    except UnicodeDecodeError:
        return False
    return bool(text) and "\0" not in text


def _is_nearly_utf_8(data: bytes, *, certain: bool) -> bool:
    """Return whether only a few bytes keep data from being UTF-8, or the cut in its last character.

    If another encoding is ``certain``, more of the text must be right.
    """
    text = data.decode(errors="surrogateescape")
    strange = [letter for letter in text if not letter.isascii()]
    wrong = sum("\udc80" <= letter <= "\udcff" for letter in strange)
    right = sum(len(letter.encode(errors="surrogateescape")) - 1 for letter in strange)
    if cut := next((length for length in (3, 2) if _is_cut(data[-length:])), 0):
        wrong, right = wrong - cut + 1, right + cut - 1
    return 0 < wrong * GOOD <= right or (wrong == 1 <= right and not certain)


def _is_cut(end: bytes) -> bool:
    """Return whether bytes are the beginning of a character in UTF-8."""
    try:
        end.decode()
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and error.start == 0
    return False


def _share(sample: bytes, legacy: Legacy) -> float:
    """Return the share of frequent letters among those that are not ASCII, or 0 if the codec does not fit."""
    try:
        text = sample.decode(legacy.codec)
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 4:  # a character may be cut at the end of the sample
            return 0
        text = sample[: error.start].decode(legacy.codec)
    strange = [letter for letter in text if not letter.isascii()]
    if not strange or legacy.latin != (len(strange) * 2 < sum(map(str.isalpha, text))):
        return 0
    return sum(letter in legacy.frequent for letter in strange) / len(strange)


DOCUMENTS = {
    r"(?:<!--(?:(?!-->).)*+-->\s*+)*+(?:<!doctype html|<html|<head|<body)\b": "HTML",
    r"<\?xml\b|<!doctype\b": "XML",
    r"\{\\rtf\d": "RTF",
    r"(?:(?!mime-|content-transfer-)[\w-]+:[^\r\n]*+\r?\n(?:[ \t][^\r\n]*+\r?\n)*+)*+"
    r"(?:mime-version|content-transfer-encoding): ": "an e-mail or a web archive",
}
"""How texts begin that are documents in a markup language."""
SEEN = {"RTF": "control words", "an e-mail or a web archive": "headers and codes"}
"""What readers see of a markup language, if that is not its tags."""
BEGINNING = re.compile("|".join(f"({pattern})" for pattern in DOCUMENTS), re.IGNORECASE)
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*(?:[:-][a-z0-9]+)*)(?:\s[^<>]*)?/?>", re.IGNORECASE)
COMMENT = re.compile(r"^[ \t]*+<!--(?:(?!-->).)*+-->[ \t]*+\r?$", re.MULTILINE)
"""A comment of HTML that is a line of its own."""
WORDS_A_TAG = 80
"""The most words for each closing tag in a text that is HTML: few paragraphs are longer."""
SHOWN = 2
"""The most closing tags that a short text without markup shows as examples."""


def name_markup(text: str) -> str | None:
    """Return the name of the markup language that a text is written in, or None if it is plain text.

    A text that only shows a few tags, such as an article about web pages, is plain text.
    """
    text = text.removeprefix("\ufeff").lstrip()
    beginning = BEGINNING.match(text[:SAMPLE])
    if beginning and beginning.lastindex:
        return tuple(DOCUMENTS.values())[beginning.lastindex - 1]
    if COMMENT.search(text) or ("<!--" in text and text.rstrip().endswith("-->")):
        return "HTML or XML"
    if "&lt;/" in text and "<" not in text:
        text = unescape(text).lstrip()
    tags = [*TAG.finditer(text)]
    closed = sum(bool(tag["end"]) for tag in tags)
    words = len(text.split())
    first = bool(tags) and tags[0].start() == 0 and f"</{tags[0]['name']}>" in text
    if closed and (
        first
        or (closed * WORDS_A_TAG > words > 0 and closed > SHOWN)
        or _ends_in_element(text, tags)
        or _count_words_in_elements(text, tags) * 2 > words
    ):
        return "HTML or XML"
    return None


def _ends_in_element(text: str, tags: Sequence[re.Match[str]]) -> bool:
    """Return whether a text ends with an element that has a line of its own, or attributes."""
    last = tags[-1]
    opening = next((tag for tag in reversed(tags) if not tag["end"] and _name(tag) == _name(last)), None)
    if not last["end"] or last.end() < len(text.rstrip()) or opening is None:
        return False
    return _begins_line(text, opening) or " " in opening[0] or _name(last) in {"script", "style"}


def _count_words_in_elements(text: str, tags: Sequence[re.Match[str]]) -> int:
    """Return the number of words in the elements that begin a line."""
    count = 0
    opening: re.Match[str] | None = None
    for tag in tags:
        if not tag["end"] and _begins_line(text, tag):
            opening = tag
        elif opening and tag["end"] and _name(tag) == _name(opening):
            count += len(text[opening.end() : tag.start()].split())
            opening = None
    return count


def _name(tag: re.Match[str]) -> str:
    return tag["name"].casefold()


def _begins_line(text: str, tag: re.Match[str]) -> bool:
    return not text[text.rfind("\n", 0, tag.start()) + 1 : tag.start()].strip()

"""Name what a file seems to be if it is not plain text in UTF-8: its encoding, its format or its markup."""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import name

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
        "的一是不了在人有我他这中大来上国会为说，。个到地们时要就出得也下可对生能而子那以年发",
    ),
    Legacy("big5", "Big5", "的一是不了在人有我他這中大來上國會為說，。個到地們時要就出得也下可對生能而子那以年發"),
    Legacy("shift_jis", "Shift_JIS", "のにはをたがでとしれさいるもなっ、。"),
    Legacy("euc_jp", "EUC-JP", "のにはをたがでとしれさいるもなっ、。"),
    Legacy("euc_kr", "EUC-KR", "이다는을에의가고하지로기사대한를은"),
    Legacy("mac_roman", "Mac Roman", "äöüßéèêàâçñíóáúîôãõåøæ“”‘’–—…«»"),
)
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
    if sample.count(0) * 4 > len(sample):  # every Latin letter has a zero byte beside it
        return "UTF-16" if max(sample[::2].count(0), sample[1::2].count(0)) * 2 > len(sample) * 0.8 else None
    if 0 in sample:
        return None
    shares = {legacy.name: _share(sample, legacy) for legacy in LEGACY}
    best = max(shares, key=lambda each: shares[each])
    return best if shares[best] >= ENOUGH else None


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
BEGINNING = re.compile("|".join(f"({pattern})" for pattern in DOCUMENTS), re.IGNORECASE)
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*(?:[:-][a-z0-9]+)*)(?:\s[^<>]*)?/?>", re.IGNORECASE)
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
    tags = [*TAG.finditer(text)]
    closed = sum(bool(tag["end"]) for tag in tags)
    first = bool(tags) and tags[0].start() == 0 and f"</{tags[0]['name']}>" in text
    if closed and (first or (closed * WORDS_A_TAG > len(text.split()) > 0 and closed > SHOWN)):
        return "HTML or XML"
    return None

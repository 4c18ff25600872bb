"""Write references in the style that the desk names, by citeproc-py, which knows CSL.

The library is imported when the first reference is asked for. An item is always formatted alone, without a number.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from generator.model import csl
from generator.model.dates import from_csl
from generator.model.places import Text
from generator.site.dates import is_undated
from generator.site.genres import fair_genre
from generator.site.naming import last_hand
from generator.site.variables import names, variable, words
from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Name, Source

NAMESPACES = {"cs": "http://purl.org/net/xbiblio/csl"}
NUMBERED = "//cs:bibliography//*[@variable='citation-number']"
"""What numbers the entries of a list; a reference that stands alone has no number."""
DELIMITED = "/cs:style/cs:locale/cs:date[@delimiter]"
"""The dates of a style's own locale whose delimiter citeproc-py leaves out; it prints the prefix of each part."""
QUOTED_END = re.compile("(”)([.,])")
"""A stop behind a quotation mark, which American usage puts before it; citeproc-py leaves it behind."""
REMEMBERED = 1 << 14
"""How many references are remembered in a style: pages and editions repeat them."""
ORDINARY = csl.ORDINARY - {"type", "id", "genre", "note", "abstract", "custom", "categories", "citation-number"}
"""The variables that are handed to a style as they are; notes and abstracts are not for a reference."""
PART = re.compile(r"(-?\d{4})(?:-(0[1-9]|1[0-2]))?(?:-([0-3]\d))?[?~%]?")
"""A date whose parts CSL knows."""
WITHOUT_TYPE = "document"
"""The type in CSL of a source that states none."""


class Style:
    """A style of citation, ready to format items of CSL's data; equal items are formatted once."""

    def __init__(self, text: str) -> None:
        """Prepare a style from its text in CSL, in the language of the pages."""
        # A check, and a desk without a style, need none of this.
        from citeproc import CitationStylesStyle  # noqa: PLC0415
        from lxml import etree  # noqa: PLC0415

        import generator.site.csl_elements  # noqa: F401, PLC0415 (it registers our elements)

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        root = etree.fromstring(text.encode(), parser)
        for numbered in root.xpath(NUMBERED, namespaces=NAMESPACES):
            numbered.getparent().remove(numbered)
        for date in root.xpath(DELIMITED, namespaces=NAMESPACES):
            for part in date[1:]:
                part.set("prefix", f"{date.get('delimiter')}{part.get('prefix', '')}")
        language, own = message("language"), root.get("default-locale", "")
        locale = own if own.partition("-")[0] == language.partition("-")[0] else language
        self._style: Any = CitationStylesStyle(BytesIO(etree.tostring(root)), locale, validate=False)
        self._american = self._style.root.get_locale_option("punctuation-in-quote") == "true"
        self._known: dict[str, str] = {}

    def reference(self, item: dict[str, Any]) -> str:
        """Return the reference of an item as plain text; empty if the style prints nothing of it."""
        key = json.dumps(item)
        if key not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            text = " ".join(self._format(item).split())
            self._known[key] = QUOTED_END.sub(r"\2\1", text) if self._american else text
        return self._known[key]

    def _format(self, item: dict[str, Any]) -> str:
        """Return the reference of one item; empty if the library cannot format it in this style."""
        from citeproc import VARIABLES, Citation, CitationItem, CitationStylesBibliography, formatter  # noqa: PLC0415
        from citeproc.source.json import CiteProcJSON  # noqa: PLC0415

        known = {"id", "type", *VARIABLES}  # it warns of any other
        data = {name: value for name, value in item.items() if name.replace("-", "_") in known}
        listed = CitationStylesBibliography(self._style, CiteProcJSON([data]), formatter.plain)
        citation = Citation([CitationItem(item["id"])])
        listed.register(citation)
        try:
            if self._style.has_bibliography():
                return " ".join(map(str, listed.bibliography()))
            return str(listed.cite(citation, lambda _: ""))
        except Exception:  # noqa: BLE001 (the library raises anything for a style or a value that it does not expect)
            return ""


@lru_cache(maxsize=4)
def prepare_style(text: str) -> Style:
    """Return the style with this text, which all pages of a build share."""
    return Style(text)


def edition_item(title: str, authors: Iterable[str], site: str, date: str, address: str) -> dict[str, Any]:
    """Return an edition of a briefing as CSL's own data."""
    item = {"id": "edition", "type": "webpage", "title": title, "container-title": site, "URL": address}
    return item | {"issued": _date(date), "author": [{"literal": author} for author in authors]}


def source_item(source: Source) -> dict[str, Any]:
    """Return a source as CSL's own data, with everything that a style may print."""
    item: dict[str, Any] = {"id": "source", "type": str(source.type or WITHOUT_TYPE), "title": str(source.title)}
    if source.author:
        item["author"] = [_name(name) for name in source.author]
    if genre := fair_genre(source, last_hand(source)[0]):
        item["genre"] = genre
    for name in sorted(ORDINARY - item.keys()):
        if value := source.url if name == "URL" else variable(source, name):
            item[name] = str(value)
    for name in sorted(csl.NAMES & source.csl.keys()):
        if people := [_name(each) for each in names(source.csl[Text(name)])]:
            item[name] = people
    for name in sorted(csl.DATES & source.csl.keys()):
        typed = source.csl[Text(name)]
        if date := _date(typed if isinstance(typed, str) else from_csl(typed) if isinstance(typed, dict) else ""):
            item[name] = date
    if not is_undated(source) and (date := _date(source.issued or "")):
        item["issued"] = date
    return item


def _name(name: Name) -> dict[str, str]:
    """Return a name as CSL's own data; a family name alone is the name of a body."""
    if name.literal or not name.given:
        return {"literal": str(name)}
    return {
        part: str(value)
        for part in ("family", "given", "suffix", "dropping-particle", "non-dropping-particle")
        if (value := getattr(name, part.replace("-", "_")))
    }


def _date(text: str) -> dict[str, Any]:
    """Return a date in EDTF as CSL's own data; a date that CSL does not know keeps its words."""
    start, slash, end = text.partition("/")
    days = [found for each in ((start, end) if slash else (start,)) if (found := PART.fullmatch(each))]
    if len(days) != 1 + bool(slash):
        return {"literal": words(text, "issued")} if text else {}
    parts = [[int(part) for part in day.groups() if part] for day in days]
    return {"date-parts": parts} | ({"circa": True} if re.search("[?~%]", text) else {})

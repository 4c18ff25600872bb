"""Tell the provisions of an instrument from what only stands in it: recitals, submissions, summaries and pages.

Desks write locators in their own language, so every list has the words of several languages. A word that no list has
is not recognised. Therefore the statement always follows the name of the instrument and the locator, for every reader.
Editions are judged by these lists too, so a word that is added must not count before the version that adds it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Locator

ASIDE = re.compile(
    r"\b(?:"
    # What introduces, explains or summarises, and binds nobody.
    r"recital|preamb|whereas|considering|having regard|foreword|introduct|explanatory|headnote|syllabus|summary"
    r"|footnote"
    r"|considérant|préambul|attendu|exposé des motifs|avant-propos|sommaire"
    r"|erwägungsgr|erwaegungsgr|präamb|vorwort|leitsatz|leitsätz|gesetzesbegründung"
    r"|considerand|preámbul|exposición de motivos|preambol|premess|preâmbul|considerent|considerans|preambul"
    r"|aanhef|overweging|motyw|betragtning|præamb|ingress|skäl|johdanto|προοίμι|αιτιολογικ|preambulum"
    r"|преамбул|преамбюл|съображени|введени|пояснительн|başlangıç"
    # What a party or a judge says for itself.
    r"|submission|submitted|pleading|application|petition|memorial|counter-memorial|complaint|statement of claim"
    r"|statement of defen[cs]e|argument|contention|affidavit|filing|declaration|reservation|dissent|separate opinion"
    r"|concurring opinion|requête|mémoire|plaidoir|réserve|déclaration|opinion dissidente"
    r"|antrag|klageschrift|schriftsatz|vorbringen|vorbehalt|sondervotum"
    r"|demanda|alegat|alegaci|recurso|voto particular|ricorso|memoria|petição|alegaç|verzoekschrift|wniosek|pozew"
    r"|заявлени|ходатайств|исков|особое мнение|заяв|клопотанн|позов"
    r")|序言|前言|前文|理由書|申請書|ديباجة|مقدمة",
    re.IGNORECASE,
)
"""Words of a locator or a genre that name what provides nothing, by how they begin."""
PAPER = re.compile(
    r"(?:pages?|pp?\.?|lines?|folios?|columns?|leaf|sheets?|figures?|images?|screens?|time(?:stamp)?s?|chars?"
    r"|seiten?|zeilen?|spalten?|blatt|lignes?|feuillets?|colonnes?|páginas?|líneas?|linhas?|pagin[ae]|righ[ei]|bladzijde"
    r"|stron[ay]|sid[ae]|sider|sivu|oldal|stran[aey]?|sayfa|σελίδα|страниц[аы]|стр\.?|строк[аи]|сторінк[аи]|页|頁|ページ)",
    re.IGNORECASE,
)
"""Labels that count paper or time and name no provision: a recital stands on a page, too."""
DIVISION = (
    r"(?:article|artículo|artigo|articolo|articol|artikel|artykuł|art\.|статья|стаття|член|článok|článek|člen|čl\."
    r"|section|sec\.|§|άρθρο|madde|cikk|pykälä|pants|straipsnis)"
)
FIRST = re.compile(
    rf"^[^\w§\n]*(?:{DIVISION}\s*(?:1(?:er|st|º|°|\.)?|i|one|first|premier)(?!\w)|第[一1]条)",
    re.IGNORECASE | re.MULTILINE,
)
"""The heading of the first article of an instrument."""
OPENER = re.compile(
    r"\W*(?:\d+\W+)?(?:whereas|considering|having regard|recalling|noting|considérant|attendu|vu (?:le|la|les|l’)|"
    r"in erwägung|in anbetracht|gestützt auf|considerando|visto|vista|gezien|overwegende|учитывая|принимая во внимание"
    r"|беручи до уваги)(?!\w)",
    re.IGNORECASE,
)
"""The words that open a recital."""
LABEL = re.compile(
    rf"\W*(?:(?:{DIVISION}\s*)?\d+(?:\.\d+)*[a-z]?\W*"
    r"|(?:[^\W\d_]+\.?[^\S\n]*)?\d+[^\S\n]*\n\s*"  # a line of its own, in any language
    r"|\(?(?:[a-z]|[ivxlcm]+)[.)]\W*)?",
    re.IGNORECASE,
)
"""What may stand before the first words of a provision: nothing, or its number."""
LABEL_MOST = 30
"""Characters in the label of a locator: *operative paragraph* needs twenty, and readers read it before *provides*."""
OPEN_ENDS = frozenset(":;,—–-")
"""The marks behind which a line goes on with the sentence before it, such as an item of a list."""


def explain_locator(locator: Locator | None) -> str:
    """Return why a locator names no provision, as words about the evidence; empty if it may name one."""
    if locator is None:
        return "has no locator"
    place = f"{locator.label} {locator.value}"
    if aside := ASIDE.search(place):
        return f"has the locator {place} (“{aside[0]}” names no provision)"
    if len(locator.label) > LABEL_MOST or re.search(r"[,:;]", locator.label):
        return f"has the locator {place}, whose label says more than what kind of part it is"
    if PAPER.fullmatch(locator.label.strip()):
        return f"has the locator {place} (“{locator.label}” names no provision)"
    return ""


def explain_place(text: str, start: int, end: int, around: tuple[int, int], *, enacted: bool) -> str:
    """Return why words of a capture are no whole provision, as words about the evidence; empty if they may be one.

    ``around`` is the span of the sentences around them. ``enacted`` means that the instrument has articles.
    """
    first, last = around
    if enacted and (heading := FIRST.search(text)) and start < heading.start():
        return f"has words from before “{heading[0].strip()}”"
    if opener := OPENER.match(text, first):
        return f"has words from a recital, which begins with “{opener[0].strip()}”"
    before = text[:first].rstrip()[-1:]
    if not LABEL.fullmatch(text, first, start) or before in OPEN_ENDS:
        return "has a quote that begins inside a sentence of the source"
    if re.search(r"\w", text[end:last]):
        return "has a quote that ends inside a sentence of the source"
    return ""

"""Know the words of instruments: what their parts are called, and what only stands beside, before or against them.

Desks write locators and genres in their own language, so every list has the words of several languages. A word that no
list has is not recognised. Therefore the statement always follows the name of the instrument and the locator, for every
reader. Editions are judged by these lists too: a word that is added must not count before the version that adds it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.forms import JUDGMENT

if TYPE_CHECKING:
    from generator.model import Source

ASIDE = re.compile(
    r"\b(?:"
    # What introduces, explains or summarises, and binds nobody.
    r"recital|preamb|whereas|considering|having regard|foreword|introduct|explanatory|headnote|syllabus|summary"
    r"|footnote|commentary|background|minutes"
    r"|considérant|préambul|attendu|exposé des motifs|avant-propos|sommaire"
    r"|erwägungsgr|erwaegungsgr|präamb|vorwort|leitsatz|leitsätz|gesetzesbegründung"
    r"|considerand|preámbul|exposición de motivos|preambol|premess|preâmbul|considerent|considerans|preambul"
    r"|aanhef|overweging|motyw|betragtning|præamb|ingress|skäl|johdanto|προοίμι|αιτιολογικ|preambulum"
    r"|преамбул|преамбюл|съображени|введени|пояснительн|başlangıç"
    # What a party or a judge says for itself.
    r"|submission|submitted|pleading|application|petition|memorial|counter-memorial|complaint|statement of claim"
    r"|statement of defen[cs]e|argument|contention|allegation|affidavit|testimony|filing|declaration|reservation"
    r"|indictment|charge sheet|counter-?claim|press release|amicus"
    r"|written observations|dissent|minority|separate opinion|concurring opinion"
    r"|(?:case|claims?|position|plea|grounds) (?:of|for) "
    r"|requête|mémoire|plaidoir|réserve|déclaration|opinion dissidente|opinion séparée|prétentions|acte d’accusation"
    r"|réquisitoire"
    r"|antrag|klageschrift|schriftsatz|vorbringen|vorbehalt|sondervotum|anklage|parteivortrag"
    r"|demanda|alegat|alegaci|recurso|voto particular|ricorso|memoria|petição|alegaç|verzoekschrift|wniosek|pozew"
    r"|acusación|acusação|tenlastelegging|akt oskarżenia"
    r"|заявлени|ходатайств|исков|особое мнение|заяв|клопотанн|позов|обвинительн|обвинувальн"
    r")|序言|前言|前文|理由書|申請書|起诉书|起訴状|ديباجة|مقدمة",
    re.IGNORECASE,
)
"""Words of a place, a name or a genre that name what provides nothing, by how they begin."""
DRAFT = re.compile(
    r"\b(?:draft|bill(?! of rights)|propos(?:al|ed)|unsigned|not (?:yet )?(?:adopted|signed|in force)|\w*entwurf"
    r"|(?:avant-)?projet|proposition|proyecto|anteproyecto|proposición|progetto|disegno di legge|projeto|proposta"
    r"|propuesta|\w*ontwerp|voorstel|projekt|návrh|förslag|forslag|tasarı|(?:законо)?проект)\b|草案|法案",
    re.IGNORECASE,
)
"""Words of a name or a genre that name what is not yet an instrument."""
ENACTED = re.compile(
    r"(?:\b(?:acts?|laws?|statutes?|codes?|constitution|charter|decrees?|edict|ordinances?|regulations?|directives?"
    r"|decisions?|resolutions?|orders?|treaty|convention|covenant|pact|protocol|agreement|judge?ments?|rulings?|awards?"
    r"|verdict|standards?|rules|by-?laws|guidelines?|rechtsverordnung"
    r"|loi|décret|arrêté?|règlement|ordonnance|décision|traité|accord|jugement|norme"
    r"|ley|decreto|reglamento|orden|tratado|convenio|acuerdo|sentencia|norma|código"
    r"|legge|regolamento|trattato|accordo|sentenza|lei|regulamento|acordo|sentença|acórdão"
    r"|wet|besluit|verdrag|vonnis|arrest|ustawa|rozporządzenie|wyrok|umowa"
    r"|закон|указ|постановление|решение|договор|приговор|постанова|рішення|договір)"
    r"|(?:gesetz|gesetzbuch|verordnung|erlass|verfügung|richtlinie|beschluss|vertrag|abkommen|urteil|satzung|norm))\b",
    re.IGNORECASE,
)
"""Words that name an instrument, in a genre or at the end of a title such as *Complaints Act*."""
PARTS = (
    r"articles?|artículo|artigo|articolo|articol|artikel|artykuł|art\.?|статья|стаття|член|član(?:ak)?|článok|článek"
    r"|člen|čl\.?|neni|modda|άρθρο|madde|cikk|pykälä|pants|straipsnis"
    r"|(?:sub-?)?sections?|sect?\.|§{1,2}|sección|secção|sezione|abschnitt"
    r"|(?:sub-?)?paragraphs?|para\.|paragraphe|paragraf|párrafo|parágrafo|paragrafo|параграф"
    r"|(?:sub-?)?clauses?|cláusula|clausola|klausel|points?|punkt|punto|ponto|punt|пункт"
)
"""Nouns and marks of the parts that provide something."""
CONTAINERS = (
    r"parts?|chapters?|titles?|books?|divisions?|teil|kapitel|titel|buch|partie|chapitre|titre|livre|parte|capítulo"
    r"|título|libro|livro|capitolo|titolo|hoofdstuk|deel|część|rozdział|tytuł|глава|часть|раздел|частина|розділ"
    r"|kapitola|hlava|bölüm|luku|fejezet|κεφάλαιο|μέρος"
)
"""Nouns of the parts that contain others."""
LABELS = re.compile(
    rf"{PARTS}|{CONTAINERS}|(?:operative|enacting) (?:part|paragraph|clause|provision)s?|order|ruling|items?|numbers?"
    r"|rules?|regulations?|principles?|no\.|annex(?:es)?|append(?:ix|ices)|schedules?|s\.|ss\.|cl\.|reg\.|r\."
    r"|règle|regla|regra|regola|regel|alinéa|absatz|abs\.|unterabsatz|buchstabe|lit\.|ziffer|nummer|nr\.|randnummer"
    r"|rn\.|rdnr\.|tenor|dispositif|parte dispositiva|fallo|numéro|número|numero|lid|ustęp|ust\.|ст\.|п\.|часть|ч\."
    r"|абзац|резолютивная часть|правило|annexe|appendice|anhang|anlage|anexo|allegato|bijlage|załącznik|приложение"
    r"|додаток|příloha|bilaga|bilag|liite|melléklet|παράρτημα|条|款|项|項|章|節|节|编|編|附件",
    re.IGNORECASE,
)
"""What the label of a locator may be; *recital* and *page* provide nothing."""
COUNTED = re.compile(
    r"[ivxlcdm]+|[^\W\d_]|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|fourth|fifth|last|sole"
    r"|sentences?|satz|phrase|frase|zin|zdanie|предложение|premier|première|unique|único|unico"
    r"|and|or|to|of|und|oder|et|ou|ed|en|er|st|nd|rd|th|bis|ter|quater|quinquies|[第一二三四五六七八九十百条款项項章節节]+",
    re.IGNORECASE,
)
"""What a word in the value of a locator may be, beside a label: a number, a letter, or what joins two of them."""
TOLD = re.compile(
    r"\b(?:alleg(?:e[sd]?|edly)|contend(?:s|ed)|(?:submit(?:s|ted)|argue[sd]?|maintain(?:s|ed)|claim(?:s|ed)|assert(?:s|ed)"
    r"|complain(?:s|ed)|plead(?:s|ed)|aver(?:s|red))(?=,?\s+(?:[\w’']+,?\s+){0,3}?that\b)"
    r"|it (?:is|was|has been) (?:submitted|argued|claimed|asserted|contended)"
    r"|(?:according to|in the (?:view|submission) of) the (?:applicant|appellant|claimant|respondent|defendant"
    r"|plaintiff|prosecutor|prosecution)s?"
    r"|allègu(?:e|ent)|prétend(?:ent)?|f(?:ait|ont) valoir|souti(?:ent|ennent) qu[e’']|affirm(?:e|ent) qu[e’']"
    r"|behaupte[nt]|mach(?:t|en)\b[^.]*\bgeltend|tr(?:ägt|agen)\b[^.]*\bvor"
    r"|alegan?|aducen?|sostienen? que|afirman? que|sustentam? que|sosti?en(?:e|gono) che|afferma(?:no)? che"
    r"|stelt dat|betoogt|voert aan|twierdzi|podnosi, że|утвержда(?:ет|ют)|заявля(?:ет|ют)|стверджу(?:є|ють))\b",
    re.IGNORECASE,
)
"""Words with which a party speaks, although a court or a legislature repeats it."""
_BEHIND = re.compile(
    r"\b(?:of|on|for|to|by|concerning|regarding|relating|about|amending|de|du|des|sur|portant|relati\w+|über|zu[rm]?"
    r"|vom|betreffend|sobre|del|della|di|van|over|inzake|o|об?|про|за)\b.*|\bd’.*",
    re.IGNORECASE | re.DOTALL,
)
"""What a title says behind its noun: a law *on* petitions is not a petition."""
_NAMES = ("title-short", "shortTitle", "status")
"""Variables of CSL that name an instrument too, or say that it is a draft."""
_APPLIED = re.compile(r"\bapplication of\b", re.IGNORECASE)
_PARTED = re.compile(r"[:;(]|’s\b|'s\b|\s[-–—]\s")
_PROSECUTOR = re.compile(
    r"\b(?:prosecut\w*|staatsanwalt\w*|procureur|fiscal[ií]a|procura|prokurat\w*|прокур\w*|attorney general)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\b(?:which|whose|that|who|whom)\b", re.IGNORECASE)
_AUTHORITY_MOST = 10
"""Words in the name of an authority, such as *Council of Ministers of the Free and Hanseatic City of Norhaven*."""


def find_lacking_names(source: Source) -> list[str]:
    """Return which names of a source show that it is not an instrument, each as words about the evidence."""
    case, reasons = source.type == JUDGMENT, []
    named = {str(name): str(value) for name, value in source.csl.items() if name in _NAMES}
    for key, name in {"title": str(source.title), **named}.items():
        if word := _find_aside(name, case=case):
            reasons.append(f"has the {key} {name} (“{word}” names no instrument)")
    genre, authority = str(source.genre or ""), str(source.authority or "")
    if found := DRAFT.search(genre) or ASIDE.search(genre):
        reasons.append(f"has the genre {genre} (“{found[0].strip()}” names no instrument)")
    elif genre and not ENACTED.search(genre):
        reasons.append(f"has the genre {genre}, which names no instrument, such as law or judgment")
    if case and (found := _PROSECUTOR.search(authority)):
        reasons.append(f"has the authority {authority} (“{found[0]}” names a party, not a court)")
    if _CLAUSE.search(authority) or len(authority.split()) > _AUTHORITY_MOST:
        reasons.append(f"has the authority {authority}, which says more than a name")
    return reasons


def _find_aside(title: str, *, case: bool) -> str:
    """Return the word of a title that shows that its text is not an instrument; empty if no word does."""
    parts = _PARTED.split(title)
    parts = [piece for part in parts for piece in part.split(",")] if case else parts
    for part in parts:
        applied = case and ENACTED.search(part)  # a court judges the application of a convention
        noun = _BEHIND.sub("", _APPLIED.sub("", part) if applied else part)
        if (found := DRAFT.search(part)) and found.start() < len(noun):
            return found[0]
        if (found := ASIDE.search(noun)) and not ENACTED.search(noun, found.end()):
            return found[0]
    return ""


def explain_speech(words: str) -> str:
    """Return why words are told of a party, as words about the evidence; empty if they are not."""
    found = TOLD.search(words)
    return f"has words that a party says (“{found[0]}”)" if found else ""

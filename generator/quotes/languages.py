"""Takes a language tag; gives the words that deny, limit or weaken a sentence in that language, and those a gloss may not hold.

The entries are regular expressions for whole words, read without regard to letter case.
``denial`` turns a sentence round wherever it stands in it; ``negation`` does so within its clause.
``limits_before`` limit what follows in the sentence, ``limits_behind`` what went before.
``hedge`` weakens; ``number``, ``verb``, ``link`` (a word that opens a clause) and ``pronoun`` serve the editor's brackets.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Language:
    """The word lists of one language."""

    denial: str
    negation: str
    limits_before: str
    limits_behind: str
    hedge: str
    modal: str
    number: str
    verb: str
    link: str
    pronoun: str
    coordination: str
    concession: str

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """Give one list as an expression for any of its entries."""
        return _compiled(getattr(self, name))

    def hits(self, text: str) -> list[Hit]:
        """Give every entry of the lists that are read in a sentence, in the order of the text.

        Only where a word begins as an entry does is the entry looked for, which most words spare.
        A capital May is the month or a name.
        """
        found = []
        for word in _WORD.finditer(text):
            opening = "n't" if word[0][-2:] in {"'t", "’t"} else word[0][:4].lower()
            for name, entry in self._openings.get(opening, ()):
                here = _compiled(entry).match(text, word.start())
                if here and here[0] != "May":
                    found.append(Hit(name, here.start(), here[0]))
        return found

    @cached_property
    def _openings(self) -> dict[str, list[tuple[str, str]]]:
        """The entries, with their lists, that open with these letters: the first four of the first word, or fewer."""
        entries: dict[str, list[tuple[str, str]]] = {}
        for name in READ:
            for entry in " ".join(getattr(self, name).split()).split(" | "):
                for opening in dict.fromkeys(_openings(entry)):
                    entries.setdefault(opening, []).append((name, entry))
        return entries


class Hit(NamedTuple):
    """An entry of a list where it stands in a text."""

    list: str
    start: int
    words: str


READ = ("denial", "negation", "limits_before", "limits_behind", "hedge", "modal")
_WORD = re.compile(r"[^\W\d_]+(?:['’]t\b)?")


def _openings(entry: str) -> Iterator[str]:
    bare = re.sub(r"\(\?<?[!=][^)]*\)", "", entry).replace("’", " ")
    stem, group, rest = re.fullmatch(r"(\w*)(?:\(\?:([^()]*)\))?(.*)", bare).groups()  # type: ignore[union-attr]
    for word in group.split("|") if group else ():
        yield (stem + word).split(" ")[0][:4].lower()
    if group is None or rest.startswith("?"):
        # A letter before a question mark may be missing.
        yield (stem[:-1] if group is None and rest.startswith("?") else stem)[:4].lower()
    if "n’t" in entry:
        yield "n't"


@cache
def _compiled(alternatives: str) -> re.Pattern[str]:
    entries = " ".join(alternatives.split()).replace(" | ", "|").replace("’", "['’]").replace(" ", r"\s+")
    return re.compile(rf"(?<![\w'’])(?:{entries})(?![\w])", re.IGNORECASE)


ENGLISH = Language(
    denial="""den(?:y|ies|ied|ying|ial) | refut(?:e|es|ed|ing|ation) | debunk(?:ed|s|ing)? | disprov(?:e|es|ed|en)
        | disput(?:e|es|ed|ing) | reject(?:s|ed|ing|ion)? | false(?:ly)? | untrue | baseless | unfounded | unproven
        | unconfirmed | unverified | hoax | myth | (?:no|little|without|lack of|scant)(?: [\\w-]+)? (?:evidence|proof|indication|sign|basis|reason)
        | ruled out | rul(?:es|ing) out | far from | anything but | no longer | unlikely | impossible | contrary to
        | dismiss(?:es|ed|ing)?(?: [\\w-]+)? (?:reports?|claims?|allegations?|suggestions?|rumou?rs?|as)
        | (?:nobody|no one|few)(?: [\\w-]+){0,4} believes?
        | a lie | lies that | wrong to | mistaken(?:ly)? | few of
        | retract(?:s|ed|ion)? | withdr(?:ew|awn)""",
    negation="""(?<!or\\s)not(?! (?:only|just|merely|least|to mention|surprisingly|long ago)\\b) | no(?!\\. ?\\d)(?! doubt\\b) | never | cannot | [a-z]+n’t | nor | neither | none | nobody
        | nothing | nowhere | without | hardly | scarcely | barely | rarely | seldom | fail(?:s|ed|ing)? to
        | refus(?:e|es|ed|ing|al) to | declin(?:e|es|ed|ing) to | stop(?:s|ped)? short of | unable to | (?<!no\\s)doubt(?:s|ed|ful)?
        | cease(?:s|d)? to | rather than | instead of""",
    limits_before="""unless | except(?:ing)?(?: for| that| when| where)? | provided | providing | only (?:if|when|where|in|for|after|as|on)
        | (?<!even\\s)(?<!as\\s)(?<!what\\s)(?<!asked\\s)(?<!wonder\\s)(?<!know\\s)(?<!see\\s)if(?! anything\\b) | assuming | supposing | in case | subject to | barring | in theory | on paper
        | on condition | as long as | so long as | in principle | hypothetically | in the event | pending | notwithstanding | save for | apart from | other than | with the exception of""",
    limits_behind="""unless | except(?:ing)?(?: for| that| when| where)? | but(?! (?:also|rather)\\b) | provided | providing
        | only (?:if|when|where|in|for|after|as|on) | (?<!even\\s)(?<!as\\s)(?<!what\\s)if | assuming | in case | subject to | barring | until
        | although | though | however | albeit | on condition | as long as | so long as | in theory | on paper | in principle
        | (?<=,\\s)yet | in the event | pending | notwithstanding | save for
        | apart from | other than | with the exception of | excluding | not including | limited to | insofar as | to the extent""",
    hedge="""reportedly | alleg(?:ed|edly|es|e|ation|ations) | arguably | purported(?:ly)? | suppos(?:ed|edly) | apparent(?:ly)?
        | seem(?:s|ed|ing|ingly)? | appear(?:s|ed)? to | appear(?:s|ed) that | possibl[ey] | perhaps | maybe | probabl[ey] | likely | potentially
        | presumabl[ey] | presumed | conceivabl[ey] | ostensibl[ey] | so-called | rumou?r(?:s|ed)? | suspected | speculat(?:e|es|ed|ion|ive)
        | claim(?:s|ed)? (?:that|to) | (?:said|believed|thought|understood|expected|considered|reported|assumed|rumou?red) to
        | is said | is believed | is thought | is reported | is understood | is assumed | suggest(?:s|ed)? | (?:could|might|may) be
        | in (?:my|our|his|her|their) view | in (?:my|our|his|her|their) opinion | some (?:say|argue|believe) | estimated""",
    modal="may | might(?! of\\b)(?<!the\\smight)(?<!its\\smight)(?<!military\\smight)(?<!economic\\smight)(?<!naval\\smight) | could",
    number="""\\d[\\w.,]* | zero | one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | \\w+teen | twenty | thirty
        | forty | fifty | sixty | seventy | eighty | ninety | hundreds? | thousands? | millions? | billions? | trillions? | dozens?
        | half | third | quarter | first | second | twice | once | both | all | every | each | most | many | few | several | some | any | majority""",
    verb="""is | are | was | were | be | been | being | am | has | have | had | having | do | does | did | done | will | would | shall | should
        | can | could | may | might | must | say | says | said | saying | claim | claims | claimed | make | makes | made | take | takes
        | took | taken | get | gets | got | give | gives | gave | given | go | goes | went | gone | come | comes | came | know | knows | knew
        | think | thinks | thought | want | wants | plan | plans | begin | begins | began | become | becomes | became | keep | keeps | kept | let
        | lead | leads | led | leave | leaves | left | lose | loses | lost | win | wins | won | seek | seeks | sought | buy | buys | bought
        | bring | brings | brought | build | builds | built | fight | fights | fought | fall | falls | fell | hold | holds | held | join | joins
        | kill | kills | sell | sells | sold | send | sends | sent | see | sees | saw | seen | show | shows | shown | speak | spoke | spoken
        | stand | stands | stood | tell | tells | told | write | writes | wrote | written | deny | denies | attack | attacks | warn | warns
        | threaten | threatens | violate | violates | break | breaks | broke | broken | rise | rises | rose | risen | cut | put | set
        | need | needs | cause | causes | allow | allows | help | helps | expand | expands | invade | invades | illegally | \\w{3,}(?:ed|ize|izes|ise|ises|ified|ifies)""",
    link="""that | which | who | whom | whose | because | if | when | while | where | although | though | unless | since | as | so | but | than
        | until | after | before | whether | only | always | even | almost | nearly | also | just""",
    pronoun="""I | me | my | mine | we | us | our | ours | you | your | yours | he | him | his | she | her | hers | it | its | they | them | their
        | theirs | this | that | these | those | himself | herself | itself | themselves | one | here | there""",
    coordination="and | or | but | while | whereas | yet | so | nor",
    concession="while | although | though | when | as | because | after | before | since | despite | even",
)
FRENCH = Language(
    denial="""nie(?:nt|r)? | nié(?:e|s)? | nia(?:it|ient|nt) | dément(?:i|ie|ir|ent|ait)? | réfut(?:e|é|ée|ent|er|ait) | contest(?:e|é|ée|ent|er|ait)
        | faux | fausse | infondée?s? | aucune? (?:preuve|indice|élément) | rien ne (?:prouve|montre|indique)""",
    negation="ne | n’(?=\\w) | pas | jamais | aucune? | sans | ni | nul | nulle | rien | personne ne",
    limits_before="sauf | excepté | hormis | à moins | à condition | pourvu que | sous réserve | seulement si | uniquement | si | en théorie",
    limits_behind="""sauf | excepté | hormis | à moins | à condition | pourvu que | sous réserve | seulement si | uniquement | si | s’il | mais
        | toutefois | cependant | néanmoins | en théorie | à l’exception | bien que""",
    hedge="""peut-être | prétendument | soi-disant | apparemment | semble(?:nt|rait)? | paraît | probablement | possiblement | éventuellement
        | vraisemblablement | présumée?s? | supposée?s? | serai(?:t|ent) | aurai(?:t|ent) | selon (?:certains|des rumeurs)""",
    modal="pourrai(?:t|ent) | peut | peuvent",
    number="""\\d[\\w.,]* | deux | trois | quatre | cinq | six | sept | huit | neuf | dix | onze | douze | vingt | trente | quarante | cinquante
        | soixante | cent | cents | mille | millions? | milliards? | moitié | tous | toutes | chaque | plusieurs | quelques | premier | première""",
    verb="""est | sont | était | étaient | sera | seront | être | été | a | ont | avait | avaient | aura | avoir | eu | fait | font | faire | va | vont
        | doit | doivent | peut | peuvent | dit | disent | veut | veulent | annonce | annoncent | \\w{3,}(?:é|ée|és|ées|er|ait|aient|ent)""",
    link="que | qui | dont | où | quand | si | parce | car | mais | lorsque | seulement | toujours | presque",
    pronoun="""il | elle | ils | elles | lui | leur | leurs | son | sa | ses | ce | cela | ceci | celui | celle | ceux | celles | nous | notre
        | nos | vous | votre | vos | je | me | mon | ma | mes | on | y | en | eux""",
    coordination="et | ou | mais | tandis que | donc",
    concession="bien que | quoique | si | quand | après | avant | comme | malgré",
)
GERMAN = Language(
    denial="""bestreite[nt]? | bestritt(?:en)? | dementier(?:t|te|ten|en) | leugne(?:t|n|te|ten) | widerleg(?:t|te|en|ten) | falsch | unwahr | unbelegt
        | keine? (?:Beweise?|Belege?|Hinweise?|Anzeichen) | zurückgewiesen | wies(?:en)?""",
    negation="nicht(?! nur\\b) | kein(?:e|er|es|em|en)? | nie | niemals | niemand | nichts | ohne | weder | kaum | keineswegs",
    limits_before="außer | es sei denn | sofern | falls | wenn | nur wenn | nur dann | vorausgesetzt | mit Ausnahme | unter der Bedingung | theoretisch",
    limits_behind="""außer | es sei denn | sofern | falls | wenn | nur wenn | nur dann | vorausgesetzt | mit Ausnahme | unter der Bedingung | aber
        | jedoch | allerdings | theoretisch | obwohl | solange | bis auf""",
    hedge="""angeblich(?:e|en|er|es)? | mutmaßlich(?:e|en|er|es)? | möglicherweise | vielleicht | offenbar | vermutlich | wahrscheinlich | anscheinend
        | scheinbar | wohl | sogenannte[nrs]? | scheint | scheinen | soll | sollen""",
    modal="könnten? | dürften? | mag | mögen",
    number="""\\d[\\w.,]* | zwei | drei | vier | fünf | sechs | sieben | acht | neun | zehn | elf | zwölf | \\w+zehn | \\w+zig | hundert | tausend
        | Million(?:en)? | Milliarden? | Hälfte | alle | jede[rsnm]? | viele | einige | mehrere | beide | erste[rsnm]?""",
    verb="""ist | sind | war | waren | sein | gewesen | hat | haben | hatte | hatten | wird | werden | wurde | wurden | kann | können | muss | müssen
        | soll | sollen | will | wollen | sagt | sagte | macht | machte | geht | ging | kommt | kam | ge\\w{3,}t""",
    link="dass | weil | wenn | ob | aber | obwohl | als | während | nur | immer | fast",
    pronoun="""er | sie | es | ihn | ihm | ihr | ihre | ihrer | ihren | ihrem | sein | seine | seiner | seinen | seinem | dies | diese | dieser
        | dieses | das | wir | uns | unser | unsere | ich | mich | mir | mein | meine | man | dort""",
    coordination="und | oder | aber | während | doch | sondern",
    concession="obwohl | obgleich | während | wenn | nachdem | bevor | da | trotz",
)
SPANISH = Language(
    denial="""neg(?:ó|aron|ado|aba) | niega[n]? | desmin(?:tió|tieron|tido) | desmiente[n]? | fals[oa]s? | infundad[oa]s? | rechaz(?:ó|aron|a|an)
        | (?:ninguna?|sin) (?:prueba|pruebas|evidencia|indicio|indicios)""",
    negation="no(?! sólo\\b)(?! solo\\b) | nunca | jamás | sin | ningún | ninguna | ninguno | nadie | nada | tampoco | ni",
    limits_before="salvo | excepto | a menos que | siempre que | si | sólo si | solo si | únicamente | con la condición | en teoría | a condición",
    limits_behind="""salvo | excepto | a menos que | siempre que | si | sólo si | solo si | únicamente | con la condición | pero | sin embargo
        | aunque | no obstante | en teoría | con excepción | a excepción""",
    hedge="""presunt(?:o|a|os|as|amente) | supuest(?:o|a|os|as|amente) | quizás? | tal vez | posiblemente | probablemente | aparentemente | al parecer
        | parece[n]? | según rumores | llamad[oa]s? | sería[n]? | habría[n]?""",
    modal="podría[n]? | puede[n]?",
    number="""\\d[\\w.,]* | dos | tres | cuatro | cinco | seis | siete | ocho | nueve | diez | once | doce | veinte | treinta | cien | ciento | mil
        | mill(?:ón|ones) | mitad | todos | todas | cada | varios | varias | algunos | algunas | primer[oa]?""",
    verb="""es | son | era | eran | fue | fueron | será | ser | sido | está | están | ha | han | había | hay | hace | hacen | hizo | va | van | debe
        | deben | puede | pueden | dice | dicen | dijo | quiere | quieren | \\w{3,}(?:aron|ieron|ado|ido|aba|aban)""",
    link="que | quien | quienes | cuando | donde | si | porque | pero | aunque | como | sólo | solo | siempre | casi",
    pronoun="""él | ella | ellos | ellas | le | les | lo | la | los | las | su | sus | esto | eso | este | esta | estos | estas | ese | esa | nosotros
        | nos | nuestro | nuestra | yo | me | mi | mis | ello""",
    coordination="y | e | o | pero | mientras | sino",
    concession="aunque | mientras | cuando | si | después | antes | como | pese",
)

RUSSIAN = Language(
    denial="""отриц\\w+ | опроверг\\w* | опровержени\\w+ | ложн\\w+ | (?:нет|никаких|без) (?:доказательств|оснований|признаков)""",
    negation="не(?! только\\b) | нет | ни | никогда | никто | ничего | нельзя | без | едва",
    limits_before="кроме | за исключением | если | при условии | только если | только когда | лишь если | в случае | теоретически",
    limits_behind="""кроме | за исключением | если | при условии | только если | только когда | лишь если | но | однако | хотя | пока не
        | теоретически | помимо""",
    hedge="""якобы | возможно | вероятно | предположительно | по слухам | видимо | по-видимому | кажется | похоже | будто(?: бы)? | так называем\\w+""",
    modal="может | могут | мог(?:ла|ло|ли)?(?: бы)?",
    number="""\\d[\\w.,]* | два | две | три | четыре | пять | шесть | семь | восемь | девять | десять | двадцать | сто | тысяч\\w* | миллион\\w*
        | миллиард\\w* | половин\\w+ | все | каждый | оба | несколько | многие | перв\\w+""",
    verb="""есть | был | была | было | были | будет | будут | быть | имеет | имеют | сказал\\w* | говорит | говорят | заявил\\w* | хочет | хотят | должен
        | должны | может | могут | \\w{2,}(?:ает|яет|ают|яют|ует|уют|ил|ила|или|ал|ала|али|ется|ются)""",
    link="что | который | которая | которые | кто | если | когда | где | потому | так как | но | чтобы | только | всегда | почти",
    pronoun="""он | она | оно | они | его | её | ее | их | ему | ей | им | него | неё | них | ним | этот | эта | это | эти | тот | та | те | мы | нас | нам
        | наш | наша | наши | я | меня | мой | моя | вы | вас | ваш | там | здесь""",
    coordination="и | или | но | а",
    concession="хотя | если | когда | после | перед | пока | несмотря",
)

COMMON = {
    "en": "the of and to in that is was for with".split(),
    "fr": "le la les des et est une dans pour que".split(),
    "de": "der die das und ist nicht ein eine mit für".split(),
    "es": "el los las que una por con del para es".split(),
    "ru": "и в не на что по это как из для".split(),
}
"""Words that a text in each language can hardly do without, and that are common in no other of them."""

LANGUAGES = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN, "es": SPANISH, "ru": RUSSIAN}


def language(tag: str, text: str = "") -> Language | None:
    """Give the word lists for a language tag (BCP 47), or none where there are no lists.

    Where no language is stated, that of which the ``text`` holds most common words is taken, and none if it holds none.
    """
    if tag:
        return LANGUAGES.get(tag.split("-", maxsplit=1)[0].lower())
    words = Counter(text[:5000].lower().split())
    counts = {each: sum(words[word] for word in common) for each, common in COMMON.items()}
    most = max(counts, key=lambda each: counts[each])
    return LANGUAGES[most] if counts[most] else None

"""Define the word lists of English."""

from __future__ import annotations

import re

from generator.check.quotes.languages.lists import OPENS, Language


def _forms(verbs: str) -> str:
    """Return the entries for regular verbs.

    They match the plain form, the third person and the form in ``-ing``, but not the form in ``-ed``.
    """
    return " | ".join(
        f"{verb[:-1]}(?:e|es|ing)"
        if verb.endswith("e")
        else f"{verb[:-1]}(?:y|ies|ying)"
        if re.search(r"[^aeiou]y\Z", verb)
        else f"{verb}(?:es|ing)?"
        if re.search(r"(?:s|x|z|ch|sh)\Z", verb)
        else f"{verb}(?:s|{verb[-1]}?ing)?"
        for verb in verbs.split()
    )


_SHOULD = rf"{OPENS}should (?:the|an?|any|it|they|he|she|we|this|its|his|her|their)(?![^.!?]*\?)"
"""The start of a condition without "if", as in "should the bishop agree"."""

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
    only="(?<!the\\s)(?<!an\\s)(?<!not\\s)(?<!its\\s)(?<!his\\s)(?<!her\\s)(?<!my\\s)(?<!our\\s)(?<!your\\s)(?<!their\\s)only | solely | exclusively | merely",
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
    expected="""(?:be|is|are|was|were|been|being|widely|generally|commonly|long|now|also|still)(?: \\w+ly)? (?:ADJECTIVE|believed|thought|said|understood
        |considered|deemed|claimed|hoped|intended|speculated|reputed)(?: by(?: \\S+){1,4})?(?: (?:to|as|for|that))?
        | (?:an?|the|its|his|her|their|our|this|that|these|those) (?:ADJECTIVE)
        | (?:ADJECTIVE|believed|thought|said|understood|considered|claimed|hoped|reputed|seen|viewed|regarded|described|portrayed|held)(?: by(?: \\S+){1,4})? (?:to|as)(?: be| have)?
        | (?:un)?likely to(?: be| have)?""".replace(
        "ADJECTIVE",
        "expected|anticipated|alleged|reported|rumou?red|supposed|presumed|assumed|estimated|suspected|purported|projected|predicted|forecast|feared|perceived|likely",
    ),
    action=_forms(
        """accept accuse achieve acquire adopt advise agree allege annihilate announce annex appoint approve argue arrest arrive assassinate
        assert assist assume avoid befriend believe besiege betray bombard castigate cede circumvent coerce collude commit compel complain
        conceal concede condemn condone confess confirm confiscate confront conquer consider conspire contain continue contradict convene
        convict convince criticise criticize deceive decide declare defeat defend defy degrade demolish deny depend deploy deport depose deprive
        describe despise destabilise destabilize destroy detain deter develop devastate disagree dismantle dominate eliminate embezzle enable
        encircle encourage endanger endorse enforce enlist enrich enslave ensure entice eradicate erode escalate evade evict exaggerate
        exclude execute exploit expel expose extend extort fabricate falsify flee flout follow foment forbid govern harass hijack humiliate
        ignore impose imprison incite include infiltrate inflict inform insist instigate interfere intervene intimidate invade invest invite
        jeopardise jeopardize justify kidnap liberate loathe loot maintain manipulate massacre negotiate obey obstruct occupy offend oppose
        oppress orchestrate oust overthrow penetrate perpetrate persecute persuade plunder possess prevent proclaim produce promote propose
        protect prove provide provoke publish punish pursue recognise recognize recruit refuse refute reject rely remain remove repel repress
        require resist restore resume retain retaliate reveal revoke sabotage seize shun slaughter smuggle steal strangle strengthen
        subjugate subvert succeed suffer suppress surrender surround swear terrorise terrorize tolerate topple trample transform undermine
        understand unite usurp vanquish weaken welcome withdraw withhold"""
    )
    + """ | arose | ate | bore | chose | chosen | clung | drew | drove | fled | flew | forbade | forgot | forgave | grew | hid | knelt | lent | meant
        | met | overcame | overran | overthrew | paid | ran | rode | sank | shook | slew | sank | spent | stole | stolen | struck | swore | sworn
        | threw | thrown | tore | torn | understood | undertook | withdrew | withheld | withstood""",
    determiner="""the | an? | this | that | these | those | its | his | her | their | our | my | your | whose | another | \\w+’s | \\w+s’""",
    preposition="""about | above | across | after | against | along | alongside | amid | among | around | at | before | behind | below | beneath | beside
        | besides | between | beyond | by | concerning | down | during | for | from | in | inside | into | near | of | off | on | onto | opposite
        | outside | over | per | regarding | since | through | throughout | to | toward | towards | under | underneath | until | up | upon | via
        | with | within""",
).adding(
    4,
    negation="(?:is|are|was|were|has|have|had) yet to",
    limits_before=rf"""{OPENS}until | {OPENS}till | {OPENS}excluding | {OPENS}not counting | {OPENS}aside from | {OPENS}although | insofar as
        | so far as(?! to\b) | {OPENS}to the extent(?! of\b) | with the proviso | on the understanding
        | {_SHOULD}""",
    limits_behind=rf"""(?<!to\s)(?<!can\s)(?<!will\s)(?<!they\s)(?<!we\s)(?<!you\s)(?<!and\s)save (?:where|when|if|as (?:provided|otherwise|set))
        | (?<=,\s)save (?:that|in|by|with)
        | conditional (?:on|upon) | (?<=,\s)contingent (?:on|upon) | (?<=is\s|as\s|be\s|ly\s|re\s|de\s|ng\s)contingent (?:on|upon)
        | so far as(?! to\b) | as far as (?:possible|practicable|(?:\w+ ){{1,4}}(?:allow|permit)s?) | aside from | with the proviso | on the understanding
        | {_SHOULD} | failing which | not counting
        | (?<!to\s)(?<!the\s)(?<!a\s)(?<!his\s)(?<!her\s)till(?! the (?:soil|land|fields?|ground|earth)\b)""",
    hedge=r"""(?<=\A'\s)claim(?:s|ed)(?! by\b) | (?<=\A,'\s)claim(?:s|ed)(?! by\b)
        | (?<=\A,\s)claim(?:s|ed)(?! (?:by|in|on|at|for|from|as|under)\b)(?![^.]* (?:and|or)\b)""",
    expected="(?:an?|the|its|his|her|their|this|that|these|those) self-(?:styled|proclaimed|described) | almost | nearly",
)

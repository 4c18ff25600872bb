"""Define the word lists of French."""

from __future__ import annotations

from generator.check.quotes.languages.lists import OPENS, Language

FRENCH = Language(
    denial="""nie(?:nt|r)? | nié(?:e|s)? | nia(?:it|ient|nt) | dément(?:i|ie|ir|ent|ait)? | réfut(?:e|é|ée|ent|er|ait) | contest(?:e|é|ée|ent|er|ait)
        | faux | fausse | infondée?s? | aucune? (?:preuve|indice|élément) | rien ne (?:prouve|montre|indique)""",
    negation="ne | n’(?=\\w) | pas | jamais | aucune? | sans | ni | nul | nulle | rien | personne ne",
    limits_before="sauf | excepté | hormis | à moins | à condition | pourvu que | sous réserve | seulement si | uniquement | si | en théorie",
    limits_behind="""sauf | excepté | hormis | à moins | à condition | pourvu que | sous réserve | seulement si | uniquement | si | s’il | mais
        | toutefois | cependant | néanmoins | en théorie | à l’exception | bien que""",
    only="(?<!non\\s)seulement | uniquement | exclusivement",
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
    expected="""(?:est|sont|était|étaient|sera|seront|serait|fut|furent|été|être)(?: \\w+ment| largement| souvent)? (?:censée?s? | supposée?s?
        |présumée?s?|réputée?s?|attendue?s?|considérée?s?|soupçonnée?s?|accusée?s?|vue?s?|annoncée?s?|estimée?s?|dite?s?|prévue?s?|pressentie?s?)(?: comme| pour| de| d’)?
        | (?:passe|passent|passait|passaient) pour | (?:censée?s?|supposée?s?|réputée?s?|attendue?s?) (?:être|avoir)""",
    action="""bombarde(?:nt|r)? | envahi(?:t|ssent|r) | soutien(?:t|nent) | soutenir | oppose(?:nt|r)? | rejette(?:nt)? | rejeter | refuse(?:nt|r)? | accuse(?:nt|r)?
        | condamne(?:nt|r)? | détrui(?:t|sent|re) | menace(?:nt|r)? | trahi(?:t|ssent|r) | impose(?:nt|r)? | provoque(?:nt|r)? | occupe(?:nt|r)? | viole(?:nt|r)?
        | accepte(?:nt|r)? | approuve(?:nt|r)? | défend(?:ent|re)? | punit | punir | prétend(?:ent|re)? | affirme(?:nt|r)? | déclare(?:nt|r)?""",
    determiner="le | la | les | l’(?=\\w) | un | une | des | du | au | aux | ce | cet | cette | ces | son | sa | ses | leur | leurs | notre | nos | votre | vos | mon | ma | mes",
    preposition="""à | de | d’(?=\\w) | du | des | en | dans | par | pour | avec | chez | contre | depuis | devant | derrière | entre | envers | hors | parmi | pendant
        | sous | sur | vers | selon | près | durant""",
).adding(
    4,
    limits_before=rf"""pour autant que | dès lors que | dans la mesure où | au cas où | {OPENS}en cas d(?:e|u|es|’) | {OPENS}tant que | {OPENS}jusqu’à ce que
        | {OPENS}en dehors d(?:e|u|es|’) | {OPENS}moyennant | à supposer que | à l’exception""",
    limits_behind="""pour autant que | dès lors que | dans la mesure où | au cas où | en cas d(?:e|u|es|’) | (?<!en\\s)tant que | jusqu’à ce que
        | (?<=,\\s)en dehors d(?:e|u|es|’) | moyennant | à supposer que""",
    expected="presque | autoproclamée?s?",
)

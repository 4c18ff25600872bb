"""Define the word lists of Spanish."""

from __future__ import annotations

from generator.check.quotes.languages.lists import OPENS, Language

SPANISH = Language(
    denial="""neg(?:ó|aron|ado|aba) | niega[n]? | desmin(?:tió|tieron|tido) | desmiente[n]? | fals[oa]s? | infundad[oa]s? | rechaz(?:ó|aron|a|an)
        | (?:ninguna?|sin) (?:prueba|pruebas|evidencia|indicio|indicios)""",
    negation="no(?! sólo\\b)(?! solo\\b) | nunca | jamás | sin | ningún | ninguna | ninguno | nadie | nada | tampoco | ni",
    limits_before="salvo | excepto | a menos que | siempre que | si | sólo si | solo si | únicamente | con la condición | en teoría | a condición",
    limits_behind="""salvo | excepto | a menos que | siempre que | si | sólo si | solo si | únicamente | con la condición | pero | sin embargo
        | aunque | no obstante | en teoría | con excepción | a excepción""",
    only="(?<!no\\s)(?<!un\\s)s[oó]lo | solamente | únicamente | exclusivamente",
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
    expected="""(?:es|son|era|eran|fue|fueron|está|están|será|serán|sido|ser)(?: \\w+mente)? (?:considerad|esperad|supuest|presunt|acusad|sospechos|tenid|vist|reputad|estimad|previst|llamad|señalad)(?:o|a|os|as)(?: como| por| de| para)?
        | se (?:espera|cree|considera|supone|dice|rumorea|prevé|estima|teme|calcula)(?: que)? | (?:esperan|creen|suponen|dicen) que | debería[n]?""",
    action="""bombarde(?:a|an|ó|aron|ar) | invad(?:e|en|ió|ieron|ir) | apoya[n]? | apoyar | opone[n]? | rechaza[n]? | rechazar | acusa[n]? | condena[n]? | destruye[n]? | destruir | amenaza[n]? | amenazar
        | traiciona[n]? | impone[n]? | provoca[n]? | ocupa[n]? | viola[n]? | acepta[n]? | aprueba[n]? | defiende[n]? | castiga[n]? | afirma[n]? | declara[n]? | ataca[n]? | atacar""",
    determiner="el | la | los | las | un | una | unos | unas | este | esta | estos | estas | ese | esa | esos | esas | su | sus | nuestr[oa]s? | mi | mis | tu | tus | del | al",
    preposition="a | al | ante | bajo | con | contra | de | del | desde | durante | en | entre | hacia | hasta | mediante | para | por | según | sobre | tras",
).adding(
    4,
    negation="apenas(?! [^,]*,) | en modo alguno",
    limits_before=rf"""siempre y cuando | con tal (?:de )?que | {OPENS}en caso de | {OPENS}mientras no | en la medida en que | {OPENS}hasta que
        | a no ser que | (?:a|con) excepción""",
    limits_behind="""siempre y cuando | con tal (?:de )?que | en caso de | mientras (?:\\w+ ){0,3}(?:no|dure|siga|haya|sea|esté|exista|tenga|quede|viva)n?
        | en la medida en que | hasta que | (?<=,\\s)menos (?:en|el|la|los|las|cuando|si|para|por|un[oa]) | tod(?:o|a)s (?:l[oa]s \\w+ )?menos
        | a no ser que | a condición""",
    expected="casi | autoproclamad[oa]s?",
)

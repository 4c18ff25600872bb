"""Define the word lists of German."""

from __future__ import annotations

from generator.check.quotes.languages.lists import OPENS, Language

GERMAN = Language(
    denial="""bestreite[nt]? | bestritt(?:en)? | dementier(?:t|te|ten|en) | leugne(?:t|n|te|ten) | widerleg(?:t|te|en|ten) | falsch | unwahr | unbelegt
        | keine? (?:Beweise?|Belege?|Hinweise?|Anzeichen) | zurückgewiesen | wies(?:en)?""",
    negation="nicht(?! nur\\b) | kein(?:e|er|es|em|en)? | nie | niemals | niemand | nichts | ohne | weder | kaum | keineswegs",
    limits_before="außer | es sei denn | sofern | falls | wenn | nur wenn | nur dann | vorausgesetzt | mit Ausnahme | unter der Bedingung | theoretisch",
    limits_behind="""außer | es sei denn | sofern | falls | wenn | nur wenn | nur dann | vorausgesetzt | mit Ausnahme | unter der Bedingung | aber
        | jedoch | allerdings | theoretisch | obwohl | solange | bis auf""",
    only="(?<!nicht\\s)nur | ausschließlich | lediglich | allein",
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
    expected="""(?:gilt|gelten|galt|galten)(?: \\w+)?(?: als)? | (?:wird|werden|wurde|wurden)(?: \\w+)? als | dürfte(?:n)? | (?:angeblich|mutmaßlich|vermeintlich|voraussichtlich|erwartet|vermutet|behauptet|gemeldet|geschätzt)(?:e|er|es|en|em)?
        | (?:angesehen|betrachtet|eingeschätzt|gehalten|bezeichnet)(?: als| für)""",
    action="""bombardier(?:t|en|te|ten) | überf(?:ällt|allen|iel|ielen) | unterstütz(?:t|en|te|ten) | verurteil(?:t|en|te|ten) | zerstör(?:t|en|te|ten) | bedroh(?:t|en|te|ten)
        | verrät | verraten | verhinder(?:t|n|te|ten) | verletz(?:t|en|te|ten) | akzeptier(?:t|en|te|ten) | provozier(?:t|en|te|ten) | besetz(?:t|en|te|ten) | bekämpf(?:t|en|te|ten)
        | behaupte(?:t|n|te|ten) | erklär(?:t|en|te|ten) | verweiger(?:t|n|te|ten) | droh(?:t|te|ten) | lehn(?:t|en|te|ten) | griff(?:en)? | greift""",
    determiner="""der | die | das | den | dem | des | ein | eine | einen | einem | einer | eines | dies(?:e|er|es|en|em) | jen(?:e|er|es|en|em) | sein(?:e|er|es|en|em)? | ihr(?:e|er|es|en|em)?
        | unser(?:e|er|es|en|em)? | mein(?:e|er|es|en|em)? | euer | eure""",
    preposition="""an | am | auf | aus | bei | beim | bis | durch | für | gegen | gegenüber | hinter | im | in | ins | mit | nach | neben | seit | über | um | unter | von | vom | vor
        | wegen | während | zu | zum | zur | zwischen""",
).adding(
    4,
    negation="keinesfalls | nimmer | mitnichten | nirgend(?:s|wo)",
    limits_before=rf"""(?<!ist\s)(?<!war\s)soweit(?! ist\b) | vorbehaltlich | unter (?:dem )?Vorbehalt | {OPENS}ausgenommen | {OPENS}abgesehen von | ausser
        | {OPENS}im Falle? (?:eine[rs]|des|der|von|dass) | mit der Maßgabe""",
    limits_behind=rf"""(?<!ist\s)(?<!war\s)soweit(?! ist\b) | inso(?:fern|weit)(?=,? (?:als|wie|der|die|das|er|sie|es|eine?|keine?|nicht)\b)
        | vorbehaltlich | unter (?:dem )?Vorbehalt | {OPENS}ausgenommen | abgesehen von | im Falle (?:eine[rs]|des|der|von|dass) | im Fall(?: eine[rs]|, dass)
        | mit der Maßgabe | ausser""",
    expected="fast | beinahe | nahezu | selbsternannte[nrs]?",
)

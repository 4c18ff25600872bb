"""Takes the data of a source record; gives the source, with CSL's variables where they belong, and findings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Source, csl
from generator.model.dates import from_parts
from generator.model.diagnostics import Diagnostic
from generator.model.places import Text
from generator.model.rules.reading import KEY_DUPLICATE
from generator.model.schema import slots
from generator.read.records import Reading, read_record
from generator.read.yaml import Items, Pairs

if TYPE_CHECKING:
    from generator.read.yaml import Data

PARTICLES = ("dropping-particle", "non-dropping-particle")


def read_source(data: Data) -> Reading[Source]:
    """Read a source record: ``capture`` and ``captures`` alike, and every CSL variable as CSL means it."""
    if not isinstance(data, Pairs):
        return read_record(Source, data)
    one, several = (next((key for key in data if key == name), None) for name in ("capture", "captures"))
    reading = read_record(Source, _shaped(data))
    if several is None:
        return reading._replace(findings=tuple(map(_of_one, reading.findings)))
    if one is None:
        return reading
    message = "A source has `capture` or `captures`; here it has both."
    finding = Diagnostic(KEY_DUPLICATE, several.place, message, "Put all of them under `captures`.")
    return reading._replace(findings=(*reading.findings, finding))


def _of_one(finding: Diagnostic) -> Diagnostic:
    """Speak of ``capture``, which was typed or meant, in place of ``captures``."""
    message = finding.message.replace("An entry of `captures`", "`capture`").replace("`captures`", "`capture`")
    return replace(finding, message=message, hint=finding.hint.replace("`captures`", "`capture`"))


def _shaped(data: Pairs) -> Pairs:
    shaped = Pairs()
    shaped.place = data.place
    variables = Pairs()
    for key, value in data.items():
        if key == "capture":
            one = Items([value])
            one.place = value.place
            shaped[Text("captures", key.place)] = one
        elif key == "author" and isinstance(value, Items):
            shaped[key] = _names(value)
        elif key == "issued" and isinstance(value, Pairs):
            shaped[key] = _date(value)
        elif key in csl.VARIABLES and key not in slots(Source):
            variables[key] = value
        else:
            shaped[key] = value
    if variables:
        shaped[Text("csl")] = variables
    return shaped


def _names(authors: Items) -> Items:
    """Keep of each name what is printed; particles belong to the family name."""
    names = Items()
    names.place = authors.place
    for author in authors:
        if not isinstance(author, Pairs):
            names.append(author)
            continue
        name = Pairs({key: value for key, value in author.items() if key not in csl.NAME_PARTS or key in KEPT})
        name.place = author.place
        parts = [author.get(Text(part)) for part in (*PARTICLES, "family")]
        if any(parts[:-1]) and isinstance(parts[-1], Text):
            family = " ".join(part for part in parts if isinstance(part, Text))
            name[Text("family")] = Text(family, parts[-1].place)
        names.append(name)
    return names


KEPT = frozenset({"family", "given", "literal", "suffix"})


SEASONS = ("1", "2", "3", "4")
"""Spring, summer, autumn and winter, as CSL counts them."""


def _date(value: Pairs) -> Data:
    """Give CSL's date as EDTF text; what is no CSL date stays as it is, and is refused as a mapping."""
    raw = value.get(Text("raw"), value.get(Text("literal")))
    if isinstance(raw, Text):
        return raw
    days = value.get(Text("date-parts"))
    if not isinstance(days, Items) or not all(isinstance(day, Items) and day for day in days):
        return value
    parts = [[str(part) for part in day] for day in days if isinstance(day, Items)]
    season = value.get(Text("season"))
    if isinstance(season, Text) and season in SEASONS and len(parts) == 1 == len(parts[0]):
        parts[0].append(str(20 + int(season)))
    circa = value.get(Text("circa"), Text("false"))
    return Text(from_parts(parts) + ("~" if circa in {"true", "1"} else ""), days.place)

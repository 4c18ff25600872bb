"""Read a source record, with CSL's variables where the record has them."""

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
from generator.read.redactions import without_barred_links
from generator.read.yaml import Items, Pairs

if TYPE_CHECKING:
    from generator.read.yaml import Data

PARTICLES = ("dropping-particle", "non-dropping-particle")
"""Parts of a CSL name that belong to the family name, such as "van"."""


def read_source(data: Data) -> Reading[Source]:
    """Return the source that data contain, with the findings.

    One capture may be typed as ``capture``, several as ``captures``. Every CSL variable means what it means in CSL.
    """
    if not isinstance(data, Pairs):
        return read_record(Source, data)
    single, plural = (next((key for key in data if key == name), None) for name in ("capture", "captures"))
    reading = read_record(Source, _shape(data))
    if reading.record:
        reading = reading._replace(record=without_barred_links(reading.record))
    if plural is None:
        return reading._replace(findings=tuple(map(_in_singular, reading.findings)))
    if single is None:
        return reading
    message = "A source has `capture` or `captures`; here it has both."
    finding = Diagnostic(KEY_DUPLICATE, plural.place, message, "Put all of them under `captures`.")
    return reading._replace(findings=(*reading.findings, finding))


def _in_singular(finding: Diagnostic) -> Diagnostic:
    """Return a finding that names ``capture``, which was typed or meant, instead of ``captures``."""
    message = finding.message.replace("An entry of `captures`", "`capture`").replace("`captures`", "`capture`")
    return replace(finding, message=message, hint=finding.hint.replace("`captures`", "`capture`"))


def _shape(data: Pairs) -> Pairs:
    """Return the data of a source with the keys of our records.

    One ``capture`` becomes ``captures``, and CSL's other variables are put under ``csl``.
    """
    shaped = Pairs()
    shaped.place, shaped.whole = data.place, data.whole
    variables = Pairs()
    for key, value in data.items():
        if key == "capture":
            captures = Items([value])
            captures.place = value.place
            shaped[Text("captures", key.place)] = captures
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
    """Return the authors with only the name parts that are printed.

    Particles join the family name. Keys that CSL does not know stay, to be reported.
    """
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
"""Parts of a CSL name that are printed."""
SEASONS = ("1", "2", "3", "4")
"""Spring, summer, autumn and winter, as CSL counts them."""


def _date(value: Pairs) -> Data:
    """Return a CSL date as EDTF text.

    A mapping that is not a CSL date is returned unchanged, and refused later because it is not a text.
    """
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

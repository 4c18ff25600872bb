"""Read a source record, with CSL's variables where the record has them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Name, Source, csl
from generator.model.dates import from_csl
from generator.model.diagnostics import Diagnostic
from generator.model.places import Text
from generator.model.rules.reading import KEY_DUPLICATE
from generator.model.schema import slots
from generator.read.records import Reading, read_record
from generator.read.redactions import without_barred_links
from generator.read.yaml import Items, Pairs

if TYPE_CHECKING:
    from generator.read.defaults import Defaults
    from generator.read.yaml import Data

UNPRINTED = csl.NAME_PARTS - slots(Name).keys()
"""Parts of a CSL name that only arrange it in a bibliography."""


def read_source(data: Data, defaults: Defaults) -> Reading[Source]:
    """Return the source that data contain, with the findings.

    One capture may be typed as ``capture``, several as ``captures``. Every CSL variable means what it means in CSL.
    ``defaults`` stand for the keys that the source does not state itself.
    """
    if not isinstance(data, Pairs):
        return read_record(Source, data)
    single, plural = (next((key for key in data if key == name), None) for name in ("capture", "captures"))
    shaped = _shape(data)
    defaults.complete(shaped)
    reading = read_record(Source, shaped)
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
    for key, typed in data.items():
        value = _date(typed) if key in csl.DATES and isinstance(typed, Pairs) else typed
        if key == "capture":
            captures = Items([value])
            captures.place = value.place
            shaped[Text("captures", key.place)] = captures
        elif key == "author" and isinstance(value, Items):
            shaped[key] = _names(value)
        elif key in csl.VARIABLES and key not in slots(Source):
            variables[key] = value
        else:
            shaped[key] = value
    if variables:
        shaped[Text("csl")] = variables
    return shaped


def _names(authors: Items) -> Items:
    """Return the authors with only the name parts that are printed.

    Keys that CSL does not know stay, to be reported.
    """
    names = Items()
    names.place = authors.place
    for author in authors:
        if not isinstance(author, Pairs):
            names.append(author)
            continue
        name = Pairs({key: value for key, value in author.items() if key not in UNPRINTED})
        name.place = author.place
        names.append(name)
    return names


def _date(value: Pairs) -> Data:
    """Return a CSL date as EDTF text.

    A mapping that is not a CSL date is returned unchanged, and refused later because it is not a text.
    """
    text = from_csl(value)
    typed = next((value[Text(key)] for key in ("raw", "literal", "date-parts") if Text(key) in value), value)
    return Text(text, typed.place) if text else value

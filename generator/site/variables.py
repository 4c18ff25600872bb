"""Say what a desk states of a source in the variables of CSL, with labels and with the addresses that follow.

The values are as the desk typed them, so they may have any shape.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from generator.model import Name, csl
from generator.model.dates import from_csl
from generator.model.forms import is_url
from generator.model.places import Text
from generator.model.schema import slots
from generator.site.components import Fact
from generator.site.dates import format_date
from generator.site.words import capitalised, entries, joined, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Source

CITED = (
    *("authority", "jurisdiction", "editor", "translator", "collection-title", "edition", "volume", "issue", "number"),
    *("chapter-number", "section", "page", "publisher-place", "event-title", "version"),
    *("DOI", "PMID", "PMCID", "ISBN", "ISSN"),
)
"""The variables in a reference of our own, in its order."""
IDENTIFIERS = ("DOI", "PMID", "PMCID", "ISBN")
"""The variables by which readers look a source up."""
RESOLVERS = {
    "DOI": (r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/[^\s<>\"']+)", "https://doi.org/{}"),
    "PMID": (r"(?:PMID:?\s*)?(\d{1,9})", "https://pubmed.ncbi.nlm.nih.gov/{}/"),
    "PMCID": (r"(?:PMCID:?\s*)?(PMC\d{1,9})", "https://pmc.ncbi.nlm.nih.gov/articles/{}/"),
    "ISSN": (r"(\d{4}-\d{3}[\dX])", "https://portal.issn.org/resource/ISSN/{}"),
    "license": (r"CC-(BY(?:-NC)?(?:-SA|-ND)?-\d\.\d)", "https://creativecommons.org/licenses/{}/"),
}
"""How the value of a variable is written, and the address that follows from it."""


def stated(source: Source) -> Iterator[Fact]:
    """Return a fact for each variable of CSL that has no field of its own and that the source states.

    The abstract is the words of the source, so it is not shown if the rights allow no words.
    """
    for name in _order():
        if name in source.csl and (name != "abstract" or source.shows_text):
            value = words(source.csl[Text(name)], name)
            yield Fact(capitalised(message(f"variables.{name}")), value, link=address(name, value))


def cited(source: Source) -> Iterator[str]:
    """Return each variable that a reference states, with its label; of a DOI, its address.

    The authority of a text without authors is named in their place.
    """
    for name in CITED if source.author else CITED[1:]:
        if value := variable(source, name):
            link = address(name, value) if name == "DOI" else ""
            yield link or message("references.variable", name=message(f"variables.{name}"), value=value)


def identifiers(source: Source) -> str:
    """Return the identifiers of a source in a row."""
    return " ".join(filter(None, (variable(source, name) for name in IDENTIFIERS)))


def variable(source: Source, name: str) -> str:
    """Return the words of a variable of CSL, which may have a field of its own; empty if it is not stated."""
    value = source.csl.get(Text(name)) or getattr(source, name.replace("-", "_"), None)
    return words(value, name) if value else ""


def words(value: object, name: str) -> str:
    """Return the value of a variable in words: names in a row, a date as pages write it, any other value as typed."""
    if name in csl.NAMES and isinstance(value, list):
        return joined([str(each) for each in names(value)])
    if name in csl.DATES and (date := value if isinstance(value, str) else _date(value)):
        return format_date(date)
    return message("row.comma").join(_flat(value))


def names(value: object) -> list[Name]:
    """Return the names in a list as it was typed; what has no name is left out."""
    known = (_name(each) for each in value) if isinstance(value, list | tuple) else ()
    return [name for name in known if str(name)]


def address(name: str, value: str) -> str:
    """Return the address that follows from the value of a variable; empty if none does."""
    if is_url(value):
        return value
    form, resolver = RESOLVERS.get(name, ("", ""))
    found = re.fullmatch(form, value.strip(), re.IGNORECASE) if form else None
    if not found:
        return ""
    return resolver.format(re.sub(r"-(?=\d)", "/", found[1].lower()) if name == "license" else found[1])


def _name(value: object) -> Name:
    if not isinstance(value, Mapping):
        return Name(literal=Text(value)) if isinstance(value, str) else Name()
    parts = {str(part).replace("-", "_"): Text(text) for part, text in value.items() if isinstance(text, str)}
    return Name(**{part: text for part, text in parts.items() if part.replace("_", "-") in slots(Name)})


def _date(value: object) -> str:
    return from_csl(value) if isinstance(value, Mapping) else ""


def _flat(value: object) -> Iterator[str]:
    """Yield the texts in a value of any shape, each with the key that it stands under."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from (message("references.variable", name=name, value=text) for text in _flat(inner))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _flat(inner)
    elif str(value).strip():
        yield str(value)


@cache
def _order() -> tuple[str, ...]:
    """Return the names of the variables in the order of a page."""
    return tuple(key.removeprefix("variables.") for key in entries() if key.startswith("variables."))

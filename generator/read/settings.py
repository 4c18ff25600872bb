"""Read the desk's settings from the text of ``mkdocs.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

from generator.model import CONTRACT, SETTINGS, Limits, Policy, Scale, Settings
from generator.model.bounds import NAMES
from generator.model.diagnostics import Diagnostic
from generator.model.forms import COUNT, FOLDER, SHARE, Filled, Url, Words
from generator.model.places import Place, Text
from generator.model.requirements import NOTHING, Entries
from generator.model.rules import reading
from generator.model.schema import Record
from generator.read.mkdocs_keys import KEYS, report_absent, report_unfit
from generator.read.records import place_of_first, read_record
from generator.read.suggestions import nearest
from generator.read.yaml import Data, Items, Pairs, Tagged, read, value_under

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

DEFAULTS = Limits()
"""The limits of a project that states none."""
PRINTED = ("site_name", "site_url")
"""MkDocs' own keys whose values our pages print."""
EDITING = ("repo_url", "edit_uri", "edit_uri_template")
"""MkDocs' own keys that say where a file of the project can be edited."""
READ = (
    *((key,) for key in (*PRINTED, *EDITING, "docs_dir", "site_dir", "use_directory_urls")),
    *((key,) for key in ("nav", "hooks", "theme", "dev_addr")),
    ("theme", "name"),
    ("theme", "custom_dir"),
    ("extra", "briefings"),
)
"""The keys whose values are read here or by a build, which knows no environment and no program of an engine."""


@dataclass(frozen=True, kw_only=True)
class Bounds(Record):
    """The limits of excerpts, as typed under ``limits``."""

    quote_words: Annotated[Text, COUNT] = Text(str(DEFAULTS.quote_words))
    """The most words in one quote."""

    source_words: Annotated[Text, COUNT] = Text(str(DEFAULTS.source_words))
    """The most words quoted from one source on the whole site."""

    source_share: Annotated[Text, SHARE] = Text(str(DEFAULTS.source_share))
    """The largest share of a capture that the whole site shows, counted as quotes with their sentences."""


@dataclass(frozen=True, kw_only=True)
class Own(Record):
    """The settings of this project, as typed under ``extra.briefings``."""

    contract: Annotated[Text, COUNT] = Text(str(CONTRACT))
    """The version of these rules that the project follows."""

    limits: Bounds = field(default_factory=Bounds)
    """How much the site shows of a source that may only be excerpted."""

    review: Policy = field(default_factory=Policy)
    """Who may publish."""

    captures: Annotated[Text, FOLDER] | None = None
    """A folder that contains captures too, seen from that of `mkdocs.yml`, such as `../private`. It may be outside of
    the repository."""

    scales: Annotated[tuple[Scale, ...], Entries(most=NAMES)] = ()
    """Scales of grades of the desk's own, beside the Admiralty's."""
    reference_style: Filled | None = None
    """How sources are cited: the id of a style in CSL, such as `apa` or `vancouver`, or a file such as
    `seeds/desk.csl`."""

    issues: Url | None = None
    """The address of the desk's issue tracker; without one, no page offers to report anything."""

    entity_kinds: Annotated[tuple[Words, ...], Entries(most=NAMES)] = ()
    """Kinds of entity besides those of every desk, as pages print them, such as medicine."""


def read_settings(text: str, files: Collection[str] | None = None) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
    """Return our settings in the text of ``mkdocs.yml``, and the findings.

    MkDocs judges the rest of the file. ``files`` are the paths of the project, or None if not all of them are known.
    The settings are None if the file cannot be read, or if it follows newer rules than this program knows.
    """
    data, findings = read(SETTINGS, text, lenient=True)
    if data is None and findings:
        return None, findings
    if not isinstance(data, Pairs):
        message = f"{SETTINGS} contains no settings: it is not a mapping of keys to values."
        return None, (Diagnostic(reading.VALUE_TYPE, Place(SETTINGS), message, "Write it as key: value."),)
    contract = value_under(data, "extra", "briefings", "contract")
    if isinstance(contract, Text) and re.fullmatch(r"[1-9]\d{0,8}", contract) and int(contract) > CONTRACT:
        message = f"The project follows version {contract} of the rules; this program knows versions up to {CONTRACT}."
        return None, (
            Diagnostic(reading.CONTRACT_NEWER, contract.place, message, "Install a newer version of the program."),
        )
    tagged = (*findings, *_report_unnamed(data), *_remove_tagged(data))
    ours = value_under(data, "extra", "briefings")
    own, findings, _ = read_record(Own, Pairs() if ours is None else ours)
    absent = () if files is None else report_absent(data, files)
    findings = (*tagged, *findings, *report_unfit(data), *absent)
    own = own or Own()
    limits = Limits(
        quote_words=int(own.limits.quote_words),
        source_words=int(own.limits.source_words),
        source_share=float(own.limits.source_share),
    )
    printed = {
        field: value
        for field in (*PRINTED, *EDITING)
        if isinstance(value := value_under(data, field), Text) and value.strip()
    }
    settings = Settings(
        contract=int(own.contract),
        captures=own.captures or Text(),
        reference_style=own.reference_style or Text(),
        limits=limits,
        review=own.review,
        scales=own.scales,
        issues=own.issues or "",
        entity_kinds=tuple(map(str, own.entity_kinds)),
        **printed,
    )
    return settings, findings


def find_captures_folder(text: bytes) -> str:
    """Return the folder that the text of ``mkdocs.yml`` names for captures, or an empty text."""
    if b"captures" not in text:
        return ""
    settings, _ = read_settings(text.decode("utf-8", "replace"))
    return str(settings.captures) if settings else ""


def _report_unnamed(data: Pairs) -> Iterator[Diagnostic]:
    """Report that a site has no name, unless a misspelt key contains it."""
    name = value_under(data, "site_name")
    if isinstance(name, Text) and name.strip() in NOTHING:
        yield Diagnostic(reading.VALUE_EMPTY, name.place, "`site_name` has no value.", "Write the name of the site.")
    elif name is None and "site_name" not in {nearest(key, KEYS) for key in data.keys() - KEYS}:
        message = "The settings need `site_name`, which is missing here."
        yield Diagnostic(reading.KEY_MISSING, place_of_first(data), message, "Add `site_name`.")


def _remove_tagged(data: Pairs) -> Iterator[Diagnostic]:
    """Report and remove each value that is read and that only an engine knows."""
    for *above, last in READ:
        holder = value_under(data, *above)
        value = value_under(holder, last)
        if not isinstance(holder, Pairs) or value is None:
            continue
        if above or last != "theme":
            yield from _remove_below(value, last)
        if isinstance(value, Tagged):
            yield _report_tagged(value, last)
            del holder[Text(last)]


def _remove_below(data: Data, name: str) -> Iterator[Diagnostic]:
    inner = list(data.items() if isinstance(data, Pairs) else enumerate(data) if isinstance(data, Items) else ())
    for step, value in reversed(inner):
        below = step if isinstance(step, str) else name
        if isinstance(value, Tagged):
            yield _report_tagged(value, below)
            del data[step]  # type: ignore[arg-type,union-attr]
        else:
            yield from _remove_below(value, below)


def _report_tagged(value: Tagged, name: str) -> Diagnostic:
    message = f"The check and the pages need the value of `{name}`, which only MkDocs can find out from a tag."
    return Diagnostic(reading.YAML_TAG, value.place, message, "Write the value itself.")

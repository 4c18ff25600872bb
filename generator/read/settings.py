"""Read the desk's settings from the text of ``mkdocs.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

from generator.model import CONTRACT, SETTINGS, Limits, Policy, Settings
from generator.model.diagnostics import Diagnostic
from generator.model.forms import COUNT, SHARE, Url
from generator.model.places import Place, Text
from generator.model.rules import reading
from generator.model.schema import Record
from generator.read.records import read_record
from generator.read.yaml import Data, Items, Pairs, read, value_under

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFAULTS = Limits()
"""The limits of a project that states none."""
PRINTED = ("site_name", "site_url")
"""MkDocs' own keys whose values our pages print."""
EDITING = ("repo_url", "edit_uri", "edit_uri_template")
"""MkDocs' own keys that say where a file of the project can be edited."""
OUTSIDE = re.compile(r"^[/\\~]|^\w:|(?:^|[/\\])\.\.(?:[/\\]|$)")
"""The beginning or the part of a path that leads out of the folder that the path is relative to."""
EXTENSIONS = frozenset({"generator.blocks", "attr_list", "fenced_code", "md_in_html", "meta", "tables", "toc"})
"""Markdown extensions that the pages are made for, or that do not change them."""
FOLDERS = {"docs_dir": "briefings", "site_dir": "site"}
"""The folders of a project's content and of its site.

MkDocs alone would accept any other folder as ``site_dir``, and empty it.
"""
FALSE = frozenset({"false", "no", "off"})
"""The words that mean false in YAML 1.1, in lowercase; capitals mean the same."""


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

    issues: Url | None = None
    """The address of the desk's issue tracker; without one, no page offers to report anything."""


def read_settings(text: str) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
    """Return our settings in the text of ``mkdocs.yml``, and the findings.

    MkDocs judges the rest of the file.
    The settings are None if the file cannot be read, or if it follows newer rules than this program knows.
    """
    data, findings = read(SETTINGS, text, lenient=True)
    if findings:
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
    ours = value_under(data, "extra", "briefings")
    own, findings, _ = read_record(Own, Pairs() if ours is None else ours)
    findings = (*findings, *_report_unfit(data))
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
        contract=int(own.contract), limits=limits, review=own.review, issues=own.issues or "", **printed
    )
    return settings, findings


def _report_unfit(data: Pairs) -> Iterator[Diagnostic]:
    """Report settings that MkDocs would accept but our pages cannot follow."""
    for key, value in data.items():
        if key == "INHERIT":
            message = "Settings in another file are not read here, so the check would not follow them."
            yield Diagnostic(reading.KEY_UNKNOWN, key.place, message, f"Write them into {SETTINGS} itself.")
        elif key == "use_directory_urls" and isinstance(value, Text) and value.lower() in FALSE:
            message = "`use_directory_urls` is off here, but every page has its own folder, and links lead to folders."
            yield Diagnostic(reading.VALUE_UNKNOWN, value.place, message, "Delete the line.")
        elif key in FOLDERS and value != FOLDERS[key]:
            message = f"`{key}` is not {FOLDERS[key]} here, so a build may empty or publish the folder that it names."
            yield Diagnostic(
                reading.VALUE_UNKNOWN, key.place, message, "Delete the line, or write " + FOLDERS[key] + "."
            )
        elif key == "nav":
            yield from _unmade_pages(value)
        elif key == "markdown_extensions":
            yield from _unread_extensions(value)
        elif key in PRINTED and not isinstance(value, Text):
            message = f"`{key}` is not a text here, so pages cannot print it."
            yield Diagnostic(reading.VALUE_TYPE, value.place, message, "Write the text itself.")
    folder = value_under(data, "theme", "custom_dir")
    if isinstance(folder, Text) and OUTSIDE.search(folder):
        message = f"The folder `{folder}` is outside the project, so nobody who reviews the project sees its templates."
        yield Diagnostic(reading.VALUE_FORM, folder.place, message, "Move the folder into the project.")


def _unmade_pages(nav: Data) -> Iterator[Diagnostic]:
    """Report pages of the guide that the navigation does not name by an index file."""
    entries = nav if isinstance(nav, Items) else nav.values() if isinstance(nav, Pairs) else ()
    for entry in entries:
        yield from _unmade_pages(entry)
    if isinstance(nav, Text) and (page := re.fullmatch(r"(guide/.+)\.md", nav)) and not nav.endswith("/index.md"):
        message = f"The site has no file {nav}: a page of the guide is the index of its folder."
        yield Diagnostic(reading.VALUE_UNKNOWN, nav.place, message, f"Write {page[1]}/index.md.")


def _unread_extensions(value: Data) -> Iterator[Diagnostic]:
    """Report each Markdown extension that cannot change our pages, because no engine parses our Markdown."""
    for entry in value if isinstance(value, list) else (value,):
        for name in entry if isinstance(entry, Pairs) else (entry,):
            if isinstance(name, Text) and name.removeprefix("markdown.extensions.") not in EXTENSIONS:
                message = (
                    f"The extension {name} changes nothing, because an engine sees only the headings of our Markdown."
                )
                hint = "Delete it; the guide lists what our Markdown has."
                yield Diagnostic(reading.VALUE_UNKNOWN, name.place, message, hint)

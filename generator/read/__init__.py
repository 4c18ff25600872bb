"""Read a tree of files into content, and report every mistake in any file."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from generator.model import SETTINGS, Content, Settings, may_hold
from generator.model.bounds import FILES, PAGES, PROJECT
from generator.model.diagnostics import Diagnostic
from generator.model.places import Place
from generator.model.rules import reading
from generator.model.sharing import alone, slice_part
from generator.read.briefings import Reader, briefing_folders, read_briefings, read_entities, read_pages
from generator.read.captures import (
    capture_paths,
    decode_captures,
    find_away,
    original_paths,
    read_captures,
    read_frozen_captures,
)
from generator.read.defaults import DEFAULTS, defaults_of, read_defaults
from generator.read.edition_files import read_editions
from generator.read.files import report_refused_file
from generator.read.pointers import refuse_pointers
from generator.read.settings import read_settings
from generator.read.sources import read_source
from generator.read.strays import report_strays
from generator.read.styles import read_style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Briefing, Source, Tree
    from generator.model.sharing import Share
    from generator.read.briefings import Noted
    from generator.read.defaults import Defaults

__all__ = ["RECORD", "load"]

MANY = 300
"""How many records and briefings are worth a second process."""
RECORD = re.compile(rf"seeds/(?:.*/)?(?!{re.escape(DEFAULTS)}\Z)[^/.][^/]*\.yml", re.DOTALL)
"""The path of a source record in the tree."""


def load(tree: Tree, share: Share = alone) -> tuple[Content, tuple[Diagnostic, ...]]:
    """Return the content of all files of a project, and the findings.

    No content of a file makes this function raise an exception.
    ``share`` may read the records in several processes.
    """
    if SETTINGS not in tree.files and SETTINGS not in tree.refused:
        message = "There is no mkdocs.yml here, so this is not a project."
        hint = "Run this in the folder of a project, or start one with mkdocs.yml, seeds/ and briefings/."
        return Content(unread=frozenset({SETTINGS})), (
            Diagnostic(reading.PROJECT_MISSING, Place(SETTINGS), message, hint),
        )
    if too_large := next(_too_large(tree), None):
        return Content(unread=frozenset(tree.files)), (too_large,)
    tree = refuse_pointers(tree)
    reader = Reader(tree)
    settings_text = reader.text(SETTINGS) if SETTINGS in tree.files else None
    known = None if tree.partial else {*tree.files, *tree.refused}
    settings, findings = read_settings(settings_text, known) if settings_text is not None else (None, ())
    reader.findings += findings
    if any(finding.rule is reading.CONTRACT_NEWER for finding in findings):
        return Content(unread=frozenset({SETTINGS})), (*reader.findings, *_report_refused(tree, frozenset()))
    if settings is None:
        reader.unread.add(SETTINGS)
    elif settings.reference_style:
        style, findings = read_style(settings.reference_style, tree)
        settings = replace(settings, style=style)
        reader.findings += findings
    kept = str(settings.captures) if settings else ""
    away = bool(kept) and tree.outside is None
    records = _read_records(reader, share, kept)
    sources = tuple(source for part in records for source in part.sources)
    captures = decode_captures(tree, (file for part in records for file in part.captures))
    entities = read_entities(reader)
    briefings = tuple(briefing for part in records for briefing in part.briefings)
    texts = read_pages(reader)
    editions, edition_findings = read_editions(tree, briefings)
    frozen = (edition.contents.sources for several in editions.values() for edition in several)
    # A source that could not be read may name any file.
    files = capture_paths(sources) | original_paths(sources)
    named = tree.files if may_hold(frozenset(reader.unread), "seeds/") else files
    inside = tree.files.keys() - (tree.outside or {}).keys()
    file_findings = (*_report_refused(tree, files), *report_strays(inside, named))
    content = Content(
        settings=settings or Settings(),
        sources=sources,
        entities=entities,
        briefings=briefings,
        captures=read_frozen_captures(tree, editions) | captures,
        editions=editions,
        unread=frozenset(reader.unread | set(tree.refused) - files),
        unseen=frozenset().union(*(part.unseen for part in records)),
        away=find_away(tree, chain(sources, *frozen)) if away else frozenset(),
        texts=texts,
    )
    return content, (
        *reader.findings,
        *file_findings,
        *edition_findings,
        *_too_many_pages(tree, content),
    )


def _too_large(tree: Tree) -> Iterator[Diagnostic]:
    """Report a project that has more files, or more bytes, than are read."""
    files, size = len(tree.files), sum(map(len, tree.files.values()))
    for number, bound, unit in ((files, FILES, "files"), (size, PROJECT, "bytes")):
        if number > bound:
            message = f"The project has more than {bound:,} {unit}, which is too many to read."
            yield Diagnostic(reading.PROJECT_TOO_LARGE, Place(SETTINGS), message, "Remove what no briefing uses.")


def _too_many_pages(tree: Tree, content: Content) -> Iterator[Diagnostic]:
    """Report a project whose site would have too many pages to build."""
    former = [source.was for source in content.sources]
    former += [entity.was for entity in content.entities]
    former += [briefing.head.was for briefing in content.briefings]
    count = len(tree.files) + len(content.entities) + sum(map(len, former))
    if count > PAGES:
        message = f"The site would have about {count:,} pages and redirects; at most {PAGES:,} are built."
        hint = "Remove files and entities that no briefing uses, or former ids that no link needs."
        yield Diagnostic(reading.PROJECT_TOO_LARGE, Place(SETTINGS), message, hint)


class _Records(NamedTuple):
    """The sources of a project, the files of captures that can be quoted or were refused, and the briefings."""

    sources: tuple[Source, ...]
    captures: tuple[str, ...]
    unseen: frozenset[str]
    briefings: tuple[Briefing, ...]


def _read_records(reader: Reader, share: Share, kept: str) -> list[_Records]:
    """Read the sources, their captures and the briefings in parts, and add what was found to a reader."""
    tree = reader.tree
    paths = [path for path in sorted(tree.files) if RECORD.fullmatch(path)]
    folders = briefing_folders(tree)
    defaults = read_defaults(reader)

    def read(part: int, parts: int) -> tuple[_Records, Noted]:
        own = Reader(tree)
        sources = tuple(_read_sources(own, defaults, slice_part(paths, part, parts)))
        captures, unseen, findings = read_captures(tree, sources, kept)
        own.findings += findings
        briefings = tuple(read_briefings(own, slice_part(folders, part, parts)))
        return _Records(sources, tuple(captures), unseen, briefings), own.noted

    results = (share if len(paths) + len(folders) >= MANY else alone)(read)
    if not reader.take([noted for _, noted in results]):
        # The limits for all texts together were reached, and the order of the texts decides where.
        results = alone(read)
        reader.take([noted for _, noted in results])
    return [records for records, _ in results]


def _read_sources(reader: Reader, defaults: Mapping[str, Defaults], paths: Iterable[str]) -> Iterator[Source]:
    for path in paths:
        data = reader.data(path)
        if data is None:
            continue
        source, findings, whole = read_source(data, defaults_of(path, defaults))
        reader.findings += findings
        if not (whole and defaults_of(path, defaults).whole):
            reader.unread.add(path)
        if source is not None:
            yield source


def _report_refused(tree: Tree, captures: frozenset[str]) -> Iterator[Diagnostic]:
    """Report the files that the tree refused, except captures and originals.

    These are reported where their source names them.
    """
    for path in sorted(tree.refused):
        if path not in captures:
            yield report_refused_file(tree, path)

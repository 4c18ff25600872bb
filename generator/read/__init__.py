"""Takes a tree; gives its content, every record validated, and a finding for every mistake in any file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model import ENTITIES, SETTINGS, Content
from generator.model.bounds import FILES, PAGES, PROJECT
from generator.model.diagnostics import Diagnostic
from generator.model.places import Place
from generator.model.rules import reading
from generator.read.briefings import Reader, read_briefings, read_entities, read_pages
from generator.read.captures import frozen_captures, named, read_captures
from generator.read.edition_files import read_editions
from generator.read.files import refused
from generator.read.records import cut
from generator.read.settings import read_settings
from generator.read.sources import read_source
from generator.read.suggestions import hint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Source, Tree

__all__ = ["RECORD", "load"]

RECORD = re.compile(r"seeds/(?:.*/)?[^/.][^/]*\.yml", re.DOTALL)
"""The path of a source record."""


def load(tree: Tree) -> tuple[Content, tuple[Diagnostic, ...]]:
    """Read every file of a project; never raises for what a file holds."""
    if SETTINGS not in tree.files and SETTINGS not in tree.refused:
        return _without("There is no mkdocs.yml here, so this is no project.")
    if not {"seeds", "briefings"} & {path.partition("/")[0] for path in (*tree.files, *tree.refused)}:
        return _without("There is neither briefings/ nor seeds/ beside mkdocs.yml, so this is no project.")
    if too_large := next(_beyond(tree), None):
        return Content(unread=frozenset(tree.files)), (too_large,)
    reader = Reader(tree)
    settings_text = reader.text(SETTINGS) if SETTINGS in tree.files else None
    settings, findings = read_settings(settings_text) if settings_text is not None else (None, ())
    reader.findings += findings
    if settings is None:
        return Content(unread=frozenset({SETTINGS})), (*reader.findings, *_refused(tree, frozenset()))
    sources = tuple(_sources(reader))
    captures, unseen, findings = read_captures(tree, sources)
    entities = read_entities(reader)
    briefings = tuple(read_briefings(reader))
    texts = read_pages(reader)
    editions, broken = read_editions(tree, briefings)
    outside = (*findings, *_refused(tree, named(sources)), *_misspelt(tree), *broken)
    content = Content(
        settings=settings,
        sources=sources,
        entities=entities,
        briefings=briefings,
        captures=frozen_captures(tree, editions) | captures,
        editions=editions,
        unread=frozenset(reader.unread | set(tree.refused) - named(sources)),
        unseen=unseen,
        texts=texts,
    )
    return content, (*reader.findings, *outside, *_pages(tree, content))


def _beyond(tree: Tree) -> Iterator[Diagnostic]:
    """Say of which a project holds more than is read at all."""
    many, most = len(tree.files), sum(map(len, tree.files.values()))
    for number, bound, what in ((many, FILES, "files"), (most, PROJECT, "bytes")):
        if number > bound:
            message = f"The project holds more than {bound:,} {what}, and no more are read."
            yield Diagnostic(reading.PROJECT_TOO_LARGE, Place(SETTINGS), message, "Take out what no briefing uses.")


def _pages(tree: Tree, content: Content) -> Iterator[Diagnostic]:
    """Say by how much the site would have more pages than an engine can build in a while."""
    former = [source.was for source in content.sources]
    former += [entity.was for entity in content.entities]
    former += [briefing.head.was for briefing in content.briefings]
    count = len(tree.files) + len(content.entities) + sum(map(len, former))
    if count > PAGES:
        message = f"The site would have some {count:,} pages and addresses that lead on; at most {PAGES:,} are built."
        yield Diagnostic(reading.PROJECT_TOO_LARGE, Place(SETTINGS), message, "Take out what no briefing uses.")


def _without(message: str) -> tuple[Content, tuple[Diagnostic, ...]]:
    hint = "Run this in a project's folder, or begin one with a mkdocs.yml, a seeds/ and a briefings/ folder."
    finding = Diagnostic(reading.PROJECT_MISSING, Place(SETTINGS), message, hint)
    return Content(unread=frozenset({SETTINGS})), (finding,)


def _sources(reader: Reader) -> Iterator[Source]:
    for path in sorted(reader.tree.files):
        if not RECORD.fullmatch(path):
            continue
        data = reader.data(path)
        if data is None:
            continue
        source, findings, whole = read_source(data)
        reader.findings += findings
        if not whole:
            reader.unread.add(path)
        if source is not None:
            yield source


def _refused(tree: Tree, captures: frozenset[str]) -> Iterator[Diagnostic]:
    """Report what could not be taken; a capture is reported where its source names it."""
    for path in sorted(tree.refused):
        if path not in captures:
            yield refused(tree, path)


def _misspelt(tree: Tree) -> Iterator[Diagnostic]:
    """Warn of YAML files that stand where none is read."""
    for path in sorted(tree.files):
        if re.fullmatch(r"(?is)seeds/.*\.ya?ml", path) and not path.endswith(".yml"):
            yield Diagnostic(
                reading.FILE_UNEXPECTED,
                Place(path),
                "A source record's name ends in .yml; this file is not read.",
                "Rename it.",
            )
        if re.fullmatch(r"briefings/[^/]+\.ya?ml", path) and path != ENTITIES:
            name = path.removeprefix("briefings/")
            message = f"The file {cut(name)} is none that is read beside the briefings."
            advice = hint(name, ("entities.yml",))
            yield Diagnostic(reading.FILE_UNEXPECTED, Place(path), message, advice)

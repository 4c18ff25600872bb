"""Read the briefings, the entities and the pages of a project from its files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from posixpath import dirname
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeVar

from generator.model import ENTITIES, IMAGES, Briefing, Claim, Entity, FrontMatter, Listed, Prose, Texts, image
from generator.model.bounds import ADDRESS_NAME, ALL_MARKS, QUOTED
from generator.model.diagnostics import Diagnostic
from generator.model.forms import is_id
from generator.model.places import Place, Text
from generator.model.requirements import Entries
from generator.model.rules import reading
from generator.model.schema import Record
from generator.read.characters import is_address, report_forbidden_characters
from generator.read.files import read_text, report_conflict
from generator.read.markdown import count_excess_marks, prose
from generator.read.markdown.unread import links, report_dense, unread_markup
from generator.read.records import Reading, quote_value, read_record
from generator.read.strays import BRIEFING, CLAIMS, advise, is_briefing, report_stray_page
from generator.read.yaml import Pairs, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model import Leading, Tree
    from generator.read.yaml import Data

R = TypeVar("R")
FOLDER = "briefings"
RESERVED = frozenset(
    """
    sources entities search assets corrections guide editions changes tags javascripts stylesheets images feeds 404
    """.split()
)
"""First segments of addresses that the site uses itself, so no briefing may have them as its id."""
ID_HINT = f"Use lowercase letters, digits and hyphens; at most {ADDRESS_NAME} characters."


@dataclass(frozen=True, kw_only=True)
class Claims(Record):
    """The contents of ``claims.yml``, or of a file in ``claims/``."""

    claims: Annotated[tuple[Claim, ...], Entries(1)]


@dataclass(frozen=True, kw_only=True)
class Lists(Record):
    """The contents of ``members.yml``."""

    lists: Annotated[tuple[Listed, ...], Entries(1)]


@dataclass(frozen=True, kw_only=True)
class Entities(Record):
    """The contents of ``entities.yml``."""

    entities: Annotated[tuple[Entity, ...], Entries(1)]


class Noted(NamedTuple):
    """What a reader noted beside the records that it read."""

    findings: list[Diagnostic]
    unread: set[str]
    links: list[Leading]
    marks: int
    quoted: int


class Reader:
    """A reader of a tree's files that collects their findings, links and unread paths.

    ``findings`` are those of all files read so far; ``unread`` contains the paths that could not be read whole.
    ``links`` are the links and images of all Markdown.
    ``marks`` counts the marks beyond those of ordinary prose, ``quoted`` the quotes and citations, of all Markdown.
    """

    def __init__(self, tree: Tree) -> None:
        """Start with nothing read."""
        self.tree = tree
        self.findings: list[Diagnostic] = []
        self.unread: set[str] = set()
        self.links: list[Leading] = []
        self.marks = self.quoted = 0

    @property
    def noted(self) -> Noted:
        """What the reader has noted so far."""
        return Noted(self.findings, self.unread, self.links, self.marks, self.quoted)

    def take(self, parts: Sequence[Noted]) -> bool:
        """Add what readers of parts have noted, and return True; False if all parts together exceed a limit."""
        marks, quoted = self.marks + sum(part.marks for part in parts), self.quoted + sum(part.quoted for part in parts)
        if len(parts) > 1 and (marks > ALL_MARKS or quoted > QUOTED):
            return False
        for part in parts:
            self.findings += part.findings
            self.unread |= part.unread
            self.links += part.links
        self.marks, self.quoted = marks, quoted
        return True

    def text(self, path: str) -> str | None:
        """Return the text of a file, or None if it has no readable text."""
        text, findings = read_text(self.tree, path)
        self._note(path, findings, whole=text is not None)
        return text

    def data(self, path: str, text: str | None = None, line: int = 1) -> Data | None:
        """Return the data of a YAML file, or of the front matter of a Markdown file.

        ``text`` is the front matter, and its first line is line ``line`` of the file.
        """
        part = "file" if text is None else "front matter"
        text = self.text(path) if text is None else text
        if text is None:
            return None
        data, findings, whole = _read_data(path, text, line, part)
        self._note(path, findings, whole=whole)
        return data

    def record(self, kind: type[R], path: str, data: Data | None) -> R | None:
        """Return the record that the data of a file contain, or None if it cannot be used."""
        if data is None:
            return None
        record, findings, whole = read_record(kind, data)
        self._note(path, findings, whole=whole)
        return record

    def records(self, kind: type[R], path: str) -> R | None:
        """Return the record that a whole YAML file is, or None if it cannot be used."""
        text = self.text(path)
        if text is None:
            return None
        record, findings, whole = _read_file(kind, path, text)  # type: ignore[arg-type]  # a class is hashable
        self._note(path, findings, whole=whole)
        return record

    def markdown(self, path: str, home: str) -> tuple[Text | None, Text, tuple[prose.TextBlock, ...]]:
        """Return the front matter, the body and the text blocks of a Markdown file.

        Its links are relative to the folder ``home`` of the site.
        """
        text = self.text(path) or ""
        self._note(path, report_forbidden_characters(path, text), whole=True)
        head, body = prose.split_front_matter(path, text)
        if too_dense := report_dense(path, body, self.marks):
            self._note(path, (too_dense,), whole=False)
            return head, body.cut(0, 0), ()
        self.marks += count_excess_marks(body)
        words = prose.parse(body)
        self._note(path, unread_markup(words, body), whole=True)
        self.links += links(words, body, home)
        return head, body, words

    def prose(self, path: str, home: str) -> tuple[Text | None, Prose]:
        """Return the front matter and the prose of a Markdown file."""
        head, body, words = self.markdown(path, home)
        read = prose.read(path, body, words)
        self.quoted += len(read.quoted) + len(read.citations)
        if self.quoted > QUOTED:
            message = f"All texts together contain more than {QUOTED:,} quotes and citations."
            too_many = Diagnostic(reading.MARKDOWN_DENSE, Place(path), message, "Remove what no reader needs.")
            self._note(path, (too_many,), whole=False)
            return head, Prose(body.cut(0, 0))
        return head, read

    def _note(self, path: str, findings: Iterable[Diagnostic], *, whole: bool) -> None:
        self.findings += findings
        if not whole:
            self.unread.add(path)


def _read_data(path: str, text: str, line: int, part: str) -> tuple[Data | None, tuple[Diagnostic, ...], bool]:
    """Return the data of a file, or of a part of it, with the findings, and whether they are whole."""
    data, findings = read(path, text, line)
    if data is None and not findings:
        message = f"The {part} contains no keys and values."
        findings = (Diagnostic(reading.FILE_EMPTY, Place(path), message, f"Write them, or delete the {part}."),)
    return data, findings, data is not None and (isinstance(data, Text) or data.whole)


@lru_cache(maxsize=1024)
def _read_file(kind: type[R], path: str, text: str) -> Reading[R]:
    """Return the record that the text of a file contains, with the findings.

    It is cached, because a review, a publication and a preview read the same files several times.
    """
    data, findings, whole = _read_data(path, text, 1, "file")
    if data is None:
        return Reading(None, findings, whole)
    record = read_record(kind, data)
    return Reading(record.record, (*findings, *record.findings), whole and record.whole)


def briefing_folders(tree: Tree) -> list[tuple[str, list[str]]]:
    """Return the folders that may contain a briefing, by name, with the files in them."""
    folders: dict[str, list[str]] = {}
    for path in tree.files:
        match = re.fullmatch(rf"{FOLDER}/([^/]+)/(.+)", path, re.DOTALL)
        if match and not match.group(1).startswith("."):
            folders.setdefault(match.group(1), []).append(match.group(2))
    return sorted(folders.items())


def read_briefings(reader: Reader, folders: Iterable[tuple[str, list[str]]]) -> Iterator[Briefing]:
    """Return the briefing of every folder that contains one; other folders and pages are ignored."""
    for name, files in folders:
        if is_briefing(files):
            main = f"{FOLDER}/{name}/briefing.md"
            place = Place(main if main in reader.tree.files else f"{FOLDER}/{name}/{min(files)}")
            if fault := _misnamed(name, place):
                reader.findings.append(fault)
                reader.unread.add(main)
            else:
                yield _read_briefing(reader, Text(name, place), files)


def _misnamed(name: str, place: Place) -> Diagnostic | None:
    """Report why a folder's name cannot be the id of a briefing.

    The id is part of the address and the key of everything in the folder.
    """
    if name in RESERVED:
        message = f"The site has pages of its own under /{name}/."
        return Diagnostic(reading.FOLDER_RESERVED, place, message, "Rename the folder.")
    if not is_id(name):
        message = f"The folder name {quote_value(name)} is the id of a briefing, but it is not written as an id."
        return Diagnostic(reading.VALUE_FORM, place, message, ID_HINT)
    return None


def _read_briefing(reader: Reader, name: Text, files: list[str]) -> Briefing:
    root = f"{FOLDER}/{name}"
    main = f"{root}/briefing.md"
    head, narrative = _read_main(reader, main, name) if main in reader.tree.files else (None, Prose(Text()))
    if main not in reader.tree.files and main not in reader.tree.refused:
        message = f"The briefing {name} has no briefing.md."
        reader.findings.append(
            Diagnostic(reading.FILE_MISSING, name.place, message, "Add it, with its title in the front matter.")
        )
        reader.unread.add(main)
    articles, more = {}, list[str]()
    for file in sorted(files):
        path = f"{root}/{file}"
        if re.search(r"(?:^|/)\.", file):
            continue
        if article := re.fullmatch(r"articles/([^/]+)\.md", file):
            if is_id(article[1]):
                articles[article[1]] = _read_article(reader, path, f"{name}/")
                continue
            message = f"The name {quote_value(article[1])} is the id of a source, but it is not written as an id."
            hint = advise(path, reader.tree.files, [path.lower()] if path != path.lower() else [], ID_HINT)
            reader.findings.append(Diagnostic(reading.VALUE_FORM, Place(path), message, hint))
        elif (part := CLAIMS.fullmatch(file)) and is_id(part["name"]):
            more.append(path)
        elif file not in BRIEFING and not file.startswith("editions/"):
            reader.findings.append(report_stray_page(path, reader.tree.files))
    for former in head.was if head else ():
        if former in RESERVED:
            message = f"The site has pages of its own under /{former}/."
            reader.findings.append(Diagnostic(reading.FOLDER_RESERVED, former.place, message, "Remove this former id."))
    claims = [_read_records(reader, Claims, path) for path in (f"{root}/claims.yml", *more)]
    lists = _read_records(reader, Lists, f"{root}/members.yml")
    return Briefing(
        id=name,
        head=head or FrontMatter(title=name),
        narrative=narrative,
        articles=articles,
        claims=tuple(claim for part in claims if part for claim in part.claims),
        lists=lists.lists if lists else (),
    )


def _read_main(reader: Reader, path: str, name: str) -> tuple[FrontMatter | None, Prose]:
    head, narrative = reader.prose(path, f"{name}/")
    if path in reader.unread:
        return None, narrative
    if head is None or not head.strip():
        message = f"The briefing {name} has no front matter with its `title`."
        if narrative.body.startswith("---"):
            message = f"The front matter of {name} is not closed."
        hint = "Begin the file with a line of three hyphens, title: …, and three hyphens again."
        reader.findings.append(Diagnostic(reading.KEY_MISSING, Place(path), message, hint))
        return None, narrative
    # Strange characters in the front matter were reported with the whole file.
    data = None if report_forbidden_characters(path, head) else reader.data(path, head, head.place.line)
    return reader.record(FrontMatter, path, data), narrative


def _read_article(reader: Reader, path: str, home: str) -> Prose:
    head, summary = reader.prose(path, home)
    data = (
        reader.data(path, head, head.place.line)
        if head and head.strip() and not report_forbidden_characters(path, head)
        else None
    )
    for key in data if isinstance(data, Pairs) else ():
        message = f"The summary of an article must not have front matter, but this one has the key `{key}`."
        reader.findings.append(Diagnostic(reading.KEY_UNKNOWN, key.place, message, "Delete it."))
    return summary


def read_pages(reader: Reader) -> Texts:
    """Return the guide, the opening of the home page, all links and the desk's images.

    The guide and the opening are Markdown. The links are those of all Markdown, the images are paths on the site.
    The name of a page or an image is its address; a file whose name cannot be an address is not published.
    """
    pages, images = {}, set[str]()
    for path in sorted(reader.tree.files):
        if path.startswith("docs/") and not path.endswith(".md"):
            continue  # it is reported as a stray
        if path.startswith(("docs/", IMAGES)) and not is_address(path):
            if "/." not in path:
                name = quote_value(path.partition("/")[2])
                message = f"The name {name} cannot be an address, so the file is not published."
                advice = f"Rename it, with letters, digits, spaces and hyphens; at most {ADDRESS_NAME} bytes."
                reader.findings.append(Diagnostic(reading.FILE_UNEXPECTED, Place(path), message, advice))
        elif path.startswith("docs/") or path == f"{FOLDER}/index.md":
            home = dirname(path.replace("docs/", "guide/", 1)) if path.startswith("docs/") else ""
            _, pages[path], _ = reader.markdown(path, f"{home}/" if home else "")
        elif published := image(path):
            images.add(published)
            drawn = reader.tree.files[path].decode(errors="replace") if path.lower().endswith(".svg") else ""
            if conflict := report_conflict(path, drawn):
                reader.findings.append(conflict)
    return Texts(pages, tuple(reader.links), frozenset(images), reader.tree.partial)


def _read_records(reader: Reader, kind: type[R], path: str) -> R | None:
    return reader.records(kind, path) if path in reader.tree.files else None


def read_entities(reader: Reader) -> tuple[Entity, ...]:
    """Return the entities of ``entities.yml``, or none if there is no such file."""
    entities = _read_records(reader, Entities, ENTITIES)
    return entities.entities if entities else ()

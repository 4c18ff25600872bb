"""Read YAML into data whose texts know their places in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

import yaml

from generator.model.bounds import DEPTH, ENTRIES, NAME, OPTIONS, SCALAR, SIZE
from generator.model.diagnostics import Diagnostic
from generator.model.places import Place, Text, split_lines
from generator.model.rules import reading
from generator.read.characters import FORBIDDEN, report_forbidden_character, report_forbidden_characters
from generator.read.yaml.broken import COMMENT, find_advice, find_cut
from generator.read.yaml.data import Data, Items, Pairs, Tagged, report_duplicate, value_under
from generator.read.yaml.salvage import Found, Part, salvage
from generator.read.yaml.scalars import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.diagnostics import Rule

__all__ = ["Data", "Items", "Pairs", "Tagged", "read", "value_under"]

PLAIN = re.compile(r"tag:yaml\.org,2002:(?:str|bool|int|float|null|seq|map)")
"""Tags of values that mean what they say."""
HARMLESS = re.compile(
    rf"!ENV|!relative|{PLAIN.pattern}|tag:yaml\.org,2002:python/name:(?:material\.extensions|pymdownx)\.[\w.]+"
)
"""Tags that a lenient reading accepts: any other tag makes an engine import a module, or call something in it.

The accepted tags that name an object are those that the documentation of the theme requires.
"""
MERGE = "<<"
"""The key that merges one mapping into another in YAML 1.1."""


def read(file: str, text: str, line: int = 1, *, lenient: bool = False) -> tuple[Data | None, tuple[Diagnostic, ...]]:
    """Return the data of one YAML document, and the findings.

    Its first line is line ``line`` of the file.
    It reads the core of YAML 1.2, with every scalar as the text that was typed.
    No text makes this function raise an exception.
    Of a document that is broken, everything is read that is sound alone; the data are None if nothing is.
    ``lenient`` is for files that are not ours (``mkdocs.yml``): it accepts harmless tags and repeated keys.
    """
    text = text.removeprefix("\ufeff")
    most = OPTIONS if lenient else SIZE
    if len(text) > most:
        message = f"The file has {len(text):,} characters of YAML; at most {most:,} are allowed."
        hint = "Remove what is not needed" + ("." if lenient else ", or move claims and lists to another briefing.")
        return None, (Diagnostic(reading.FILE_TOO_LARGE, Place(file), message, hint),)
    if lenient:
        found = _read_part(file, text, line, lenient=True)
    else:
        whole = Part(split_lines(text), line)
        found = salvage(file, whole, lambda part: _read_part(file, "\n".join(part.lines), part.first))
    return found.data, (*found.findings, *found.stops)


def _read_part(file: str, text: str, line: int, *, lenient: bool = False) -> Found:
    """Return the data of a document, or of a part of it, with the findings."""
    forbidden_characters = report_forbidden_characters(file, text, line)
    if forbidden_characters:
        return Found(None, stops=forbidden_characters)
    reader = _Reader(file, text, line, lenient=lenient)
    try:
        data = reader.document(iter(yaml.CSafeLoader(text).get_event, None))
    except _RefusedError as refusal:
        return Found(None, tuple(reader.findings), (refusal.finding,))
    except yaml.YAMLError as error:
        return Found(None, tuple(reader.findings), (reader.broken(error),))
    return Found(data, tuple(reader.findings))


class _RefusedError(Exception):
    """An error: the rest of a document cannot be read, for the reason in ``finding``.

    It never leaves this module.
    """

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding


class _Reader:
    """A reader of one document; ``findings`` contains what it has reported so far."""

    def __init__(self, file: str, text: str, line: int, *, lenient: bool) -> None:
        self.sheet = Sheet(file, split_lines(text), line)
        self.lenient = lenient
        self.findings: list[Diagnostic] = []

    def document(self, stream: Iterator[yaml.Event]) -> Data | None:
        """Return the data of the document, or None if it is empty."""
        data: Data | None = None
        documents = 0
        for event in stream:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    message = "A second document begins here, but a file may contain only one."
                    self._report(reading.YAML_DOCUMENTS, event, message, "Move it to a file of its own.")
                    if isinstance(data, Pairs):
                        data.whole = False
                    break
            elif isinstance(event, yaml.NodeEvent):
                data = self._node(event, stream, 0)
        return data

    def broken(self, error: yaml.YAMLError) -> Diagnostic:
        """Report the error that stopped libyaml."""
        problem = getattr(error, "problem", None) or ""
        context = getattr(error, "context_mark", None)
        mark = getattr(error, "problem_mark", None) or context
        lines = self.sheet.lines
        advice = find_advice(problem, lines[mark.line][: mark.column] if mark and mark.line < len(lines) else "")
        place = Place(self.sheet.file, self.sheet.first)
        above = mark.line - 1 if mark else 0
        if mark and above >= 0 and (cut := find_cut(problem, lines[above : mark.line + 1])) is not None:
            place = Place(self.sheet.file, above + self.sheet.first, cut + 1, above + self.sheet.first, cut + 2)
            advice = COMMENT
        elif mark is not None:
            # libyaml notices an unclosed mark or a key without a colon only later; the place to fix is where it begins.
            earlier = "opened" in advice.message or "without a colon" in advice.message
            line, column = self.sheet.point(context if earlier and context else mark)
            place = Place(self.sheet.file, line, column, line, column + 1)
        return Diagnostic(reading.YAML_BROKEN, place, advice.message, advice.hint)

    def _node(self, event: yaml.Event, stream: Iterator[yaml.Event], depth: int) -> Data:
        if isinstance(event, yaml.ScalarEvent) and event.anchor is event.tag is None and depth <= DEPTH:
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(
                reading.YAML_ANCHOR,
                event,
                f"The alias *{event.anchor} stands for a value that is written elsewhere.",
                "Write the value here.",
            )
        if depth > DEPTH:
            self._refuse(
                reading.YAML_NESTING, event, f"The nesting is more than {DEPTH} levels deep.", "Use fewer levels."
            )
        self._report_marks(event)
        if isinstance(event, yaml.ScalarEvent):
            data: Data = self._scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            data = self._items(event, stream, depth)
        else:
            data = self._pairs(event, stream, depth)
        tag = getattr(event, "tag", None)
        if self.lenient and tag and not PLAIN.fullmatch(tag):
            return Tagged(data if isinstance(data, Text) else tag, data.place)
        return data

    def _report_marks(self, event: yaml.Event) -> None:
        """Report an anchor, and a tag that is not accepted."""
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            self._report(
                reading.YAML_ANCHOR,
                event,
                f"The anchor &{anchor} names a value so that it can be repeated.",
                "Delete the anchor.",
            )
        tag = getattr(event, "tag", None)
        if tag is None or (self.lenient and HARMLESS.fullmatch(tag)):
            return
        expected = "the site's engine would load what it names" if self.lenient else "every value here is text"
        name = tag.replace("tag:yaml.org,2002:", "!!")[:NAME]
        self._report(reading.YAML_TAG, event, f"The tag {name} stands before a value; {expected}.", "Delete the tag.")

    def _check_count(self, data: Pairs | Items, event: yaml.Event) -> None:
        """Refuse another entry in a list or a mapping that is full."""
        if len(data) >= ENTRIES:
            kind = "list" if isinstance(data, Items) else "mapping"
            message = f"This {kind} has more than {ENTRIES:,} entries."
            self._refuse(reading.YAML_ENTRIES, event, message, "Remove what is not needed, or split it.")

    def _items(self, event: yaml.Event, stream: Iterator[yaml.Event], depth: int) -> Items:
        items = Items()
        for inner in stream:
            if isinstance(inner, yaml.SequenceEndEvent):
                items.place = self.sheet.place(event, inner)
                break
            self._check_count(items, inner)
            items.append(self._node(inner, stream, depth + 1))
        return items

    def _pairs(self, event: yaml.Event, stream: Iterator[yaml.Event], depth: int) -> Pairs:
        pairs = Pairs()
        known: dict[str, Text] = {}
        for inner in stream:
            if not isinstance(inner, yaml.ScalarEvent):
                if isinstance(inner, yaml.MappingEndEvent):
                    pairs.place = self.sheet.place(event, inner)
                    break
                self._refuse(
                    reading.YAML_KEY,
                    inner,
                    "A list or a mapping stands where a key was expected.",
                    "Write a word as the key.",
                )
            self._check_count(pairs, inner)
            if inner.anchor is not None or inner.tag is not None:
                self._report_marks(inner)
            key = self._key(inner)
            value = self._node(next(stream), stream, depth + 1)
            first = known.setdefault(key, key)
            if first is key or self.lenient:
                pairs[key] = value
            else:
                self.findings.append(report_duplicate(key, first))
        return pairs

    def _key(self, event: yaml.ScalarEvent) -> Text:
        if len(event.value) > NAME:
            message = f"This key has {len(event.value):,} characters; at most {NAME} are allowed."
            self._refuse(reading.VALUE_LONG, event, message, "Write a word as the key.")
        if self.lenient and event.value == MERGE:
            message = f"The key {MERGE} adds the keys of another mapping, which are not read here."
            self._refuse(reading.YAML_ANCHOR, event, message, "Write those keys here.")
        return self._scalar(event)

    def _scalar(self, event: yaml.ScalarEvent) -> Text:
        if len(event.value) > SCALAR:
            message = f"This value has {len(event.value):,} characters; at most {SCALAR:,} are allowed."
            self._refuse(reading.VALUE_LONG, event, message, "Shorten it, or split it.")
        text = self.sheet.text(event)
        if event.tag and not text:
            return Text(event.tag, text.place)  # the tag is reported; the missing value after it is the same mistake
        # The file itself was searched already, so only an escape can still produce a forbidden character.
        hidden = FORBIDDEN.search(text) if event.style == '"' else None
        if hidden:
            self.findings.append(report_forbidden_character(hidden.group(), text.place))
        return text

    def _report(self, rule: Rule, event: yaml.Event, message: str, hint: str) -> None:
        self.findings.append(Diagnostic(rule, self.sheet.place(event, event), message, hint))

    def _refuse(self, rule: Rule, event: yaml.Event, message: str, hint: str) -> NoReturn:
        raise _RefusedError(Diagnostic(rule, self.sheet.place(event, event), message, hint))

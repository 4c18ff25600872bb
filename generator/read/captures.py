"""Read the captures that sources name, and report those that cannot be quoted."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.model import SETTINGS
from generator.model.diagnostics import Diagnostic, Remark
from generator.model.forms import SHA256
from generator.model.places import Place
from generator.model.rules import reading
from generator.read.answers import report_unused
from generator.read.files import explain_refusal, find_conflict, find_wrong_byte
from generator.read.formats import SEEN, UTF_8, name_encoding, name_format, name_markup
from generator.read.records import shorten
from generator.read.suggestions import nearest
from generator.read.walls import find_notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Capture, Edition, Source, Tree
    from generator.model.diagnostics import Rule

FOLDER = "seeds"
LINE_END = re.compile(rb"\r\n?")
ANSWERABLE = frozenset({reading.CAPTURE_ERROR_PAGE.name, reading.CAPTURE_MARKUP.name})
"""The names of the rules whose warnings the desk can acknowledge of a capture."""
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
HIDDEN = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff]*")


def read_captures(
    tree: Tree, sources: Iterable[Source], kept: str = ""
) -> tuple[dict[str, str], frozenset[str], tuple[Diagnostic, ...]]:
    """Return the text of every capture that a source names, and report captures that cannot be quoted.

    The result has the texts by file name, the file names of the captures that were refused, and the findings.
    The texts are read as UTF-8, with nothing stripped. A capture that cannot be quoted is refused.
    ``kept`` is the folder outside of the project where captures are kept too; without it on this machine, no capture
    is said to be missing.
    """
    away = bool(kept) and tree.outside is None
    home = kept or FOLDER
    texts: dict[str, str] = {}
    unseen: set[str] = set()
    findings: list[Diagnostic] = []
    for source in sources:
        for capture in source.captures:
            faults = list(_faults(tree, source, capture, home, away=away))
            findings += (*faults, *_report_original(tree, capture, home, away=away))
            if faults:
                unseen.add(str(capture.file))
            data = tree.files.get(_path(capture))
            if not faults and data is not None:
                texts[capture.file] = data.decode()
                findings += _doubts(texts[capture.file], source, capture, _shown(tree, _path(capture)))
    return texts, frozenset(unseen), tuple(findings)


def decode_captures(tree: Tree, files: Iterable[str]) -> dict[str, str]:
    """Return the texts of captures that can be quoted, by file name."""
    return {file: tree.files[f"{FOLDER}/{file}"].decode() for file in files}


def capture_paths(sources: Iterable[Source]) -> frozenset[str]:
    """Return the paths in the tree of all captures that sources name."""
    return frozenset(_path(capture) for source in sources for capture in source.captures)


def find_away(tree: Tree, sources: Iterable[Source]) -> frozenset[str]:
    """Return the files of the captures that a tree does not have."""
    captures = {str(capture.file) for source in sources for capture in source.captures}
    return frozenset(file for file in captures if f"{FOLDER}/{file}" not in tree.files.keys() | tree.refused.keys())


def original_paths(sources: Iterable[Source]) -> frozenset[str]:
    """Return the paths in the tree of all files that captures were taken from, as far as sources name them."""
    originals = (capture.original for source in sources for capture in source.captures if capture.original)
    return frozenset(f"{FOLDER}/{original.file}" for original in originals if original.file)


def read_frozen_captures(tree: Tree, editions: Mapping[str, tuple[Edition, ...]]) -> dict[str, str]:
    """Return the texts of captures that editions quote, if their SHA-256 is unchanged.

    They are read even if no source names them today. The texts are by file name.
    """
    frozen = {
        capture.file: capture
        for published in editions.values()
        for edition in published
        for source in edition.contents.sources
        for capture in source.captures
    }
    return {
        str(capture.file): tree.files[_path(capture)].decode(errors="replace")
        for capture in frozen.values()
        if _path(capture) in tree.files and sha256(tree.files[_path(capture)]).hexdigest() == capture.sha256.lower()
    }


def _path(capture: Capture) -> str:
    return f"{FOLDER}/{capture.file}"


def _shown(tree: Tree, path: str) -> str:
    """Return where a file of ``seeds/`` lies, from the folder of the project."""
    return (tree.outside or {}).get(path, path)


def _leads_out(name: str) -> bool:
    return name.startswith("/") or ".." in PurePosixPath(name).parts or bool(re.search(r"[\\:]", name))


def _report_original(tree: Tree, capture: Capture, home: str, *, away: bool) -> Iterator[Diagnostic]:
    """Report a kept original that is missing or has another digest; at most one finding.

    A tree without the files that a change does not touch may lack it, as may one whose captures are ``away``.
    """
    original = capture.original
    if original is None or original.file is None or not SHA256.holds(original.sha256):
        return
    path = f"{FOLDER}/{original.file}"
    shown = _shown(tree, path)
    data = None if _leads_out(original.file) else tree.files.get(path)
    if path in tree.refused:
        message = f"The original {shown} {tree.refused[path]}."
        yield Diagnostic(reading.ORIGINAL_KEPT, original.file.place, message, explain_refusal(tree.refused[path]))
    elif data is None and not tree.partial and not away:
        message = f"There is no file {home}/{original.file}, from which {capture.file} is said to be taken."
        hint = f"Put it into {home}/, or remove its name and keep its digest."
        yield Diagnostic(reading.ORIGINAL_KEPT, original.file.place, message, hint)
    elif data is not None and sha256(data).hexdigest() != original.sha256.lower():
        message = f"The SHA-256 of the original {shown} is {sha256(data).hexdigest()}, not the stated one."
        hint = "Restore the file, or record what was taken from the new one as another capture."
        yield Diagnostic(reading.ORIGINAL_KEPT, original.sha256.place, message, hint)


def _faults(tree: Tree, source: Source, capture: Capture, home: str, *, away: bool) -> Iterator[Diagnostic]:
    """Report the first fault that keeps a capture from being quoted; at most one finding.

    ``home`` is the folder where the desk keeps captures: what it keeps apart belongs in no public folder.
    """
    path, name = _path(capture), capture.file

    def fault(rule: Rule, message: str, hint: str) -> Diagnostic:
        return Diagnostic(rule, name.place, message, hint)

    if _leads_out(name):
        yield fault(
            reading.CAPTURE_OUTSIDE,
            f"The path `{name}` may lead out of {home}/: it begins with a slash, or has `..`, a backslash or a colon.",
            f"Put the file into {home}/, and write its path from there, as in paper.txt.",
        )
    elif path in tree.refused:
        yield fault(
            reading.CAPTURE_UNREADABLE,
            f"The capture {_shown(tree, path)} {tree.refused[path]}.",
            explain_refusal(tree.refused[path]),
        )
    elif path not in tree.files:
        if source.shows_text and not away:
            there = [file.removeprefix(f"{FOLDER}/") for file in tree.files if file.startswith(f"{FOLDER}/")]
            near = nearest(PurePosixPath(name).name, (file for file in there if not file.endswith(".yml")))
            advice = (
                f"Put the captured text there{', not a link to it' if home != FOLDER else ''}, or correct the name."
            )
            if near:
                advice = f"Did you mean `{near}`? Write that instead."
            yield fault(reading.CAPTURE_MISSING, f"There is no file {home}/{name}.", advice)
    else:
        yield from _content_fault(tree.files[path], _shown(tree, path), capture)


def _content_fault(data: bytes, path: str, capture: Capture) -> Iterator[Diagnostic]:
    """Report the first fault in the bytes of a capture; at most one finding."""
    place = capture.file.place
    again = "Capture the text of the article again, as UTF-8."
    digest = sha256(data).hexdigest()
    if not data:
        yield Diagnostic(reading.CAPTURE_EMPTY, place, f"The capture {path} is empty.", again)
    elif SHA256.holds(capture.sha256) and capture.sha256.lower() != digest:
        message = f"The capture {path} has changed since it was received: its SHA-256 is now {digest}."
        hint = "Record the new text as another capture, and then restore this file."
        lines = LINE_END.sub(b"\n", data)
        if capture.sha256.lower() in {sha256(ends).hexdigest() for ends in (lines, lines.replace(b"\n", b"\r\n"))}:
            message = f"The line ends of the capture {path} have changed since it was received."
            hint = "Restore the file."
            if path == _path(capture):
                hint = f"Write `/{FOLDER}/** -text` into .gitattributes beside {SETTINGS}, and restore the file."
        elif find_conflict(data.decode(errors="replace")):
            message = f"A merge conflict was left in the capture {path}."
            hint = "Restore one of the two versions, or record both as captures."
        here = (Remark(Place(path), "This is the file."),) if path == _path(capture) else ()
        yield Diagnostic(reading.CAPTURE_CHANGED, capture.sha256.place, message, hint, here)
    elif not _is_text(data):
        yield Diagnostic(reading.CAPTURE_BINARY, place, *_explain_binary(data, path))
    elif HIDDEN.fullmatch(data.decode()):
        yield Diagnostic(reading.CAPTURE_EMPTY, place, f"The capture {path} contains no words.", again)


def _explain_binary(data: bytes, path: str) -> tuple[str, str]:
    """Return what a capture that is not text in UTF-8 seems to be, and what to do."""
    digest = "and write the SHA-256 of the new file into the record"
    if known := name_format(data):
        return f"The capture {path} is {known}, not text in UTF-8.", f"Save its text as UTF-8 beside it, {digest}."
    encoding = name_encoding(data)
    if encoding == UTF_8:
        place, byte = find_wrong_byte(path, data)
        message = f"The capture {path} is UTF-8 except for the byte {byte} at {place.line}:{place.column}."
        return message, f"Correct that character, save the file as UTF-8, {digest}."
    if encoding:
        message = f"The capture {path} is not text in UTF-8; its encoding seems to be {encoding}."
        return message, f"Open it in that encoding, save it as UTF-8, {digest}."
    return f"The capture {path} is not text in UTF-8.", f"Save the text of the article as UTF-8, {digest}."


def _doubts(text: str, source: Source, capture: Capture, path: str) -> Iterator[Diagnostic]:
    """Report what makes a capture look like no text of an article, unless the desk has answered it."""
    hint = "Capture the text of the article; if this is the text, say why under `acknowledge` of the capture."
    doubts = {}
    if notice := find_notice(text):
        said = f': it says "{shorten(notice)}"' if source.shows_text else ""
        doubts[reading.CAPTURE_ERROR_PAGE] = f"The capture {path} looks like an error page or a wall{said}."
    if markup := name_markup(text):
        seen = SEEN.get(markup, "tags")
        doubts[reading.CAPTURE_MARKUP] = f"The capture {path} is {markup}, so readers see its {seen} in passages."
    elif find_conflict(text):
        doubts[reading.CAPTURE_MARKUP] = f"The capture {path} has the marks of a merge conflict, and readers see them."
    for rule, message in doubts.items():
        if rule.name not in capture.acknowledge:
            yield Diagnostic(rule, capture.file.place, message, hint)
    yield from report_unused(capture.acknowledge, "capture", {rule.name for rule in doubts}, ANSWERABLE)


def _is_text(data: bytes) -> bool:
    """Return whether bytes are text in UTF-8.

    A PDF is not text, nor are bytes with a null character or with more than 5 % control characters.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return "\0" not in text and not name_format(data) and len(CONTROL.findall(text)) * 20 <= len(text)

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
from generator.read.files import explain_refusal
from generator.read.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Capture, Edition, Source, Tree
    from generator.model.diagnostics import Rule

FOLDER = "seeds"
SHORT, BARE = 200, 60
"""Numbers of words that tell an error page or a bot wall from an article.

A text of more than ``SHORT`` words is an article, because articles may also write about error pages and bot walls.
A text of more than ``BARE`` words is an error page or a bot wall only if it begins like one: the page around a short
notice may contain a line about cookies.
"""

ERROR_PAGE = re.compile(
    r"""
      ^[^\w\n]*(?:(?:http|server|status)\W+)?(?:error\W*)?(?:40[0134]|410|429|50[0234])\b\W*
        (?:error|not\ found|forbidden|unauthorized|gone|too\ many\ requests|bad\ (?:gateway|request)
        |internal\ server\ error|service\ (?:temporarily\ )?unavailable|gateway\ time-?out)
    | \A[^\w\n]*(?:40[0134]|410|429|50[0234])[^\w\n]*$
    | (?-i:\b(?:404\ Not\ Found|403\ Forbidden|502\ Bad\ Gateway|503\ Service)\b)
    | ^[^\w\n]*(?:http\ |server\ )?error[\s:]*(?:40[0134]|410|429|50[0234]|10\d\d)\b
    | ^[^\w\n]*(?:page|file|site)\ (?:was\ )?not\ found\b
    | ^[^\w\n]*(?:access\ denied|forbidden|just\ a\ moment|internal\ server\ error|bad\ gateway)[^\w\n]*$
    | \b(?:the|this)\ page\ (?:you\ (?:are\ looking\ for|requested)|(?:cannot|can.t|could\ not)\ be\ found
        |does(?:\ not|n.t)\ exist)
    | \b(?:verify|confirm|prove|make\ sure)(?:\ that)?\ you(?:.re|\ are)\ (?:a\ )?(?:human|not\ a\ (?:ro)?bot)
    | \bchecking\ (?:if\ the\ site\ connection\ is\ secure|your\ browser)
    | \benable\ (?:java\ ?script|cookies)\b
    | \bcomplete\ the\ captcha | \bI.m\ not\ a\ robot\b | \byou\ have\ been\ blocked\b | \bcloudflare\ ray\ id\b
    | \bunusual\ traffic\ from\ your\b | \battention\ required\b.*\bcloudflare\b
    | \bpermission\ to\ access\b.*\bon\ this\ server\b | \bthis\ site\ can.t\ be\ reached\b
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
"""Words that servers and bot walls send in place of an article."""
OPENING = re.compile(r"\s*(?:\S+\s+){20}")
LINE_END = re.compile(rb"\r\n?")
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
HIDDEN = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff]*")


def read_captures(
    tree: Tree, sources: Iterable[Source]
) -> tuple[dict[str, str], frozenset[str], tuple[Diagnostic, ...]]:
    """Return the text of every capture that a source names, and report captures that cannot be quoted.

    The result has the texts by file name, the file names of the captures that were refused, and the findings.
    The texts are read as UTF-8, with nothing stripped. A capture that cannot be quoted is refused.
    """
    texts: dict[str, str] = {}
    unseen: set[str] = set()
    findings: list[Diagnostic] = []
    for source in sources:
        for capture in source.captures:
            faults = list(_faults(tree, source, capture))
            findings += faults
            if faults:
                unseen.add(str(capture.file))
            data = tree.files.get(_path(capture))
            if not faults and data is not None:
                texts[capture.file] = data.decode()
    return texts, frozenset(unseen), tuple(findings)


def capture_paths(sources: Iterable[Source]) -> frozenset[str]:
    """Return the paths in the tree of all captures that sources name."""
    return frozenset(_path(capture) for source in sources for capture in source.captures)


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


def _faults(tree: Tree, source: Source, capture: Capture) -> Iterator[Diagnostic]:
    """Report the first fault that keeps a capture from being quoted; at most one finding."""
    path, name = _path(capture), capture.file

    def fault(rule: Rule, message: str, hint: str) -> Diagnostic:
        return Diagnostic(rule, name.place, message, hint)

    if name.startswith("/") or ".." in PurePosixPath(name).parts or re.search(r"[\\:]", name):
        yield fault(
            reading.CAPTURE_OUTSIDE,
            f"The path `{name}` may lead out of seeds/: it begins with a slash, or has `..`, a backslash or a colon.",
            "Put the file into seeds/, and write its path from there, as in paper.txt.",
        )
    elif path in tree.refused:
        yield fault(
            reading.CAPTURE_UNREADABLE,
            f"The capture {path} {tree.refused[path]}.",
            explain_refusal(tree.refused[path]),
        )
    elif path not in tree.files:
        if source.rights != "hash-only" and not source.withdrawn:
            there = [file.removeprefix(f"{FOLDER}/") for file in tree.files if file.startswith(f"{FOLDER}/")]
            near = nearest(PurePosixPath(name).name, (file for file in there if not file.endswith(".yml")))
            advice = "Put the captured text there, or correct the name."
            if near:
                advice = f"Did you mean `{near}`? Write that instead."
            yield fault(reading.CAPTURE_MISSING, f"There is no file {path}.", advice)
    else:
        yield from _content_fault(tree.files[path], path, capture)


def _content_fault(data: bytes, path: str, capture: Capture) -> Iterator[Diagnostic]:
    """Report the first fault in the bytes of a capture; at most one finding."""
    place = capture.file.place
    again = "Capture the text of the article again, as UTF-8."
    digest = sha256(data).hexdigest()
    if not data:
        yield Diagnostic(reading.CAPTURE_EMPTY, place, f"The capture {path} is empty.", again)
    elif SHA256.holds(capture.sha256) and capture.sha256.lower() != digest:
        message = f"The capture {path} has changed since it was received: its SHA-256 is now {digest}."
        hint = "Restore the file, or record the new text as another capture."
        lines = LINE_END.sub(b"\n", data)
        if capture.sha256.lower() in {sha256(ends).hexdigest() for ends in (lines, lines.replace(b"\n", b"\r\n"))}:
            message = f"The line ends of the capture {path} have changed since it was received."
            hint = f"Write `/{FOLDER}/** -text` into .gitattributes beside {SETTINGS}, and restore the file."
        here = Remark(Place(path), "This is the file.")
        yield Diagnostic(reading.CAPTURE_CHANGED, capture.sha256.place, message, hint, (here,))
    elif not _is_text(data):
        yield Diagnostic(reading.CAPTURE_BINARY, place, f"The capture {path} is not text in UTF-8.", again)
    elif HIDDEN.fullmatch(data.decode()):
        yield Diagnostic(reading.CAPTURE_EMPTY, place, f"The capture {path} contains no words.", again)
    elif page := _error_page(data.decode()):
        shown = " ".join(page.group().split())
        yield Diagnostic(
            reading.CAPTURE_ERROR_PAGE,
            place,
            f'The capture {path} is an error page or a bot wall: it says "{shown}".',
            again,
        )


def _error_page(text: str) -> re.Match[str] | None:
    """Return the match of words that reveal an error page or a bot wall, or None."""
    words = len(text.split(maxsplit=SHORT))
    opening = OPENING.match(text) if words > BARE else None
    return ERROR_PAGE.search(opening.group() if opening else text) if words <= SHORT else None


def _is_text(data: bytes) -> bool:
    """Return whether bytes are text in UTF-8.

    A PDF is not text, nor are bytes with a null character or with more than 5 % control characters.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return "\0" not in text and not text.startswith("%PDF-") and len(CONTROL.findall(text)) * 20 <= len(text)

"""Takes a tree and its sources; gives the text of each capture as read, and findings."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.model.diagnostics import Diagnostic, Remark
from generator.model.forms import SHA256
from generator.model.places import Place
from generator.model.rules import reading
from generator.read.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Capture, Edition, Source, Tree
    from generator.model.diagnostics import Rule

FOLDER = "seeds"
SHORT, BARE = 200, 60
"""Words: error pages and bot walls are shorter than the first, and a longer article may well speak of either.
Beyond the second, a text is one only if it opens so; a line on cookies may be furniture of a short notice's page."""

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
"""What servers and bot walls say in place of an article."""
OPENING = re.compile(r"\s*(?:\S+\s+){20}")
LINE_END = re.compile(rb"\r\n?")
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
HIDDEN = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff]*")


def read_captures(
    tree: Tree, sources: Iterable[Source]
) -> tuple[dict[str, str], frozenset[str], tuple[Diagnostic, ...]]:
    """Read every capture that a source names, as UTF-8 with nothing stripped; what cannot be quoted from is refused.

    The second value names the captures that were.
    """
    texts: dict[str, str] = {}
    unseen: set[str] = set()
    findings: list[Diagnostic] = []
    for source in sources:
        for capture in source.captures:
            found = list(_faults(tree, source, capture))
            findings += found
            if found:
                unseen.add(str(capture.file))
            data = tree.files.get(_path(capture))
            if not found and data is not None:
                texts[capture.file] = data.decode()
    return texts, frozenset(unseen), tuple(findings)


def named(sources: Iterable[Source]) -> frozenset[str]:
    """Give the paths of all captures that sources name."""
    return frozenset(_path(capture) for source in sources for capture in source.captures)


def frozen_captures(tree: Tree, editions: Mapping[str, tuple[Edition, ...]]) -> dict[str, str]:
    """Read the captures that editions quote and that are as they were, whether a source names them today or not."""
    frozen = {
        capture.file: capture
        for several in editions.values()
        for edition in several
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
    """Yield at most one finding: the first thing that keeps the capture from being quoted."""
    path, name = _path(capture), capture.file

    def found(rule: Rule, message: str, hint: str) -> Diagnostic:
        return Diagnostic(rule, name.place, message, hint)

    if name.startswith("/") or ".." in PurePosixPath(name).parts or re.search(r"[\\:]", name):
        yield found(
            reading.CAPTURE_OUTSIDE,
            f"The path `{name}` leads out of seeds/.",
            "Put the file into seeds/ and write its name.",
        )
    elif path in tree.refused:
        yield found(
            reading.CAPTURE_UNREADABLE,
            f"The capture {path} {tree.refused[path]}.",
            "Put the file itself there, readable.",
        )
    elif path not in tree.files:
        if source.rights != "hash-only" and not source.withdrawn:
            there = [file.removeprefix(f"{FOLDER}/") for file in tree.files if file.startswith(f"{FOLDER}/")]
            near = nearest(PurePosixPath(name).name, (file for file in there if not file.endswith(".yml")))
            advice = (
                f"Did you mean `{near}`? Write it so." if near else "Put the captured text there, or mend the name."
            )
            yield found(reading.CAPTURE_MISSING, f"There is no file {path}.", advice)
    else:
        yield from _content(tree.files[path], path, capture)


def _content(data: bytes, path: str, capture: Capture) -> Iterator[Diagnostic]:
    place = capture.file.place
    again = "Capture the text of the article."
    digest = sha256(data).hexdigest()
    if not data:
        yield Diagnostic(reading.CAPTURE_EMPTY, place, f"The capture {path} is empty.", again)
    elif SHA256.holds(capture.sha256) and capture.sha256.lower() != digest:
        message = f"The capture {path} is not as it was received: its SHA-256 is {digest}."
        hint = "Restore the file, or record the new text as a further capture."
        if sha256(LINE_END.sub(b"\n", data)).hexdigest() == capture.sha256.lower():
            message = f"The capture {path} is as it was received but for its line ends."
            hint = "Write `seeds/*.txt -text` into .gitattributes and check the file out anew."
        here = Remark(Place(path), "This is the file.")
        yield Diagnostic(reading.CAPTURE_CHANGED, capture.sha256.place, message, hint, (here,))
    elif not _is_text(data):
        yield Diagnostic(reading.CAPTURE_BINARY, place, f"The capture {path} is not text in UTF-8.", again)
    elif HIDDEN.fullmatch(data.decode()):
        yield Diagnostic(reading.CAPTURE_EMPTY, place, f"The capture {path} holds no words.", again)
    elif page := _error_page(data.decode()):
        said = " ".join(page.group().split())
        yield Diagnostic(
            reading.CAPTURE_ERROR_PAGE,
            place,
            f'The capture {path} is an error page or a bot wall: it says "{said}".',
            again,
        )


def _error_page(text: str) -> re.Match[str] | None:
    words = len(text.split(maxsplit=SHORT))
    opening = OPENING.match(text) if words > BARE else None
    return ERROR_PAGE.search(opening.group() if opening else text) if words <= SHORT else None


def _is_text(data: bytes) -> bool:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return "\0" not in text and not text.startswith("%PDF-") and len(CONTROL.findall(text)) * 20 <= len(text)

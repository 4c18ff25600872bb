"""Run a checker on a file of work; print the seconds that it took and the quotes that it found, as JSON.

The seconds are of processor time, so that other work of the machine counts less.

The work is a list of ``[capture, [quote, …]]``.
A checker runs in an environment of its own, so this file imports only the standard library and the checker.
It calls a checker as the checker's documentation says, and a checker keeps what it prepares of a capture.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def ours() -> tuple[Callable[[str], Any], Callable[[str, Any], bool]]:
    """Return our checker, which checks every rule and folds a capture once.

    It includes the surroundings of the quote and its nearest passage.
    """
    quotes = import_module("generator.check.quotes")
    return quotes.CaptureText, lambda quote, capture: quotes.check(quote, capture, language="en").tier.passes


def citations() -> tuple[Callable[[str], Any], Callable[[str, Any], bool]]:
    """Return ``resolve_in``, which checks against a text in memory and keeps 256 folded texts."""
    resolve_in = import_module("citations").resolve_in
    return str, lambda quote, capture: resolve_in(quote, capture).state == "found"


def citations_file() -> tuple[Callable[[str], Any], Callable[[str, Any], bool]]:
    """Return ``check_one``, which checks a quote against a file.

    It reports where a failing quote differs, and keeps 64 texts.
    """
    check_one = import_module("citations").check_one
    folder = TemporaryDirectory()
    names = iter(range(sys.maxsize))

    def save(text: str, folder: TemporaryDirectory[str] = folder) -> Path:
        file = Path(folder.name) / f"{next(names)}.txt"
        file.write_text(text, encoding="utf-8", newline="\n")
        return file

    return save, lambda quote, file: check_one(quote, file).state == "found"


def linkml() -> tuple[Callable[[str], Any], Callable[[str, Any], bool]]:
    """Return ``find_text_in_reference``, which checks against a text in memory and keeps 128 normalised texts."""
    models = import_module("linkml_reference_validator.models")
    validation = import_module("linkml_reference_validator.validation.supporting_text_validator")
    validator = validation.SupportingTextValidator(models.ReferenceValidationConfig())
    return (
        lambda text: models.ReferenceContent(reference_id="file:capture", content=text),
        lambda quote, reference: validator.find_text_in_reference(quote, reference).found,
    )


CHECKERS = {
    "ours": ours,
    "citations": citations,
    "citations with its reason": citations_file,
    "linkml-reference-validator": linkml,
}


def main() -> None:
    """Check all quotes of the work, capture by capture, and print the outcome.

    The time in which the checker is imported does not count.
    """
    name, file = sys.argv[1:]
    work: list[tuple[str, list[str]]] = json.loads(Path(file).read_text(encoding="utf-8"))
    prepare, check = CHECKERS[name]()
    check("words", prepare("Some words."))
    found = 0
    began = process_time()
    for text, quotes in work:
        capture = prepare(text)
        found += sum(check(quote, capture) for quote in quotes)
    json.dump({"seconds": process_time() - began, "found": found}, sys.stdout)


if __name__ == "__main__":
    main()

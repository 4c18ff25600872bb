"""Say on stderr what a command is doing or why it did nothing, and return its exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from generator import report
from generator.model import SETTINGS

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

    from generator.build import Checked
    from generator.model import Tree

CLEAN, FINDINGS, COULD_NOT_RUN = 0, 1, 2


def exit_code(checked: Checked, folder: Path) -> int:
    """Return the exit code of a check, and say so if the folder is not a project."""
    if checked.library is None:
        return refuse(f"{folder.absolute()} {'contains no project' if folder.is_dir() else 'is not a folder'}")
    return FINDINGS if checked.errors else CLEAN


def refuse_errors(checked: Checked, tree: Tree, folder: Path) -> int:
    """Print the findings if there are errors, and return the exit code.

    The code is 0 if there are no errors.
    """
    if status := exit_code(checked, folder):
        sys.stderr.write(report.text(checked, tree, colour=use_colours(sys.stderr)))
        refuse("the check fails, so nothing was done")
        return status
    return CLEAN


def refuse_without_settings(where: object, tree: Tree) -> int:
    """Say that a folder or a commit is not a project."""
    return refuse(f"{where} contains no project: {SETTINGS} {tree.refused.get(SETTINGS, 'is missing')}")


def refuse(reason: str) -> int:
    """Say why nothing was done, and return the exit code for that."""
    tell(reason)
    return COULD_NOT_RUN


def watch(step: str) -> None:
    """Print what a long run is doing, if a person watches."""
    if sys.stderr.isatty():
        tell(f"{step} …")


def tell(message: str) -> None:
    """Print a message on one line, without characters that a terminal would act on."""
    sys.stderr.write(f"briefing: {report.escape_unseen(' '.join(message.split()))}\n")


def use_colours(stream: TextIO) -> bool:
    """Return whether a stream is a terminal that shows colours."""
    return stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"

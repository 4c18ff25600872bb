"""Takes a settings file; gives the command that builds it with MkDocs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def command(file: Path) -> list[str]:
    """Give the command; a warning stops it. Its --quiet would hide warnings from --strict itself, so it stays away.

    With ``-P`` Python takes no module from the folder in which it runs, which may be a desk with a ``yaml.py``.
    """
    return [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--config-file", str(file)]


def serve(file: Path) -> list[str]:
    """Give the command of the live preview, which goes through our hook."""
    return [sys.executable, "-P", "-m", "mkdocs", "serve", "--config-file", str(file)]

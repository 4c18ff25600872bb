"""Make the commands that build and serve a settings file with MkDocs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def command(file: Path) -> list[str]:
    """Return the command that builds a site; a warning stops it.

    It has no ``--quiet``, because that would hide warnings from ``--strict`` too.
    With ``-P`` Python imports no module from its working folder, which may be a desk with a ``yaml.py``.
    """
    return [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--config-file", str(file)]


def serve(file: Path, address: str) -> list[str]:
    """Return the command of the live preview at an address, such as ``127.0.0.1:8000``."""
    return [sys.executable, "-P", "-m", "mkdocs", "serve", "--config-file", str(file), "--dev-addr", address]

"""Takes a settings file; gives the command that builds it with Zensical, an optional extra."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def command(file: Path) -> list[str]:
    """Give the command; a warning stops it, and nothing of an earlier build is used again."""
    return [sys.executable, "-P", "-m", "zensical", "build", "--strict", "--clean", "--config-file", str(file)]

"""Make the command that builds a settings file with Zensical, an optional extra."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def command(file: Path) -> list[str]:
    """Return the command that builds a site.

    A warning stops it, and it reuses nothing of an earlier build.
    """
    return [sys.executable, "-P", "-m", "zensical", "build", "--strict", "--clean", "--config-file", str(file)]

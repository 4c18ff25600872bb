"""Write MODULES.md: every module of the package with the first line of its docstring, room by room."""

from __future__ import annotations

import ast
from functools import cache
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator"
PAGE = ROOT / "MODULES.md"
HEAD = """# Modules

Every module of `generator/` with the first line of its docstring, room by room; `make fix` writes this page.
How the rooms fit is in [ARCHITECTURE.md](ARCHITECTURE.md).
"""


@cache
def modules() -> dict[str, ast.Module]:
    """Return every module of the package, parsed, by its path within it."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def page() -> str:
    """Return MODULES.md as it should be: a table for each room, and first one for the modules beside the rooms."""
    rooms = sorted(modules(), key=lambda path: path.split("/")[0] if "/" in path else "")
    parts = [HEAD]
    for room, paths in groupby(rooms, key=lambda path: f"{path.split('/')[0]}/" if "/" in path else ""):
        parts.append(f"\n## `generator/{room}`\n\n| module | what it does |\n|---|---|\n")
        parts += (f"| `{path.removeprefix(room)}` | {_first_line(path)} |\n" for path in paths)
    return "".join(parts)


def _first_line(path: str) -> str:
    first = (ast.get_docstring(modules()[path]) or "").partition("\n")[0]
    return first.replace("``", "`").replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

"""Takes the package; gives the table of its modules from their docstrings, and writes it into ARCHITECTURE.md."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator"
PAGE = ROOT / "ARCHITECTURE.md"
BEGIN, END = "<!-- modules -->\n", "<!-- /modules -->\n"


@cache
def modules() -> dict[str, ast.Module]:
    """Give every module of the package, parsed, by its path within it."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def table() -> str:
    """Give the table: a row for each module, with the first line of its docstring."""
    rows = [
        f"| `{path}` | {(ast.get_docstring(module) or '').partition(chr(10))[0].replace('``', '`')} |\n"
        for path, module in modules().items()
    ]
    return "".join(["| module | what goes in, what comes out |\n", "|---|---|\n", *rows])


def page() -> str:
    """Give ARCHITECTURE.md with the table as it should be."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    return before + BEGIN + table() + END + rest.partition(END)[2]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

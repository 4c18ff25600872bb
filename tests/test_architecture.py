"""The house keeps its own rules; those on imports are held by import-linter."""

from __future__ import annotations

import ast
import re
from collections import Counter
from fnmatch import fnmatch

import pytest

from tests.architecture import PACKAGE, PAGE, ROOT, modules, page

EDGES = ("__main__.py", "edges/")
FUNCTIONS = {"open", "print", "input"}
METHODS = {"now", "today", "utcnow", "open", "read_text", "read_bytes", "write_text", "write_bytes", "urlopen"}
"""What reaches the clock, the file system, the network or the terminal."""
OWN = {
    path: {"read_text"}
    for path in ("read/guide/__init__.py", "read/styles.py", "site/render.py", "site/words/__init__.py")
}
"""The guide, the style sheet, the words and the citation styles that come with a package are parts of it."""


def test_the_module_table_is_current() -> None:
    """``make fix`` rewrites it."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_module_says_in_its_first_line_what_it_is_for() -> None:
    first = {path: (ast.get_docstring(tree) or "").partition("\n")[0] for path, tree in modules().items()}
    assert {path: line for path, line in first.items() if not line.endswith(".")} == {}


def test_every_module_has_one_job() -> None:
    """Past 400 lines it has two; a table of rules is no code, and as long as its rules."""
    lines = {path: len((PACKAGE / path).read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {path: n for path, n in lines.items() if n > 400 and not path.startswith("model/rules/")} == {}


def test_no_folder_of_tests_has_a_name_that_pytest_passes_over(pytestconfig: pytest.Config) -> None:
    folders = {file.parent.name for file in (ROOT / "tests").rglob("test_*.py")}
    passed_over = pytestconfig.getini("norecursedirs")
    assert [name for name in folders if any(fnmatch(name, pattern) for pattern in passed_over)] == []


def test_no_class_stands_twice() -> None:
    classes = [
        (node.name, path)
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    ]
    times = Counter(name for name, _ in classes)
    assert [each for each in classes if times[each[0]] > 1] == []


def test_no_file_name_stands_twice_in_a_room() -> None:
    times = Counter((path.split("/")[0], path.rsplit("/", 1)[-1]) for path in modules() if "/" in path)
    assert [each for each in times if times[each] > 1 and each[1] != "__init__.py"] == []


def outside(tree: ast.Module) -> set[str]:
    """Return the functions and methods that a module calls and that reach outside."""
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    functions = {call.id for call in calls if isinstance(call, ast.Name)}
    methods = {call.attr for call in calls if isinstance(call, ast.Attribute)}
    return functions & FUNCTIONS | methods & METHODS


def test_nothing_pure_calls_the_outside() -> None:
    pure = {path: tree for path, tree in modules().items() if not path.startswith(EDGES)}
    assert {path: found for path, tree in pure.items() if (found := outside(tree))} == OWN


def test_a_call_that_reaches_outside_is_found() -> None:
    for line in ("open('x')", "print('x')", "datetime.now()", "path.read_text()", "Path('x').open()"):
        assert outside(ast.parse(line)), line


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_every_file_that_a_guide_for_developers_names_is_there(name: str) -> None:
    named = re.findall(r"`((?:[\w.-]+/)+[\w.-]*)`", (ROOT / name).read_text(encoding="utf-8"))
    assert len(named) > 10
    written = [path for path in named if not path.startswith("build/")]
    assert [path for path in written if not any((folder / path).exists() for folder in (ROOT, PACKAGE))] == []

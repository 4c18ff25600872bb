"""Every format that the command offers prints what was found, and no module that makes one is forgotten."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from generator.build import reviewed
from generator.model import Tree
from generator.report import FORMATS, MEMOS
from tests.architecture import PACKAGE, modules
from tests.projects import project

if TYPE_CHECKING:
    from generator.model.library import Checked

SIBLINGS = sorted(path.name for path in (PACKAGE / "report").glob("*.py"))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_of_a_check_names_each_rule_that_was_broken(name: str, checked: Checked, tree: Tree) -> None:
    told = FORMATS[name](checked, tree, False)  # noqa: FBT003 (the table gives its formats no names of values)
    assert all(finding.rule.name in told for finding in checked.findings), (
        f"--format {name} leaves out a rule that was broken"
    )


@pytest.mark.parametrize("name", MEMOS)
def test_every_format_of_a_review_says_what_was_compared(name: str) -> None:
    memo = reviewed(Tree.of(project()), Tree.of(project()), "Compared now with then.")
    assert "Compared now with then." in MEMOS[name](memo, None), f"--format {name} does not say what was compared"


@pytest.mark.parametrize("path", [path for path in SIBLINGS if path != "__init__.py"])
def test_every_module_of_the_reports_is_taken_by_another(path: str) -> None:
    name = f"report.{path.removesuffix('.py')}"
    taken = {
        f"{node.module}".removeprefix("generator.")
        for sibling in SIBLINGS
        for node in ast.walk(modules()[f"report/{sibling}"])
        if isinstance(node, ast.ImportFrom)
    }
    assert name in taken, f"generator/report/__init__.py has no line for generator/report/{path}"

"""Takes a page in a browser; gives what axe-core finds wrong with it, of the rules of WCAG 2.2 AA and good practice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SETTLED = "Promise.allSettled(document.getAnimations().map((each) => each.finished))"
AXE = Axe()


def violations(page: Page) -> list[str]:
    """Give each violation in a line, once the page has come to rest: the rule, the element, and what is wrong."""
    page.evaluate(SETTLED)
    found = AXE.run(page, options={"runOnly": TAGS, "resultTypes": ["violations"]}).response["violations"]
    return [_line(each["id"], node) for each in found for node in each["nodes"]]


def _line(rule: str, node: dict[str, Any]) -> str:
    why = "; ".join(each["message"] for each in (*node["any"], *node["all"], *node["none"]))
    return f"{rule}: {node['html'][:200]} {why}"

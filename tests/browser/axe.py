"""Report what axe-core finds wrong with a page in a browser, by WCAG 2.2 AA and good practice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axe_playwright_python.base import AXE_SCRIPT

if TYPE_CHECKING:
    from playwright.sync_api import Page

SETTLED = """async () => {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);  // in which something may begin to
  const seen = document.getAnimations().filter((animation) => animation.effect.target.checkVisibility());
  await Promise.allSettled(seen.map((animation) => animation.finished));
}"""
"""Wait until what is visible has stopped moving: what is folded away moves only when it is unfolded."""
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOUR = ("color-contrast", "link-in-text-block")
"""The rules that colours alone can break."""
RUN = """([context, options]) => axe.run(context ?? document, options).then(({ violations }) => violations)"""


def settle(page: Page) -> None:
    """Wait until nothing moves; the policy of our pages forbids ``wait_for_function``, but for what is so at once."""
    page.evaluate(SETTLED)


def violations(page: Page, rules: tuple[str, ...] = TAGS, *, without: str = "") -> list[str]:
    """Return each violation in a line, once the page has come to rest: the rule, the element, and what is wrong.

    ``rules`` are the ids of rules, or tags that rules have; what matches the selector ``without`` is left out.
    """
    settle(page)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    context = {"exclude": [[without]]} if without else None
    found = page.evaluate(RUN, [context, {"runOnly": rules, "resultTypes": ["violations"]}])
    return [_line(each["id"], node) for each in found for node in each["nodes"]]


def _line(rule: str, node: dict[str, Any]) -> str:
    why = "; ".join(each["message"] for each in (*node["any"], *node["all"], *node["none"]))
    return f"{rule}: {node['html'][:200]} {why}"

"""Visit a page once in a browser, and record everything that the tests of every page ask about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tests.browser.axe import COLOUR, settle, violations
from tests.browser.desk import KINDS
from tests.browser.forms import DESKTOP

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, Request, Route, ViewportSize

FORGET = "() => { try { localStorage.clear(); } catch { /* a page without an address has no storage */ } }"
SHEET: ViewportSize = {"width": 640, "height": 900}
"""A sheet of paper, in pixels."""
WATCH = """(() => {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { startTime, sources } of list.getEntries())
      window.shifts.push([startTime, sources.map(({ node }) => node?.outerHTML?.slice(0, 80))]);
  }).observe({ type: "layout-shift", buffered: true });
})()"""
"""Watch what moves from the first moment of a page."""
PAINTED = """async () => {
  while (!performance.getEntriesByName("first-contentful-paint").length) await new Promise(requestAnimationFrame);
}"""
OUTLINE = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter((heading) => heading.checkVisibility())
  .map((heading) => [Number(heading.tagName[1]), heading.textContent.replace("¶", "").trim()])"""
READ = f"""() => {{
  const loaded = performance.getEntriesByType("resource").find(({{ name }}) => name.includes("/bundle.")).responseEnd;
  const links = [...document.querySelectorAll(".md-content a[href]:not(.headerlink)")];
  return {{
    shifts: window.shifts.flatMap(([time, nodes]) => time < loaded ? [] : nodes),
    outline: ({OUTLINE})(),
    links: links.filter((link) => link.checkVisibility())
      .map((link) => (link.ariaLabel || link.textContent.trim() || link.title).toLowerCase()),
    title: document.title,
    language: document.documentElement.lang,
    description: document.querySelector("meta[name=description]")?.content ?? "",
  }};
}}"""
"""What moved after the script of the theme came, and what a screen reader lists of a page."""
FITS = "document.documentElement.scrollWidth <= innerWidth"
UNFOLD = "for (const fold of document.querySelectorAll('.md-content details')) fold.open = true"
DARK = "document.querySelector('[data-md-component=palette] label:not([hidden])').click()"
COLOURS = """() => [...document.querySelectorAll("body, .md-content *")].map((element) => {
  const style = getComputedStyle(element);
  return `${element.tagName} ${style.color} ${style.backgroundColor}`;
})"""


class Print(NamedTuple):
    """A page on paper: the colours of its elements, and whether it fits the sheet."""

    colours: list[str]
    fits: bool


class Listener:
    """What a page complains about, and the requests that it makes to other hosts."""

    def __init__(self, page: Page, address: str) -> None:
        """Listen to a page of the site at this address."""
        self.heard: list[str] = []
        self._ours = (address, "data:", "blob:")
        page.on("console", self._complaint)
        page.on("pageerror", lambda error: self.heard.append(str(error)))
        page.on("request", self._request)

    def _complaint(self, message: ConsoleMessage) -> None:
        by_itself = message.location["url"].endswith("/favicon.ico")  # a browser may ask for an icon that nobody named
        if message.type in {"error", "warning"} and not by_itself:
            self.heard.append(message.text)

    def _request(self, request: Request) -> None:
        if not request.url.startswith(self._ours):
            self.heard.append(request.url)


@dataclass
class Visit:
    """The record of one visit: a kind of page at one width, first in the light scheme, then in the dark one.

    The violations are None if axe-core did not judge the page.
    """

    kind: str
    width: int
    fits: bool
    shifts: list[str]
    outline: list[tuple[int, str]]
    links: list[str]
    title: str
    language: str
    description: str
    small_targets: list[str]
    violations: list[str] | None
    dark_violations: list[str] | None
    prints: dict[str, Print]
    complaints: list[str] = field(default_factory=list)


class Visitor:
    """A page in which one kind of page after another is opened, each at one width.

    The script of the theme arrives after the page was painted, so that its effect on the layout is seen.
    """

    def __init__(self, page: Page, site: str) -> None:
        """Take a new page, and the address of the desk."""
        self._page, self._site, self._listener = page, site, Listener(page, site)
        page.add_init_script(WATCH)
        page.route("**/bundle.*.js", self._send_once_painted)

    def _send_once_painted(self, route: Route) -> None:
        self._page.evaluate(PAINTED)
        route.continue_()

    def visit(self, kind: str, width: int, *, judged: bool) -> Visit:
        """Open a page of the desk and record all that tests ask; axe-core runs only if it is ``judged``.

        Only colours change with the scheme, so the dark scheme is held to the rules of colour alone.
        """
        page = self._page
        screen: ViewportSize = {"width": width, "height": 800}
        page.evaluate(FORGET)
        self._listener.heard = []
        page.emulate_media(media="screen")
        page.set_viewport_size(screen)
        page.goto(self._site + KINDS[kind])
        settle(page)
        fits: bool = page.evaluate(FITS)
        small_targets = violations(page, ("target-size",))
        read = page.evaluate(READ)
        page.evaluate(UNFOLD)
        found = violations(page) if judged else None
        prints = {"light": _print(page)} if width == DESKTOP else {}
        page.emulate_media(media="screen")
        page.set_viewport_size(screen)
        page.evaluate(DARK)
        page.locator("body[data-md-color-scheme=slate]").wait_for()
        dark = violations(page, COLOUR) if judged else None
        if prints:
            prints["dark"] = _print(page)
        page.emulate_media(media="screen")
        page.keyboard.press("/")
        page.locator(".md-search-result__meta", has_text="Type to start searching").wait_for()
        return Visit(
            kind,
            width,
            fits=fits,
            small_targets=small_targets,
            violations=found,
            dark_violations=dark,
            prints=prints,
            complaints=self._listener.heard,
            **read,
        )


def _print(page: Page) -> Print:
    page.emulate_media(media="print")
    page.set_viewport_size(SHEET)
    settle(page)
    return Print(page.evaluate(COLOURS), page.evaluate(FITS))

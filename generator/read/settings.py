"""Read the desk's settings from the text of ``mkdocs.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

from generator.model import CONTRACT, FRAMED, IMAGES, SETTINGS, Limits, Policy, Settings
from generator.model.diagnostics import Diagnostic
from generator.model.forms import COUNT, SHARE, URL, Url, is_url
from generator.model.places import Commented, Place, Text
from generator.model.requirements import NOTHING
from generator.model.rules import reading
from generator.model.schema import Record
from generator.model.tree import PLACE, image
from generator.read.briefings import RESERVED
from generator.read.records import place_of_first, quote_value, read_record, report_comment
from generator.read.suggestions import nearest, suggest
from generator.read.yaml import Data, Items, Pairs, Tagged, read, value_under

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

DEFAULTS = Limits()
"""The limits of a project that states none."""
PRINTED = ("site_name", "site_url")
"""MkDocs' own keys whose values our pages print."""
ADDRESSES = ("site_url", "repo_url")
"""MkDocs' own keys whose values are web addresses."""
EDITING = ("repo_url", "edit_uri", "edit_uri_template")
"""MkDocs' own keys that say where a file of the project can be edited."""
KEYS = frozenset(
    """
    INHERIT copyright dev_addr docs_dir draft_docs edit_uri edit_uri_template exclude_docs extra extra_css
    extra_javascript extra_templates hooks markdown_extensions nav not_in_nav plugins remote_branch remote_name
    repo_name repo_url site_author site_description site_dir site_name site_url strict theme use_directory_urls
    validation watch
    """.split()
)
"""The keys that MkDocs knows; at any other key, a build stops."""
WORDS = (
    ("theme", "palette", "toggle", "name"),
    ("extra", "social", "name"),
    ("extra", "alternate", "name"),
    ("extra", "consent", "title"),
    ("extra", "consent", "description"),
)
"""Where the settings of the theme contain words for readers, also in a list."""
LOGOS = ("logo", "favicon")
"""The keys of the theme that name an image of the desk."""
FAVICON = "assets/images/favicon.png"
"""The image that the theme itself has."""
OUTSIDE = re.compile(r"^[/\\~]|^\w:|(?:^|[/\\])\.\.(?:[/\\]|$)")
"""The beginning or the part of a path that leads out of the folder that the path is relative to."""
READ = (
    *((key,) for key in (*PRINTED, *EDITING, "docs_dir", "site_dir", "use_directory_urls")),
    *((key,) for key in ("nav", "hooks", "theme", "dev_addr")),
    ("theme", "name"),
    ("theme", "custom_dir"),
    ("extra", "briefings"),
)
"""The keys whose values are read here or by a build, which knows no environment and no program of an engine."""
TEXTS = ("site_name", "site_description", "site_author", "copyright")
"""The keys whose values are words for readers."""
OFF = {
    "use_directory_urls": "every page has its own folder, and links lead to folders",
    "strict": "a build stops at every warning",
}
"""The settings that cannot be switched off, with the reason."""
NEEDED = {
    "extra_css": ("assets/briefings.css", "which is the style of the pages"),
    "extra_javascript": ("assets/briefings.js", "without which no table can be filtered"),
    "markdown_extensions": ("attr_list", "which reads the ids of headings"),
}
"""What a list that a desk states must contain, with the reason; a build adds each list that is not stated."""
PAGES_LEFT_OUT = ("exclude_docs", "draft_docs")
"""The keys that leave out files of MkDocs, while our pages are made from records."""
HOOK = "mkdocs_hook.py"
"""The name of our hook, which is the only one that a build needs or runs."""
EXTENSIONS = frozenset({"generator.blocks", "attr_list", "fenced_code", "md_in_html", "meta", "tables", "toc"})
"""Markdown extensions that the pages are made for, or that do not change them."""
FOLDERS = {"docs_dir": "briefings", "site_dir": "site"}
"""The folders of a project's content and of its site.

MkDocs alone would accept any other folder as ``site_dir``, and empty it.
"""
FALSE = frozenset({"false", "no", "off"})
"""The words that mean false in YAML 1.1, in lowercase; capitals mean the same."""


@dataclass(frozen=True, kw_only=True)
class Bounds(Record):
    """The limits of excerpts, as typed under ``limits``."""

    quote_words: Annotated[Text, COUNT] = Text(str(DEFAULTS.quote_words))
    """The most words in one quote."""

    source_words: Annotated[Text, COUNT] = Text(str(DEFAULTS.source_words))
    """The most words quoted from one source on the whole site."""

    source_share: Annotated[Text, SHARE] = Text(str(DEFAULTS.source_share))
    """The largest share of a capture that the whole site shows, counted as quotes with their sentences."""


@dataclass(frozen=True, kw_only=True)
class Own(Record):
    """The settings of this project, as typed under ``extra.briefings``."""

    contract: Annotated[Text, COUNT] = Text(str(CONTRACT))
    """The version of these rules that the project follows."""

    limits: Bounds = field(default_factory=Bounds)
    """How much the site shows of a source that may only be excerpted."""

    review: Policy = field(default_factory=Policy)
    """Who may publish."""

    issues: Url | None = None
    """The address of the desk's issue tracker; without one, no page offers to report anything."""


def read_settings(text: str, files: Collection[str] | None = None) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
    """Return our settings in the text of ``mkdocs.yml``, and the findings.

    MkDocs judges the rest of the file. ``files`` are the paths of the project, or None if not all of them are known.
    The settings are None if the file cannot be read, or if it follows newer rules than this program knows.
    """
    data, findings = read(SETTINGS, text, lenient=True)
    if data is None and findings:
        return None, findings
    if not isinstance(data, Pairs):
        message = f"{SETTINGS} contains no settings: it is not a mapping of keys to values."
        return None, (Diagnostic(reading.VALUE_TYPE, Place(SETTINGS), message, "Write it as key: value."),)
    contract = value_under(data, "extra", "briefings", "contract")
    if isinstance(contract, Text) and re.fullmatch(r"[1-9]\d{0,8}", contract) and int(contract) > CONTRACT:
        message = f"The project follows version {contract} of the rules; this program knows versions up to {CONTRACT}."
        return None, (
            Diagnostic(reading.CONTRACT_NEWER, contract.place, message, "Install a newer version of the program."),
        )
    tagged = (*findings, *_report_unnamed(data), *_remove_tagged(data))
    ours = value_under(data, "extra", "briefings")
    own, findings, _ = read_record(Own, Pairs() if ours is None else ours)
    absent = () if files is None else (*_report_absent_folders(data, files), *_report_absent_images(data, files))
    findings = (*tagged, *findings, *_report_unfit(data), *absent)
    own = own or Own()
    limits = Limits(
        quote_words=int(own.limits.quote_words),
        source_words=int(own.limits.source_words),
        source_share=float(own.limits.source_share),
    )
    printed = {
        field: value
        for field in (*PRINTED, *EDITING)
        if isinstance(value := value_under(data, field), Text) and value.strip()
    }
    settings = Settings(
        contract=int(own.contract), limits=limits, review=own.review, issues=own.issues or "", **printed
    )
    return settings, findings


def _report_unnamed(data: Pairs) -> Iterator[Diagnostic]:
    """Report that a site has no name, unless a misspelt key contains it."""
    name = value_under(data, "site_name")
    if isinstance(name, Text) and name.strip() in NOTHING:
        yield Diagnostic(reading.VALUE_EMPTY, name.place, "`site_name` has no value.", "Write the name of the site.")
    elif name is None and "site_name" not in {nearest(key, KEYS) for key in data.keys() - KEYS}:
        message = "The settings need `site_name`, which is missing here."
        yield Diagnostic(reading.KEY_MISSING, place_of_first(data), message, "Add `site_name`.")


def _report_unfit(data: Pairs) -> Iterator[Diagnostic]:
    """Report settings that MkDocs refuses or ignores, or that our pages cannot follow."""
    for key, value in data.items():
        if key not in KEYS:
            message = f"MkDocs has no setting {quote_value(key)}, so a build would stop."
            yield Diagnostic(reading.KEY_UNKNOWN, key.place, message, suggest(key, KEYS))
        for report in UNFIT.get(key, ()):
            yield from report(key, value)
    for path in WORDS:
        yield from _report_cut_words(data, path, "")


def _report_inherited(key: Text, _: Data) -> Iterator[Diagnostic]:
    message = "Settings in another file are not read here, so the check would not follow them."
    yield Diagnostic(reading.KEY_UNKNOWN, key.place, message, f"Write them into {SETTINGS} itself.")


def _report_off(key: Text, value: Data) -> Iterator[Diagnostic]:
    if isinstance(value, Text) and value.lower() in FALSE:
        message = f"`{key}` is off here, but {OFF[key]}."
        yield Diagnostic(reading.VALUE_UNKNOWN, value.place, message, "Delete the line.")


def _report_left_out(key: Text, _: Data) -> Iterator[Diagnostic]:
    message = f"`{key}` leaves out files of MkDocs, but the pages of this site are made from records."
    yield Diagnostic(reading.KEY_UNKNOWN, key.place, message, "Delete it, and move out what is not to be published.")


def _report_folder(key: Text, value: Data) -> Iterator[Diagnostic]:
    if value != FOLDERS[key]:
        message = f"`{key}` is not {FOLDERS[key]} here, so a build may empty or publish the folder that it names."
        yield Diagnostic(reading.VALUE_UNKNOWN, key.place, message, f"Delete the line, or write {FOLDERS[key]}.")


def _report_hooks(_: Text, value: Data) -> Iterator[Diagnostic]:
    """Report hooks of a desk's own, which only MkDocs itself would run."""
    for hook in value if isinstance(value, Items) else ():
        if isinstance(hook, Text) and not hook.endswith(HOOK):
            message = f"The hook {hook} does not run, because a build makes the site without hooks."
            yield Diagnostic(reading.VALUE_UNKNOWN, hook.place, message, "Delete it.")


def _report_text(key: Text, value: Data) -> Iterator[Diagnostic]:
    """Report words for readers that are not a text, or that a comment cuts."""
    if not isinstance(value, Text):
        yield _report_shape(key, value)
    elif isinstance(value, Commented):
        yield report_comment(key, value)


def _report_cut_words(data: Data | None, path: tuple[str, ...], name: str) -> Iterator[Diagnostic]:
    """Report words for readers at a path that a comment cuts."""
    if isinstance(data, Items):
        for entry in data:
            yield from _report_cut_words(entry, path, name)
    elif path:
        yield from _report_cut_words(value_under(data, path[0]), path[1:], path[0])
    elif isinstance(data, Commented):
        yield report_comment(name, data)


def _report_shape(key: Text, value: Data) -> Diagnostic:
    message = f"`{key}` is not a text here, so pages cannot print it."
    return Diagnostic(reading.VALUE_TYPE, value.place, message, "Write the text itself.")


def _report_address(key: Text, value: Data) -> Iterator[Diagnostic]:
    if not isinstance(value, Text):
        yield _report_shape(key, value)
    elif value.strip() not in NOTHING and not is_url(value):
        message = f"`{key}` is {quote_value(value)}, which is not {URL.name}."
        yield Diagnostic(reading.VALUE_FORM, value.place, message, URL.example)


def _report_custom_dir(_: Text, theme: Data) -> Iterator[Diagnostic]:
    folder = value_under(theme, "custom_dir")
    if isinstance(folder, Text) and OUTSIDE.search(folder):
        message = f"The folder `{folder}` is outside the project, so nobody who reviews the project sees its templates."
        yield Diagnostic(reading.VALUE_FORM, folder.place, message, "Move the folder into the project.")


def _report_other_theme(_: Text, theme: Data) -> Iterator[Diagnostic]:
    """Report a theme for which our pages are not made."""
    name = value_under(theme, "name") if isinstance(theme, Pairs) else theme
    if isinstance(name, Text) and name.strip() and name != FRAMED:
        message = (
            f"The theme is {quote_value(name)}, so pages have no policy and none of our templates, "
            "and may load scripts from other hosts."
        )
        yield Diagnostic(reading.THEME_OTHER, name.place, message, f"Write {FRAMED} instead.")


def _remove_tagged(data: Pairs) -> Iterator[Diagnostic]:
    """Report and remove each value that is read and that only an engine knows."""
    for *above, last in READ:
        holder = value_under(data, *above)
        value = value_under(holder, last)
        if not isinstance(holder, Pairs) or value is None:
            continue
        if above or last != "theme":
            yield from _remove_below(value, last)
        if isinstance(value, Tagged):
            yield _report_tagged(value, last)
            del holder[Text(last)]


def _remove_below(data: Data, name: str) -> Iterator[Diagnostic]:
    inner = list(data.items() if isinstance(data, Pairs) else enumerate(data) if isinstance(data, Items) else ())
    for step, value in reversed(inner):
        below = step if isinstance(step, str) else name
        if isinstance(value, Tagged):
            yield _report_tagged(value, below)
            del data[step]  # type: ignore[arg-type,union-attr]
        else:
            yield from _remove_below(value, below)


def _report_tagged(value: Tagged, name: str) -> Diagnostic:
    message = f"The check and the pages need the value of `{name}`, which only MkDocs can find out from a tag."
    return Diagnostic(reading.YAML_TAG, value.place, message, "Write the value itself.")


def _report_lack(key: Text, value: Data) -> Iterator[Diagnostic]:
    """Report a list that replaces ours and lacks what the pages need."""
    needed, reason = NEEDED[key]
    entries = value if isinstance(value, Items) else (value,)
    names = (name for entry in entries for name in (entry if isinstance(entry, Pairs) else (entry,)))
    stated = {str(name).removeprefix("markdown.extensions.") for name in names}
    if needed not in stated:
        message = f"`{key}` does not name {needed}, {reason}."
        yield Diagnostic(
            reading.VALUE_UNKNOWN, key.place, message, f"Add {needed}, or delete the key: then a build adds it."
        )


def _find_pages(nav: Data) -> Iterator[Text]:
    """Find the pages that the navigation names."""
    for entry in nav if isinstance(nav, Items) else nav.values() if isinstance(nav, Pairs) else ():
        yield from _find_pages(entry)
    if isinstance(nav, Text) and nav.endswith(".md") and ":" not in nav:
        yield nav


def _report_unmade_pages(_: Text, nav: Data) -> Iterator[Diagnostic]:
    """Report pages that the navigation does not name by an index file."""
    for page in _find_pages(nav):
        if page.rpartition("/")[2] != "index.md":
            message = f"The site has no page {quote_value(page)}: every page is the index.md of its folder."
            hint = "Write the address of the page with index.md at its end, as in guide/index.md."
            yield Diagnostic(reading.VALUE_UNKNOWN, page.place, message, hint)


def _report_absent_folders(data: Pairs, files: Collection[str]) -> Iterator[Diagnostic]:
    """Report pages of the navigation in a folder that is neither a briefing nor a part of the site."""
    briefings = {home[1] for path in files if (home := re.fullmatch(r"briefings/([^/]+)/briefing\.md", path))}
    for page in _find_pages(value_under(data, "nav") or Items()):
        folder, inside, name = page.removeprefix("./").partition("/")
        if inside and name.endswith("index.md") and folder not in briefings | RESERVED:
            message = f"The site has no page {quote_value(page)}: no briefing is in a folder of that name."
            near = nearest(folder, briefings) or "guide"
            hint = f"Write the path of a page, as in {near}/index.md, or delete the entry."
            yield Diagnostic(reading.VALUE_UNKNOWN, page.place, message, hint)


def _report_absent_images(data: Pairs, files: Collection[str]) -> Iterator[Diagnostic]:
    """Report a logo that is not an image of the site; a folder of templates may contain others."""
    if value_under(data, "theme", "custom_dir") is not None:
        return
    images = {FAVICON, *map(image, files)}
    for key in LOGOS:
        path = value_under(data, "theme", key)
        if isinstance(path, Text) and path.strip() not in NOTHING and path not in images:
            message = f"`{key}` is {quote_value(path)}, which is not an image of the site."
            hint = f"Put the image into {IMAGES}, and write its path from there, as in {PLACE}logo.svg."
            yield Diagnostic(reading.VALUE_UNKNOWN, path.place, message, hint)


def _report_unread_extensions(_: Text, value: Data) -> Iterator[Diagnostic]:
    """Report each Markdown extension that cannot change our pages, because no engine parses our Markdown."""
    for entry in value if isinstance(value, list) else (value,):
        for name in entry if isinstance(entry, Pairs) else (entry,):
            if isinstance(name, Text) and name and name.removeprefix("markdown.extensions.") not in EXTENSIONS:
                message = (
                    f"The extension {name} changes nothing, because an engine sees only the headings of our Markdown."
                )
                hint = "Delete it; the guide lists what our Markdown has."
                yield Diagnostic(reading.VALUE_UNKNOWN, name.place, message, hint)


UNFIT: Mapping[str, tuple[Callable[[Text, Data], Iterator[Diagnostic]], ...]] = {
    "INHERIT": (_report_inherited,),
    "hooks": (_report_hooks,),
    "nav": (_report_unmade_pages,),
    "theme": (_report_custom_dir, _report_other_theme),
    "extra_css": (_report_lack,),
    "extra_javascript": (_report_lack,),
    "markdown_extensions": (_report_unread_extensions, _report_lack),
    **dict.fromkeys(OFF, (_report_off,)),
    **dict.fromkeys(PAGES_LEFT_OUT, (_report_left_out,)),
    **dict.fromkeys(FOLDERS, (_report_folder,)),
    **dict.fromkeys(ADDRESSES, (_report_address,)),
    **dict.fromkeys(TEXTS, (_report_text,)),
}
"""What reports the faults in a setting, by its key."""

"""Decide for each key of MkDocs whether its value is honoured, and report each value that cannot be."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import TYPE_CHECKING

import yaml

from generator.model import FRAMED, IMAGES, SETTINGS
from generator.model.diagnostics import Diagnostic
from generator.model.forms import URL, is_url
from generator.model.places import Commented, Text
from generator.model.requirements import NOTHING
from generator.model.rules import reading
from generator.model.tree import PLACE, image
from generator.read.briefings import RESERVED
from generator.read.records import quote_value, report_comment
from generator.read.suggestions import nearest, suggest
from generator.read.yaml import Data, Items, Pairs, value_under

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterator, Mapping

PLUGIN = "briefings"
"""The name of our plugin, which runs this program inside MkDocs."""
STYLE, SCRIPT = "assets/briefings.css", "assets/briefings.js"
"""The style and the script of our pages, which a build loads before those of a desk."""
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
LOADED = ("extra_css", "extra_javascript", "extra_templates")
"""The keys that name files which the pages load, or which are made into files of the site."""
ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
"""The beginning of an address on another host."""
OUTSIDE = re.compile(r"^[/\\~]|^\w:|(?:^|[/\\])\.\.(?:[/\\]|$)")
"""The beginning or the part of a path that leads out of the folder that the path is relative to."""
OFF = {
    "use_directory_urls": "every page has its own folder, and links lead to folders",
    "strict": "a build stops at every warning",
}
"""The settings that cannot be switched off, with the reason."""
FOLDERS = {"docs_dir": "briefings", "site_dir": "site"}
"""The folders of a project's content and of its site.

MkDocs alone would accept any other folder as ``site_dir``, and empty it.
"""
BESIDE = frozenset({"INHERIT", "site_dir"})
"""The keys that belong in a file of settings beside the desk's, for example for mike."""
OLD_HOOK, OLD_EXTENSION = "mkdocs_hook.py", "generator.blocks"
"""The hook and the Markdown extension that settings named before there was a plugin."""
EXTENSIONS = frozenset({OLD_EXTENSION, "attr_list", "fenced_code", "md_in_html", "meta", "tables", "toc"})
"""Markdown extensions that the pages are made for, or that do not change them, and the one that is reported."""
FALSE = frozenset({"false", "no", "off"})
"""The words that mean false in YAML 1.1, in lowercase; capitals mean the same."""
PORTS = 65535
"""The highest number of a port."""


def report_unfit(data: Pairs, *, without: Container[str] = ()) -> Iterator[Diagnostic]:
    """Report settings that MkDocs refuses or ignores, or that our pages cannot follow; skip keys ``without`` report."""
    for key, value in data.items():
        if key not in KEYS:
            message = f"MkDocs has no setting {quote_value(key)}, so a build would stop."
            yield Diagnostic(reading.KEY_UNKNOWN, key.place, message, suggest(key, KEYS))
        elif key not in without:
            for report in KEYS[key]:
                yield from report(key, value)
    for path in WORDS:
        yield from _report_cut_words(data, path, "")
    if _is_framed(data):
        yield from _report_other_hosts(data)


def report_absent(data: Pairs, files: Collection[str]) -> Iterator[Diagnostic]:
    """Report pages and files that the settings name and that are not among the files of a project."""
    yield from _report_absent_folders(data, files)
    # A folder of templates may contain other files.
    if value_under(data, "theme", "custom_dir") is None:
        images = {name for path in files if (name := image(path))}
        yield from _report_absent_images(data, {FAVICON, *images})
        yield from _report_absent_loaded(data, {STYLE, SCRIPT, *images})


def report_old_names(data: Data | None) -> Iterator[Diagnostic]:
    """Report the hook and the Markdown extension that the plugin replaces."""
    for key in ("hooks", "markdown_extensions"):
        for name in _find_names(value_under(data, key)):
            if name.replace("\\", "/").rpartition("/")[2] == OLD_HOOK and key == "hooks":
                message = f"The hook {name} does not exist any more, because MkDocs loads this program as a plugin."
                hint = f"Delete `hooks`, and write plugins: [search, {PLUGIN}]."
                yield Diagnostic(reading.VALUE_UNKNOWN, name.place, message, hint)
            elif name == OLD_EXTENSION and key == "markdown_extensions":
                message = (
                    f"The extension {name} does not exist any more, because MkDocs loads this program as a plugin."
                )
                hint = f"Delete it, and write plugins: [search, {PLUGIN}]."
                yield Diagnostic(reading.VALUE_UNKNOWN, name.place, message, hint)


def parse_address(address: str) -> tuple[str, int] | None:
    """Return the host and the port at which MkDocs can serve, or None; it serves at IP addresses and localhost."""
    host, _, port = address.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    try:
        known = host == "localhost" or bool(ip_address(host))
    except ValueError:
        known = False
    is_port = port.isascii() and port.isdigit() and int(port[:6]) <= PORTS
    return (host, int(port)) if known and is_port else None


def _find_names(value: Data | None) -> Iterator[Text]:
    """Find the names in a list of MkDocs, whose entries may be mappings of a name to options."""
    for entry in value if isinstance(value, list) else (value,):
        yield from (name for name in (entry if isinstance(entry, Pairs) else (entry,)) if isinstance(name, Text))


def _is_framed(data: Pairs) -> bool:
    theme = value_under(data, "theme")
    name = value_under(theme, "name") if isinstance(theme, Pairs) else theme
    return not isinstance(name, Text) or not name.strip() or name == FRAMED


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


def _report_hooks(key: Text, value: Data) -> Iterator[Diagnostic]:
    """Report hooks: those of a desk's own would run only under MkDocs itself."""
    old = tuple(report_old_names(Pairs({key: value})))
    yield from old
    for hook in _find_names(value):
        if hook and hook.place not in {finding.place for finding in old}:
            message = f"The hook {hook} does not run, because a build makes the site without hooks."
            yield Diagnostic(reading.VALUE_UNKNOWN, hook.place, message, "Delete it.")


def _report_options(_: Text, value: Data) -> Iterator[Diagnostic]:
    """Report options of our plugin, which has none."""
    for entry in value if isinstance(value, Items) else (value,):
        options = value_under(entry, PLUGIN)
        if isinstance(options, Pairs) and options:
            message = f"The plugin {PLUGIN} has no options."
            hint = f"Write what it reads under extra: {PLUGIN}, and nothing here."
            yield Diagnostic(reading.KEY_UNKNOWN, next(iter(options)).place, message, hint)


def _report_text(key: Text, value: Data) -> Iterator[Diagnostic]:
    """Report words for readers that are not a text, or that a comment cuts.

    MkDocs reads ``2026``, ``NO`` and ``1.5`` as a number or a truth value, unless they are in quotation marks.
    """
    if not isinstance(value, Text):
        yield _report_shape(key, value)
    elif isinstance(value, Commented):
        yield report_comment(key, value)
    elif (
        value not in NOTHING
        and value.place.end_column - value.place.column == len(value)
        and not _is_text_for_mkdocs(value)
    ):
        message = f"MkDocs does not read {value} as words, so `{key}` has no text."
        yield Diagnostic(reading.VALUE_TYPE, value.place, message, f'Put it in quotation marks: "{value}".')


def _is_text_for_mkdocs(value: str) -> bool:
    tag = yaml.SafeLoader("").resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
    return bool(tag == yaml.SafeLoader.DEFAULT_SCALAR_TAG)


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


def _report_served(key: Text, value: Data) -> Iterator[Diagnostic]:
    if not isinstance(value, Text):
        yield _report_shape(key, value)
    elif value.strip() not in NOTHING and parse_address(value) is None:
        message = f"`{key}` is {quote_value(value)}, which is not an address of this machine."
        yield Diagnostic(
            reading.VALUE_FORM, value.place, message, "Write an IP address and a port, as in 127.0.0.1:8000."
        )


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


def _report_absent_images(data: Pairs, images: Collection[str]) -> Iterator[Diagnostic]:
    """Report a logo that is not an image of the site."""
    for key in LOGOS:
        path = value_under(data, "theme", key)
        if isinstance(path, Text) and path.strip() not in NOTHING and path not in images:
            message = f"`{key}` is {quote_value(path)}, which is not an image of the site."
            hint = f"Put the image into {IMAGES}, and write its path from there, as in {PLACE}logo.svg."
            yield Diagnostic(reading.VALUE_UNKNOWN, path.place, message, hint)


def _find_loaded(data: Pairs) -> Iterator[tuple[str, Text]]:
    """Find the files that the settings name for the pages, each with its key."""
    for key in LOADED:
        entries = value_under(data, key)
        for entry in entries if isinstance(entries, Items) else ():
            path = value_under(entry, "path") if isinstance(entry, Pairs) else entry
            if isinstance(path, Text):
                yield key, path


def _report_other_hosts(data: Pairs) -> Iterator[Diagnostic]:
    """Report files on other hosts, which the policy of the pages refuses."""
    for key, path in _find_loaded(data):
        if ELSEWHERE.match(path):
            message = (
                f"`{key}` names {quote_value(path)}, which is on another host, so the policy of the pages refuses it."
            )
            hint = "Put the file into the folder that `theme.custom_dir` names, and write its path from there."
            yield Diagnostic(reading.VALUE_UNKNOWN, path.place, message, hint)


def _report_absent_loaded(data: Pairs, known: Collection[str]) -> Iterator[Diagnostic]:
    """Report files for the pages that the site does not have."""
    for key, path in _find_loaded(data):
        if not ELSEWHERE.match(path) and path.removeprefix("./").partition("?")[0] not in known:
            message = f"`{key}` names {quote_value(path)}, which is not a file of the site."
            hint = "Put the file into a folder, name the folder in `theme.custom_dir`, and write its path from there."
            yield Diagnostic(reading.VALUE_UNKNOWN, path.place, message, hint)


def _report_unread_extensions(key: Text, value: Data) -> Iterator[Diagnostic]:
    """Report each Markdown extension that cannot change our pages, because no engine parses our Markdown."""
    yield from report_old_names(Pairs({key: value}))
    for name in _find_names(value):
        if name and name.removeprefix("markdown.extensions.") not in EXTENSIONS:
            message = f"The extension {name} changes nothing, because an engine sees only the headings of our Markdown."
            yield Diagnostic(
                reading.VALUE_UNKNOWN, name.place, message, "Delete it; the guide lists what our Markdown has."
            )


HONOURED: tuple[Callable[[Text, Data], Iterator[Diagnostic]], ...] = ()
"""The reports of a key whose every value is honoured, by us or by MkDocs, which refuses values that it cannot read."""
KEYS: Mapping[str, tuple[Callable[[Text, Data], Iterator[Diagnostic]], ...]] = {
    # What the site is called, where it is, and what stands on every page
    "site_name": (_report_text,),
    "site_url": (_report_address,),
    "site_description": (_report_text,),
    "site_author": (_report_text,),
    "copyright": (_report_text,),
    "nav": (_report_unmade_pages,),
    "not_in_nav": HONOURED,
    "validation": HONOURED,
    "theme": (_report_custom_dir, _report_other_theme),
    "extra": HONOURED,
    "extra_css": HONOURED,
    "extra_javascript": HONOURED,
    "extra_templates": HONOURED,
    # Where a page is edited: our pages state it themselves
    "repo_url": (_report_address,),
    "repo_name": HONOURED,
    "edit_uri": HONOURED,
    "edit_uri_template": HONOURED,
    # What makes the pages: only this program does
    "docs_dir": (_report_folder,),
    "exclude_docs": (_report_left_out,),
    "draft_docs": (_report_left_out,),
    "markdown_extensions": (_report_unread_extensions,),
    "plugins": (_report_options,),
    "hooks": (_report_hooks,),
    "INHERIT": (_report_inherited,),
    # How it is built, served and sent
    "site_dir": (_report_folder,),
    "use_directory_urls": (_report_off,),
    "strict": (_report_off,),
    "dev_addr": (_report_served,),
    "watch": HONOURED,
    "remote_branch": HONOURED,
    "remote_name": HONOURED,
}
"""What reports the values of each key of MkDocs that cannot be honoured; at any other key, a build stops."""

"""A printed site is the same to the byte as the one in which the engine builds every page itself."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
import yaml

from benchmarks.synthetic import project as synthetic
from tests.browser.desk import files
from tests.conftest import UNSEEN
from tests.engines.conftest import build, contents
from tests.projects import written

if TYPE_CHECKING:
    from pathlib import Path


OWN = {
    "own/main.html": "{% extends 'base.html' %}"
    "{% block announce %}{{ page.title }} at {{ base_url }} of {{ config.site_name }}{% endblock %}"
    "{% block footer %}{% if page %}{{ page.meta.description }} {{ page.canonical_url }}{% endif %}{% endblock %}",
    "own/partials/toc-item.html": "<li title='{{ toc_item.title | striptags | e }}'><a href='{{ toc_item.url }}'>"
    "{{ toc_item.title }}</a>{% if toc_item.children %}<ol>{% for toc_item in toc_item.children %}"
    "{% include 'partials/toc-item.html' %}{% endfor %}</ol>{% endif %}</li>",
}
"""Templates of a desk that print every value of a page in another place and another way."""
BARE = {"site_name": "A desk", "plugins": ["search", "briefings"]}
NAVIGATION = [
    "index.md",
    {"A section": [{"Titled": "sources/index.md"}, "sources/letter/index.md", "guide/how-to-read/index.md"]},
    "strait/index.md",
    {"Elsewhere": "https://desk.example/"},
]
FEATURES = ["navigation.footer", "navigation.path", "navigation.sections", "toc.integrate", "content.action.edit"]
PUBLISHED: dict[str, object] = {
    "site_url": "https://desk.example/sub/path/",
    "extra": {"version": {"provider": "mike"}},
}
DESKS: dict[str, dict[str, object]] = {
    "bare": {"markdown_extensions": [{"toc": {"toc_depth": 5, "permalink": "#"}}]},
    "templates": {
        "site_url": "https://desk.example",
        "theme": {"name": "material", "custom_dir": "own", "palette": {"primary": "teal"}, "language": "ar"},
        "markdown_extensions": ["md_in_html", "fenced_code", "meta"],
    },
    "features": {
        **PUBLISHED,
        "theme": {"name": "material", "features": FEATURES},
        "nav": NAVIGATION,
        "repo_url": "https://github.com/desk/desk",
        "edit_uri": "edit/main/briefings/",
    },
}
"""Settings of desks that have every page kind."""


def settings(own: dict[str, object]) -> str:
    return str(yaml.safe_dump(BARE | own))


def compare(folder: Path, texts: dict[str, str], *options: str) -> None:
    """Build a desk both ways, and compare all files."""
    written(folder, texts)
    assert build(folder, *options) == 0
    printed = contents(folder / "site")
    assert build(folder, "--stock", *options) == 0
    built = contents(folder / "site")
    assert printed.keys() == built.keys()
    assert [path for path in built if printed[path] != built[path]] == []


@pytest.mark.parametrize("name", DESKS)
def test_every_page_kind_is_printed_as_mkdocs_builds_it(name: str, tmp_path: Path) -> None:
    compare(tmp_path, {**files(), "mkdocs.yml": settings(DESKS[name]), **OWN}, "--drafts")


def test_a_hundred_briefings_are_printed_by_several_processes_as_mkdocs_builds_them(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    if not request.config.getoption("--judges"):
        pytest.skip(f"{UNSEEN}a hundred printed briefings beside those of MkDocs (slow)")
    compare(tmp_path, {**synthetic(100), "mkdocs.yml": settings({"site_url": "https://desk.example/"})}, "--as-files")


def test_pages_are_printed_as_zensical_builds_them(tmp_path: Path) -> None:
    if find_spec("zensical") is None:
        pytest.skip("Zensical is not installed: its pages have not been compared")
    compare(tmp_path, {**files(), "mkdocs.yml": settings(PUBLISHED)}, "--drafts", "--engine", "zensical")


def test_the_content_of_this_project_is_printed_as_mkdocs_builds_it(built: Path, project: Path) -> None:
    assert build(project, "--stock") == 0
    assert contents(project / "site") == contents(built / "site")


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ({"theme": "readthedocs"}, "because the theme is readthedocs"),
        ({"plugins": ["search", "briefings", "tags"]}, "because the plugin tags may change them"),
        ({"markdown_extensions": [{"toc": {"baselevel": 2}}]}, "because the option baselevel of the extension toc"),
    ],
)
def test_what_may_change_a_page_leaves_all_pages_to_the_engine_aloud(
    own: dict[str, object], told: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "mkdocs.yml").write_text(settings(own), encoding="utf-8")
    assert build(desk) == 0
    assert told in capsys.readouterr().err
    assert "specimen--" not in str(contents(desk / "site"))


def test_a_template_that_changes_a_value_stops_the_build_with_its_name(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(
        desk, {"own/main.html": "{% extends 'base.html' %}{% block htmltitle %}{{ page.title | upper }}{% endblock %}"}
    )
    own: dict[str, object] = {"docs_dir": "briefings", "theme": {"name": "material", "custom_dir": "own"}}
    (desk / "mkdocs.yml").write_text(settings(own), encoding="utf-8")
    assert build(desk) == 2
    told = capsys.readouterr().err
    assert "the theme changes the title of the pages" in told
    assert "build with --stock" in told
    done = subprocess.run((sys.executable, "-m", "mkdocs", "build", "-q"), cwd=desk, capture_output=True, check=False)
    assert b"the theme changes the title of the pages" in done.stderr
    assert contents(desk / "site") == {}
    assert build(desk, "--stock") == 0

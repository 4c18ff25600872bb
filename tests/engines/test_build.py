"""The site as it is built: the same whichever way, to the byte, and whole or not at all."""

from __future__ import annotations

import importlib.util
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.edges import engines, output
from generator.read.mkdocs_keys import KEYS
from generator.read.settings import read_settings
from generator.site.feeds import DIGESTS
from generator.site.render import ENTRIES, SEARCHING
from tests.engines.conftest import OLD, build, contents, run
from tests.projects import CLAIMS, QUOTE, written

if TYPE_CHECKING:
    from pathlib import Path

WRONG = QUOTE.replace("defence", "defense")


def change(file: Path, old: str, new: str) -> None:
    """Change words of a file, which are there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def broken(desk: Path) -> None:
    """Change one letter of a quote."""
    change(desk / CLAIMS, QUOTE, WRONG)


def test_a_build_replaces_the_old_site_and_keeps_what_git_needs(built: Path) -> None:
    files = contents(built / "site")
    assert {
        "index.html",
        "china-and-nato/index.html",
        "sources/fomenko-2023/index.html",
        "entities/china/index.html",
    } <= set(files)
    assert "guide/how-to-read/index.html" in files
    assert "old/index.html" not in files
    assert (built / "site/.gitkeep").exists()
    assert not [path for path in files if path.endswith((".yml", ".md", ".txt"))]


def test_bare_mkdocs_gives_the_same_pages_to_the_byte(built: Path, project: Path) -> None:
    """Another process in another folder makes the same site, so nothing depends on chance or on the place."""
    done = run("mkdocs", "build", "--strict", cwd=project)
    assert done.returncode == 0, done.stderr
    assert contents(project / "site") == contents(built / "site")


def test_a_quote_that_fails_stops_the_build_and_leaves_the_old_site(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken(desk)
    assert build(desk) == 1
    assert f"{CLAIMS}:" in capsys.readouterr().err
    assert {f"site/{path}" for path in contents(desk / "site")} == {*OLD}
    assert not (desk / "build").exists()


def test_a_quote_that_fails_stops_bare_mkdocs_with_our_words(desk: Path) -> None:
    broken(desk)
    done = run("mkdocs", "build", cwd=desk)
    assert done.returncode == 1
    assert "quote-not-found" in done.stderr
    assert "Traceback" not in done.stderr
    assert {f"site/{path}" for path in contents(desk / "site")} == {*OLD}


def test_an_engine_that_fails_leaves_the_old_site(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(desk / "mkdocs.yml", "nav: [index.md]", "nav: [index.md, guide/no-such-page/index.md]")
    assert build(desk) == 2
    told = capsys.readouterr().err
    assert "no-such-page/index.md" in told
    assert "site/ is as it was" in told
    assert {f"site/{path}" for path in contents(desk / "site")} == {*OLD}


def test_zensical_builds_the_same_tree(built: Path, project: Path) -> None:
    if importlib.util.find_spec("zensical") is None:
        pytest.skip("Zensical is not installed: its build of the tree has not been tried")
    assert build(project, "--engine", "zensical") == 0
    pages = {path for path in contents(project / "site") if path.endswith("index.html")}
    assert pages == {path for path in contents(built / "site") if path.endswith("index.html")}
    page = (project / "site/china-and-nato/index.html").read_text(encoding="utf-8")
    assert 'id="c1-e1"' in page
    assert "matches its capture" in page
    assert contents(project / "site")[DIGESTS] == contents(built / "site")[DIGESTS]


def derived(own: str) -> dict[str, Any]:
    """Return the settings with which an engine builds a desk whose own settings these are."""
    settings: dict[str, Any] = yaml.safe_load(engines.write_settings(engines.settings(own)))
    return settings


def test_the_derived_settings_follow_a_theme_folder_of_the_desk() -> None:
    assert derived("theme: readthedocs\n")["theme"] == {"name": "readthedocs"}
    own = derived("theme: {name: readthedocs, custom_dir: overrides}\n")["theme"]
    assert own == {"name": "readthedocs", "custom_dir": "../overrides"}


def test_the_derived_settings_have_what_the_desk_leaves_out() -> None:
    bare = derived("site_name: A desk\n")
    assert [page for entry in bare["nav"] for page in entry.values()] == [
        "index.md", "changes/index.md", "corrections/index.md", "sources/index.md", "entities/index.md",
        "guide/index.md",
    ]  # fmt: skip
    assert (bare["theme"]["name"], bare["theme"]["font"]) == ("material", False)
    assert (bare["extra_css"], bare["extra_javascript"]) == (["assets/briefings.css"], ["assets/briefings.js"])
    assert bare["extra"] == {"generator": False}
    assert derived("site_name: A desk\ntheme:\nnav:\nextra_css:\nextra: {generator: }\n") == bare


@pytest.mark.parametrize("plugins", ["[search, briefings]", "[search: {}, briefings: {}]", "{search: , briefings: }"])
def test_the_tree_needs_no_plugin_of_ours(plugins: str) -> None:
    whole = derived(f"plugins: {plugins}\nhooks: []\n")
    assert [*whole["plugins"]] in (["search"], [{"search": {}}])
    assert "generator." not in str(whole)


def test_what_the_desk_states_wins_and_keeps_the_rest() -> None:
    default = derived("")
    own = derived(
        "theme: {language: fr, features: [], icon: {repo: a}, palette: {primary: indigo}}\nnav: [index.md]\n"
        "extra_css: [a.css]\nextra_javascript: [{path: a.js}]\nvalidation: {links: {anchors: warn}}\n"
        "markdown_extensions: [toc: {permalink: false}, meta]\nextra: {generator: true, version: {provider: mike}}\n"
    )
    assert own["theme"]["palette"] == [entry | {"primary": "indigo"} for entry in default["theme"]["palette"]]
    changed = {"language": "fr", "features": [], "icon": {"repo": "a"}, "palette": own["theme"]["palette"]}
    assert own["theme"] == default["theme"] | changed
    assert derived("theme: {palette: {scheme: slate}}\n")["theme"]["palette"] == {"scheme": "slate"}
    assert own["nav"] == ["index.md"]
    assert own["extra_css"] == ["assets/briefings.css", "a.css"]
    assert own["extra_javascript"] == ["assets/briefings.js", {"path": "a.js"}]
    deferred = [{"path": "assets/briefings.js", "defer": True}]
    assert derived(f"extra_javascript: {json.dumps(deferred)}\n")["extra_javascript"] == deferred
    assert own["validation"] == {"omitted_files": "ignore", "links": {"anchors": "warn"}}
    assert own["extra"] == {"generator": True, "version": {"provider": "mike"}}
    extensions = {name: options for entry in own["markdown_extensions"] for name, options in entry.items()}
    assert [*extensions] == ["attr_list", "tables", "toc", "meta"]
    assert extensions["toc"] == {"permalink": False, "toc_depth": 3}


def test_values_that_only_an_engine_can_find_out_stay_as_they_are() -> None:
    """So does the type of every other value."""
    own = "extra: {a: !ENV [A, 'no'], b: !!python/name:pymdownx.x.y , c: yes, d: 'yes', e: 2026-99-30}\n"
    whole = engines.write_settings(engines.settings(own))
    assert "a: !ENV [A, 'no']" in whole
    assert "b: !!python/name:pymdownx.x.y" in whole
    assert "c: yes\n  d: 'yes'\n  e: 2026-99-30\n" in whole


@pytest.mark.parametrize("key", KEYS)
def test_a_value_of_any_shape_is_left_to_the_engine_which_refuses_it(key: str) -> None:
    shapes = "x", "1", "[]", "{}", "!ENV X", "[!ENV X, {1: 2, 3: [4]}, [5]]", "{name: , a: {b: c}}", "[[briefings]]"
    for own in (f"{key}: {shape}\n" for shape in shapes):
        read_settings(own, [])
        assert f"{key}:" in engines.write_settings(engines.settings(own))


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_the_templates_of_a_desk_are_laid_over_ours(desk: Path, engine: str) -> None:
    """Whichever way it is built: what the desk prints is on the page, and so is what ours adds."""
    own = "{% extends 'base.html' %}{% block announce %}A word of the desk.{% endblock %}"
    written(desk, {"own/main.html": own, "briefings/assets/logo.svg": "<svg/>"})
    laid = "  name: material\n  custom_dir: own\n  features: [content.action.edit]\n"
    change(desk / "mkdocs.yml", "  name: material\n", laid)
    change(desk / "mkdocs.yml", "nav: ", "edit_uri: https://code.example/desk/edit/main/briefings/\nnav: ")
    assert build(desk, "--engine", engine) == 0
    page = (desk / "site/pact/index.html").read_text(encoding="utf-8")
    assert "A word of the desk." in page
    assert 'type="application/atom+xml"' in page
    assert 'href="https://code.example/desk/edit/main/briefings/pact/briefing.md"' in page
    assert "code.example" not in (desk / "site/pact/editions/1/index.html").read_text(encoding="utf-8")
    assert (desk / "site/assets/logo.svg").is_file()
    if engine == "mkdocs":
        by_command = contents(desk / "site")
        assert run("mkdocs", "build", "--strict", cwd=desk).returncode == 0
        assert contents(desk / "site") == by_command


def test_a_swap_that_fails_half_way_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new, old = tmp_path / "build/site", tmp_path / "site"
    for folder, name in ((new, "new"), (old, "old")):
        (folder / name).mkdir(parents=True)
        (folder / "assets").mkdir()
        (folder / output.MARK).touch()
    rename = type(new).rename

    def failing(path: Path, target: Path) -> Path:
        if path == new:
            raise OSError
        return rename(path, target)

    monkeypatch.setattr(type(new), "rename", failing)
    with pytest.raises(OSError, match=r"^$"):
        output.swap(new, old)
    assert (old / "old").exists()


def test_the_search_holds_each_statement_once_behind_its_reporter(built: Path) -> None:
    index = json.loads((built / "site/search/search_index.json").read_text(encoding="utf-8"))
    files = [json.loads(file.read_text(encoding="utf-8")) for file in (built / "site/search/texts").iterdir()]
    rows = [(f"{page}#{anchor}", title) for pages in files for page, *rows in pages for anchor, title, *_ in rows]
    assert len(dict(rows)) == len(rows)
    assert index["config"]["lang"] == ["en"]
    assert re.search(r".+ (?:reports|assesses|predicts|argues|says): ", dict(rows)["china-and-nato/#c1"])
    assert not [path for path in (ENTRIES, SEARCHING) if (built / "site" / path).exists()]

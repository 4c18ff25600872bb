"""The site as it is built: the same whichever way, to the byte, and whole or not at all."""

from __future__ import annotations

import importlib.util
import json
import re
import socket
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest
import yaml

from generator.edges import engines, output
from generator.edges.engines.content_policy import add_policy
from generator.edges.engines.search_index import fill
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


def test_the_tree_builds_with_plain_mkdocs_to_the_same_pages(built: Path, tmp_path: Path) -> None:
    """Without our hook and our short cut: a Markdown tree, templates, and the search plugin, filled afterwards."""
    settings = (built / "mkdocs.yml").read_text(encoding="utf-8")
    plain = re.sub(r"^hooks:.*\n|^  - generator\.blocks.*\n", "", settings, flags=re.MULTILINE)
    assert "generator" not in plain.replace("generator: false", "")
    plain = plain.replace("docs_dir: briefings", f"docs_dir: {built}/build/{engines.PAGES}")
    plain = plain.replace("  name: material\n", f"  name: material\n  custom_dir: {built}/build/{engines.TEMPLATES}\n")
    (tmp_path / "mkdocs.yml").write_text(plain, encoding="utf-8")
    done = run("mkdocs", "build", "--strict", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    fill(tmp_path / "site")
    add_policy(tmp_path / "site", "mkdocs")
    stamped = {"sitemap.xml", "sitemap.xml.gz"}
    expected, actual = (
        {path: data for path, data in contents(folder / "site").items() if path not in stamped}
        for folder in (built, tmp_path)
    )
    assert actual == expected


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


def test_a_live_preview_prints_a_mistake_on_its_page_and_follows_a_change(desk: Path) -> None:
    broken(desk)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=desk, stderr=subprocess.DEVNULL) as server:
        try:
            page = _until(f"http://127.0.0.1:{port}/pact/", "error quote-not-found at briefings/pact/")
            assert WRONG in page
            home = _until(f"http://127.0.0.1:{port}/", "The pact")
            assert "quote-not-found" not in home
            change(desk / CLAIMS, WRONG, QUOTE)
            right = _until(f"http://127.0.0.1:{port}/pact/", "1 of 1 quote matches its capture")
            assert "quote-not-found" not in right
        finally:
            server.terminate()


def _until(address: str, pattern: str) -> str:
    """Ask for a page until it says something; return the page."""
    for _ in range(600):
        with suppress(OSError), urlopen(address) as answer:  # noqa: S310 (an address of our own)
            page: str = answer.read().decode()
            if re.search(pattern, page):
                return page
        time.sleep(0.05)
    pytest.fail(f"{address} never said: {pattern}")


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


def test_the_derived_settings_follow_a_theme_folder_of_the_desk() -> None:
    assert "custom_dir" not in engines.settings("site_name: A desk\ntheme: readthedocs\n")
    assert '"custom_dir": "../overrides"' in engines.settings("theme: {name: readthedocs, custom_dir: overrides}\n")


def test_the_derived_settings_have_what_the_desk_leaves_out_and_nothing_else() -> None:
    bare = yaml.safe_load(engines.settings("site_name: A desk\n"))
    assert [page for entry in bare["nav"] for page in entry.values()] == [
        "index.md", "changes/index.md", "corrections/index.md", "sources/index.md", "entities/index.md",
        "guide/index.md",
    ]  # fmt: skip
    assert (bare["theme"]["name"], bare["theme"]["font"]) == ("material", False)
    assert (bare["extra_css"], bare["extra_javascript"]) == (["assets/briefings.css"], ["assets/briefings.js"])
    assert "attr_list" in bare["markdown_extensions"]
    own = "theme: {name: material, font: Own, palette: {}, features: []}\nnav: [index.md]\nextra_css: [a.css]\n"
    whole = yaml.safe_load(engines.settings(f"{own}extra_javascript: [a.js]\nmarkdown_extensions: [attr_list]\n"))
    assert not {"nav", "extra_css", "extra_javascript", "markdown_extensions", "plugins", "extra"} & set(whole)
    assert whole["theme"] == {"name": "material", "custom_dir": "theme"}
    assert yaml.safe_load(engines.settings("theme: readthedocs\n"))["theme"] == {"name": "readthedocs"}


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_the_templates_of_a_desk_are_laid_over_ours(desk: Path, engine: str) -> None:
    """Whichever way it is built: what the desk prints is on the page, and so is what ours adds."""
    own = "{% extends 'base.html' %}{% block announce %}A word of the desk.{% endblock %}"
    written(desk, {"own/main.html": own, "briefings/assets/logo.svg": "<svg/>"})
    change(desk / "mkdocs.yml", "  name: material\n", "  name: material\n  custom_dir: own\n")
    change(desk / "mkdocs.yml", "  features: [", "  features: [content.action.edit, ")
    change(desk / "mkdocs.yml", 'edit_uri: ""', "edit_uri: https://code.example/desk/edit/main/briefings/")
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

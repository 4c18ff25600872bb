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

from generator.edges import engines, output
from generator.edges.engines.content_policy import add_policy
from generator.edges.engines.search_index import fill
from generator.site.feeds import DIGESTS
from generator.site.render import ENTRIES
from tests.engines.conftest import OLD, contents, run

if TYPE_CHECKING:
    from pathlib import Path

CLAIMS = "briefings/china-and-nato/claims.yml"


def broken(project: Path) -> None:
    """Change one letter of a quote."""
    file = project / CLAIMS
    text = file.read_text(encoding="utf-8")
    changed = text.replace("signaling a bold attempt", "signalling a bold attempt", 1)
    assert changed != text
    file.write_text(changed, encoding="utf-8")


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


def test_two_builds_are_the_same_to_the_byte(built: Path, project: Path) -> None:
    assert run("generator", "build", "-C", project).returncode == 0
    assert contents(project / "site") == contents(built / "site")


def test_bare_mkdocs_gives_the_same_pages_to_the_byte(built: Path, project: Path) -> None:
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


def test_a_quote_that_fails_stops_the_build_and_leaves_the_old_site(project: Path) -> None:
    broken(project)
    done = run("generator", "build", "-C", project)
    assert done.returncode == 1
    assert f"{CLAIMS}:" in done.stderr
    assert {f"site/{path}" for path in contents(project / "site")} == {*OLD}
    assert not (project / "build").exists()


def test_a_quote_that_fails_stops_bare_mkdocs_with_our_words(project: Path) -> None:
    broken(project)
    done = run("mkdocs", "build", cwd=project)
    assert done.returncode == 1
    assert "quote-not-found" in done.stderr
    assert "Traceback" not in done.stderr
    assert {f"site/{path}" for path in contents(project / "site")} == {*OLD}


def test_a_live_preview_prints_a_mistake_on_its_page_and_follows_a_change(project: Path) -> None:
    broken(project)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=project, stderr=subprocess.DEVNULL) as server:
        try:
            page = _until(
                f"http://127.0.0.1:{port}/china-and-nato/", "error quote-not-found at briefings/china-and-nato/"
            )
            assert "signalling a bold attempt" in page
            home = _until(f"http://127.0.0.1:{port}/", "China, NATO and Asia")
            assert "quote-not-found" not in home
            file = project / CLAIMS
            file.write_text(file.read_text(encoding="utf-8").replace("signalling", "signaling"), encoding="utf-8")
            mended = _until(f"http://127.0.0.1:{port}/china-and-nato/", r"(\d+) of \1 quotes match their captures")
            assert "quote-not-found" not in mended
        finally:
            server.terminate()


def _until(address: str, pattern: str) -> str:
    """Ask for a page until it says something; gives it."""
    for _ in range(150):
        with suppress(OSError), urlopen(address) as answer:  # noqa: S310 (an address of our own)
            page: str = answer.read().decode()
            if re.search(pattern, page):
                return page
        time.sleep(0.2)
    pytest.fail(f"{address} never said: {pattern}")


def test_an_engine_that_fails_leaves_the_old_site(project: Path) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("guide/index.md", "guide/no-such-page/index.md"), encoding="utf-8")
    done = run("generator", "build", "-C", project)
    assert done.returncode == 2
    assert "no-such-page/index.md" in done.stderr
    assert "site/ is as it was" in done.stderr
    assert {f"site/{path}" for path in contents(project / "site")} == {*OLD}


def test_zensical_builds_the_same_tree(built: Path, project: Path) -> None:
    if importlib.util.find_spec("zensical") is None:
        pytest.skip("Zensical is not installed: its build of the tree has not been tried")
    done = run("generator", "build", "--engine", "zensical", "-C", project)
    assert done.returncode == 0, done.stderr
    pages = {path for path in contents(project / "site") if path.endswith("index.html")}
    assert pages == {path for path in contents(built / "site") if path.endswith("index.html")}
    page = (project / "site/china-and-nato/index.html").read_text(encoding="utf-8")
    assert 'id="c1-e1"' in page
    assert "matches its capture" in page
    assert contents(project / "site")[DIGESTS] == contents(built / "site")[DIGESTS]


def test_the_derived_settings_follow_a_theme_folder_of_the_desk() -> None:
    assert "custom_dir" not in engines.settings("site_name: A desk\ntheme: readthedocs\n")
    assert 'custom_dir: "../overrides"' in engines.settings("theme: {name: readthedocs, custom_dir: overrides}\n")


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_the_templates_of_a_desk_are_laid_over_ours(project: Path, engine: str) -> None:
    """Whichever way it is built: what the desk prints stands on the page, and so does what ours adds."""
    (project / "own").mkdir()
    own = "{% extends 'base.html' %}{% block announce %}A word of the desk.{% endblock %}"
    (project / "own/main.html").write_text(own, encoding="utf-8")
    (project / "briefings/assets").mkdir()
    (project / "briefings/assets/logo.svg").write_text("<svg/>", encoding="utf-8")
    settings = project / "mkdocs.yml"
    named = settings.read_text(encoding="utf-8").replace("  name: material\n", "  name: material\n  custom_dir: own\n")
    settings.write_text(named, encoding="utf-8")
    done = run("generator", "build", "-C", project, "--engine", engine)
    assert done.returncode == 0, done.stderr
    page = (project / "site/china-and-nato/index.html").read_text(encoding="utf-8")
    assert "A word of the desk." in page
    assert 'type="application/atom+xml"' in page
    assert (project / "site/assets/logo.svg").is_file()
    if engine == "mkdocs":
        built = contents(project / "site")
        assert run("mkdocs", "build", "--strict", cwd=project).returncode == 0
        assert contents(project / "site") == built


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
    entries = {entry["location"]: entry for entry in index["docs"]}
    assert len(entries) == len(index["docs"])
    assert index["config"]["lang"] == ["en"]
    assert re.search(r".+ (?:reports|assesses|predicts|argues|says): ", entries["china-and-nato/#c1"]["title"])
    assert not (built / "site" / ENTRIES).exists()

"""What stands where a build writes is somebody's own until a build has made it; nothing is written through a link."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.edges import disk, engines, output
from generator.edges.engines.images import images
from generator.site.render import ENTRIES, SEARCHING
from tests.projects import written

NEW = {output.MARK: "", "index.html": "new", "new/index.html": "new"}
BUILT = {output.MARK: "", "index.html": "old", "old/index.html": "old", "search.json": "{}", "sitemap.xml.gz": "x"}


def swapped(folder: Path) -> None:
    """Put the new site in place of the old one."""
    output.swap(written(folder / "build/site", NEW), folder / "site")


def held(folder: Path) -> dict[str, str]:
    """Return every file below a folder; no link is followed."""
    files = (Path(above, name) for above, _, names in os.walk(folder) for name in names)
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def test_a_site_that_was_built_is_replaced_whole(tmp_path: Path) -> None:
    written(tmp_path / "site", BUILT)
    for _ in range(2):
        swapped(tmp_path)
        assert held(tmp_path / "site") == {**NEW, ".gitkeep": ""}
    assert not [*(tmp_path / "build").iterdir()]


def test_a_site_is_put_where_nothing_or_an_empty_folder_stands(tmp_path: Path) -> None:
    for kept in ({}, {".gitkeep": ""}):
        (tmp_path / f"{len(kept)}/site").mkdir(parents=True)
        swapped(written(tmp_path / str(len(kept)), {f"site/{path}": text for path, text in kept.items()}))
    swapped(tmp_path)
    assert {len(held(folder / "site")) for folder in (tmp_path, tmp_path / "0", tmp_path / "1")} == {len(NEW) + 1}


@pytest.mark.parametrize(
    "own",
    [
        {"thesis.txt": "of years"},
        {"index.html": "a site that another program made", "assets/other.css": ""},
        {**BUILT, "CNAME": "desk.example.org"},
        {**BUILT, ".git": "gitdir: elsewhere"},
        {**BUILT, ".well-known/security.txt": "Contact"},
    ],
)
def test_what_no_build_made_is_never_taken_away(tmp_path: Path, own: dict[str, str]) -> None:
    written(tmp_path / "site", own)
    with pytest.raises(OSError, match="no build made this"):
        swapped(tmp_path)
    assert held(tmp_path / "site") == own


def test_a_file_in_the_place_of_the_site_is_never_taken_away(tmp_path: Path) -> None:
    written(tmp_path, {"site": "a file"})
    with pytest.raises(OSError, match="no build made this"):
        swapped(tmp_path)
    assert (tmp_path / "site").read_text(encoding="utf-8") == "a file"


def build(folder: Path) -> None:
    """Build a site of one page in the folder."""
    written(
        folder,
        {"mkdocs.yml": "site_name: A desk\ntheme: mkdocs\nnav: [index.md]\n", "briefings/assets/own.svg": "<svg/>"},
    )
    texts = {"index.md": "# A page\n", ENTRIES: "[]", SEARCHING: "", output.MARK: ""}
    done, log = output.build(folder, texts, 0, "mkdocs")
    assert done, log


@pytest.mark.parametrize("name", ["site", "build"])
def test_a_folder_that_is_a_link_stops_a_build(tmp_path: Path, name: str) -> None:
    home = written(tmp_path / "home", {"pages/thesis.md": "of years", "site/index.html": "my own", "theme/x": ""})
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / name).symlink_to(home)
    before = held(home)
    with pytest.raises(OSError, match="is a link") as raised:
        build(tmp_path / "desk")
    assert raised.value.filename == str(tmp_path / "desk" / name)
    assert held(home) == before


def test_nothing_below_build_is_written_through_a_link(tmp_path: Path) -> None:
    home = written(tmp_path / "home", {"own.txt": "my own", "folder/own.txt": "my own"})
    (tmp_path / "desk/build").mkdir(parents=True)
    for name, target in (("mkdocs.yml", "own.txt"), ("pages", "folder"), ("site", "folder"), ("theme", "folder")):
        (tmp_path / "desk/build" / name).symlink_to(home / target)
    (tmp_path / "desk/build/site.old").symlink_to(home / "folder")
    before = held(home)
    build(tmp_path / "desk")
    assert held(home) == before
    assert (tmp_path / "desk/site/index.html").is_file()
    assert not (tmp_path / "desk/site").is_symlink()


def test_two_builds_of_a_project_do_not_mix(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    with disk.lock_folder(tmp_path / "build"), pytest.raises(OSError, match="another build is running here"):
        build(tmp_path)
    build(tmp_path)


def test_no_image_is_taken_from_behind_a_link(tmp_path: Path) -> None:
    written(tmp_path, {"own/secret.svg": "<svg/>", "briefings/assets/mine.svg": "<svg/>"})
    (tmp_path / "briefings/assets/folder").symlink_to(tmp_path / "own")
    (tmp_path / "briefings/assets/file.svg").symlink_to(tmp_path / "own/secret.svg")
    assert [*images(tmp_path)] == ["assets/mine.svg"]
    (tmp_path / "other/briefings").mkdir(parents=True)
    (tmp_path / "other/briefings/assets").symlink_to(tmp_path / "own")
    assert images(tmp_path / "other") == {}


def test_no_template_is_taken_from_behind_a_link(tmp_path: Path) -> None:
    written(tmp_path, {"secret.txt": "x", "own/main.html": "{% extends 'base.html' %}"})
    (tmp_path / "own/key.txt").symlink_to(tmp_path / "secret.txt")
    own = "theme: {name: material, custom_dir: own}\n"
    engines.copy_templates(tmp_path / "build", tmp_path, own, "mkdocs")
    laid = tmp_path / "build" / engines.TEMPLATES
    assert (laid / "main.html").read_text(encoding="utf-8") == "{% extends 'base.html' %}"
    assert not (laid / "key.txt").exists()

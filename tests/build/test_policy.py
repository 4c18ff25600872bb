"""The policy of the pages: the same on all of them, first in the head, and no wider than the theme's frame needs."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from generator.engines.policy import guard
from tests.build.conftest import contents, run

if TYPE_CHECKING:
    from pathlib import Path

META = re.compile(r'<head><meta http-equiv="Content-Security-Policy" content="([^"]*)">')
STRICT = [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
]


def policies(site: Path) -> set[str]:
    """The policies of all pages of a site, each of which begins its head with one."""
    pages = [data.decode() for path, data in contents(site).items() if path.endswith(".html")]
    found = [META.search(page) for page in pages]
    assert all(found)
    assert [page.count("Content-Security-Policy") for page in pages] == [1] * len(pages)
    return {each[1] for each in found if each}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one page, and of the frame around it."""
    (tmp_path / "404.html").write_text("<head></head><script>frame()</script>", encoding="utf-8")
    (tmp_path / "index.html").write_text("<head></head><script>content()</script>", encoding="utf-8")
    return tmp_path


def test_all_pages_have_the_same_strict_policy(built: Path) -> None:
    (policy,) = policies(built / "site")
    assert re.sub(r" 'sha256-[A-Za-z0-9+/]{43}='", "", policy) == "; ".join(STRICT)
    assert "unsafe" not in policy


def test_a_script_in_a_page_is_allowed_only_where_the_frame_has_it(site: Path) -> None:
    guard(site, "mkdocs")
    (policy,) = policies(site)
    allowed = b64encode(sha256(b"frame()").digest()).decode()
    assert re.findall(r"sha256-([^']*)", policy) == [allowed]


def test_what_comes_from_a_file_and_data_need_no_hash(site: Path) -> None:
    frame = '<head></head><script src="a.js"></script><script type="application/json">{}</script>'
    (site / "404.html").write_text(frame, encoding="utf-8")
    guard(site, "mkdocs")
    (policy,) = policies(site)
    assert "sha256" not in policy


def test_under_another_theme_a_desk_does_without(project: Path) -> None:
    settings = project / "mkdocs.yml"
    plain = re.sub(r"^theme:\n(  .*\n)+", "theme: mkdocs\n", settings.read_text(encoding="utf-8"), flags=re.MULTILINE)
    settings.write_text(plain, encoding="utf-8")
    for module, folder in (("generator", f"-C{project}"), ("mkdocs", f"-f{settings}")):
        assert run(module, "build", folder).returncode == 0
        assert "Content-Security-Policy" not in (project / "site/index.html").read_text(encoding="utf-8")

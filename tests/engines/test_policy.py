"""The policy of the pages: the same on all of them, first in the head, and no wider than the theme's frame needs."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from generator.edges.engines.content_policy import add_policy
from generator.site.render import MOVED
from tests.engines.conftest import build, contents, run
from tests.projects import written

if TYPE_CHECKING:
    from pathlib import Path

META = re.compile(r'<head><meta http-equiv="Content-Security-Policy" content="([^"]*)">')
STRICT = [
    "default-src 'none'",
    "script-src",
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
    assert [page.count('http-equiv="Content-Security-Policy"') for page in pages] == [1] * len(pages)
    return {each[1] for each in found if each}


def allowed(policy: str) -> list[str]:
    """Return the digests of the scripts that a policy lets run."""
    return re.findall(r"'sha256-([^']*)'", policy.partition("style-src")[0])


def digest(data: bytes) -> str:
    """Return the digest of a script as a browser takes it."""
    return b64encode(sha256(data).digest()).decode()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two pages, the frame around them, and two files, one of which the frame runs."""
    texts = {
        "404.html": '<head></head><script>frame()</script><script src="/base/1.0/assets/a.js?v=1"></script>',
        "index.html": '<head></head><script>content()</script><script src="assets/a.js?v=1"></script>',
        "b/index.html": '<head></head><script src="../assets/a.js?v=1"></script><script defer src=rows.csv></script>',
        "assets/a.js": "of_the_frame()",
        "b/rows.csv": "of_a_text()",
    }
    return written(tmp_path, texts)


def test_all_pages_have_the_same_strict_policy(built: Path) -> None:
    (policy,) = policies(built / "site")
    assert re.sub(r" 'sha256-[A-Za-z0-9+/]{43}='", "", policy) == "; ".join(STRICT)
    assert "unsafe" not in policy


def test_each_file_that_may_run_is_named_by_its_digest_on_every_page_that_asks_for_it(built: Path) -> None:
    (policy,) = policies(built / "site")
    files = {path: data for path, data in contents(built / "site").items() if path.endswith(".js")}
    run_by_pages = {path for path in files if "/workers/" not in path and "/lunr/" not in path}
    assert MOVED in run_by_pages
    assert {digest(files[path]) for path in run_by_pages} < set(allowed(policy))
    for page in (built / "site").rglob("*.html"):
        scripts = re.findall(r'<script src="([^"]*)"([^>]*)>', page.read_text(encoding="utf-8"))
        assert scripts
        for source, rest in scripts:
            path = next(path for path in files if source.endswith(path))
            assert rest == f' integrity="sha256-{digest(files[path])}"'


def test_a_script_in_a_page_is_allowed_only_where_the_frame_has_it(site: Path) -> None:
    add_policy(site, "mkdocs")
    (policy,) = policies(site)
    assert allowed(policy) == [digest(b"frame()"), digest(b"of_the_frame()")]
    assert "'self'" not in policy.partition("worker-src")[0]
    for page, asked in (("index.html", "assets/a.js"), ("b/index.html", "../assets/a.js")):
        signed = f'<script src="{asked}?v=1" integrity="sha256-{digest(b"of_the_frame()")}"></script>'
        assert signed in (site / page).read_text(encoding="utf-8")
    assert "<script defer src=rows.csv></script>" in (site / "b/index.html").read_text(encoding="utf-8")


def test_where_pages_are_read_as_files_the_whole_site_may_run_because_browsers_know_no_digests_there(
    site: Path,
) -> None:
    add_policy(site, "mkdocs", as_files=True)
    (policy,) = policies(site)
    assert f"script-src 'self' 'sha256-{digest(b'frame()')}'; " in policy
    assert "integrity" not in (site / "index.html").read_text(encoding="utf-8")


def test_data_and_what_is_not_in_the_site_need_no_hash(site: Path) -> None:
    frame = '<head></head><script src="/no/such.js"></script><script type="application/json">{}</script>'
    (site / "404.html").write_text(frame, encoding="utf-8")
    add_policy(site, "mkdocs")
    (policy,) = policies(site)
    assert "script-src 'none'; " in policy


def test_under_another_theme_a_desk_does_without(desk: Path) -> None:
    settings = desk / "mkdocs.yml"
    plain = re.sub(r"^theme:\n(  .*\n)+", "theme: mkdocs\n", settings.read_text(encoding="utf-8"), flags=re.MULTILINE)
    settings.write_text(plain, encoding="utf-8")
    assert build(desk) == 0
    assert "Content-Security-Policy" not in (desk / "site/index.html").read_text(encoding="utf-8")
    (desk / "site/index.html").unlink()
    assert run("mkdocs", "build", cwd=desk).returncode == 0
    assert "Content-Security-Policy" not in (desk / "site/index.html").read_text(encoding="utf-8")

"""A capture is the text as received: pinned, in seeds/, readable, and not what a server sends instead of an article."""

from __future__ import annotations

from hashlib import sha256

import pytest

from generator.model import Tree
from generator.read import load
from tests.projects import CLAIMS, MAIN, RECORD, SETTINGS, project
from tests.read.marked import told


def tree(data: bytes | None, name: str = "paper.txt", more: str = "rights: full\n", digest: str = "") -> Tree:
    """Return the sound project with another capture."""
    pinned = digest or sha256(data or b"").hexdigest()
    record = f"id: paper\ntitle: T\ncapture: {{file: {name}, sha256: {pinned}}}\n{more}"
    files = {path: text.encode() for path, text in project().items() if path != "seeds/paper.txt"}
    return Tree({**files, "seeds/paper.yml": record.encode(), **({} if data is None else {f"seeds/{name}": data})})


def rules(given: Tree) -> list[str]:
    """Return the names of the rules that a load finds broken."""
    return [rule for _, rule in told(load(given)[1])]


@pytest.mark.parametrize("data", ["\ufeffwords\r\nof all kinds\x0c\u00ad".encode(), b"a\tb\n", "中文".encode()])
def test_a_capture_is_kept_as_received(data: bytes) -> None:
    content, findings = load(tree(data))
    assert findings == ()
    assert content.captures["paper.txt"].encode() == data


@pytest.mark.parametrize("name", ["../paper.txt", "/etc/passwd", "a/../../b.txt", "..\\b.txt", "C:b.txt"])
def test_a_path_may_not_leave_the_folder(name: str) -> None:
    assert rules(tree(b"words", f"'{name}'")) == ["capture-outside"]


def test_a_capture_may_lie_in_a_folder_of_its_own() -> None:
    assert rules(tree(b"words", "2026/paper.txt")) == []


def test_a_missing_capture_is_an_error() -> None:
    assert rules(tree(None)) == ["capture-missing"]


@pytest.mark.parametrize("more", ["rights: hash-only\n", "withdrawn: {on: 2026-01-02, because: asked to}\n"])
def test_a_capture_that_may_not_be_kept_may_be_missing(more: str) -> None:
    assert rules(tree(None, more=more)) == []


def test_a_changed_capture_is_an_error_and_not_quoted_from() -> None:
    content, findings = load(tree(b"words", digest="0" * 64))
    assert [rule for _, rule in told(findings)] == ["capture-changed"]
    assert content.captures == {}


@pytest.mark.parametrize(("now", "then"), [(b"a\r\nb", b"a\nb"), (b"a\rb", b"a\nb"), (b"a\nb", b"a\r\nb")])
def test_changed_line_ends_are_called_by_their_name(now: bytes, then: bytes) -> None:
    (finding,) = load(tree(now, "2026/paper.md", digest=sha256(then).hexdigest()))[1]
    assert finding.message == "The line ends of the capture seeds/2026/paper.md have changed since it was received."
    assert finding.hint == "Write `/seeds/** -text` into .gitattributes beside mkdocs.yml, and restore the file."


LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"5" * 64 + b"\nsize 107\n"
POINTERS = {
    "Git LFS": LFS,
    "Git LFS, with line ends of Windows": LFS.replace(b"\n", b"\r\n"),
    "Git LFS, with an extension": LFS.replace(b"oid", b"ext-0-foo sha256:" + b"7" * 64 + b"\noid"),
    "Git LFS, under its older name": LFS.replace(b"git-lfs", b"hawser"),
    "git-annex": b"/annex/objects/SHA256E-s107--" + b"5" * 64 + b".txt\n",
    "git-annex, without an end": b"/annex/objects/MD5-s107--" + b"5" * 32,
}


@pytest.mark.parametrize("pointer", POINTERS)
@pytest.mark.parametrize("pinned", [True, False])
def test_a_pointer_in_place_of_a_capture_is_named_even_if_the_record_pins_it(pointer: str, *, pinned: bool) -> None:
    content, findings = load(tree(POINTERS[pointer], digest="" if pinned else "0" * 64))
    program = pointer.partition(",")[0]
    assert [(each.rule.name, each.message) for each in findings] == [
        ("capture-unreadable", f"The capture seeds/paper.txt is a pointer of {program}.")
    ]
    assert findings[0].hint == f"Commit the file itself, and keep texts out of {program}."
    assert content.captures == {}


@pytest.mark.parametrize("path", [SETTINGS, MAIN, CLAIMS, RECORD, "briefings/pact/editions/1.json", "docs/why.md"])
def test_a_pointer_in_place_of_any_other_text_is_named(path: str) -> None:
    files = Tree.of(project()).files
    findings = load(Tree({**files, path: LFS}))[1]
    assert ("file-unreadable", "What is here is a pointer of Git LFS.") in {
        (each.rule.name, each.message) for each in findings if each.place.file == path
    }


@pytest.mark.parametrize("data", [b"The file began with:\n" + LFS, LFS + b"So it ends.\n", LFS * 20])
def test_a_text_about_pointers_is_a_text(data: bytes) -> None:
    assert rules(tree(data)) == []


def test_a_pointer_in_place_of_an_image_is_no_matter() -> None:
    assert load(Tree({**Tree.of(project()).files, "briefings/assets/logo.png": LFS}))[1] == ()


def test_a_digest_may_be_written_in_capitals() -> None:
    assert rules(tree(b"words", digest=sha256(b"words").hexdigest().upper())) == []


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 words", b"words\0", b"\xff\xfew\0", b"\x89PNG\r\n", "wörds".encode("latin-1"), b"\x01\x02w"]
)
def test_what_is_not_text_is_refused(data: bytes) -> None:
    assert rules(tree(data)) == ["capture-binary"]


@pytest.mark.parametrize("data", [b"", b" \n\t", "\ufeff\u200b\n".encode()])
def test_a_capture_without_words_is_refused(data: bytes) -> None:
    assert rules(tree(data)) == ["capture-empty"]


@pytest.mark.parametrize(
    "text",
    [
        "404 Not Found\nnginx/1.18.0",
        "Error 404\nGo to the home page",
        "Page not found\nHome | News",
        "Sorry, the page you requested could not be found.",
        "Access Denied\nYou don't have permission to access /news on this server.",
        "Just a moment...\nEnable JavaScript and cookies to continue",
        "Please verify you are a human\nReference ID: 1",
        "Checking your browser before accessing example.org.",
        "502 Bad Gateway",
        "Our systems have detected unusual traffic from your computer network.",
        "Attention Required! | Cloudflare\nSorry, you have been blocked",
        "503 Service Temporarily Unavailable",
    ],
)
def test_error_pages_and_bot_walls_are_refused(text: str) -> None:
    assert rules(tree(text.encode())) == ["capture-error-page"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry was found to hold 404 tanks. Not one was found wanting.",
        "Officials denied access to the site on Friday, and 500 errors were counted in the report.",
        "The court found 403 forbidden weapons in the depot.",
        "The company sells a service that asks visitors to prove they are people. " * 5,
        "404 Not Found is what many readers saw. " + "The outage lasted an hour and was then mended by the desk. " * 20,
    ],
)
def test_an_article_that_speaks_of_errors_is_none(text: str) -> None:
    assert rules(tree(text.encode())) == []

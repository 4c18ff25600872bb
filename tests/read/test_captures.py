"""A capture is the text as received: pinned, in seeds/, readable, and not what a server sends instead of an article."""

from __future__ import annotations

from hashlib import sha256

import pytest

from generator.model import Tree
from generator.read import load
from tests.projects import CLAIMS, MAIN, RECORD, SETTINGS, project
from tests.read.marked import told

SENTENCE = "The two governments signed a treaty of mutual defence on Friday, officials said at the harbour. "


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
    fetch = {"Git LFS": "git lfs pull", "git-annex": "git annex get"}[program]
    assert findings[0].hint == f"Fetch the file with `{fetch}`, or commit it itself; keep texts out of {program}."
    assert content.captures == {}


@pytest.mark.parametrize(
    "path",
    [SETTINGS, MAIN, CLAIMS, RECORD, "briefings/pact/editions/1.json", "docs/why.md", "briefings/assets/logo.png"],
)
def test_a_pointer_in_place_of_any_other_file_is_named(path: str) -> None:
    files = Tree.of(project()).files
    findings = load(Tree({**files, path: LFS}))[1]
    assert ("file-unreadable", "What is here is a pointer of Git LFS.") in {
        (each.rule.name, each.message) for each in findings if each.place.file == path
    }


def test_an_image_of_a_commit_may_be_a_pointer_and_a_text_may_not() -> None:
    files = Tree.of(project()).files
    stored = Tree({**files, "briefings/assets/logo.png": LFS, MAIN: LFS}, stored=True)
    assert {each.place.file for each in load(stored)[1] if each.rule.name == "file-unreadable"} == {MAIN}


@pytest.mark.parametrize("data", [b"The file began with:\n" + LFS, LFS + b"So it ends.\n", LFS * 20])
def test_a_text_about_pointers_is_a_text(data: bytes) -> None:
    assert rules(tree(data)) == []


def test_a_digest_may_be_written_in_capitals() -> None:
    assert rules(tree(b"words", digest=sha256(b"words").hexdigest().upper())) == []


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 words", b"words\0", b"\xff\xfew\0", b"\x89PNG\r\n", "wörds".encode("latin-1"), b"\x01\x02w"]
)
def test_what_is_not_text_is_refused(data: bytes) -> None:
    assert rules(tree(data)) == ["capture-binary"]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("wörter".encode("utf-16"), "UTF-16"),
        ("words".encode("utf-16-be"), "UTF-16"),
        ("words".encode("utf-32"), "UTF-32"),
        ("“Wörter” der Behörde für Ökologie".encode("cp1252"), "Windows-1252"),
        ("Министерство сообщило о переговорах".encode("cp1251"), "Windows-1251"),
        ("Министерство сообщило о переговорах".encode("koi8-r"), "KOI8-R"),
        ("原子炉はこの冬も停止したままになると発表した。".encode("shift_jis"), "Shift_JIS"),
        ("两国将继续举行谈判，这是我们的看法。".encode("gb18030"), "GB18030"),
        ("兩國的會談在這裡舉行，他說這是大事。".encode("big5"), "Big5"),
        ("정부는 이 원자로를 다시 가동하지 않을 것이라고 발표했다".encode("euc-kr"), "EUC-KR"),
        (SENTENCE.encode("utf-32-le"), "UTF-32"),
        ("监管机构下令四号反应堆今年冬天保持关闭,该部周一晚上表示。\n".encode("utf-16-le"), "UTF-16"),
        ("監管機構下令四號反應堆今年冬天保持關閉,該部週一晚上表示。\n".encode("big5"), "Big5"),
        (SENTENCE.encode() + b"\xe2\x80", "UTF-8 except for the byte E2 at 1:"),
        ("Two\nCafé “x” – à la ".encode() + b"\xe2\x80", "UTF-8 except for the byte E2 at 2:17."),
        ("The café, ".encode() + "café".encode("latin-1"), "UTF-8 except for the byte E9 at 1:14."),
        ("监管机构下令四号".encode()[:-1], "UTF-8 except for the byte E5 at 1:8."),
        (b"%PDF-1.7 words", "a PDF"),
        (b"PK\x03\x04\xff", "office document"),
        (b"\x89PNG\r\n\x1a\n\xff", "a picture"),
    ],
)
def test_what_is_not_text_in_utf_8_is_called_by_its_name(data: bytes, name: str) -> None:
    (finding,) = load(tree(data))[1]
    assert name in finding.message
    assert "as UTF-8" in finding.hint


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"<!DOCTYPE html>\n<html><body><p>{SENTENCE}</p></body></html>", "HTML"),
        (f'<p class="lead">{SENTENCE}</p>', "HTML"),
        (f"Friday\n{SENTENCE}<br>\n<em>Two</em> <b>three</b> <i>four</i>", "HTML"),
        (f'Friday\n<div class="x">{SENTENCE}</div>\nMore', "HTML"),
        (f'{SENTENCE}. <p class="share">Share this</p>\n<p class="next">More</p>', "HTML"),
        (f"{SENTENCE}\n<script>var a = 1;</script>\n", "HTML"),
        (f"<!-- ad -->\n{SENTENCE}", "HTML"),
        (f"{SENTENCE} <!-- ad -->", "HTML"),
        (f"Friday\n&lt;p class=&quot;x&quot;&gt;{SENTENCE}&lt;/p&gt;", "HTML"),
        (f"<?xml version='1.0'?>\n<text>{SENTENCE}</text>", "XML, so readers see its tags"),
        (rf"{{\rtf1\ansi {SENTENCE}}}", "RTF, so readers see its control words"),
        (f"From: a desk\nMIME-Version: 1.0\n\n{SENTENCE}", "web archive, so readers see its headers and codes"),
    ],
)
def test_markup_warns_by_its_name_and_is_still_quoted_from(text: str, name: str) -> None:
    content, (finding,) = load(tree(text.encode()))
    assert finding.rule.name == "capture-markup"
    assert name in finding.message
    assert content.captures == {"paper.txt": text}


@pytest.mark.parametrize(
    "text",
    [
        f"{SENTENCE * 30}A page may use <b>bold</b> words.",
        "Title: T\nDate: Friday\n\nx < y > z",
        "<3 they said",
        f"The <p> element and the <div> element are old. {SENTENCE}",
        f"Write <em>x</em> or\n<strong>x</strong> for it. {SENTENCE}",
        f"Write &lt;b&gt;bold&lt;/b&gt; for it. {SENTENCE}",
        "The tag for bold words is <b>bold</b>",
        "A comment begins with <!-- and ends with -->.",
    ],
)
def test_a_text_that_shows_a_tag_is_no_markup(text: str) -> None:
    assert rules(tree(text.encode())) == []


@pytest.mark.parametrize(
    ("text", "rule"), [("Page not found", "capture-error-page"), (f"<p>{SENTENCE}</p>", "capture-markup")]
)
def test_a_desk_may_say_why_a_capture_is_the_text(text: str, rule: str) -> None:
    data = text.encode()
    answer = f"acknowledge: {{{rule}: This is what the ministry sent.}}"
    record = f"paper.txt, sha256: {sha256(data).hexdigest()}, {answer}"
    files = {path: text.encode() for path, text in project().items()}
    files["seeds/paper.yml"] = f"id: paper\ntitle: T\ncapture: {{file: {record}}}\n".encode()
    assert rules(Tree({**files, "seeds/paper.txt": data})) == []
    plain = files["seeds/paper.yml"].replace(sha256(data).hexdigest().encode(), sha256(b"words").hexdigest().encode())
    assert rules(Tree({**files, "seeds/paper.yml": plain, "seeds/paper.txt": b"words"})) == ["acknowledgement-unused"]


def test_a_merge_conflict_in_a_capture_is_called_by_its_name() -> None:
    (finding,) = load(tree(b"<<<<<<< HEAD\na\n=======\nb\n>>>>>>> branch\n", digest="0" * 64))[1]
    assert finding.message == "A merge conflict was left in the capture seeds/paper.txt."


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
        "Making sure you’re not a bot!\nLoading...",
        "Just a moment...\nexample.org needs to review the security of your connection before proceeding.",
        "Too Many Requests",
        "You have sent too many requests. Please try again later.",
        "Sorry, this content is not available in your region.",
        "451\nUnavailable for legal reasons",
        "Loading…",
        "You need to enable JavaScript to run this app.",
        "Before you continue to Search\nAccept all",
        "Wir verwenden Cookies\nAlle akzeptieren",
        "Nous utilisons des cookies. Tout accepter",
        "This article is for subscribers only.",
        "You have reached your limit of free articles.",
        "Dieser Artikel ist nur für Abonnenten.",
        "Log in to Network\nEmail\nForgot password?",
        "Please log in to view this page.",
        "请先登录",
        "Die von Ihnen gesuchte Seite existiert nicht.",
        "Page introuvable",
        "Страница не найдена",
        "抱歉，您访问的页面不存在。返回首页",
        "お探しのページは見つかりませんでした。",
        "The requested URL /news/1 was not found on this server.",
        "Pardon Our Interruption...",
        "Hrm.\nThe Wayback Machine has not archived that URL.",
        "This domain is for sale!",
        "Nie znaleziono strony\nStrona, której szukasz, nie istnieje.",
        "Stránka nenalezena. Zpět na úvod",
        "Sivua ei löytynyt",
        "Az oldal nem található",
        "Pagina nu a fost găsită",
        "Η σελίδα δεν βρέθηκε",
        "הדף לא נמצא",
        "الصفحة غير موجودة",
        "पृष्ठ नहीं मिला",
        "Không tìm thấy trang",
        "Halaman tidak ditemukan",
        "ไม่พบหน้าที่คุณต้องการ",
        "Ta strona używa plików cookie",
        "Wij gebruiken cookies",
        "当サイトではCookieを使用しています",
        "我们使用 Cookie",
        "Contenuto riservato agli abbonati",
        "Материал доступен только подписчикам",
        "Dit artikel is alleen voor abonnees",
        "Войдите, чтобы продолжить",
        "Vérifiez que vous n'êtes pas un robot",
        "Ce contenu n'est pas disponible dans votre pays.",
        "Zu viele Anfragen",
        "Account Suspended",
        "We'll be back soon!",
        "This video is unavailable",
        "Sorry, this post has been removed.",
        "Ad blocker detected\nPlease disable your ad blocker to continue.",
        "Please wait while we load the page",
    ],
)
def test_an_error_page_or_a_wall_warns(text: str) -> None:
    assert rules(tree(text.encode())) == ["capture-error-page"]


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("抱歉,您访问的页面不存在\n返回首页", "抱歉,您访问的页面不存在"),
        ("Making sure you're not a bot!\nLoading...", "Making sure you're not a bot!"),
        ("Home | Please log in to view this page. It is free.", "Please log in to view this page."),
    ],
)
def test_a_wall_is_named_by_its_whole_sentence_or_line(text: str, notice: str) -> None:
    (finding,) = load(tree(text.encode()))[1]
    assert f'it says "{notice}".' in finding.message


def test_a_short_text_around_a_gate_is_a_wall_and_a_long_one_is_none() -> None:
    below, above = f"{SENTENCE * 6}\nSubscribe to continue reading.", f"Log in to read this article.\n{SENTENCE * 6}"
    assert rules(tree(below.encode())) == rules(tree(above.encode())) == ["capture-error-page"]
    assert rules(tree(f"{SENTENCE * 40}\nSubscribe to continue reading.".encode())) == []
    partners = "These choices will be signalled to our partners. " * 40
    consent = f"We value your privacy\nWe use cookies. {partners}\nAccept all\nReject all"
    assert rules(tree(consent.encode())) == ["capture-error-page"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry was found to hold 404 tanks. Not one was found wanting.",
        "Officials denied access to the site on Friday, and 500 errors were counted in the report.",
        "The court found 403 forbidden weapons in the depot.",
        "The company sells a service that asks visitors to prove they are people. " * 5,
        "Sites must enable cookies only after consent, the regulator ordered on Monday.",
        "Readers saw “Page not found” on Monday, the ministry said. The page was gone for an hour.",
        "Something went wrong in the reactor, the minister said.",
        "Die andere Seite ist nicht bereit zu verhandeln.",
        "This account was suspended on Friday, and this post has been removed from the party, the court heard.",
        "Zu viele Anfragen gingen bei der Behörde ein.",
        "Strona nie istnieje w tym sporze, powiedział sędzia.",
        "两国将继续谈判。" * 60 + "有网友说：页面不存在。" + "会谈将于下周举行。" * 60,
        "404 Not Found is what many readers saw. " + "The outage lasted an hour and was then mended by the desk. " * 20,
    ],
)
def test_an_article_that_speaks_of_errors_is_none(text: str) -> None:
    assert rules(tree(text.encode())) == []


@pytest.mark.parametrize(
    "text",
    [
        "Q: Was the port closed?\r\n" * 3000 + SENTENCE,
        "MODERATOR: Yes.\n next\n" * 3000 + SENTENCE,
        "<!-- a -->" * 5000 + SENTENCE,
        "error" + ":" * 5900,
        "<!--" * 5000,
        SENTENCE * 600,
    ],
    ids=["transcript", "folded headers", "comments", "colons", "open comments", "long line"],
)
def test_no_text_takes_forever_to_recognise(text: str) -> None:
    """With a pattern that tries every way to split its lines, one of these would take years."""
    assert "capture-binary" not in rules(tree(text.encode()))


def test_no_word_of_a_capture_that_only_its_digest_may_show_is_in_a_message() -> None:
    text = b"Error 404: page not found. The hidden words of the letter\n"
    shown, hidden = (load(tree(text, more=f"rights: {rights}\n"))[1] for rights in ("full", "hash-only"))
    assert "page not found" in shown[0].message
    assert hidden[0].message == "The capture seeds/paper.txt looks like an error page or a wall."


def test_marks_of_a_merge_conflict_warn_though_the_digest_is_right() -> None:
    text = f"{SENTENCE}\n<<<<<<< HEAD\none\n=======\nother\n>>>>>>> branch\n".encode()
    assert rules(tree(text)) == ["capture-markup"]


def test_an_acknowledgement_of_a_capture_names_a_rule_of_captures() -> None:
    record = (
        f"capture: {{file: paper.txt, sha256: {sha256(b'words').hexdigest()}, acknowledge: {{nonsense: It is so}}}}\n"
    )
    files = {path: text.encode() for path, text in project().items() if path != "seeds/paper.txt"}
    found = load(
        Tree({**files, "seeds/paper.yml": f"id: paper\ntitle: T\n{record}".encode(), "seeds/paper.txt": b"words"})
    )[1]
    assert [finding.message for finding in found] == ["No warning of a capture called nonsense can be acknowledged."]


PRINTED = b"%PDF-1.7 the page as printed"


def taken_from(original: str, kept: dict[str, bytes] | None = None) -> Tree:
    """Return the sound project with what its capture was taken from, and the files that are kept of it."""
    text = project()["seeds/paper.txt"].encode()
    record = f"id: paper\ntitle: T\ncapture:\n  file: paper.txt\n  sha256: {sha256(text).hexdigest()}\n"
    files = {path: text.encode() for path, text in project().items()}
    return Tree(
        {**files, "seeds/paper.yml": f"{record}  original: {original}\nrights: full\n".encode(), **(kept or {})}
    )


@pytest.mark.parametrize("name", ["paper.pdf", "originals/paper.pdf", "paper.txt.pdf"])
def test_an_original_is_kept_under_its_digest(name: str) -> None:
    digest = sha256(PRINTED).hexdigest()
    sound = taken_from(f"{{file: {name}, sha256: {digest}}}", {f"seeds/{name}": PRINTED})
    assert rules(sound) == []
    assert rules(taken_from(f"{{file: {name}, sha256: {digest}}}", {f"seeds/{name}": PRINTED + b"!"})) == [
        "original-kept"
    ]
    assert rules(taken_from(f"{{file: {name}, sha256: {digest}}}")) == ["original-kept"]
    assert rules(taken_from(f"{{sha256: {digest}, media-type: application/pdf, extractor: pdftotext 24.02}}")) == []


def test_an_original_outside_of_seeds_is_not_looked_at() -> None:
    original = f"{{file: ../mkdocs.yml, sha256: {sha256(PRINTED).hexdigest()}}}"
    assert rules(taken_from(original)) == ["original-kept"]


def test_a_tree_without_the_files_that_a_change_does_not_touch_may_lack_an_original() -> None:
    whole = taken_from(f"{{file: paper.pdf, sha256: {sha256(PRINTED).hexdigest()}}}")
    assert "original-kept" not in rules(Tree(whole.files, partial=True))


def test_an_original_that_cannot_be_read_is_reported_where_its_source_names_it() -> None:
    whole = taken_from(f"{{file: paper.pdf, sha256: {sha256(PRINTED).hexdigest()}}}")
    (finding,) = load(Tree(whole.files, {"seeds/paper.pdf": "is a link"}))[1]
    assert (finding.rule.name, str(finding.place)) == ("original-kept", "seeds/paper.yml:6:20")

"""Texts become records; every mistake is told once, in our own words, at its line and column."""

from __future__ import annotations

import pytest
from mkdocs.config.config_options import Deprecated, Private
from mkdocs.config.defaults import get_schema

from generator.model import Briefing, Source, Tree
from generator.model.bounds import ADDRESS, EVIDENCE, FORMER, NAME, NAMES
from generator.read import load
from generator.read.mkdocs_keys import KEYS
from tests.projects import CAPTURE, project
from tests.read.marked import BRIEFING, CLAIMS, SOURCE, laid, told

HEAD = project()[SOURCE]
CLAIM = project()[CLAIMS]
TEXT = project()[BRIEFING]


def source(more: str = "") -> Source:
    """Return the source of the sound project with further keys."""
    content, findings = load(Tree.of({**project(), SOURCE: HEAD + more}))
    assert findings == ()
    return content.sources[0]


def briefing(files: dict[str, str]) -> Briefing:
    """Return the briefing of the sound project with further files."""
    content, findings = load(Tree.of({**project(), **files}))
    assert findings == ()
    return content.briefings[0]


def test_a_sound_project_is_read_whole() -> None:
    content, findings = load(Tree.of(project()))
    assert findings == ()
    assert content.unread == frozenset()
    assert content.captures == {"paper.txt": CAPTURE}
    assert [claim.id for claim in content.briefings[0].claims] == ["c1"]


@pytest.mark.parametrize("word", ["NO", "on", "1_000", "12:30"])
def test_words_that_yaml_would_change_stay_as_typed(word: str) -> None:
    assert source(f"publisher: {word}\n").publisher == word


def test_captures_in_a_list_are_the_same_as_one() -> None:
    one = HEAD.replace("capture: {", "captures: [{").replace("}", "}]", 1)
    content, findings = load(Tree.of({**project(), SOURCE: one}))
    assert findings == ()
    assert content.sources == (source(),)


def test_csl_variables_without_a_field_are_kept() -> None:
    assert source("DOI: 10.1000/1\naccessed: {date-parts: [[2026, 1, 2]]}\n").csl == {
        "DOI": "10.1000/1",
        "accessed": "2026-01-02",
    }


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("2023-06-03", "2023-06-03"),
        ("{date-parts: [[2023, 6, 3]]}", "2023-06-03"),
        ("{date-parts: [[2023, 6]], circa: true}", "2023-06~"),
        ("{date-parts: [[2023], [2024]]}", "2023/2024"),
        ("{date-parts: [[2023]], season: 2}", "2023-22"),
        ("{date-parts: [[2023]], season: 7}", "2023"),
        (f"{{date-parts: [[2023]], season: {'9' * 5000}}}", "2023"),
        ("{raw: 2023-06}", "2023-06"),
    ],
)
def test_a_date_may_be_written_as_edtf_or_as_csl(typed: str, date: str) -> None:
    assert source(f"issued: {typed}\n").issued == date


def test_a_comment_may_follow_what_cannot_lose_words_to_it() -> None:
    """An id, a date, a word of a closed list, a number, an address, a handle, a quoted text and a block."""
    settings = "site_name: D\nsite_url: https://desk.example/ # for now\n"
    head = HEAD.replace("rights: full\n", "rights: full # it is theirs\n").replace("id: paper\n", "id: paper # an id\n")
    text = f"{head}issued: 2023-06 # about\npublisher: 'The Paper' # a name\nnote: | # a block\n  Unit #4.\n"
    text += "volume: 3 # or 4\npage: 11-12 # both\n"
    people = TEXT.replace("---\n\n", "authors:\n  - ada # leads\nreviewers: [grace # reads\n  ]\n---\n\n")
    content, findings = load(Tree.of({**project(), SOURCE: text, BRIEFING: people, "mkdocs.yml": settings}))
    assert findings == ()
    assert (content.sources[0].publisher, content.sources[0].note) == ("The Paper", "Unit #4.\n")


def test_particles_belong_to_the_family_name() -> None:
    (author,) = source("author: [{family: Beauvoir, given: Simone, non-dropping-particle: de}]\n").author
    assert str(author) == "Simone de Beauvoir"


def test_a_briefing_has_its_narrative_articles_and_lists() -> None:
    lists = "lists:\n  - {id: l, title: T, members: [{name: N, evidence: [{source: paper, quote: q}]}]}\n"
    read = briefing({"briefings/pact/members.yml": lists, "briefings/pact/articles/paper.md": "“two words” [@paper]\n"})
    assert read.lists[0].members[0].standing == "named"
    assert read.articles["paper"].quoted[0].text == "two words"
    assert [str(each.name) for each in read.narrative.citations] == ["paper"]


def test_other_pages_and_folders_are_left_alone() -> None:
    others = ("index.md", "assets/logo.svg", "pact/editions/.hidden", ".hidden", "pact/.hidden", "kept/.gitkeep")
    content, findings = load(Tree.of({**project(), **{f"briefings/{path}": "x" for path in others}}))
    assert findings == ()
    assert [each.id for each in content.briefings] == ["pact"]


def test_settings_are_read_from_any_mkdocs_file() -> None:
    text = "site_name: D\nplugins: [search]\ntheme: {x: !!python/name:pymdownx.m.f , y: !ENV Z}\n"
    limits = "extra:\n  briefings:\n    limits: {quote-words: 50, source-share: 0.25}\n"
    issues = "    issues: https://github.com/OWNER/REPO/issues\n"
    content, findings = load(Tree.of({**project(), "mkdocs.yml": text + limits + issues}))
    assert findings == ()
    assert content.settings.site_name == "D"
    assert (content.settings.limits.quote_words, content.settings.limits.source_share) == (50, 0.25)
    assert content.settings.limits.source_words > 0
    assert content.settings.issues == "https://github.com/OWNER/REPO/issues"
    assert load(Tree.of(project()))[0].settings.issues == ""


@pytest.mark.parametrize(
    ("typed", "reviewers", "expedite"),
    [
        ("{}", "1", ("correction", "retraction")),
        ("{reviewers: 0}", "0", ("correction", "retraction")),
        ("{reviewers: 2, expedite: []}", "2", ()),
        ("{expedite: [minor]}", "1", ("minor",)),
    ],
)
def test_the_policy_of_review_is_read_and_has_defaults(typed: str, reviewers: str, expedite: tuple[str, ...]) -> None:
    settings = f"site_name: D\nextra: {{briefings: {{review: {typed}}}}}\n"
    content, findings = load(Tree.of({**project(), "mkdocs.yml": settings}))
    assert findings == ()
    assert (content.settings.review.reviewers, content.settings.review.expedite) == (reviewers, expedite)


@pytest.mark.parametrize(
    ("rule", "file", "text"),
    [
        ("key-unknown", SOURCE, HEAD + "▸titel: x\n"),
        ("key-unknown", SOURCE, HEAD + "▸whatever: x\n"),
        ("key-unknown", SOURCE, HEAD + "provenance: [{step: copy, ▸whom: x}]\n"),
        ("key-unknown", CLAIMS, CLAIM.replace("source:", "▸sorce:")),
        ("key-unknown", CLAIMS, CLAIM.replace("claims:", "▸claim:")),
        ("key-unknown", BRIEFING, TEXT.replace("---\n\n", "▸tilte: x\n---\n\n")),
        ("key-unknown", "mkdocs.yml", "extra: {briefings: {▸limit: {}}}\n"),
        ("key-unknown", "mkdocs.yml", "extra: {briefings: {limits: {▸words: 3}}}\n"),
        ("key-unknown", "mkdocs.yml", "extra: {briefings: {review: {▸reviewer: 2}}}\n"),
        ("key-unknown", "mkdocs.yml", "▸INHERIT: base.yml\n"),
        ("key-unknown", "briefings/pact/articles/paper.md", "---\n▸title: x\n---\ntext\n"),
        ("key-missing", SOURCE, HEAD.replace("id: paper\n", "▸")),
        ("key-missing", SOURCE, HEAD.replace("file: paper.txt, ", "▸")),
        ("key-missing", CLAIMS, CLAIM.replace("source: paper\n        ", "▸")),
        ("key-missing", CLAIMS, CLAIM.split("    evidence")[0].replace("id:", "▸id:")),
        ("key-missing", BRIEFING, "▸A treaty was signed [@paper].\n"),
        ("key-missing", BRIEFING, "---\n▸question: What?\n---\nA treaty was signed [@paper].\n"),
        ("key-missing", "briefings/pact/members.yml", "lists:\n  - {▸id: a, title: T}\n"),
        ("key-missing", "briefings/pact/members.yml", "lists:\n  - {▸id: a, title: T, members: []}\n"),
        (
            "key-missing",
            "briefings/pact/members.yml",
            "lists: [{id: a, title: T, members: [{▸role: x, evidence: [{source: paper, quote: q}]}]}]\n",
        ),
        ("value-empty", SOURCE, HEAD + "author:▸\n"),
        ("value-empty", SOURCE, HEAD + "publisher: '▸'\n"),
        ("value-empty", CLAIMS, CLAIM.split("      -")[0].replace("evidence:", "evidence: ▸[]")),
        ("value-type", SOURCE, HEAD + "author: ▸Fomenko\n"),
        ("value-type", SOURCE, HEAD + "reliability: ▸E\n"),
        ("value-type", SOURCE, HEAD + "author: [▸Fomenko]\n"),
        ("value-type", SOURCE, HEAD + "publisher:\n  ▸- a\n"),
        ("value-type", SOURCE, "▸- a\n"),
        ("value-type", SOURCE, "▸a\n"),
        ("value-type", CLAIMS, CLAIM + "        acknowledge: ▸yes\n"),
        ("value-type", CLAIMS, CLAIM + "        acknowledge: {quote-short: ▸[a]}\n"),
        ("value-unknown", SOURCE, HEAD + "control: ▸sate\n"),
        ("value-unknown", SOURCE, HEAD + "reliability: {grade: ▸G, because: x}\n"),
        ("value-unknown", CLAIMS, CLAIM + "        stance: ▸support\n"),
        ("value-commented", SOURCE, HEAD + "publisher: ▸Paper #4\n"),
        ("value-commented", SOURCE, HEAD + "DOI: ▸10.1 #4\n"),
        ("value-commented", SOURCE, HEAD.replace("title: ", "title: ▸").replace("sign\n", "sign #4\n")),
        ("value-commented", CLAIMS, CLAIM.replace("statement: ", "statement: ▸The #2: ")),
        ("value-commented", CLAIMS, CLAIM.replace("quote: signed", "quote: ▸signed").replace("defence", "defence #4")),
        ("value-commented", CLAIMS, CLAIM + "        speaker: ▸officials #2\n"),
        ("value-commented", BRIEFING, TEXT.replace("title: ", "title: ▸").replace("pact\n", "pact #4\n")),
        ("value-form", SOURCE, HEAD.replace("id: paper", "id: ▸The_Paper")),
        ("value-form", SOURCE, HEAD + "URL: ▸example.org\n"),
        ("value-form", SOURCE, HEAD + "URL: ▸javascript:alert(1)\n"),
        ("value-form", SOURCE, HEAD + "language: ▸English language\n"),
        ("value-form", SOURCE, HEAD + "issued: ▸June 2023\n"),
        ("value-form", SOURCE, HEAD + "withdrawn: {on: ▸2023-06, because: x}\n"),
        ("value-form", SOURCE, HEAD.replace("sha256: ", "sha256: ▸x")),
        ("value-form", BRIEFING, TEXT.replace("---\n\n", "updated: ▸2026-02-30\n---\n\n")),
        ("value-form", "mkdocs.yml", "extra: {briefings: {limits: {quote-words: ▸many}}}\n"),
        ("value-form", "mkdocs.yml", "extra: {briefings: {limits: {source-share: ▸50}}}\n"),
        ("value-form", "mkdocs.yml", "extra: {briefings: {review: {reviewers: ▸two}}}\n"),
        ("value-form", "mkdocs.yml", "extra: {briefings: {review: {reviewers: ▸-1}}}\n"),
        ("value-empty", "mkdocs.yml", "extra: {briefings: {review: {expedite: '▸'}}}\n"),
        ("value-type", "mkdocs.yml", "extra: {briefings: {review: ▸1}}\n"),
        ("value-type", "mkdocs.yml", "extra: {briefings: {review: {expedite: ▸correction}}}\n"),
        ("value-unknown", "mkdocs.yml", "extra: {briefings: {review: {expedite: [correction, ▸urgent]}}}\n"),
        ("yaml-tag", "mkdocs.yml", "site_url: ▸!ENV [ADDRESS, 'https://example.org/']\n"),
        ("yaml-tag", "mkdocs.yml", "site_url: !ENV ▸ADDRESS\n"),
        ("yaml-tag", "mkdocs.yml", "repo_url: ▸!ENV [REPO, 'https://code.example/desk']\nedit_uri: edit/main/\n"),
        ("yaml-tag", "mkdocs.yml", "edit_uri: !ENV ▸EDIT\n"),
        ("yaml-tag", "mkdocs.yml", "edit_uri_template: !ENV ▸EDIT\n"),
        ("key-unknown", "mkdocs.yml", "▸pages: [index.md]\n"),
        ("value-form", "mkdocs.yml", "site_url: ▸desk.example\n"),
        ("value-form", "mkdocs.yml", "repo_url: ▸code.example/desk\n"),
        ("value-type", "mkdocs.yml", "site_url: ▸[https://desk.example/]\n"),
        ("value-unknown", "mkdocs.yml", "nav: [{Home: ▸nope.md}]\n"),
        ("value-unknown", "mkdocs.yml", "nav: [pact/index.md, {More: [▸README.md]}]\n"),
        ("value-unknown", "mkdocs.yml", "nav: [{Treaty: ▸pakt/index.md}, sources/index.md]\n"),
        ("value-unknown", "mkdocs.yml", "theme: {logo: ▸assets/none.png}\n"),
        ("value-unknown", "mkdocs.yml", "theme: {favicon: ▸https://desk.example/icon.png}\n"),
        ("yaml-tag", "mkdocs.yml", "docs_dir: !ENV ▸FOLDER\n"),
        ("yaml-tag", "mkdocs.yml", "use_directory_urls: !ENV ▸FOLDERS\n"),
        ("yaml-tag", "mkdocs.yml", "nav: [{Home: !ENV ▸PAGE}]\n"),
        ("yaml-tag", "mkdocs.yml", "theme: {name: material, custom_dir: !ENV ▸FOLDER}\n"),
        ("yaml-tag", "mkdocs.yml", "extra: {briefings: {issues: !ENV ▸ISSUES}}\n"),
        ("yaml-tag", "mkdocs.yml", "extra: {briefings: {review: {expedite: [!ENV ▸KIND]}}}\n"),
        ("value-type", "mkdocs.yml", "site_name: ▸[A desk]\n"),
        ("value-commented", "mkdocs.yml", "site_name: ▸The desk #1\n"),
        ("value-type", "mkdocs.yml", "site_name: ▸2026\n"),
        ("value-type", "mkdocs.yml", "site_name: D\nsite_author: ▸NO\n"),
        (
            "value-commented",
            "mkdocs.yml",
            "theme:\n  palette:\n    - scheme: a\n    - toggle:\n        name: ▸Switch #1\n        icon: b # a moon\n",
        ),
        ("value-commented", "mkdocs.yml", "extra:\n  consent:\n    title: ▸Cookie #1\n"),
        ("value-unknown", "mkdocs.yml", "hooks: [▸generator/mkdocs_hook.py]\n"),
        ("value-unknown", "mkdocs.yml", "markdown_extensions: [toc, ▸generator.blocks: {}]\n"),
        ("value-unknown", "mkdocs.yml", "markdown_extensions: {▸generator.blocks: {}}\n"),
        ("value-commented", "mkdocs.yml", "copyright: ▸Licence #4\n"),
        ("value-unknown", "mkdocs.yml", "strict: ▸false\n"),
        ("value-unknown", "mkdocs.yml", "hooks: [▸own.py]\n"),
        ("value-unknown", "mkdocs.yml", "extra_css: [▸own.css]\n"),
        ("value-unknown", "mkdocs.yml", "extra_javascript: [{path: ▸own.js, defer: true}]\n"),
        ("value-unknown", "mkdocs.yml", "extra_templates: [▸robots.txt]\n"),
        ("value-unknown", "mkdocs.yml", "theme: {custom_dir: own}\nextra_css: [own.css, ▸//cdn.example/own.css]\n"),
        ("key-unknown", "mkdocs.yml", "plugins: [search, briefings: {▸limits: 3}]\n"),
        ("key-unknown", "mkdocs.yml", "plugins: {briefings: {▸limits: 3}}\n"),
        ("value-form", "mkdocs.yml", "dev_addr: ▸desk.example:80\n"),
        ("value-type", "mkdocs.yml", "dev_addr: ▸[127.0.0.1]\n"),
        ("key-unknown", "mkdocs.yml", "▸exclude_docs: drafts/\n"),
        ("key-unknown", "mkdocs.yml", "▸draft_docs: drafts/\n"),
        ("value-unknown", "mkdocs.yml", "▸site_dir: seeds\n"),
        ("value-unknown", "mkdocs.yml", "▸docs_dir: docs\n"),
        ("value-unknown", "mkdocs.yml", "markdown_extensions: [attr_list, ▸admonition]\n"),
        ("value-unknown", "mkdocs.yml", "markdown_extensions: {attr_list: {}, ▸footnotes: {}}\n"),
        ("value-unknown", "mkdocs.yml", "nav: [{Guide: [index.md, More: ▸guide/more.md]}]\n"),
        ("value-unknown", "mkdocs.yml", "use_directory_urls: ▸false\n"),
        ("value-unknown", "mkdocs.yml", "use_directory_urls: ▸Off\n"),
        ("theme-other", "mkdocs.yml", "theme: ▸mkdocs\n"),
        ("theme-other", "mkdocs.yml", "theme: {name: ▸nowhere, language: de}\n"),
        ("value-form", "mkdocs.yml", "theme: {name: material, custom_dir: ▸../../own}\n"),
        ("value-form", "mkdocs.yml", "theme: {name: material, custom_dir: ▸own/../../..}\n"),
        ("value-form", "mkdocs.yml", "theme: {name: material, custom_dir: ▸/etc}\n"),
        ("value-form", "mkdocs.yml", "theme: {name: material, custom_dir: '▸C:own'}\n"),
        ("value-form", "mkdocs.yml", "extra: {briefings: {issues: ▸github.com/OWNER/REPO/issues}}\n"),
        ("value-form", "mkdocs.yml", "extra: {briefings: {issues: '▸javascript:alert(1)'}}\n"),
        ("value-form", "briefings/The_Pact/briefing.md", "▸---\ntitle: x\n---\ntext\n"),
        ("contract-newer", "mkdocs.yml", "extra: {briefings: {contract: ▸99}}\n"),
        ("yaml-broken", "mkdocs.yml", "site_name: D\nextra: ▸[1\n"),
        ("yaml-broken", BRIEFING, "---\ntitle: a▸: b\n---\ntext\n"),
        ("key-duplicate", BRIEFING, "---\ntitle: a\n▸title: b\n---\ntext\n"),
        ("character-forbidden", BRIEFING, TEXT + "a▸\u202eb\n"),
        ("character-forbidden", BRIEFING, TEXT.replace("pact", "p▸\u0007act", 1)),
        ("file-empty", CLAIMS, "▸# nothing yet\n"),
        ("file-empty", BRIEFING, "▸ \n"),
        ("file-unexpected", "briefings/pact/notes.txt", "▸x"),
        ("file-unexpected", "briefings/entites.yml", "▸x: y"),
        ("file-unexpected", "seeds/other.yaml", "▸x: y"),
        ("file-unexpected", "briefings/CNAME", "▸desk.example"),
        ("file-unexpected", "briefings/robots.txt", "▸User-agent: *"),
        ("file-unexpected", "briefings/about.md", "▸# About"),
        ("file-unexpected", "briefings/assets/report.pdf", "▸x"),
        ("file-unexpected", "briefings/drafts/notes.txt", "▸x"),
        ("file-unexpected", "briefings/.well-known/security.txt", "▸x"),
        ("file-unexpected", "briefings/.nojekyll", "▸"),
        ("file-unexpected", "docs/CNAME", "▸desk.example"),
        ("file-unexpected", "docs/old.markdown", "▸# Old"),
        ("file-unexpected", "briefings/pact/map.png", "▸x"),
        ("file-unexpected", "briefings/2026/pact/briefing.md", "▸---\ntitle: x\n---\n"),
        ("file-conflict", "briefings/index.md", "New.\n▸<<<<<<< HEAD\na\n=======\nb\n>>>>>>> branch\n"),
        ("file-conflict", "docs/index.md", "New.\n▸>>>>>>> branch\n"),
        ("file-conflict", "briefings/pact/articles/paper.md", "▸||||||| base\n=======\n"),
        ("file-conflict", "briefings/entities.yml", "▸<<<<<<< HEAD\nentities: []\n"),
        ("file-conflict", "seeds/paper.yml", "▸<<<<<<<\nid: paper\n"),
        ("file-conflict", "mkdocs.yml", "▸<<<<<<< HEAD\nsite_name: D\n"),
        ("file-conflict", "briefings/pact/editions/1.json", '{\n▸<<<<<<< HEAD\n"schema": 3\n'),
        ("file-conflict", "briefings/assets/map.svg", "<svg>\n▸<<<<<<< HEAD\n</svg>"),
        ("folder-reserved", "briefings/search/briefing.md", "▸---\ntitle: x\n---\ntext\n"),
    ],
)
def test_a_mistake_is_told_once_where_it_is(rule: str, file: str, text: str) -> None:
    name = "site_name: A desk\n" if file == "mkdocs.yml" and "site_name" not in text else ""
    tree, place = laid(file, text + name)
    findings = load(tree)[1]
    assert told(findings) == [(place, rule)]
    assert "Input should" not in findings[0].message


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("key-missing", "▸docs_dir: briefings\n"),
        ("value-empty", "site_name:▸\n"),
        ("value-empty", "site_name: '▸'\n"),
        ("key-unknown", "▸sitename: D\n"),
        ("yaml-tag", "site_name: !ENV ▸NAME\n"),
    ],
)
def test_a_site_that_has_no_name_is_told_once(rule: str, text: str) -> None:
    tree, place = laid("mkdocs.yml", text)
    assert told(load(tree)[1]) == [(place, rule)]


def test_settings_that_name_what_the_site_has_are_accepted() -> None:
    text = (
        "site_name: D\nsite_url: ''\nrepo_url:\ntheme: {name: material, logo: assets/a.svg, favicon: assets/a.svg}\n"
        "nav: [index.md, {A: pact/index.md, B: [sources/paper/index.md, ./guide/index.md, https://desk.example/a.md]}]\n"
        "extra_css: [assets/briefings.css]\nplugins: [search, {briefings: {}}]\ndev_addr: '[::1]:8000'\nhooks:\n"
        "markdown_extensions: [toc: {permalink: false}]\nwatch: [notes]\nnot_in_nav: /pact/\nremote_branch: pages\n"
    )
    for more, settings in (
        ({"briefings/assets/a.svg": "<svg/>"}, text),
        ({}, text.replace("logo:", "custom_dir: own, logo:")),
        ({}, text.replace("assets/a.svg", "assets/images/favicon.png")),
    ):
        assert load(Tree.of({**project(), **more, "mkdocs.yml": settings}))[1] == ()


def test_the_hint_for_an_unknown_page_names_the_briefing_that_was_meant() -> None:
    (found,) = load(Tree.of({**project(), "mkdocs.yml": "site_name: D\nnav: [pakt/index.md]\n"}))[1]
    assert found.hint == "Write the path of a page, as in pact/index.md, or delete the entry."


def test_the_known_settings_are_those_of_mkdocs() -> None:
    options = {key: option for key, option in get_schema() if not isinstance(option, (Deprecated, Private))}
    assert {"INHERIT", *options} - {"config_file_path"} == {*KEYS}


@pytest.mark.parametrize(
    ("file", "original"),
    [
        ("briefings/pact/claims.yml.orig", "claims.yml"),
        ("briefings/pact/claims.yml~", "claims.yml"),
        ("briefings/pact/#claims.yml#", "claims.yml"),
        ("briefings/pact/claims (1).yml", "claims.yml"),
        ("briefings/pact/claims_BACKUP_4711.yml", "claims.yml"),
        ("briefings/pact/Claims.yml", "claims.yml"),
        ("briefings/pact/claim.yml", "claims.yml"),
        ("briefings/pact/articles/paper.md.bak", "paper.md"),
        ("briefings/pact/articles/Paper.md", "paper.md"),
        ("briefings/entities.yml.orig", "entities.yml"),
        ("briefings/index.md~", "index.md"),
        ("seeds/paper.yaml", "paper.yml"),
        ("seeds/paper.yml.orig", "paper.yml"),
        ("docs/why.md.bak", "why.md"),
        ("seeds/paper.txt.bak", "paper.txt"),
    ],
)
def test_no_hint_for_a_copy_leads_a_writer_to_overwrite_the_original(file: str, original: str) -> None:
    there = {"briefings/entities.yml": "entities: [{id: a, name: A}]\n", "briefings/index.md": "New.\n"}
    there["docs/why.md"] = "# Why\n"
    there["briefings/pact/articles/paper.md"] = "A treaty [@paper].\n"
    (found,) = load(Tree.of({**project(), **there, file: "x"}))[1]
    assert found.place.file == file
    assert found.hint.startswith(f"Compare it with {original}, ")


@pytest.mark.parametrize(
    ("file", "text", "hint"),
    [
        (SOURCE, HEAD + "pubisher: x\n", "`publisher`"),
        (CLAIMS, CLAIM.replace("statement:", "statment:"), "`statement`"),
        (CLAIMS, CLAIM + "    status: corroberated\n", "`corroborated`"),
        ("briefings/pact/member.yml", "x: y\n", "`members.yml`"),
        ("briefings/pact/map.png", "x", "briefings/assets/"),
    ],
)
def test_a_misspelt_word_brings_the_one_that_was_meant(file: str, text: str, hint: str) -> None:
    (finding,) = load(Tree.of({**project(), file: text}))[1]
    assert hint in finding.hint


def test_a_misspelt_key_is_read_as_the_one_that_was_meant() -> None:
    content, findings = load(Tree.of({**project(), CLAIMS: CLAIM.replace("statement:", "statment:")}))
    assert len(findings) == 1
    assert content.briefings[0].claims[0].statement == "Two governments signed a treaty"


def test_a_wrong_optional_value_leaves_the_record_with_its_default() -> None:
    content, _ = load(Tree.of({**project(), SOURCE: HEAD + "control: sate\nissued: soon\npublisher: [a]\n"}))
    assert content.sources[0].control == "unknown"
    assert content.sources[0].issued is None
    assert content.unread == frozenset()


def test_a_record_that_cannot_be_read_is_left_out_and_its_file_remembered() -> None:
    two = CLAIM + CLAIM.removeprefix("claims:\n").replace("c1", "c2").replace("        quote:", "        qoute-x:")
    content, findings = load(Tree.of({**project(), CLAIMS: two}))
    assert [claim.id for claim in content.briefings[0].claims] == ["c1"]
    assert content.unread == {CLAIMS}
    assert {finding.rule.name for finding in findings} <= {"key-unknown", "key-missing"}


def test_all_mistakes_of_all_files_come_at_once() -> None:
    tree = Tree.of(
        {
            **project(),
            SOURCE: HEAD + "control: x\nissued: y\nwhatever: z\n",
            CLAIMS: CLAIM + "    kind: x\n    likelihood: x\n",
            BRIEFING: TEXT.replace("---\n\n", "authers: x\n---\n\n"),
        }
    )
    assert sorted(rule for _, rule in told(load(tree)[1])) == sorted(
        ["value-unknown"] * 3 + ["value-form"] + ["key-unknown"] * 2
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_of_unicode_are_named(encoding: str) -> None:
    tree = Tree({**{path: text.encode() for path, text in project().items()}, CLAIMS: CLAIM.encode(encoding)})
    assert [rule for _, rule in told(load(tree)[1])] == ["file-encoding"]


def test_a_byte_that_is_not_utf_8_is_found_at_its_column() -> None:
    tree = Tree({**{path: text.encode() for path, text in project().items()}, CLAIMS: "claims: é".encode() + b"\xff"})
    assert told(load(tree)[1]) == [(f"{CLAIMS}:1:10", "file-encoding")]


def test_a_byte_order_mark_shifts_nothing() -> None:
    tree, place = laid(CLAIMS, CLAIM.replace("id: c1", "id: ▸C1").replace("claims", "claims"))
    tree = Tree({**tree.files, CLAIMS: b"\xef\xbb\xbf" + tree.files[CLAIMS]})
    assert told(load(tree)[1]) == [(place, "value-form")]


def test_a_project_of_more_files_or_bytes_than_are_read_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for bound, least in (("FILES", 4), ("PROJECT", 100), ("PAGES", 2)):
        with monkeypatch.context() as patch:
            patch.setattr(f"generator.read.{bound}", least)
            findings = load(Tree.of(project()))[1]
        assert told(findings) == [("mkdocs.yml:1:1", "project-too-large")]
    assert load(Tree.of(project()))[1] == ()


@pytest.mark.parametrize(
    ("rule", "file", "text"),
    [
        ("value-long", SOURCE, f"id: ▸{'a' * (NAME + 1)}\ntitle: T\ncapture: {{file: paper.txt, sha256: x}}\n"),
        ("value-long", SOURCE, f"{HEAD}issued: ▸{'2023/' * 10_000}\n"),
        ("value-long", SOURCE, f"{HEAD}URL: ▸https://example.org/{'a' * ADDRESS}\n"),
        ("value-long", "mkdocs.yml", f"extra: {{briefings: {{contract: ▸{'9' * 5000}}}}}\n"),
        ("value-long", SOURCE, f"{HEAD}issued: {{date-parts: ▸[[{'9' * 5000}]]}}\n"),
        ("yaml-entries", SOURCE, f"{HEAD}was: [▸" + ", ".join(f"a{n}" for n in range(FORMER + 1)) + "]\n"),
        (
            "yaml-entries",
            CLAIMS,
            "claims: [{id: c1, statement: S, evidence: [{source: paper, quote: a treaty}], about: [▸"
            + ", ".join(f"a{number}" for number in range(NAMES + 1))
            + "]}]\n",
        ),
        (
            "yaml-entries",
            CLAIMS,
            "claims: [{id: c1, statement: S, evidence: [{▸"
            + "}, {".join(["source: paper, quote: a treaty"] * (EVIDENCE + 1))
            + "}]}]\n",
        ),
    ],
)
def test_what_is_longer_than_it_can_need_to_be_is_told_where_it_stands(rule: str, file: str, text: str) -> None:
    tree, place = laid(file, text)
    assert (place, rule) in told(load(tree)[1])


def test_of_very_many_unknown_keys_each_is_told() -> None:
    keys = "".join(f"    key{number}: x\n" for number in range(5000))
    claims = project()[CLAIMS].replace("    evidence:\n", f"{keys}    evidence:\n")
    findings = load(Tree.of({**project(), CLAIMS: claims}))[1]
    assert [finding.message for finding in findings] == [f"A claim has no key `key{number}`." for number in range(5000)]
    assert len({finding.place for finding in findings}) == 5000


@pytest.mark.parametrize("name", [".DS_Store", ".gitkeep", ".gitignore", "pact/.claims.yml.swp"])
def test_a_hidden_file_of_a_system_is_nobodys_mistake(name: str) -> None:
    assert load(Tree.of({**project(), f"briefings/{name}": "x"}))[1] == ()


def test_a_copy_that_a_source_names_or_may_name_is_a_capture() -> None:
    files = project() | {"seeds/paper.txt.bak": "x", "seeds/other.yml": "id: [\n"}
    assert "file-unexpected" not in {finding.rule.name for finding in load(Tree.of(files))[1]}

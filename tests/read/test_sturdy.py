"""Whatever stands in the files of a project, reading it ends in records and findings, never in an exception."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.model import Tree
from generator.read import load
from generator.read.resolve import resolve
from tests.projects import project

SOUND = project()
WORDS = st.sampled_from(
    ["id", "c1", "paper", "title", "evidence", "source", "quote", "x", "", "2023-06-03", "e1", "#c1"]
)
KEYS = st.sampled_from(
    """
    id title capture captures file sha256 author issued date-parts reliability grade provenance step withdrawn on
    because claims statement evidence source quote acknowledge relations claim kind about lists members entity name
    open-end text entities aliases was key-points locator label value translation language csl extra briefings limits
    contract issues
    """.split()
)
VALUES = st.recursive(
    WORDS, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=5)), max_leaves=20
)
YAML_FILES = ("seeds/paper.yml", "briefings/pact/claims.yml", "briefings/pact/members.yml", "briefings/entities.yml")


def flow(value: object) -> str:
    """Write data as YAML in flow style."""
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    return f"'{value}'"


@given(st.sampled_from(YAML_FILES), st.dictionaries(KEYS, VALUES, max_size=6))
def test_no_data_of_any_shape_makes_reading_raise(path: str, data: dict[str, object]) -> None:
    content, findings = load(Tree.of({**SOUND, path: flow(data)}))
    resolve(content)
    assert findings or path != "briefings/pact/claims.yml" or "claims" in data


@given(st.sampled_from(sorted(SOUND)), st.data())
def test_a_cut_anywhere_in_a_file_makes_no_reading_raise(path: str, data: st.DataObject) -> None:
    text = SOUND[path]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    content, _ = load(Tree.of({**SOUND, path: text[:start] + data.draw(st.text(max_size=5)) + text[end:]}))
    resolve(content)


@given(st.sampled_from(sorted(SOUND)), st.binary(max_size=40))
def test_no_bytes_make_reading_raise(path: str, data: bytes) -> None:
    content, _ = load(Tree({**{name: text.encode() for name, text in SOUND.items()}, path: data}))
    resolve(content)

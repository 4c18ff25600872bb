"""The desk that the browser looks at leaves out no kind of page and no word of a closed list."""

from __future__ import annotations

from generator.build import check
from generator.model import Tree, forms
from generator.site import compile  # noqa: A004 (the stage's name)
from tests.architecture import PACKAGE
from tests.browser.desk import KINDS, MOVED, files


def test_every_kind_of_page_is_looked_at() -> None:
    checked = check(Tree.of(files()))
    assert checked.library
    pages = compile(checked, "2026-11-24", drafts=True)
    kinds = {page.address: page.kind for page in pages.pages}
    looked_at = {kinds.get(path.removeprefix("preview/")) for path in KINDS.values()} - {None}
    assert looked_at == {path.name.partition(".")[0] for path in (PACKAGE / "site/templates").glob("*.md.jinja")}
    assert MOVED.items() <= pages.moved.items()


def test_every_word_of_a_closed_list_stands_on_a_page_that_is_looked_at() -> None:
    library = check(Tree.of(files())).library
    assert library
    claims, sources = library.claims.values(), library.sources.values()
    evidence = [each for claim in claims for each in claim.evidence]
    assert {claim.status for claim in claims} == set(forms.STATUSES)
    assert {claim.kind for claim in claims} == set(forms.CLAIM_KINDS)
    assert {relation.kind for claim in claims for relation in claim.relations} == set(forms.RELATIONS)
    assert {each.stance for each in evidence} == set(forms.STANCES)
    assert {source.rights for source in sources} == set(forms.RIGHTS)
    assert {source.live for source in sources} == set(forms.LIVE)

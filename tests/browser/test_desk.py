"""The desk that the browser looks at leaves out no word of a closed list; kinds of pages have a test of their own."""

from __future__ import annotations

from generator.build import check
from generator.model import Tree, forms
from generator.site import compile  # noqa: A004 (the stage's name)
from tests.browser.desk import MOVED, files


def test_every_address_that_has_moved_leads_on() -> None:
    checked = check(Tree.of(files()))
    assert checked.library
    pages = compile(checked, "2026-11-24", drafts=True)
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

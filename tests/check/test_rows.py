"""A row rests on its own evidence, or on words of its list that name it; a value of a row stands in those words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.check import rows
from generator.check.support import Support
from generator.editions import freeze
from generator.model import Entity, Evidence, Member, MemberList
from generator.model.addresses import Address
from generator.model.places import Text
from generator.site.index import SiteIndex
from generator.site.passages import describe_use
from tests.builders import briefing, claim, evidence, library, source

GUINEA = Entity(id=Text("guinea"), name=Text("Guinea"))
EQUATORIAL = Entity(id=Text("equatorial-guinea"), name=Text("Equatorial Guinea"))
IVORY = Entity(id=Text("ivory"), name=Text("Côte d’Ivoire"), aliases=(Text("Ivory Coast"), Text("科特迪瓦")))
ENTITIES = (GUINEA, EQUATORIAL, IVORY)
OF_LIST = Address("port", "l-l")


def desk(*items: Evidence, members: tuple[Member, ...], **keys: Any) -> Any:  # noqa: ANN401 (fields of any type)
    """Return the library of a desk with one list, and its verdicts."""
    texts = "\n".join(str(item.quote) for item in items)
    named = MemberList(id=Text("l"), title=Text("A list"), evidence=items, members=members, **keys)
    told = (claim("c1", "Words.", evidence("paper")),)
    return library([source("paper", f"{texts}\nwords\n")], briefing("port", *told, lists=(named,)), entities=ENTITIES)


def row(name: str, **values: str) -> Member:
    """Return a row without evidence of its own; the name of an entity of this test is its id."""
    own: dict[str, Any] = (
        {"entity": Text(name)} if name in {str(each.id) for each in ENTITIES} else {"name": Text(name)}
    )
    return Member(values={Text(key): Text(value) for key, value in values.items()}, **own)


@pytest.mark.parametrize(
    ("quote", "name", "rests"),
    [
        ("The members are Guinea and the coast", "guinea", True),
        ("The members are Guinea’s neighbours", "guinea", True),
        ("The members are guinea fowls", "guinea", False),
        ("The members are the Guineans", "guinea", False),
        ("A non-Guinea and a Guinea-led alliance", "guinea", False),
        ("Equatorial Guinea joined", "guinea", False),
        ("Equatorial Guinea joined", "equatorial-guinea", True),
        ("Equatorial Guinea joined, and Guinea left", "guinea", True),
        ("The members are [Guinea] and the coast", "guinea", False),
        ("Côte d'Ivoire joined", "ivory", True),
        ("Cote d'Ivoire joined", "ivory", False),
        ("The Ivory\nCoast joined", "ivory", True),
        ("几内亚和科特迪瓦加入", "ivory", True),
        ("The members are the port of call and others", "the port of call", True),
        ("The members are the port and others", "the port of call", False),
        ("Guinea, as an alias of a row by its name", "Guinea", True),
    ],
)
def test_words_of_a_list_name_a_row_by_whole_words_and_by_no_part_of_another_name(
    quote: str, name: str, *, rests: bool
) -> None:
    found, _ = desk(evidence("paper", quote), members=(row(name),))
    assert (not list(rows.rows_rest_on_words_that_name_them(found))) == rests
    (resting,) = Support(found, {}).rows.values()
    assert [*resting] == ([OF_LIST.below("e1")] if rests else [])


@pytest.mark.parametrize(
    "changed", [{"stance": Text("contradicts")}, {"stance": Text("context")}, {"withdrawn": object()}]
)
def test_evidence_that_supports_no_list_names_no_row(changed: dict[str, Any]) -> None:
    found, _ = desk(replace(evidence("paper", "Guinea joined"), **changed), members=(row("guinea"),))
    assert [finding.rule.name for finding in rows.rows_rest_on_words_that_name_them(found)] == ["row-named"]


def test_a_row_with_evidence_of_its_own_rests_on_that_alone() -> None:
    own = replace(row("guinea"), evidence=(evidence("paper", "The port of Guinea"),))
    found, _ = desk(evidence("paper", "Guinea joined"), members=(own,))
    (resting,) = Support(found, {}).rows.values()
    assert [*resting] == ["port#m-l-guinea-e1"]


def test_a_row_falls_with_the_words_of_its_list_and_says_who_names_it() -> None:
    found, verdicts = desk(evidence("paper", "Guinea joined"), members=(row("guinea"),))
    index = SiteIndex(found, verdicts)
    quotations = [each for each in found.quoted_from["paper"] if each.address.holder == OF_LIST]
    dependents = index.support.dependents(found.sources["paper"], quotations)
    assert [(dependent.address, dependent.falls) for dependent in dependents] == [("port#m-l-guinea", True)]
    assert str(index.row_sentences[Address("port", "m-l-guinea")]) == "An anonymous, undated text names: Guinea"


@pytest.mark.parametrize(
    ("quote", "aliases", "named"),
    [
        ("The states are Estmark and Northland", ["Estmark"], "Estmark (here: Terrorist regime of Estmark)"),
        ("The terrorist regime of Estmark joined", ["Estmark"], "Terrorist regime of Estmark"),
        ("It joined on Friday", [], "Terrorist regime of Estmark (the desk’s name)"),
    ],
)
def test_a_source_is_said_to_name_what_its_words_name(quote: str, aliases: list[str], named: str) -> None:
    name = "Terrorist regime of Estmark"
    estmark = Entity(id=Text("estmark"), name=Text(name), aliases=tuple(map(Text, aliases)))
    items, member = (evidence("paper", quote),), Member(entity=Text("estmark"), evidence=(evidence("paper", quote),))
    sponsors = MemberList(id=Text("l"), title=Text("Sponsors of terror"), evidence=items, members=(member,))
    told = (claim("c1", "Words.", evidence("paper")),)
    found, verdicts = library(
        [source("paper", f"{quote}\nwords\n")], briefing("port", *told, lists=(sponsors,)), entities=(estmark,)
    )
    index = SiteIndex(found, verdicts)
    uses = {str(describe_use(each, index).sentence) for each in found.quoted_from["paper"] if not each.claim}
    says = "An anonymous, undated text names: "
    assert str(index.row_sentences[Address("port", "m-l-estmark")]) == f"{says}{named}"
    assert uses == {f"{says}{named}", f"{says}Sponsors of terror (the desk’s title)"}


def test_an_edition_keeps_the_longer_names_that_decide_whom_the_words_name() -> None:
    found, verdicts = desk(evidence("paper", "Equatorial Guinea and Guinea joined"), members=(row("guinea"),))
    assert [entity.id for entity in freeze(found, verdicts, "port").entities] == ["equatorial-guinea", "guinea"]


@pytest.mark.parametrize(
    ("value", "stands"),
    [("12", True), ("12 votes", True), ("1", False), ("12,500", False), ("votes of 2026", False), ("500", False)],
)
def test_a_value_is_whole_words_of_the_evidence_of_its_row(value: str, *, stands: bool) -> None:
    found, _ = desk(
        evidence("paper", "Guinea has 12 votes [of 2026] and 500,000 seats"), members=(row("guinea", n=value),)
    )
    assert (not list(rows.values_stand_in_the_evidence(found))) == stands

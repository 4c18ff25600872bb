"""Build the records of a library in Python from a few words, with a verdict for each quotation."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from generator.check import verify
from generator.model import (
    Briefing,
    Capture,
    Claim,
    Content,
    Evidence,
    FrontMatter,
    Library,
    Name,
    Prose,
    Source,
    Step,
    Verdicts,
)
from generator.model.places import Text
from generator.read.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable


def source(name: str, text: str = "", **fields: Any) -> tuple[Source, str]:  # noqa: ANN401 (fields of any type)
    """Return a source and the text of its capture."""
    capture = Capture(
        file=Text(f"{name}.txt"), sha256=Text(sha256(name.encode()).hexdigest()), captured=Text("2026-11-21")
    )
    known: dict[str, Any] = {"title": Text(f"Title of {name}"), "captures": (capture,), **fields}
    return Source(id=Text(name), **known), text


def press(name: str, text: str = "", **fields: Any) -> tuple[Source, str]:  # noqa: ANN401
    """Return a source whose origin counts as independent."""
    known: dict[str, Any] = {"source_kind": Text("news"), "control": Text("independent")}
    return source(name, text, origin=Text(name), publisher=Text(name.capitalize()), **(known | fields))


def column(name: str = "repost", text: str = "", **fields: Any) -> tuple[Source, str]:  # noqa: ANN401
    """Return a machine-translated repost of an opinion column of a state outlet, original unseen."""
    steps = (
        Step(step=Text("original"), by=Text("RT")),
        Step(step=Text("translation"), by=Text("machine")),
        Step(step=Text("repost"), by=Text("unnamed site"), seen=Text("true")),
    )
    known: dict[str, Any] = {
        "author": (Name(family=Text("Fomenko"), given=Text("Timur")),),
        "container_title": Text("RT"),
        "source_kind": Text("opinion"),
        "control": Text("state"),
        "origin": Text("rt"),
        "provenance": steps,
    }
    return source(name, text, **(known | fields))


def evidence(name: str, quote: str = "words", **fields: str) -> Evidence:
    """Return a piece of evidence from the source of that name."""
    known: dict[str, Any] = {key: Text(value) for key, value in fields.items()}
    return Evidence(source=Text(name), quote=Text(quote), **known)


def claim(name: str, statement: str, *items: Evidence, **fields: str) -> Claim:
    """Return a claim with its evidence; the other fields are words."""
    known: dict[str, Any] = {key: Text(value) for key, value in fields.items()}
    return Claim(id=Text(name), statement=Text(statement), evidence=items, **known)


def briefing(name: str, *claims: Claim, head: FrontMatter | None = None, **fields: Any) -> Briefing:  # noqa: ANN401
    """Return a briefing of these claims."""
    head = head or FrontMatter(title=Text(f"Title of {name}"))
    return Briefing(id=Text(name), head=head, **{"narrative": Prose(Text("")), "claims": claims, **fields})


def library(sources: Iterable[tuple[Source, str]], *briefings: Briefing, **fields: Any) -> tuple[Library, Verdicts]:  # noqa: ANN401
    """Resolve and check what was built; findings are left to the tests of those stages."""
    sources = tuple(sources)
    captures = {str(each.captures[0].file): text for each, text in sources}
    content = Content(sources=tuple(each for each, _ in sources), briefings=briefings, captures=captures)
    resolved, _ = resolve(replace(content, **fields))
    verdicts, _, _ = verify(resolved)
    return resolved, verdicts

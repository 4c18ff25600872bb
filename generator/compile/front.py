"""Holds what the home page shows: the newest briefings, all others, what they are about, and what is new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from generator.compile.attribution import Attributed
    from generator.compile.parts import Link, Standing


@dataclass(frozen=True)
class HomeLine:
    """A briefing as the home page lists it."""

    link: Link
    question: str
    strip: tuple[str, ...]
    standing: Standing
    points: tuple[Attributed, ...] = ()
    """Of the newest: its first key points."""


class Topic(NamedTuple):
    """The briefings on one topic, newest first; ``anchor`` is its place on the home page."""

    name: str
    anchor: str
    briefings: tuple[Link, ...]


class Headline(NamedTuple):
    """An edition in one line: what changed with it, its kind, its date in words and as data, and why it was made."""

    link: Link
    kind: str
    date: str
    day: str
    why: str


@dataclass(frozen=True, kw_only=True)
class HomeView:
    """Everything on the home page; ``older`` are the briefings that only their titles and dates are shown of."""

    welcome: str
    standing: Standing
    checks: str
    briefings: tuple[HomeLine, ...]
    older: tuple[tuple[Link, str], ...]
    topics: tuple[Topic, ...]
    news: tuple[Headline, ...]

"""Build the address of a claim, list, row, open end, piece of evidence or quotation."""

from __future__ import annotations

from typing import Self

CLAIM, LIST, MEMBER, OPEN_END = "{}", "l-{}", "m-{}-{}", "l-{}-open"
"""The anchor of each kind of record on the page of its briefing; the ids of the record replace ``{}``."""
KEY_POINTS = "key_points"
"""The anchor of the key points."""
GROUPS = (
    ("corroborated", ("corroborated",)),
    ("documented", ("documented",)),
    ("reported", ("reported",)),
    ("disputed", ("contradicted", "denied", "refuted")),
    ("not-known", ("unverifiable",)),
)
"""The groups of claims on the page of a briefing, each with its statuses."""
GROUP, ARTICLE, TOPIC = "claims_{}", "article_{}", "topic_{}"
"""The anchor of a group of claims, of a summary by its number, and of a topic on the home page."""
SECTION = f"{GROUP}_{{}}"
"""The anchor of a section within a group of claims."""
OF_BRIEFING = (
    *(KEY_POINTS, "all_articles", "all_claims", "all_lists", "open_ends", "all_sources", "changed_since"),
    *("who_is_in_what", "what_rests_on_what"),
    *(GROUP.format(name) for name, _ in GROUPS),
)
OF_HOME = ("all_briefings", "older_briefings", "newest_editions", "all_topics", "how_to_read")
"""The anchors of the headings that the site itself may set on such a page, besides those of summaries and topics."""
NARRATIVE, SUMMARY = "narrative", "article-{}"
"""The anchor of each text; the number of a quotation follows it."""
REPLY = "reply"
"""The id of the reply to a claim, below the address of the claim."""
BELOW = "{}-{}"
"""The anchor of a piece of evidence, or of a quotation in a text: the anchor of its holder, and its own id."""


def text_of(anchor: str) -> str:
    """Return the anchor of the text that contains a quotation: ``narrative`` for ``narrative-q1``."""
    return anchor.rpartition("-q")[0]


class Address(str):
    """The id of a briefing and an anchor on its page, such as ``pact#c1-e2``.

    An address is a string, so it is printed, stored and looked up as it is.
    The ``holder`` of a piece of evidence or a quotation is the claim, row, list, open end or text around it.
    The anchors are permanent: see the table of files and addresses in the guide.
    """

    __slots__ = ("_holder", "anchor", "briefing")
    briefing: str
    anchor: str
    _holder: Address | None

    def __new__(cls, briefing: str, anchor: str, holder: Address | None = None) -> Self:
        """Build the address of an anchor on the page of a briefing."""
        address = super().__new__(cls, f"{briefing}#{anchor}")
        address.briefing, address.anchor, address._holder = str(briefing), anchor, holder
        return address

    def __getnewargs__(self) -> tuple[str, str, Address | None]:  # type: ignore[override]  # of this class
        """Return the arguments that copies and pickles need to keep the parts."""
        return self.briefing, self.anchor, self._holder

    @classmethod
    def of_claim(cls, briefing: str, claim: str) -> Address:
        """Return the address of a claim."""
        return cls(briefing, CLAIM.format(claim))

    @classmethod
    def of_reference(cls, briefing: str, reference: str) -> Address:
        """Return the address of the claim that a reference names: ``c1`` in this briefing, or ``other/c1``."""
        home, slash, claim = reference.partition("/")
        return cls.of_claim(home, claim) if slash else cls.of_claim(briefing, reference)

    @classmethod
    def of_list(cls, briefing: str, name: str) -> Address:
        """Return the address of a list of members."""
        return cls(briefing, LIST.format(name))

    @classmethod
    def of_member(cls, briefing: str, name: str, member: str) -> Address:
        """Return the address of a row of a list."""
        return cls(briefing, MEMBER.format(name, member))

    @classmethod
    def of_open_end(cls, briefing: str, name: str) -> Address:
        """Return the address of the open end of a list."""
        return cls(briefing, OPEN_END.format(name))

    def below(self, name: str) -> Address:
        """Return the address of the evidence or quotation with an id, below this address."""
        return Address(self.briefing, BELOW.format(self.anchor, name), self)

    @property
    def holder(self) -> Address:
        """The address that this one is below; without one, the address itself."""
        return self._holder or self

    @property
    def url(self) -> str:
        """The URL on the site, relative to its root."""
        return f"{self.briefing}/#{self.anchor}"

    @property
    def reference(self) -> str:
        """The reference to a claim, as a text of another briefing writes it."""
        return f"{self.briefing}/{self.anchor}"

    @property
    def passage(self) -> str:
        """The anchor of a quotation on the page of its source, which shows quotations of several briefings."""
        return f"{self.briefing}-{self.anchor}"

"""Report names that two records share, and names that lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from generator.model import may_hold
from generator.model.diagnostics import Diagnostic, Remark
from generator.model.places import Text
from generator.model.rules import reading
from generator.read.suggestions import MOST, suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from generator.model import Entity


class Named(Protocol):
    """A record that has an id."""

    @property
    def id(self) -> Text | None:
        """The id of the record."""
        ...


R = TypeVar("R", bound=Named)


class Names:
    """A check of names that collects findings about shared and unknown names."""

    def __init__(self, unread: frozenset[str]) -> None:
        """Start without findings; ``unread`` are the files that could not be read whole."""
        self.unread = unread
        self.findings: list[Diagnostic] = []

    def unique(
        self, kind: str, records: Iterable[R], before: Callable[[R], Iterable[Text]] = lambda _: ()
    ) -> dict[str, R]:
        """Return records by id, and report each id that another record has or had.

        Of several records with one id, the first is returned. ``before`` returns the former ids of a record.
        """
        records = tuple(records)
        taken: dict[str, Text] = {}
        kept: dict[str, R] = {}
        for record in records:
            if record.id is not None and self._take(kind, record.id, taken):
                kept[str(record.id)] = record
        for record in kept.values():
            for old in before(record):
                self._take(kind, old, taken, former=True)
        return kept

    def _take(self, kind: str, name: Text, taken: dict[str, Text], *, former: bool = False) -> bool:
        """Take an id, and return whether it was free; report it if not."""
        first = taken.setdefault(name, name)
        if first is name:
            return True
        message = f"The id `{name}` is taken by another {kind}."
        also = (Remark(first.place, "the first is here"),)
        hint = "Give this one another id."
        if former:
            message = f"The former id `{name}` of this {kind} is already in use."
            hint = "Remove it from `was`."
        self.findings.append(Diagnostic(reading.ID_DUPLICATE, name.place, message, hint, also))
        return False

    def check_addresses(self, addresses: Iterable[Text], own: Collection[str] = ()) -> None:
        """Report each address that two records share although their ids differ.

        ``own`` are the addresses of what the site itself may set on the page.
        """
        taken: dict[str, Text] = {name: Text(name) for name in own}
        shared: list[str] = []
        for address in addresses:
            first = taken.setdefault(address, address)
            # An address below a shared address is shared for the same reason, so it is not reported again.
            if first is not address and not any(address.startswith(f"{above}-") for above in shared):
                shared.append(address)
                message = f"This gets the address #{address}, but something else on the page has the same address."
                also = (Remark(first.place, "the other is here"),) if address not in own else ()
                advice = "Change an id that is part of this address, or give the heading an id with {#id}."
                self.findings.append(Diagnostic(reading.ID_DUPLICATE, address.place, message, advice, also))

    def aliases(self, entities: Iterable[Entity]) -> dict[str, str]:
        """Return the id of the entity for each name and alias.

        Names that two entities share are reported.
        Names that differ only in letter case or white space are the same name.
        """
        taken: dict[str, tuple[Text, Entity]] = {}
        names: dict[str, str] = {}
        for entity in entities:
            for name in (entity.name, *entity.aliases):
                first, owner = taken.setdefault(" ".join(name.casefold().split()), (name, entity))
                if owner is entity:
                    names[str(name)] = str(entity.id)
                    continue
                message = f"The name `{name}` belongs to {owner.id} as well as to {entity.id}."
                also = (Remark(first.place, f"{owner.id} has it here"),)
                advice = "Make one of the two names more exact."
                self.findings.append(Diagnostic(reading.ALIAS_SHARED, name.place, message, advice, also))
        return names

    @property
    def suggesting(self) -> bool:
        """Whether hints still suggest the name that was meant.

        After many findings they do not, because each search takes time for every name.
        """
        return len(self.findings) < MOST

    def check_known(self, kind: str, name: Text | None, records: Mapping[str, object], *holders: str) -> bool:
        """Return whether a name leads to a record, and report it if it does not.

        It is not reported if the record may be in an unread file: ``holders`` are such files, or folders of them.
        """
        if name is None or name in records:
            return True
        if not any(may_hold(self.unread, holder) for holder in holders):
            message = f"There is no {kind} `{name}`."
            advice = "Name one that exists, or add it."
            if self.suggesting:
                advice = suggest(name, records, advice)
            self.findings.append(Diagnostic(reading.REFERENCE_UNKNOWN, name.place, message, advice))
        return False

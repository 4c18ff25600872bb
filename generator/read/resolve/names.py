"""Takes content; gives records by their names, and findings for names that are taken twice or lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from generator.model import may_hold
from generator.model.diagnostics import Diagnostic, Remark
from generator.model.rules import reading
from generator.read.suggestions import MOST, hint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.model import Entity
    from generator.model.places import Text


class Named(Protocol):
    """What has an id."""

    @property
    def id(self) -> Text | None:
        """Its name."""
        ...


R = TypeVar("R", bound=Named)


class Names:
    """Gathers records by name, and the findings on the way."""

    def __init__(self, unread: frozenset[str]) -> None:
        """Begin with nothing found; ``unread`` are the files that the content lacks something of."""
        self.unread = unread
        self.findings: list[Diagnostic] = []

    def unique(
        self, kind: str, records: Iterable[R], before: Callable[[R], Iterable[Text]] = lambda _: ()
    ) -> dict[str, R]:
        """Give records by id, the first of each; ``before`` gives the ids that a record had once."""
        records = tuple(records)
        taken: dict[str, Text] = {}
        kept: dict[str, R] = {}
        for record in records:
            if record.id is not None and self._take(kind, record.id, taken):
                kept[str(record.id)] = record
        for record in kept.values():
            for old in before(record):
                self._take(kind, old, taken)
        return kept

    def _take(self, kind: str, name: Text, taken: dict[str, Text]) -> bool:
        first = taken.setdefault(name, name)
        if first is name:
            return True
        message = f"The id `{name}` is taken by another {kind}."
        also = (Remark(first.place, "the first stands here"),)
        self.findings.append(Diagnostic(reading.ID_DUPLICATE, name.place, message, "Give this one another id.", also))
        return False

    def apart(self, addresses: Iterable[Text]) -> None:
        """Report each address that another record has, although the ids themselves differ."""
        taken: dict[str, Text] = {}
        shared: list[str] = []
        for address in addresses:
            first = taken.setdefault(address, address)
            # What stands under a shared address shares it for the same reason.
            if first is not address and not any(address.startswith(f"{above}-") for above in shared):
                shared.append(address)
                message = f"This makes up the address #{address}, which something else on the page has."
                also = (Remark(first.place, "that stands here"),)
                advice = "Give this one another id."
                self.findings.append(Diagnostic(reading.ID_DUPLICATE, address.place, message, advice, also))

    def aliases(self, entities: Iterable[Entity]) -> dict[str, str]:
        """Give the id of the entity for each name and alias; letter case does not make two names."""
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
        """Whether it is still looked for what was meant, which takes as long as there are names."""
        return len(self.findings) < MOST

    def known(self, kind: str, name: Text | None, records: Mapping[str, object], holder: str) -> bool:
        """Whether a name leads to a record; what an unread file may hold (``holder``, or a folder) is not reported."""
        if name is None or name in records:
            return True
        if not may_hold(self.unread, holder):
            message = f"There is no {kind} `{name}`."
            advice = "Name one that there is, or add it."
            if self.suggesting:
                advice = hint(name, records, advice)
            self.findings.append(Diagnostic(reading.REFERENCE_UNKNOWN, name.place, message, advice))
        return False

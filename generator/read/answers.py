"""Report the acknowledgements of a quote or a capture that answer no warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.diagnostics import Diagnostic
from generator.model.rules import quoting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from generator.model.places import Text


def report_unused(
    acknowledge: Iterable[Text], subject: str, caused: Collection[str], allowed: Collection[str]
) -> Iterator[Diagnostic]:
    """Report the rules under ``acknowledge`` that a subject, such as a quote, does not break.

    ``caused`` are the rules that it breaks, ``allowed`` those that can be acknowledged.
    """
    for name in acknowledge:
        if name not in allowed:
            message = f"No warning of a {subject} called {name} can be acknowledged."
            hint = f"Name one of {', '.join(sorted(allowed))}."
        elif name not in caused:
            message = f"This {subject} does not cause the warning {name}, so there is nothing to acknowledge."
            hint = "Remove the acknowledgement."
        else:
            continue
        yield Diagnostic(quoting.ACKNOWLEDGEMENT_UNUSED, name.place, message, hint)

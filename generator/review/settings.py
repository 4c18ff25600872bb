"""Compare the settings of a desk before and after a change, as the program reads them."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from generator.model import SETTINGS
from generator.site.differences import difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.review.change import Comparison
    from generator.site.differences import Difference


def compare_settings(change: Comparison) -> Iterator[Difference]:
    """Return each setting whose value differs, as the program reads it."""
    if SETTINGS in change.unread:
        return iter(())
    before, after = (dict(_flatten(asdict(snapshot.library.settings))) for snapshot in (change.old, change.new))
    return (difference(name, before[name], after[name]) for name in before if before[name] != after[name])


def _flatten(value: Any, name: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 (of any setting)
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flatten(inner, f"{name} {key.replace('_', '-')}".strip())
    else:
        yield name, _in_words(value)


def _in_words(value: Any) -> str:  # noqa: ANN401 (of any setting)
    """Return the value of a setting on one line."""
    if isinstance(value, dict):
        return " ".join(map(_in_words, value.values()))
    return ", ".join(map(_in_words, value)) if isinstance(value, list | tuple) else str(value)

"""What every record has in common that is read from a file: unknown keys are refused, keys are kebab-case."""

from __future__ import annotations

from typing import Any, ClassVar


def key(name: str) -> str:
    """Give the YAML key of a field: ``derived-from`` of ``derived_from``, ``from`` of ``from_``, ``URL`` of ``url``."""
    return "URL" if name == "url" else name.rstrip("_").replace("_", "-")


class Record:
    """A record that is read from YAML: unknown keys are refused, keys are kebab-case."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "alias_generator": key,
        "arbitrary_types_allowed": True,
    }

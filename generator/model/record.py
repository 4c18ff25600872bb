"""What all records have in common that files hold: the keys of their fields, and that no other key is taken."""

from __future__ import annotations

from typing import Any, ClassVar


def key(name: str) -> str:
    """Give the YAML key of a field: ``derived-from`` of ``derived_from``, ``from`` of ``from_``, ``URL`` of ``url``."""
    return "URL" if name == "url" else name.rstrip("_").replace("_", "-")


class Record:
    """A record that a file holds; keys are kebab-case."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "alias_generator": key,
        "arbitrary_types_allowed": True,
    }

"""Collect every rule of the check, ordered by code, and find a rule by its name."""

from generator.model.diagnostics import Rule
from generator.model.rules import claiming, publishing, quoting, reading

ALL: tuple[Rule, ...] = tuple(
    sorted(
        (
            row
            for module in (reading, quoting, claiming, publishing)
            for row in vars(module).values()
            if isinstance(row, Rule)
        ),
        key=lambda rule: rule.code,
    )
)
BY_NAME = {rule.name: rule for rule in ALL}

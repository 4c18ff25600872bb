"""Every rule that the check holds, a row each; gives a rule for its name."""

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

"""Check that each probe beside this file gets the verdict that the definition of a true quote requires.

A probe holds ``id``, ``capture``, ``quote``, ``expect`` and ``because``, and where they matter ``prefix``,
``suffix``, ``language``, ``rule`` (the warning expected), ``tier``, ``arguable`` (the definition can be read otherwise)
and ``fill`` (so many characters of harmless prose stand for ``{fill}`` in the capture).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.check.quotes import check
from generator.model.diagnostics import Severity

HARMLESS = "The harbour was calm and the ships lay at anchor in the morning sun. "


def capture(probe: dict[str, Any]) -> str:
    """Return the probe's capture with its filling put in."""
    size = probe.get("fill", 0)
    filling = HARMLESS * (size // len(HARMLESS))
    return str(probe["capture"]).replace("{fill}", filling.strip()) if size else str(probe["capture"])


def wrong(probe: dict[str, Any]) -> str:
    """Say what is wrong with the verdict on a probe; nothing if the verdict is the one that it deserves."""
    verdict = check(
        probe["quote"],
        capture(probe),
        language=probe.get("language", "en"),
        prefix=probe.get("prefix"),
        suffix=probe.get("suffix"),
    )
    errors = {fault.rule.name for fault in verdict.faults if fault.rule.severity is Severity.ERROR}
    warnings = {fault.rule.name for fault in verdict.faults if fault.rule.severity is Severity.WARNING}
    passes = verdict.tier.passes and not errors
    seen = ("warn" if warnings else "pass") if passes else "fail"
    right = seen == probe["expect"] and (seen != "warn" or probe["rule"] in warnings)
    if right and verdict.tier == probe.get("tier", verdict.tier):
        return ""
    found = f"verdict {verdict.tier}, errors {sorted(errors)}, warnings {sorted(warnings)}"
    wanted = ", ".join(f"{key} {probe[key]}" for key in ("expect", "rule", "tier") if key in probe)
    return f"{probe['id']}: {found}; expected: {wanted}; {probe['because']}"


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "probes").glob("*.yml")), ids=lambda path: path.stem)
def test_every_quote_gets_the_verdict_that_it_deserves(path: Path) -> None:
    """True quotes pass in silence, suspect ones pass with the warning named, altered ones fail."""
    probes = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    assert probes
    found = [told for probe in probes if (told := wrong(probe))]
    assert found == [], "\n".join(found)

"""Takes the probes beside it; proves that each quote gets the verdict that the definition of a true quote gives it.

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


def probes() -> list[dict[str, Any]]:
    """Read every probe of every file, in the order of the files' names."""
    folder = Path(__file__).parent / "probes"
    return [probe for path in sorted(folder.glob("*.yml")) for probe in yaml.safe_load(path.read_text("utf-8"))]


def capture(probe: dict[str, Any]) -> str:
    """Give the probe's capture with its filling put in."""
    size = probe.get("fill", 0)
    filling = HARMLESS * (size // len(HARMLESS))
    return str(probe["capture"]).replace("{fill}", filling.strip()) if size else str(probe["capture"])


@pytest.mark.parametrize("probe", probes(), ids=lambda probe: str(probe["id"]))
def test_a_quote_gets_the_verdict_that_it_deserves(probe: dict[str, Any]) -> None:
    """True quotes pass in silence, suspect ones pass with the warning named, altered ones fail."""
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
    story = f"{probe['because']} (verdict {verdict.tier}, errors {sorted(errors)}, warnings {sorted(warnings)})"

    assert seen == probe["expect"], story
    if probe["expect"] == "warn":
        assert probe["rule"] in warnings, story
    if "tier" in probe:
        assert verdict.tier == probe["tier"], story

"""Read a workflow as data, and run its scripts as GitHub runs them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.read.yaml import read
from tests.architecture import ROOT

GUIDE = (ROOT / "docs/hosting.md").read_text(encoding="utf-8")
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / ".github/workflows").iterdir())} | {
    "comment": next(block for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL) if "jobs:" in block)
}
"""Every workflow by its name: those of this repository, and the one that the guide offers to desks that want it."""

SHELL = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
"""What GitHub runs a script with where a workflow says ``shell: bash``."""
AFTER = re.compile(r"\$\{\{ !cancelled\(\) && steps\.([a-z-]+)\.outcome == 'success' \}\}")
"""The one condition that our steps have; without it, a step waits for all before it to succeed."""


def said(text: str) -> Any:  # noqa: ANN401 (of any type)
    """Return what a YAML file says, every scalar as the text that was typed."""
    data, findings = read("file.yml", text)
    assert findings == ()
    return data


WORKFLOWS: dict[str, Any] = {name: said(text) for name, text in TEXTS.items()}


@dataclass
class Played:
    """What came of a job: the outcome of each step and what it printed, and what the job leaves behind."""

    outcomes: dict[str, str] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    offered: dict[str, list[str]] = field(default_factory=dict)
    """The files of each artifact: of the folder that a step offers, all but the hidden ones."""
    summary: str = ""
    output: str = ""


def played(job: Any, clone: Path, temp: Path) -> Played:  # noqa: ANN401
    """Run the scripts of a job one after the other, where its actions have checked out and set up Python."""
    outcome = Played()
    ids: dict[str, str] = {}
    summary, output = temp / "summary", temp / "output"
    known = ("PATH", "HOME", "LC_ALL", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM")
    environment = {name: os.environ[name] for name in known} | {
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_OUTPUT": str(output),
        "GITHUB_STEP_SUMMARY": str(summary),
        "RUNNER_TEMP": str(temp),
    }
    for step in job["steps"]:
        name = step["name"]
        if not _due(step, outcome, ids):
            outcome.outcomes[name] = "skipped"
        elif "run" in step:
            script = temp / "script.sh"
            script.write_text(step["run"], encoding="utf-8")
            command = (*SHELL, str(script))
            done = subprocess.run(
                command, cwd=clone, env=environment, capture_output=True, encoding="utf-8", check=False
            )
            outcome.outcomes[name] = "failure" if done.returncode else "success"
            outcome.printed[name] = done.stdout + done.stderr
        else:
            outcome.outcomes[name] = "success"
            if path := step.get("with", {}).get("path"):
                outcome.offered[name] = _files(clone / path.replace("${{ runner.temp }}", str(temp)))
        if "id" in step:
            ids[step["id"]] = outcome.outcomes[name]
    outcome.summary, outcome.output = (file.read_text("utf-8") if file.exists() else "" for file in (summary, output))
    return outcome


def _due(step: Any, outcome: Played, ids: dict[str, str]) -> bool:  # noqa: ANN401
    if "if" not in step:
        return "failure" not in outcome.outcomes.values()
    condition = AFTER.fullmatch(step["if"])
    assert condition, step["if"]
    return ids[condition[1]] == "success"


def _files(path: Path) -> list[str]:
    if path.is_file():
        return [path.name]
    return sorted(
        file.relative_to(path).as_posix()
        for file in path.rglob("*")
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts)
    )


def environment_in(clone: Path) -> None:
    """Let a clone have the environment that these tests run in, as if its own set-up had just made it."""
    (clone / ".venv").mkdir()
    for part in Path(sys.prefix).iterdir():
        if part.suffix != ".stamp":
            (clone / ".venv" / part.name).symlink_to(part)
    (clone / ".venv/site.stamp").touch()

"""What the workflows may do, and that programs which know GitHub find no fault in them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import ROOT
from tests.forge.workflows import GUIDE, TEXTS, WORKFLOWS

BIN = Path(sys.prefix) / "bin"
AUDIT = ("zizmor", "--persona=auditor", "--offline", "--strict-collection")
TRIGGERS = {
    "check": {"pull_request": "", "merge_group": ""},
    "publish": {"push": {"branches": ["main"]}, "schedule": [{"cron": "7 0 * * *"}]},
    "comment": {"pull_request": ""},
}
PERMISSIONS = {
    "check": {"check": {"contents": "read"}},
    "publish": {"build": {"contents": "read"}, "deploy": {"pages": "write", "id-token": "write"}},
    "comment": {"memo": {"contents": "read"}, "comment": {"pull-requests": "write"}},
}
JOBS = [job for workflow in WORKFLOWS.values() for job in workflow["jobs"].values()]
STEPS = [step for job in JOBS for step in job["steps"]]
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
SPOILED = [
    ("  pull_request:\n", "  pull_request_target:\n"),
    ("          persist-credentials: false\n", ""),
    ("@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7"),
    ("run: make .venv/site.stamp", "run: make ${{ github.head_ref }}"),
    ("permissions: {}", "permissions: write-all"),
]


def run(*command: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a program of this environment."""
    program, *arguments = map(str, command)
    return subprocess.run([BIN / program, *arguments], cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def offered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workflow of the guide, saved as the guide says."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / ".github/workflows").mkdir(parents=True)
    (folder / ".github/workflows/comment.yml").write_text(TEXTS["comment"], encoding="utf-8")
    return folder


def test_an_audit_finds_nothing_in_the_workflows_the_hook_and_the_settings_of_dependabot() -> None:
    done = run(*AUDIT, ".github", ".pre-commit-config.yaml", ".pre-commit-hooks.yaml")
    assert done.returncode == 0, done.stdout
    assert done.stderr.count("completed") == 5


def test_an_audit_finds_nothing_in_the_workflow_of_the_guide(offered: Path) -> None:
    done = run(*AUDIT, ".", cwd=offered)
    assert done.returncode == 0, done.stdout
    assert "completed ./.github/workflows/comment.yml" in done.stderr


@pytest.mark.parametrize(("sound", "spoiled"), SPOILED)
def test_an_audit_finds_what_would_make_a_workflow_unsafe(tmp_path: Path, sound: str, spoiled: str) -> None:
    assert sound in TEXTS["check"]
    (tmp_path / "check.yml").write_text(TEXTS["check"].replace(sound, spoiled), encoding="utf-8")
    assert run(*AUDIT, "check.yml", cwd=tmp_path).returncode > 10  # its codes for findings, by gravity


def test_github_can_read_the_workflows(offered: Path) -> None:
    files = (*(ROOT / ".github/workflows").iterdir(), *(offered / ".github/workflows").iterdir())
    done = run("actionlint", "-no-color", *files)
    assert done.returncode == 0, done.stdout
    (offered / "spoiled.yml").write_text(TEXTS["check"].replace("runs-on", "runs-at"), encoding="utf-8")
    assert run("actionlint", offered / "spoiled.yml").returncode == 1


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", ["workflows/check.yml", "workflows/publish.yml"]),
        ("dependabot", ["dependabot.yml"]),
        ("github-issue-forms", ["ISSUE_TEMPLATE/error-in-claim.yml", "ISSUE_TEMPLATE/suggest-source.yml"]),
        ("github-issue-config", ["ISSUE_TEMPLATE/config.yml"]),
    ],
)
def test_every_file_has_the_form_that_github_reads(schema: str, files: list[str], tmp_path: Path) -> None:
    """Of these files and one that is spoiled, only the spoiled one is refused."""
    spoiled = tmp_path / "spoiled.yml"
    spoiled.write_text("unknown: key\n", encoding="utf-8")
    command = ("check-jsonschema", "--builtin-schema", f"vendor.{schema}", "--output-format", "json")
    done = run(*command, *files, spoiled, cwd=ROOT / ".github")
    told = json.loads(done.stdout)
    assert {error["filename"] for error in told["errors"]} == {str(spoiled)}, done.stdout
    assert told.get("parse_errors", []) == []
    assert done.returncode == 1


@pytest.mark.parametrize("name", TEXTS)
def test_every_action_is_pinned_by_hash_and_says_its_version(name: str) -> None:
    used = re.findall(r"uses: (.*)", TEXTS[name])
    assert all(PINNED.fullmatch(each) for each in used)
    assert len(used) == sum("uses" in step for job in WORKFLOWS[name]["jobs"].values() for step in job["steps"])


def test_the_guide_pins_the_actions_as_the_workflows_do() -> None:
    ours = {use for name in ("check", "publish") for use in re.findall(r"uses: (.*)", TEXTS[name])}
    assert set(re.findall(r"uses: (.*)", TEXTS["comment"])) <= ours
    (version,) = {use.partition("# ")[2] for use in ours if use.startswith("actions/checkout@")}
    assert f"actions/checkout 'refs/tags/{version}*'" in GUIDE


@pytest.mark.parametrize("name", TEXTS)
def test_a_workflow_runs_only_when_it_should_and_with_the_least_that_its_jobs_need(name: str) -> None:
    workflow = WORKFLOWS[name]
    assert workflow["on"] == TRIGGERS[name]
    assert workflow["permissions"] == {}
    assert {job: each["permissions"] for job, each in workflow["jobs"].items()} == PERMISSIONS[name]
    assert workflow["defaults"] == {"run": {"shell": "bash"}}
    assert "secrets" not in TEXTS[name]


def test_a_newer_state_of_a_pull_request_stops_the_check_of_the_older_and_nothing_stops_a_publication() -> None:
    told = {name: workflow["concurrency"] for name, workflow in WORKFLOWS.items()}
    assert told["check"] == {"group": "check-${{ github.ref }}", "cancel-in-progress": "true"}
    assert told["publish"] == {"group": "publish", "cancel-in-progress": "false"}


def test_every_job_ends_within_minutes_and_is_named_as_the_settings_name_it() -> None:
    assert all(int(job["timeout-minutes"]) <= 15 for job in JOBS)
    assert all(job["name"] == key for workflow in WORKFLOWS.values() for key, job in workflow["jobs"].items())
    assert "add `check`, which is the name of the job" in GUIDE


def test_no_credentials_stay_and_nothing_comes_from_a_cache() -> None:
    out = [step["with"] for step in STEPS if step.get("uses", "").startswith("actions/checkout@")]
    assert len(out) == 3
    assert all(each["persist-credentials"] == "false" for each in out)
    assert not any("cache" in step.get("uses", "") or "cache" in step.get("with", {}) for step in STEPS)


def test_no_script_has_a_text_of_a_pull_request_in_it() -> None:
    scripts = [step["run"] for step in STEPS if "run" in step]
    assert len(scripts) == 8
    assert not any("${{" in script for script in scripts)


def test_the_job_that_publishes_runs_no_script() -> None:
    assert [sorted(step) for step in WORKFLOWS["publish"]["jobs"]["deploy"]["steps"]] == [["id", "name", "uses"]]


def test_what_is_offered_is_kept_for_days() -> None:
    kept = [step["with"] for step in STEPS if step.get("uses", "").startswith("actions/upload-artifact@")]
    assert [each["retention-days"] for each in kept] == ["7", "7"]

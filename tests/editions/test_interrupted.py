"""Whatever stops a publication, the desk's files are the old ones or the new ones."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator import disk
from generator.build import check
from generator.editions import freeze
from tests.projects import project, published, written

OLD = project() | {
    "briefings/pact/members.yml": (
        "lists:\n  - id: parties\n    title: Parties\n    members:\n      - name: The two governments\n"
        "        evidence:\n          - {source: paper, quote: The two governments signed a treaty}\n"
    )
}
NEW = published(OLD)
FILES = {path: text for path, text in NEW.items() if OLD.get(path) != text}
STOPPED = 2


def held(folder: Path) -> dict[str, str]:
    """Give every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_publishing_writes_three_files() -> None:
    assert [path.rpartition("/")[2] for path in FILES] == ["claims.yml", "members.yml", "1.json"]


@pytest.mark.parametrize("failing", range(2 * len(FILES)))
def test_a_disk_that_fails_at_any_step_leaves_the_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    """The steps are a write of each file beside its place, and a rename of each."""
    written(tmp_path, OLD)
    steps = iter(range(2 * len(FILES)))
    settled, rename = disk.settled, Path.replace

    def step() -> None:
        if next(steps, -1) == failing:
            raise OSError(28, "No space left on device")

    def failing_write(file: Path, data: bytes) -> None:
        step()
        settled(file, data)

    def failing_rename(self: Path, target: Path) -> Path:
        step()
        return rename(self, target)

    monkeypatch.setattr(disk, "settled", failing_write)
    monkeypatch.setattr(Path, "replace", failing_rename)
    with pytest.raises(OSError, match="No space"):
        disk.replace_all(tmp_path, FILES)
    assert held(tmp_path) == dict(sorted(OLD.items()))
    assert not (tmp_path / "briefings/pact/editions").exists()


def test_nothing_stops_it_and_the_new_files_are_there(tmp_path: Path) -> None:
    written(tmp_path, OLD)
    disk.replace_all(tmp_path, FILES)
    assert held(tmp_path) == dict(sorted(NEW.items()))


SLOWLY = """
import sys, time
from pathlib import Path
from generator import cli, disk
rename, settled = Path.replace, disk.settled
def slowly(work):
    def worked(*given):
        print("step", flush=True)
        time.sleep(0.05)
        return work(*given)
    return worked
Path.replace, disk.settled = slowly(rename), slowly(settled)
sys.exit(cli.main(["publish", "pact", "--note", "What the desk had to say.", "-C", sys.argv[1]]))
"""


@pytest.mark.parametrize("step", range(1, 2 * len(FILES) + 1))
@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_at_any_step_leaves_the_old_files_or_the_new_ones(
    tmp_path: Path, step: int, kind: signal.Signals
) -> None:
    written(tmp_path, OLD)
    with stopped(tmp_path, step, kind) as process:
        process.wait()
    left = held(tmp_path)
    assert left.keys() in ({*OLD}, {*NEW})
    if "briefings/pact/editions/1.json" in left:
        assert {path: text for path, text in left.items() if "editions" not in path} == {
            path: text for path, text in NEW.items() if "editions" not in path
        }
        assert check(disk.read(tmp_path)).findings == ()
    else:
        assert left == dict(sorted(OLD.items()))


@pytest.mark.parametrize("step", range(1, 2 * len(FILES) + 1))
def test_a_power_cut_at_any_step_leaves_what_reads_as_the_old_state_or_the_new_one(tmp_path: Path, step: int) -> None:
    """Nobody can clean up then. At worst the ids that the edition was to have stand in the YAML already."""
    written(tmp_path, OLD)
    with stopped(tmp_path, step, signal.SIGKILL) as process:
        process.wait()
    checked = check(disk.read(tmp_path))
    assert checked.findings == ()
    assert checked.library
    before = check(disk.read(written(tmp_path / "old", OLD)))
    assert before.library
    assert freeze(checked.library, checked.verdicts, "pact") == freeze(before.library, before.verdicts, "pact")
    once_more = subprocess.run(
        [sys.executable, "-m", "generator", "publish", "pact", "--note", "Again.", "-C", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert once_more.returncode == (STOPPED if "pact" in checked.library.editions else 0)


class stopped:  # noqa: N801 (it reads as what it does)
    """Runs the command step by step, and sends it a signal at one of them."""

    def __init__(self, folder: Path, step: int, kind: signal.Signals) -> None:
        """Say where, at which step and with which signal."""
        command = [sys.executable, "-c", SLOWLY, str(folder)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.step, self.kind = step, kind

    def __enter__(self) -> subprocess.Popen[str]:
        """Wait for the step, and send the signal."""
        assert self.process.stdout
        seen = 0
        for line in self.process.stdout:
            seen += line == "step\n"
            if seen == self.step:
                time.sleep(0.01)
                os.kill(self.process.pid, self.kind)
                break
        return self.process

    def __exit__(self, *_: object) -> None:
        """Leave nothing running."""
        self.process.kill()
        self.process.communicate()

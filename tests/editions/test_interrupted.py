"""Whatever stops a publication, the desk's files are the old ones or the new ones."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from generator.build import check, plan_run
from generator.edges import cli, disk
from generator.editions import freeze
from generator.model import Tree
from tests.editions.step_by_step import PUBLISH, STOPPED, publishing
from tests.projects import CAPTURE, CLAIMS, EDITION, project, published, written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from generator.editions.publishing import Particulars, Plans
    from generator.model.library import Checked
    from generator.model.sharing import Share

OLD = project(
    members=(
        "  - id: parties\n    title: Parties\n    members:\n      - name: The two governments\n"
        "        evidence:\n          - {source: paper, quote: The two governments signed a treaty}\n"
    )
)
NEW = published(OLD)
FILES = {path: text for path, text in NEW.items() if OLD.get(path) != text}


def held(folder: Path) -> dict[str, str]:
    """Return every file below a folder."""
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
    settled, put = disk.write_durably, disk.put

    def step() -> None:
        if next(steps, -1) == failing:
            raise OSError(28, "No space left on device")

    def failing_write(file: Path, data: bytes) -> None:
        step()
        settled(file, data)

    def failing_put(beside: Path, target: Path, before: bytes | None) -> None:
        step()
        put(beside, target, before)

    monkeypatch.setattr(disk, "write_durably", failing_write)
    monkeypatch.setattr(disk, "put", failing_put)
    with pytest.raises(OSError, match="No space"):
        disk.replace_all(tmp_path, Tree.of(OLD), FILES)
    assert held(tmp_path) == dict(sorted(OLD.items()))
    assert not (tmp_path / "briefings/pact/editions").exists()


def test_nothing_stops_it_and_the_new_files_are_there(tmp_path: Path) -> None:
    written(tmp_path, OLD)
    disk.replace_all(tmp_path, Tree.of(OLD), FILES)
    assert held(tmp_path) == dict(sorted(NEW.items()))


@pytest.mark.parametrize("step", range(1, 2 * len(FILES) + 1))
@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_at_any_step_leaves_the_old_files_or_the_new_ones(
    tmp_path: Path, step: int, kind: signal.Signals
) -> None:
    written(tmp_path, OLD)
    stopped(tmp_path, step, kind)
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
    stopped(tmp_path, step, signal.SIGKILL)
    checked = check(disk.read(tmp_path))
    assert checked.findings == ()
    assert checked.library
    before = check(disk.read(written(tmp_path / "old", OLD)))
    assert before.library
    assert freeze(checked.library, checked.verdicts, "pact") == freeze(before.library, before.verdicts, "pact")
    once_more = cli.main(["publish", "pact", "--note", "Again.", "-C", str(tmp_path)])
    assert once_more == (STOPPED if "pact" in checked.library.editions else 0)


def stopped(folder: Path, step: int, kind: signal.Signals) -> None:
    """Publish in a process of its own, and send it a signal where it waits before a step."""
    with publishing(folder) as running:
        running.waits(step)
        assert running.process.pid
        os.kill(running.process.pid, kind)
        running.end()


def meanwhile(monkeypatch: pytest.MonkeyPatch, save: Callable[[], object]) -> None:
    """Let somebody save something between the reading and the replacing."""

    def planned(  # the signature of what it stands for
        tree: Tree, checked: Checked, names: Sequence[str], particulars: Particulars, share: Share
    ) -> Plans:
        run = plan_run(tree, checked, names, particulars, share)
        save()
        return run

    monkeypatch.setattr(cli, plan_run.__name__, planned)


SAVED = {
    "the claims, which are replaced": {CLAIMS: OLD[CLAIMS] + "# Saved meanwhile.\n"},
    "the narrative, which the edition freezes": {
        "briefings/pact/briefing.md": OLD["briefings/pact/briefing.md"] + "So.\n"
    },
    "a capture, which the edition quotes": {"seeds/paper.txt": CAPTURE + "They denied it on Sunday.\n"},
    "a record, which the edition holds": {"seeds/paper.yml": OLD["seeds/paper.yml"] + "publisher: A paper\n"},
    "the settings, whose policy it keeps": {"mkdocs.yml": OLD["mkdocs.yml"].replace("reviewers: 0", "reviewers: 1")},
    "a file that was not there": {"briefings/pact/articles/paper.md": "A summary [@paper].\n"},
    "the same edition, published elsewhere": {EDITION: NEW[EDITION].replace("had to say", "wanted to say")},
}


@pytest.mark.parametrize("what", SAVED)
def test_what_is_saved_while_publishing_runs_stays_and_nothing_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    """The save falls between the reading and the replacing."""
    written(tmp_path, OLD)
    meanwhile(monkeypatch, lambda: written(tmp_path, SAVED[what]))
    assert cli.main([*PUBLISH, "-C", str(tmp_path)]) == STOPPED
    assert held(tmp_path) == dict(sorted({**OLD, **SAVED[what]}.items()))
    (name,) = SAVED[what]
    said = f"somebody changed {tmp_path / name} while this ran, so nothing was done; look at the change and try again"
    assert capsys.readouterr().err == f"briefing: {said}\n"


TAKEN = ("briefings/pact/members.yml", "seeds/paper.txt")


def test_what_is_taken_away_while_publishing_runs_stays_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, OLD)

    def take() -> None:
        for path in TAKEN:
            (tmp_path / path).unlink()

    meanwhile(monkeypatch, take)
    assert cli.main([*PUBLISH, "-C", str(tmp_path)]) == STOPPED
    assert held(tmp_path).keys() == {*OLD} - {*TAKEN}
    assert (
        f"changed {', '.join(str(tmp_path / path) for path in TAKEN)} while this ran, so nothing was done"
        in capsys.readouterr().err
    )


@pytest.mark.parametrize("step", range(1, 2 * len(FILES) + 1))
def test_another_program_that_saves_at_any_step_loses_nothing(tmp_path: Path, step: int) -> None:
    """Whatever it saves before a file is replaced stays; what it saves after is a change of the new file."""
    written(tmp_path, OLD)
    saved = dict.fromkeys(FILES, f"# Saved at step {step}.\n")
    with publishing(tmp_path) as running:
        running.waits(step)
        for path, text in saved.items():
            if (tmp_path / path).is_file():
                with (tmp_path / path).open("a", encoding="utf-8") as file:
                    file.write(text)
        status = running.end()
    left = held(tmp_path)
    there = [path for path in saved if path in left]
    assert there[:2] == [*saved][:2]
    assert all(left[path].endswith(saved[path]) for path in there[:2])
    assert status == (0 if EDITION in left else STOPPED)
    assert not [path for path in left if path.endswith((".new", ".old"))]


def test_what_an_open_editor_keeps_beside_a_file_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, OLD)
    meanwhile(monkeypatch, lambda: written(tmp_path, {"briefings/pact/.claims.yml.swp": "kept by an editor"}))
    assert cli.main([*PUBLISH, "-C", str(tmp_path)]) == 0


def test_a_file_that_appears_at_the_last_moment_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing stood there when all was compared, and the name is taken when the file is put there."""
    written(tmp_path, OLD)
    unchanged = disk.unchanged

    def compared(root: Path, tree: Tree) -> None:
        unchanged(root, tree)
        written(tmp_path, {EDITION: "of somebody else"})

    monkeypatch.setattr(disk, "unchanged", compared)
    with pytest.raises(disk.ChangedError, match=r"changed .*1\.json while this ran, so nothing"):
        disk.replace_all(tmp_path, Tree.of(OLD), FILES)
    assert held(tmp_path) == dict(sorted({**OLD, EDITION: "of somebody else"}.items()))


def test_where_no_links_can_be_made_an_edition_is_put_there_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    written(tmp_path, OLD)
    monkeypatch.setattr(os, "link", refused)
    disk.replace_all(tmp_path, Tree.of(OLD), FILES)
    assert held(tmp_path) == dict(sorted(NEW.items()))
    (tmp_path / EDITION).write_text("of somebody else", encoding="utf-8")
    now = disk.read(tmp_path)
    with pytest.raises(disk.ChangedError):
        disk.put(tmp_path / CLAIMS, tmp_path / EDITION, None)
    assert disk.read(tmp_path) == now


def test_nothing_is_written_through_a_link_that_waits_at_the_name_of_the_new_text(tmp_path: Path) -> None:
    written(tmp_path / "desk", OLD)
    written(tmp_path, {"own.txt": "my own"})
    (tmp_path / "desk/briefings/pact/.claims.yml.new").symlink_to(tmp_path / "own.txt")
    disk.replace_all(tmp_path / "desk", Tree.of(OLD), FILES)
    assert (tmp_path / "own.txt").read_text(encoding="utf-8") == "my own"
    assert held(tmp_path / "desk") == dict(sorted(NEW.items()))


def test_a_file_keeps_who_may_read_and_write_it(tmp_path: Path) -> None:
    written(tmp_path, OLD)
    (tmp_path / CLAIMS).chmod(0o640)
    disk.replace_all(tmp_path, Tree.of(OLD), FILES)
    assert (tmp_path / CLAIMS).stat().st_mode & 0o777 == 0o640

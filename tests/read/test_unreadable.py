"""What cannot be read is said once, in the sentence that is true, and nothing is concluded from what it might hold."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import report
from generator.build import check, reviewed
from generator.edges import cli, disk
from generator.model import Tree
from tests.projects import written
from tests.site.test_editions import THRICE

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model.diagnostics import Diagnostic

FILES = THRICE | {"docs/a.md": "# A\n"}
"""A desk whose briefing has three editions."""
FOLDERS = sorted({above.as_posix() for path in FILES for above in Path(path).parents} - {"."})
CAPTURES = {path: re.sub(r"txt$", "yml", path) for path in FILES if path.endswith(".txt")}
DENIED = PermissionError(13, "Permission denied")
SAID = "What is here cannot be read: permission denied."
COULD_NOT_RUN = 2
LIMIT = 40


def told(findings: tuple[Diagnostic, ...]) -> list[tuple[str, str, str]]:
    """Return the file, the rule and the sentence of each finding."""
    return [(each.place.file, each.rule.name, each.message) for each in findings]


def expected(path: str) -> tuple[str, str, str]:
    """Return the one finding for a file or a folder that cannot be read; a capture is told of where it is named."""
    if path in CAPTURES:
        return CAPTURES[path], "capture-unreadable", f"The capture {path} cannot be read: permission denied."
    return path, "file-unreadable", SAID


@pytest.mark.parametrize("path", [*FILES, *FOLDERS])
def test_a_file_or_a_folder_that_the_system_will_not_read_is_the_one_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    assert check(Tree.of(FILES)).findings == ()
    written(tmp_path, FILES)

    def denying(work: Callable[[Path], object]) -> Callable[[Path], object]:
        def denied(self: Path) -> object:
            if self == tmp_path / path:
                raise DENIED
            return work(self)

        return denied

    for name in ("read_bytes", "iterdir"):
        monkeypatch.setattr(Path, name, denying(getattr(Path, name)))
    assert told(check(disk.read(tmp_path)).findings) == [expected(path)]


UNPRIVILEGED = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
"""Options of setpriv: the superuser stays the owner, but may not read what the owner may not."""
RUN = """
import json, sys
from pathlib import Path
from generator.edges import disk
from generator.build import check, reviewed
root, paths = Path(sys.argv[1]), sys.argv[2:]
for path in paths:
    mode = (root / path).stat().st_mode
    (root / path).chmod(0)
    findings = check(disk.read(root)).findings
    (root / path).chmod(mode)
    print(json.dumps([(each.place.file, each.rule.name, each.message) for each in findings]))
"""


def unprivileged(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python as somebody to whom the permissions of files mean something."""
    if UNPRIVILEGED and not shutil.which(UNPRIVILEGED[0]):
        pytest.skip("the superuser reads everything, and there is no setpriv: denied by hand alone, in the test above")
    return subprocess.run(
        [*UNPRIVILEGED, sys.executable, *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_real_permissions_give_the_same_one_finding(tmp_path: Path) -> None:
    paths = [*FILES, *FOLDERS]
    done = unprivileged("-c", RUN, str(written(tmp_path, FILES)), *paths)
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert found == [[[*expected(path)]] for path in paths]


@pytest.mark.parametrize("command", ["check", "build", "publish"])
def test_a_project_that_nobody_may_enter_is_named_and_nothing_else_is_said(tmp_path: Path, command: str) -> None:
    desk = written(tmp_path / "desk", FILES)
    desk.chmod(0)
    more = ["pact", "--note", "A note."] if command == "publish" else []
    done = unprivileged("-m", "generator", command, *more, "-C", str(desk))
    desk.chmod(0o755)
    assert (done.returncode, done.stdout) == (COULD_NOT_RUN, "")
    assert done.stderr == f"briefing: {desk}: Permission denied\n"


@pytest.mark.parametrize("name", ["site", "build"])
def test_a_folder_of_ours_that_nobody_may_write_is_named_and_the_old_site_stays(tmp_path: Path, name: str) -> None:
    desk = written(tmp_path / "desk", FILES | {"site/assets/briefings.css": "", "site/index.html": "", "build/x": ""})
    (desk / name).chmod(0)
    done = unprivileged("-m", "generator", "build", "-C", str(desk))
    (desk / name).chmod(0o755)
    assert (done.returncode, done.stdout) == (COULD_NOT_RUN, "")
    assert re.fullmatch(rf"briefing: {desk}/{name}\S*: Permission denied", done.stderr.splitlines()[-1])
    assert (desk / "site/index.html").is_file()


@pytest.mark.parametrize(
    "path", ["mkdocs.yml", *(path for path in FILES if re.search(r"\.(yml|md|json)$", path) and path != "mkdocs.yml")]
)
@pytest.mark.parametrize("held", [True, False])
def test_a_folder_in_place_of_a_file_is_the_one_finding(tmp_path: Path, path: str, *, held: bool) -> None:
    written(tmp_path, FILES)
    (tmp_path / path).unlink()
    (tmp_path / path).mkdir()
    if held:
        (tmp_path / path / "claims.yml").write_text("claims: []\n", encoding="utf-8")
    said = "What is here is a folder, where a file is expected."
    assert told(check(disk.read(tmp_path)).findings) == [(path, "file-unreadable", said)]


@pytest.mark.parametrize("path", ["seeds", "briefings", "docs"])
def test_a_file_in_place_of_a_folder_is_the_one_finding(tmp_path: Path, path: str) -> None:
    written(tmp_path, FILES)
    shutil.rmtree(tmp_path / path)
    (tmp_path / path).write_text("x", encoding="utf-8")
    said = "What is here is a file, where a folder is expected."
    assert told(check(disk.read(tmp_path)).findings) == [(path, "file-unreadable", said)]


@pytest.mark.parametrize("path", [*FILES, *FOLDERS])
@pytest.mark.parametrize("kind", ["link", "dangling link", "pipe"])
def test_a_link_or_a_pipe_in_its_place_is_the_one_finding(tmp_path: Path, path: str, kind: str) -> None:
    desk = written(tmp_path / "desk", FILES)
    (desk / path).rename(tmp_path / "away")
    if kind == "pipe":
        os.mkfifo(desk / path)
    else:
        (desk / path).symlink_to(tmp_path / ("away" if kind == "link" else "nowhere"))
    file, rule, _ = expected(path)
    why = "is neither a file nor a folder" if kind == "pipe" else "is a link"
    subject = f"The capture {path}" if path in CAPTURES else "What is here"
    assert told(check(disk.read(desk)).findings) == [(file, rule, f"{subject} {why}.")]


def test_a_project_that_is_a_file_a_pipe_or_not_there_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("file", "pipe", "link", "nothing"):
        assert cli.main(["build", "-C", str(tmp_path / name)]) == COULD_NOT_RUN
        assert capsys.readouterr().err.endswith(f"briefing: {tmp_path / name} is not a folder\n")


@pytest.mark.parametrize("path", CAPTURES)
def test_an_altered_capture_is_the_one_finding_and_no_limit_is_counted_without_it(path: str) -> None:
    """Without its text, quotes that overlap cannot be counted once."""
    limited = {each: text.replace("rights: full", "rights: excerpt") for each, text in FILES.items()}
    limited["mkdocs.yml"] += f"extra: {{briefings: {{limits: {{source-words: {LIMIT}}}}}}}\n"
    assert check(Tree.of(limited)).findings == ()
    checked = check(Tree.of(limited | {path: FILES[path] + "More.\n"}))
    ((file, rule, _),) = told(checked.findings)
    assert (file, rule) == (CAPTURES[path], "capture-changed")


def test_the_closing_lines_count_no_quote_as_standing_whose_capture_nobody_read() -> None:
    tree = Tree(
        {path: data for path, data in Tree.of(FILES).files.items() if path not in CAPTURES}, {"seeds": "is a link"}
    )
    lines = report.text(check(tree), tree, colour=False).splitlines()
    (line,) = [each for each in lines if "still match" in each]
    found = re.fullmatch(r"0 of (\d+) quotes of 3 editions still match; (\d+) could not be checked", line)
    assert found
    assert found[1] == found[2]


def test_what_a_briefing_that_cannot_be_read_may_hold_is_not_missed_elsewhere() -> None:
    """A name that leads into it, and the source that it may use."""
    other = {
        "briefings/other/briefing.md": "---\ntitle: Another\n---\n\nSee [#pact/c1] and [@paper].\n",
        "briefings/other/claims.yml": FILES["briefings/pact/claims.yml"],
    }
    tree = Tree.of({path: text for path, text in (FILES | other).items() if not path.startswith("briefings/pact/")})
    assert any(rule == "reference-unknown" for _, rule, _ in told(check(tree).findings))
    refused = Tree(tree.files, {"briefings/pact": "cannot be read: permission denied"})
    assert [each for each in told(check(refused).findings) if each[0] not in other] == [
        ("briefings/pact", "file-unreadable", SAID)
    ]
    assert not any(rule == "reference-unknown" for _, rule, _ in told(check(refused).findings))


def test_a_project_of_which_neither_folder_can_be_read_is_a_project() -> None:
    denied = "cannot be read: permission denied"
    tree = Tree({"mkdocs.yml": FILES["mkdocs.yml"].encode()}, {"briefings": denied, "seeds": denied})
    assert told(check(tree).findings) == [(path, "file-unreadable", SAID) for path in ("briefings", "seeds")]


@pytest.mark.parametrize("path", FOLDERS)
def test_a_review_calls_nothing_taken_out_that_could_not_be_read(path: str) -> None:
    old = Tree.of(FILES)
    left = {each: data for each, data in old.files.items() if not each.startswith(f"{path}/")}
    memo = reviewed(old, Tree(left, {path: "cannot be read: permission denied"}), "Compared.")
    assert told(memo.faults) == [(path, "file-unreadable", SAID)]
    kinds = [change.kind for item in memo.items for change in item.changes]
    assert not [kind for kind in kinds if "taken out" in kind or "withdrawn" in kind]

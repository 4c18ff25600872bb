"""The command as a person or a script meets it: output, exit codes, and never a traceback."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from socket import AF_INET, AF_INET6, socket
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from generator.edges import cli, engines
from generator.edges.commands import briefing
from generator.edges.engines.defaults import PLACES
from generator.model import rules
from tests.projects import CLAIMS, EDITION, QUOTE, project, written
from tests.site.test_editions import THRICE

if TYPE_CHECKING:
    from pathlib import Path

CHANGED = QUOTE.replace("defence", "defense")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound project on disk."""
    return written(tmp_path, project())


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """The same project with one letter of its quote changed."""
    return written(tmp_path, project(CHANGED))


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_sound_project_is_clean(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "-C", str(folder)]) == 0
    printed = capsys.readouterr()
    assert printed.out == "1 of 1 quotes match their captures; 1 claim, 1 source\n"
    assert printed.err == ""


def test_one_changed_letter_fails_at_its_line(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "-C", str(faulty)]) == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith(f"{CLAIMS}:6:")
    assert " error quote-not-found  " in first


def test_json_says_the_same_to_a_program(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "-C", str(faulty), "--format", "json"]) == 1
    outcome = json.loads(capsys.readouterr().out)
    assert outcome["checked"] == {"quotes": 1, "passed": 0, "failed": 1, "unchecked": 0, "claims": 1, "sources": 1}
    assert outcome["quotes"] == [
        {
            "file": CLAIMS,
            "line": 6,
            "column": 16,
            "source": "paper",
            "verdict": "not-found",
            "spans": [],
            "capture": "seeds/paper.txt",
        }
    ]
    assert [(each["rule"], each["line"]) for each in outcome["diagnostics"]] == [("quote-not-found", 6)]


@pytest.mark.parametrize(("form", "start"), [("github", "::error file="), ("sarif", "{\n"), ("text", CLAIMS)])
def test_every_format_prints_the_findings(
    faulty: Path, capsys: pytest.CaptureFixture[str], form: str, start: str
) -> None:
    assert cli.main(["check", "-C", str(faulty), "--format", form]) == 1
    assert capsys.readouterr().out.startswith(start)


def test_strict_lets_a_warning_fail_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Eleven characters prove nothing, and only warn."""
    written(tmp_path, project("on Friday,"))
    assert cli.main(["check", "-C", str(tmp_path)]) == 0
    assert " warning " in capsys.readouterr().out
    assert cli.main(["check", "-C", str(tmp_path), "--strict"]) == 1
    assert " error " in capsys.readouterr().out


def test_a_folder_that_is_no_project_could_not_be_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "-C", str(tmp_path)]) == 2
    printed = capsys.readouterr()
    assert "project-missing" in printed.out
    assert printed.out.endswith("nothing was checked\n")
    assert printed.err == f"briefing: {tmp_path} contains no project\n"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "-C", str(tmp_path / "gone")]) == 2
    assert capsys.readouterr().err == f"briefing: {tmp_path / 'gone'} is not a folder\n"


def test_explain_prints_the_page_of_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    rule = rules.BY_NAME["quote-not-found"]
    assert cli.main(["explain", rule.name]) == 0
    by_name = capsys.readouterr().out
    assert by_name.startswith(f"quote-not-found ({rule.code}, error)\n\n{rule.summary}\n\n")
    assert rule.page.strip() in by_name
    assert cli.main(["explain", rule.code]) == 0
    assert capsys.readouterr().out == by_name


def test_explain_alone_lists_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == [rule.name for rule in rules.ALL]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [("quote-not-fond", "did you mean quote-not-found?"), ("zzz", "`briefing explain` lists them all.")],
)
def test_explain_helps_with_a_name_that_is_not_there(
    capsys: pytest.CaptureFixture[str], asked: str, answer: str
) -> None:
    assert cli.main(["explain", asked]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"briefing: there is no rule named {asked}; {answer}\n"


def test_a_mistyped_command_could_not_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["chekc"]) == 2
    assert capsys.readouterr().err.startswith("Usage: briefing")


def test_no_command_at_all_could_not_run() -> None:
    """In a process of its own, as a script would call it."""
    done = run()
    assert (done.returncode, done.stdout) == (2, "")
    assert "Missing command" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("asked", [["--help"], ["-h"], *([name, "--help"] for name in briefing.commands)])
def test_help_is_clean_and_ends_with_an_example(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(asked) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out.startswith("Usage: briefing ")
    assert printed.out.splitlines()[-1].startswith(f"  Example: briefing {asked[0]}" if asked[1:] else "  Example: ")


def test_help_names_every_command_with_its_whole_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert all(f" {name} {each.help} " in told for name, each in briefing.commands.items())


@pytest.mark.parametrize("name", briefing.commands)
def test_help_says_what_each_argument_and_option_is(name: str) -> None:
    assert all(each.help for each in briefing.commands[name].params)


def test_the_command_runs_as_a_module_and_tells_its_version() -> None:
    done = run("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("briefing 0.")


def test_a_reader_who_leaves_early_is_no_fault(faulty: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "generator", "check", "-C", str(faulty)],
            stdout=closed,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == ""


def test_stopping_it_leaves_no_traceback() -> None:
    """The signal that Ctrl-C sends arrives while the files are being read."""
    code = (
        "import os, signal; from generator.edges import cli, disk\n"
        "disk.read = lambda _: os.kill(os.getpid(), signal.SIGINT)\n"
        "raise SystemExit(cli.main(['check']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "briefing: stopped\n"


def test_a_file_in_the_folders_place_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    assert cli.main(["check", "-C", str(tmp_path / "file")]) == 2
    assert capsys.readouterr().err == f"briefing: {tmp_path / 'file'} is not a folder\n"


def test_any_locale_can_print_any_quote(tmp_path: Path) -> None:
    written(tmp_path, project("„подписали договор“ 北京"))
    environment = os.environ | {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "generator", "check", "-C", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 1
    assert "договор" in done.stdout.decode()


def test_build_puts_the_site_in_place_and_names_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Settings that are only a name are enough for the site that the theme, its frame, guide and policy make."""
    written(folder, {"mkdocs.yml": "site_name: A desk\n"})
    assert cli.main(["build", "-C", str(folder)]) == 0
    printed = capsys.readouterr()
    assert printed.out == f"{folder / 'site'}\n"
    assert "1 of 1 quotes match their captures" in printed.err
    page = (folder / "site" / "pact" / "index.html").read_text(encoding="utf-8")
    assert QUOTE in page
    assert "Content-Security-Policy" in page
    assert 'id="all_claims"' in page
    assert "{#" not in page
    assert "assets/briefings.css" in page
    assert page.count('class="md-tabs__link"') == len(PLACES)  # not one for each page of the site
    assert 'href="../guide/how-to-read/"' in page
    guide = (folder / "site/guide/how-to-read/index.html").read_text(encoding="utf-8")
    assert "What a quote check proves" in guide


def test_a_content_error_stops_the_build_and_leaves_the_old_site(
    faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = written(faulty / "site", {"index.html": "as it was"}) / "index.html"
    assert cli.main(["build", "-C", str(faulty)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"{CLAIMS}:6:" in printed.err
    assert old.read_text(encoding="utf-8") == "as it was"


def test_an_engine_that_fails_leaves_the_old_site(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A theme that is not installed is for MkDocs to refuse."""
    written(folder, {"mkdocs.yml": project()["mkdocs.yml"] + "theme: nowhere\n"})
    old = written(folder / "site", {"index.html": "as it was"}) / "index.html"
    assert cli.main(["build", "-C", str(folder)]) == 2
    printed = capsys.readouterr()
    assert "nowhere" in printed.err
    assert printed.err.endswith("briefing: mkdocs did not build the site; site/ is as it was\n")
    assert old.read_text(encoding="utf-8") == "as it was"


def test_a_project_without_content_is_one_and_is_told_how_to_begin(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "briefings").mkdir()
    written(tmp_path, {"mkdocs.yml": "site_name: A desk\n"})
    assert cli.main(["check", "-C", str(tmp_path)]) == 1
    printed = capsys.readouterr()
    assert "project-empty  There is nothing to check: no briefing quotes a source." in printed.out
    assert "hint: Put a captured text and its source record into seeds/" in printed.out
    assert printed.err == ""


@pytest.mark.parametrize(("command", "why"), [("build", ""), ("serve", ": mkdocs.yml is missing")])
def test_what_is_no_project_is_neither_built_nor_served(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, why: str
) -> None:
    assert cli.main([command, "-C", str(tmp_path)]) == 2
    assert capsys.readouterr().err.endswith(f"briefing: {tmp_path} contains no project{why}\n")


def test_a_preview_goes_on_whatever_a_desk_breaks_follows_every_change_and_ends_when_it_is_stopped(
    tmp_path: Path,
) -> None:
    """It starts with a project that has nothing to check, no ``seeds/`` and settings that are only a name."""
    (tmp_path / "briefings").mkdir()
    name = {"mkdocs.yml": "site_name: A desk\n"}
    written(tmp_path, name)
    rest: list[str] = []
    command = [sys.executable, "-m", "generator", "serve", "-C", str(tmp_path), "--address", "::1:0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as served:
        try:
            assert served.stderr is not None
            printed = (re.search(r"Serving on (http://\[::1\]:[1-9]\d*/)$", line) for line in served.stderr)
            address = next(found[1] for found in printed if found)  # the whole address, with a port that is free
            reading = threading.Thread(target=rest.extend, args=(served.stderr,))
            reading.start()
            read_until(address, "project-empty at mkdocs.yml")
            written(tmp_path, project("signed a treaty of mutual offence") | name)
            page = read_until(f"{address}pact/", f"quote-not-found at {CLAIMS}")
            assert f'<link rel="canonical" href="{address}pact/">' in page
            assert "quote-not-found" not in read_until(address, "The pact")
            (tmp_path / "seeds").rename(tmp_path / "away")
            written(tmp_path, {CLAIMS: "claims: {\n", "mkdocs.yml": "site_name: A desk\ntheme: [\n"})
            page = read_until(f"{address}pact/", "reference-unknown at briefings/pact/")
            assert f"yaml-broken at {CLAIMS}" in page
            assert "yaml-broken at mkdocs.yml" in read_until(address, "The pact")
            (tmp_path / "briefings").rename(tmp_path / "gone")
            read_until(f"{address}pact/", "The site cannot be built.*yaml-broken")
            (tmp_path / "gone").rename(tmp_path / "briefings")
            (tmp_path / "away").rename(tmp_path / "seeds")
            written(tmp_path, project() | {"docs/own.md": "# Our own\n"})
            page = read_until(f"{address}pact/", "1 of 1 quote matches its capture")
            assert " at briefings/" not in page
            read_until(f"{address}guide/own/", "Our own")
        finally:
            os.killpg(served.pid, signal.SIGINT)
        reading.join()
    assert served.returncode == 0
    assert "Traceback" not in "".join(rest)


def read_until(address: str, pattern: str) -> str:
    """Ask for a page until it contains a pattern; return the page."""
    page = ""
    for _ in range(600):
        with suppress(OSError), urlopen(address) as answer:  # noqa: S310 (an address of our own)
            page = str(answer.read(), "utf-8")
            if re.search(pattern, page, re.DOTALL):
                return page
        time.sleep(0.05)
    pytest.fail(f"{address} never contained: {pattern}\n{page}")


def test_a_port_that_is_taken_after_the_trial_is_one_sentence_too(folder: Path) -> None:
    file = written(folder, {"build/preview.yml": engines.preview_settings("", folder)}) / "build/preview.yml"
    with socket(AF_INET) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        config = load_config(str(file), dev_addr=f"127.0.0.1:{taken.getsockname()[1]}")
        server = LiveReloadServer(lambda: None, *config.dev_addr, root=str(folder / "site"))
        config.plugins.on_serve(server, config=config, builder=server.builder)
        with pytest.raises(Abort) as raised:
            server.serve()  # type: ignore[no-untyped-call]
    server.shutdown()
    assert str(raised.value) == f"cannot serve at {server.url}: address already in use; choose another address"


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "localhost"])
def test_a_port_that_is_taken_is_one_sentence(folder: Path, capsys: pytest.CaptureFixture[str], host: str) -> None:
    with socket(AF_INET6 if "[" in host else AF_INET) as taken:
        taken.bind((host.strip("[]"), 0))
        taken.listen()
        address = f"{host}:{taken.getsockname()[1]}"
        assert cli.main(["serve", "-C", str(folder), "--address", address]) == 2
        asked = capsys.readouterr().err
        written(folder, {"mkdocs.yml": project()["mkdocs.yml"] + f"dev_addr: '{address}'\n"})
        assert cli.main(["serve", "-C", str(folder)]) == 2
    for said in (asked, capsys.readouterr().err):
        assert said.startswith(f"briefing: cannot serve at {address}: ")
        assert said.endswith("; choose another address with --address HOST:PORT\n")
        assert said.count("\n") == 1


@pytest.mark.parametrize("address", ["localhost", "desk.example:80", "127.0.0.1:70000", "127.0.0.1:x", ":x"])
def test_what_is_no_address_is_one_sentence(folder: Path, capsys: pytest.CaptureFixture[str], address: str) -> None:
    assert cli.main(["serve", "-C", str(folder), "--address", address]) == 2
    assert capsys.readouterr().err.startswith(f"briefing: {address} is not an address of this machine; write an IP ")


@pytest.mark.parametrize("address", ["8000", ":8000"])
def test_a_port_without_a_host_is_said_to_lack_one(
    folder: Path, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    assert cli.main(["serve", "-C", str(folder), "--address", address]) == 2
    said = f"briefing: {address} is only a port, without a host; write both, as in 127.0.0.1:8000\n"
    assert capsys.readouterr().err == said


def test_publish_says_what_changes_writes_the_edition_and_names_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["publish", "pact", "--note", "The first.", "-C", str(folder)]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    first, *rest = printed.out.splitlines()
    assert first.startswith("Edition 1 of pact, a major edition of ")
    assert first.endswith(": The first.")
    assert rest == [
        "This desk asked for no second reader.",
        "1 claim, 0 lists, 1 quote.",
        *(f"{folder / path}" for path in (CLAIMS, EDITION)),
    ]
    assert "- id: e1\n        source: paper" in (folder / CLAIMS).read_text(encoding="utf-8")
    claims = (folder / CLAIMS).read_text(encoding="utf-8")
    (folder / CLAIMS).write_text(claims.replace("signed a treaty\n", "signed a pact\n", 1), encoding="utf-8")
    assert cli.main(["publish", "pact", "--note", "Another word.", "--minor", "-C", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[2:-1] == [
        "reworded: pact/#c1",
        "  - An anonymous, undated text reports: Two governments signed a [-treaty-]",
        "  + An anonymous, undated text reports: Two governments signed a {+pact+}",
        "1 of 1 claim is touched (100%).",
    ]
    assert cli.main(["check", "--strict", "-C", str(folder)]) == 0


def test_publish_refuses_in_a_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["publish", "pact", "--note", "The first.", "--minor", "-C", str(folder)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == ("briefing: The first edition must be a major one and cannot change an earlier conclusion.\n")
    assert not (folder / EDITION).exists()


def test_publish_refuses_what_does_not_pass_the_check(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["publish", "pact", "--note", "The first.", "-C", str(faulty)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "quote-not-found" in printed.err
    assert printed.err.endswith("briefing: the check fails, so nothing was done\n")
    assert not (faulty / EDITION).exists()


def test_publish_needs_a_note(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["publish", "pact", "-C", str(folder)]) == 2
    assert "--note" in capsys.readouterr().err


def test_publish_takes_one_kind(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["publish", "pact", "--note", "A note.", "--minor", "--correction", "-C", str(folder)]) == 2
    assert "--correction is not allowed with --minor" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--note", "--expedite", "-C"])
def test_an_option_whose_value_was_forgotten_does_not_take_the_next_option_for_it(
    folder: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["publish", "pact", "--note", "A note.", "-C", str(folder), option, "--minor"]) == 2
    assert f"Invalid value for '{option}': '--minor' looks like an option" in capsys.readouterr().err
    assert not (folder / EDITION).exists()


def test_changes_compares_any_two_editions_and_the_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path, THRICE)
    assert cli.main(["changes", "pact", "-C", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "Nothing that a reader sees has changed.\n"
    assert cli.main(["changes", "pact", "1", "2", "-C", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("corrected: pact/#c1\n")
    assert cli.main(["changes", "pact", "1", "3", "-C", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "regraded: pact/#c1\n" in printed
    assert "reworded: pact/#c3\n" in printed
    assert printed.endswith("2 of 3 claims are touched (67%).\n")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["nowhere"], "there is no briefing named nowhere"),
        (["pcat"], "there is no briefing named pcat; did you mean pact?"),
        (["other"], "no edition of other has been published"),
        (["pact", "7"], "pact has no edition 7; the newest is 3"),
    ],
)
def test_changes_says_what_there_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: list[str], said: str
) -> None:
    written(tmp_path, THRICE)
    assert cli.main(["changes", *asked, "-C", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"briefing: {said}\n"


def test_drafts_are_built_only_where_they_are_asked_for(tmp_path: Path) -> None:
    claims = THRICE[CLAIMS].replace("The treaty will bring calm.", "The treaty will bring peace.")
    written(tmp_path, {**THRICE, CLAIMS: claims})
    page = tmp_path / "site/pact/index.html"
    assert cli.main(["build", "-C", str(tmp_path)]) == 0
    assert "bring peace" not in page.read_text(encoding="utf-8")
    assert cli.main(["build", "--drafts", "-C", str(tmp_path)]) == 0
    assert "bring peace" in page.read_text(encoding="utf-8")

"""The package as a desk installs it: alone, in a folder that contains none of our code."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
from socket import socket
from typing import TYPE_CHECKING, NamedTuple
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

from generator.edges.engines.defaults import PLACES
from tests.architecture import ROOT
from tests.engines.conftest import contents
from tests.projects import QUOTE, project, written
from tests.repository import git, repository

if TYPE_CHECKING:
    from pathlib import Path

FOUR_LINES = """\
site_name: A desk
site_url: https://desk.example/
docs_dir: briefings
plugins: [search, briefings]
"""
LAUNCH = "#!{0} -P\nimport sys\nfrom {1} import {2}\nsys.exit({2}())\n"
PROGRAMS = {
    "briefing": ("generator.edges.cli", "main"),
    "mkdocs": ("mkdocs.__main__", "cli"),
    "mike": ("mike.driver", "main"),
}
"""The function that each program runs, as an installer writes it."""


class Installed(NamedTuple):
    """The wheel, and the folder of the programs of the environment that it is installed in."""

    wheel: Path
    programs: Path

    def start(self, desk: Path, name: str, *arguments: str) -> subprocess.Popen[str]:
        """Start a program in the folder of a desk; it finds the other programs."""
        path = f"{self.programs}{os.pathsep}{os.environ['PATH']}"
        return subprocess.Popen(
            [self.programs / name, *arguments],
            cwd=desk,
            env={**os.environ, "PATH": path, "NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,
        )

    def run(self, desk: Path, *command: str) -> tuple[int, str]:
        """Run a program in the folder of a desk, and return its exit code and what it printed."""
        with self.start(desk, *command) as program:
            printed, _ = program.communicate()
            return program.returncode, printed

    def serve(self, desk: Path, *command: str) -> str:
        """Serve a desk with a program until its first page is read, and return that page."""
        with self.start(desk, *command) as server:
            try:
                assert server.stdout is not None
                printed = (re.search(r"Serving on (\S+)", line) for line in server.stdout)
                with urlopen(next(found[1] for found in printed if found)) as answer:  # noqa: S310 (ours)
                    return str(answer.read(), "utf-8")
            finally:
                os.killpg(server.pid, signal.SIGINT)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in a fresh environment, which takes only what the package requires from this one."""
    work = tmp_path_factory.mktemp("wheel")
    unbuilt = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "generator", work / "source/generator", ignore=unbuilt)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copyfile(ROOT / name, work / "source" / name)
    build = "from setuptools.build_meta import build_wheel; build_wheel('..')"
    subprocess.run([sys.executable, "-c", build], cwd=work / "source", stdout=subprocess.DEVNULL, check=True)
    (wheel,) = work.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(work / "venv")], check=True)
    (packages,) = (work / "venv").glob("lib/python*/site-packages")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "install", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--target", str(packages), str(wheel)], check=True)
    # Python reads no .pth file in a folder that such a file names, so it does not find the source of this project.
    (packages / "required.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    for name, function in PROGRAMS.items():
        program = work / "venv/bin" / name
        program.write_text(LAUNCH.format(work / "venv/bin/python", *function), encoding="utf-8")
        program.chmod(0o755)
    return Installed(wheel, work / "venv/bin")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk with settings of four lines, one source and one claim."""
    return written(tmp_path, project() | {"mkdocs.yml": FOUR_LINES})


def test_the_wheel_contains_every_file_of_the_package(installed: Installed) -> None:
    with ZipFile(installed.wheel) as wheel:
        packed = {name for name in wheel.namelist() if name.startswith("generator/")}
    files = (path for path in (ROOT / "generator").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    assert packed == {path.relative_to(ROOT).as_posix() for path in files}


def test_mkdocs_and_our_command_build_the_same_site(installed: Installed, desk: Path) -> None:
    code = "import generator, pathlib; print(pathlib.Path(generator.__file__).parents[4])"
    assert installed.run(desk, "python", "-c", code) == (0, f"{installed.programs.parent}\n")
    sites = []
    for command in (("mkdocs", "build", "--strict"), ("briefing", "build")):
        done, printed = installed.run(desk, *command)
        assert done == 0, printed
        sites.append(contents(desk / "site"))
    site, other = sites
    assert other == site
    page = site["pact/index.html"].decode()
    assert QUOTE in page
    assert page.index("Content-Security-Policy") < page.index("<title>")
    assert page.count('class="md-tabs__link"') == len(PLACES)
    assert b"What a quote check proves" in site["guide/how-to-read/index.html"]
    assert b"How to read this site" in site["guide/index.html"]


def test_mkdocs_and_our_command_serve_a_desk(installed: Installed, desk: Path) -> None:
    for command in (("briefing", "serve", "--address"), ("mkdocs", "serve", "--dev-addr")):
        with socket() as free:
            free.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{free.getsockname()[1]}"
        assert "The pact" in installed.serve(desk, *command, address)


def test_mike_deploys_a_desk(installed: Installed, tmp_path: Path) -> None:
    desk = repository(tmp_path, project() | {"mkdocs.yml": FOUR_LINES, ".gitignore": "site/\n"})
    for key, value in (("user.name", "A desk"), ("user.email", "desk@desk.example"), ("core.fsync", "none")):
        git(desk, "config", key, value)
    done, printed = installed.run(desk, "mike", "deploy", "1.0")
    assert done == 0, printed
    assert QUOTE in git(desk, "show", "gh-pages:1.0/pact/index.html")


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("hooks: [generator/mkdocs_hook.py]\n", "mkdocs.yml:5:9: The hook generator/mkdocs_hook.py does not exist any"),
        ("markdown_extensions: [generator.blocks]\n", "mkdocs.yml:5:23: The extension generator.blocks does not exist"),
    ],
)
def test_settings_that_name_what_the_plugin_replaced_are_told_what_to_write(
    installed: Installed, desk: Path, settings: str, told: str
) -> None:
    written(desk, {"mkdocs.yml": FOUR_LINES + settings})
    done, printed = installed.run(desk, "mkdocs", "build")
    assert done == 1
    assert told in printed
    assert "Traceback" not in printed
    assert not (desk / "site").exists()

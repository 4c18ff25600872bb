"""Takes nothing but the names of formats; gives the parser of the command line: every command, with its options."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from generator import __version__
from generator.edges import engines
from generator.report import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST = 20_000
"""Bytes: less may not hold the verdict and the questions."""


class Parser(ArgumentParser):
    """A parser that repeats nothing which a terminal or a runner would act on: arguments may be a branch's name."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and stop."""
        super().error(visible(" ".join(message.split())))


def parser(formats: Iterable[str], memos: Iterable[str]) -> ArgumentParser:
    """Give the parser; ``formats`` are those of a check, ``memos`` those of a review."""
    made = Parser("briefing", description="Check every quotation against its captured source; build the site.")
    made.add_argument("--version", action="version", version=f"briefing {__version__}")
    commands = made.add_subparsers(metavar="COMMAND", dest="command", required=True)
    project = Parser(add_help=False)
    project.add_argument("-C", dest="directory", metavar="DIR", type=Path, default=Path(), help="the project's folder")

    def command(name: str, line: str) -> ArgumentParser:
        return commands.add_parser(name, parents=[project], help=line, description=line)

    checking = command("check", "Check every quote, claim and record.")
    checking.add_argument(
        "--format", choices=tuple(formats), default="text", help="how to print the outcome (default: text)"
    )
    checking.add_argument("--strict", action="store_true", help="let warnings weigh as much as errors")
    checking.add_argument(
        "--changed-since",
        metavar="REV",
        help="print only what is new since a commit, or on lines changed since; all is checked",
    )
    building = command("build", "Check everything, then build the site into site/.")
    building.add_argument(
        "--engine", choices=engines.ENGINES, default="mkdocs", help="what builds it (default: mkdocs)"
    )
    building.add_argument(
        "--drafts",
        action="store_true",
        help="build what the preview shows: unpublished edits, each finding on its page",
    )
    building.add_argument(
        "--as-files", action="store_true", help="let links lead to files, so that site/ opens without a web server"
    )
    publishing = command("publish", "Freeze a briefing as its next edition, and say what changed with it.")
    publishing.add_argument("id", metavar="ID", help="the briefing, by the name of its folder")
    publishing.add_argument("--note", required=True, help="what changed and why, for readers")
    publishing.set_defaults(kind="major")
    kinds = publishing.add_mutually_exclusive_group()
    for kind, line in (
        ("major", "something of substance changed (this is the default)"),
        ("minor", "wording only: it moves no date and enters no feed"),
        ("correction", "something that was published was wrong"),
        ("retraction", "the briefing no longer stands"),
    ):
        kinds.add_argument(f"--{kind}", dest="kind", action="store_const", const=kind, help=line)
    publishing.add_argument("--conclusion-changed", action="store_true", help="say that the conclusion changed")
    publishing.add_argument("--expedite", metavar="REASON", help="why it cannot wait for its reviewers, for readers")
    changing = command("changes", "Print what changed between two editions, or since the newest.")
    changing.add_argument("id", metavar="ID", help="the briefing, by the name of its folder")
    changing.add_argument("old", metavar="OLD", nargs="?", type=int, help="an edition (default: the newest)")
    changing.add_argument(
        "new", metavar="NEW", nargs="?", type=int, help="another (default: what is not published yet)"
    )
    reviewing = command("review", "Say what a change does to what readers see, riskiest first.")
    reviewing.add_argument("base", metavar="BASE", help="the commit or branch that the change is for")
    reviewing.add_argument("head", metavar="HEAD", nargs="?", help="the change (default: the working tree)")
    reviewing.add_argument(
        "--format", choices=tuple(memos), default="text", help="how to print the memo (default: text)"
    )
    reviewing.add_argument(
        "--fit", metavar="BYTES", type=_positive, help="leave out the least risky where the Markdown would be longer"
    )
    command("serve", "Show the site, drafts included, and follow every change.")
    explaining = command("explain", "Print what a rule holds and why; without a name, list all rules.")
    explaining.add_argument("name", nargs="?", metavar="NAME", help="the rule's name, as a finding prints it")
    return made


def _positive(given: str) -> int:
    number = int(given)
    if number < LEAST:
        message = f"a memo needs {LEAST} bytes at least"
        raise ArgumentTypeError(message)
    return number

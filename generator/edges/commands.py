"""Define the group of commands, and how each command gets the folder of its project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from generator import __version__

if TYPE_CHECKING:
    from collections.abc import Callable


@click.group(
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: briefing check",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def briefing() -> None:
    """Check every quotation against its captured source; build the site."""


Given = TypeVar("Given", Path, str, None)


def refuse_option(_context: click.Context, _parameter: click.Parameter, given: Given) -> Given:
    """Refuse an option as the value of another option.

    If somebody forgets the note, the next option, such as ``--minor``, is not the note.
    """
    words = str(given or "")
    if words.startswith("-") and " " not in words:
        message = f"{words!r} looks like an option"
        raise click.BadParameter(message)
    return given


def command(name: str, example: str) -> Callable[[Callable[..., int]], click.Command]:
    """Make a function a command that runs in a folder.

    The help of the command is the docstring of the function, followed by the example.
    """

    def decorate(run: Callable[..., int]) -> click.Command:
        folder = click.option(
            "-C",
            "folder",
            metavar="DIR",
            type=Path,
            default=Path(),
            callback=refuse_option,
            help="the project's folder (default: this one)",
        )
        epilog = f"Example: briefing {name} {example}"
        return briefing.command(name, short_help=run.__doc__, epilog=epilog)(folder(run))

    return decorate

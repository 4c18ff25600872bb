"""Publish in a process of its own that waits before each step, so that a test can stop the process there."""

from __future__ import annotations

import sys
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple

from generator.edges import cli, disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerContext, ForkServerProcess
    from pathlib import Path
    from typing import Any

STOPPED = 2
PUBLISH = ["publish", "pact", "--note", "What the desk had to say."]


class Publishing(NamedTuple):
    """A process that publishes, and the line on which it asks before each step."""

    process: ForkServerProcess
    asks: Connection[str, str]

    def waits(self, step: int) -> None:
        """Let the process go on until it waits before this step; the first one has the number 1."""
        for number in range(1, step + 1):
            self.asks.recv()
            if number < step:
                self.go()

    def go(self) -> None:
        """Let the process do the step before which it waits."""
        self.asks.send("go")

    def end(self) -> int | None:
        """Let the process go on from the step before which it waits until it ends; return its exit code."""
        try:
            while True:
                self.go()
                self.asks.recv()
        except (EOFError, OSError):
            self.process.join()
        return self.process.exitcode


@contextmanager
def publishing(folder: Path) -> Iterator[Publishing]:
    """Start to publish the briefing ``pact`` of a desk; a step writes a file beside its place, or puts it there."""
    ours, theirs = _context().Pipe()
    process = _context().Process(target=_publish, args=(theirs, str(folder)))
    process.start()
    theirs.close()
    try:
        yield Publishing(process, ours)
    finally:
        process.kill()
        process.join()
        ours.close()


@cache
def _context() -> ForkServerContext:
    """Return a server that has imported the program once; each process is a fork of it."""
    context = get_context("forkserver")
    context.set_forkserver_preload([cli.__name__])
    return context


def _publish(asks: Connection[str, str], folder: str) -> None:
    def slowly(work: Callable[..., Any]) -> Callable[..., Any]:
        def worked(*given: Any) -> Any:  # noqa: ANN401 (whatever the work takes and returns)
            asks.send("step")
            asks.recv()
            return work(*given)

        return worked

    disk.put, disk.write_durably = slowly(disk.put), slowly(disk.write_durably)
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        status = cli.main([*PUBLISH, "-C", folder])
    sys.exit(status)

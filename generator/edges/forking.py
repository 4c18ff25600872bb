"""Do the parts of a task in several processes at once, if the machine can copy a process."""

from __future__ import annotations

import os
import sys
import threading
from multiprocessing import get_all_start_methods, get_context
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

MOST = 8
"""The most processes that share a task: each one needs memory for what it makes."""
Result = TypeVar("Result")


def count_processes() -> int:
    """Return how many processes can share a task here.

    A copy of a process with several threads may wait for ever for a lock, and so may any copy on macOS.
    """
    if "fork" not in get_all_start_methods() or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    cores = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
    return min(len(cores), MOST)


def share(task: Callable[[int, int], Result]) -> list[Result]:
    """Do a task in as many parts as there are processes, and return the results in order.

    The first part is done by this process, and each other part by a copy of it, whose result comes back by a pipe.
    Raises the first error of a part, after all parts have ended.
    """
    parts, copies = count_processes(), []
    for part in range(1, parts):
        context = get_context("fork")
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_send, args=(sender, task, part, parts), daemon=True)
        process.start()
        sender.close()
        copies.append((process, receiver))
    outcomes: list[tuple[Result | None, Exception | None]] = [_try(task, 0, parts)]
    for process, receiver in copies:
        try:
            outcomes.append(receiver.recv())
        except EOFError:
            outcomes.append((None, ChildProcessError("a part of the build ended early")))
        process.join()
    if problem := next((error for _, error in outcomes if error), None):
        raise problem
    return [result for result, _ in outcomes]  # type: ignore[misc]  # without an error, there is a result


def _send(sender: Connection, task: Callable[[int, int], Result], part: int, parts: int) -> None:
    sender.send(_try(task, part, parts))


def _try(task: Callable[[int, int], Result], part: int, parts: int) -> tuple[Result | None, Exception | None]:
    try:
        return task(part, parts), None
    except Exception as error:  # noqa: BLE001 (every error is raised by the caller)
        return None, error

"""Measure what a command costs: time by the clock, time of processors, and memory."""

from __future__ import annotations

import os
import re
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread
from time import perf_counter, process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PROCESSES = Path("/proc")
INTERVAL = 0.02
"""The seconds from one look at the memory to the next."""


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, seconds of processors, and the most bytes of memory; None if the memory is not known."""

    wall: float
    processor: float
    memory: int | None = None


class FailedError(Exception):
    """A task failed; the message is a predicate, such as "failed: no such file"."""


def cost_of(*command: str) -> Cost:
    """Run a command and measure the whole process with its threads and children.

    Raises a FailedError if the command fails.
    """
    with TemporaryFile() as printed:
        start = perf_counter()
        process = subprocess.Popen(command, stdout=printed, stderr=subprocess.STDOUT)  # noqa: S603 (our commands)
        memory = _Memory(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        most = memory.stop()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            printed.seek(0)
            lines = printed.read().decode(errors="replace").split("\n")
            raise FailedError("failed: " + next(filter(None, map(str.strip, reversed(lines))), "it printed nothing"))
    return Cost(wall, usage.ru_utime + usage.ru_stime, most)


def cost_here(task: Callable[[], object]) -> Cost:
    """Run a task in this process and measure its time."""
    start, processor = perf_counter(), process_time()
    task()
    return Cost(perf_counter() - start, process_time() - processor)


class _Memory:
    """A thread that looks again and again how much memory a process and its descendants use, and keeps the most.

    Memory that two processes share counts twice.
    """

    def __init__(self, process: int) -> None:
        self._process = process
        self._most = 0
        self._stopped = Event()
        self._thread = Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> int | None:
        self._stopped.set()
        self._thread.join()
        return self._most or None

    def _watch(self) -> None:
        while not self._stopped.wait(INTERVAL):
            now, most = _memory_of(self._process)
            self._most = max(self._most, now, most)


def _memory_of(process: int) -> tuple[int, int]:
    """Return the bytes of a process with its descendants now, and the most that one of them has used so far."""
    now = most = 0
    with suppress(OSError):  # a process may end at any time
        status = (PROCESSES / f"{process}/status").read_text(encoding="utf-8")
        fields = dict(re.findall(r"^(VmHWM|VmRSS):\s+(\d+) kB", status, re.MULTILINE))
        now, most = (int(fields.get(key, 0)) * 1024 for key in ("VmRSS", "VmHWM"))
        for children in (PROCESSES / f"{process}/task").glob("*/children"):
            for child in children.read_text(encoding="utf-8").split():
                child_now, child_most = _memory_of(int(child))
                now, most = now + child_now, max(most, child_most)
    return now, most

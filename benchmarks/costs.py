"""Measure what a command costs: time by the clock, time of processors, and memory."""

from __future__ import annotations

import os
import re
import shutil
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
MEMORY = Path("/dev/shm")  # noqa: S108 (a folder in memory)
ROOM = 8 << 30
"""The bytes that a folder in memory must have free."""
INTERVAL = 0.1
"""The seconds from one look at the memory to the next."""


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, seconds of processors, and the most bytes of memory; None if the memory is not known."""

    wall: float
    processor: float
    memory: int | None = None


class FailedError(Exception):
    """A task failed; the message is a predicate, such as "failed: no such file"."""


def find_memory() -> Path | None:
    """Return a folder in memory with room for several sites; there, a file system costs no tool time."""
    return MEMORY if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM else None


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

    Each process counts its share of the memory that it has in common with others.
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
            self._most = max(self._most, _memory_of(self._process))


def _memory_of(process: int) -> int:
    """Return the bytes that a process and its descendants use now."""
    used = 0
    with suppress(OSError):  # a process may end at any time
        shares = (PROCESSES / f"{process}/smaps_rollup").read_text(encoding="utf-8")
        used = sum(int(kilobytes) * 1024 for kilobytes in re.findall(r"^Pss:\s+(\d+) kB", shares, re.MULTILINE))
        for children in (PROCESSES / f"{process}/task").glob("*/children"):
            used += sum(_memory_of(int(child)) for child in children.read_text(encoding="utf-8").split())
    return used

"""Install a peer, at the version pinned in ``peers.txt``, into an environment of its own."""

from __future__ import annotations

import sys
from pathlib import Path
from subprocess import CalledProcessError

from benchmarks.runs import run

PINS = dict(line.split("==") for line in (Path(__file__).parent / "peers.txt").read_text(encoding="utf-8").split())
ENVIRONMENTS = Path(__file__).parents[1] / ".venv"


def python_of(peer: str) -> Path | None:
    """Return the Python of a peer's environment, and install the peer first if needed.

    Return None if that fails, and print the reason to stderr.
    """
    pin = f"{peer}=={PINS[peer]}"
    folder = ENVIRONMENTS / f"bench-{peer}"
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    installed = folder / f"{pin}.stamp"
    if not installed.exists():
        sys.stderr.write(f"installing {pin}\n")
        try:
            run(sys.executable, "-m", "venv", "--clear", str(folder))
            run(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", pin)
        except CalledProcessError as error:
            sys.stderr.write(f"{pin} could not be installed:\n{error.stderr}\n")
            return None
        installed.touch()
    return python

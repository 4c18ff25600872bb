"""Serve the live preview of a desk at an address that is free."""

from __future__ import annotations

import os
import socket
import subprocess
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.edges import engines
from generator.model import SETTINGS
from generator.read.mkdocs_keys import parse_address

ADDRESS = "127.0.0.1:8000"
"""Where MkDocs serves if nobody says otherwise."""
STARTED = "preview.yml"
"""The name of the settings file with which MkDocs starts."""


class AddressError(Exception):
    """An error: nothing can be served at an address; the message says why."""


def serve(root: Path, address: str | None) -> int:
    """Serve a desk until somebody stops it, and return the exit code.

    Raises an AddressError, before anything is built, if the address is not one or is not free.
    """
    own = (root / SETTINGS).read_text(encoding="utf-8", errors="replace")
    address = address or engines.preview_address(own) or ADDRESS
    address = _find_free(address)
    with TemporaryDirectory(prefix="briefing-") as folder:
        file = Path(folder, STARTED)
        file.write_text(engines.preview_settings(own, root), encoding="utf-8", newline="\n")
        quiet = {"NO_MKDOCS_2_WARNING": "1", **os.environ}
        return subprocess.call(engines.mkdocs.serve(file, address), env=quiet)  # noqa: S603 (the command is ours)


def _parse(address: str) -> tuple[str, int]:
    """Return the host and the port of an address; MkDocs serves at IP addresses and localhost alone."""
    host, _, port = address.rpartition(":")
    if not host and port.isdecimal():
        message = f"{address} is only a port, without a host; write both, as in {ADDRESS}"
        raise AddressError(message)
    parsed = parse_address(address)
    if parsed is None:
        message = f"{address} is not an address of this machine; write an IP address and a port, as in {ADDRESS}"
        raise AddressError(message)
    return parsed


def explain_taken(address: str, error: OSError) -> str:
    """Return a sentence that says why nothing can be served at an address."""
    reason = (error.strerror or "it cannot be used").lower()
    return f"cannot serve at {address}: {reason}; choose another address"


def _find_free(address: str) -> str:
    """Return an address at which a server can listen, with a free port in place of port 0.

    Raises an AddressError if no server can listen there.
    """
    host, port = _parse(address)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as trial:
        if os.name == "posix":
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port that was just freed is free
        try:
            trial.bind((host, port))
        except OSError as error:
            message = f"{explain_taken(address, error)} with --address HOST:PORT"
            raise AddressError(message) from None
        port = trial.getsockname()[1]
    return f"[{host}]:{port}" if family == socket.AF_INET6 else f"{host}:{port}"

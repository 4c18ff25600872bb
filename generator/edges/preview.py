"""Serve the live preview of a desk at an address that is free."""

from __future__ import annotations

import os
import socket
import subprocess
from contextlib import closing
from ipaddress import ip_address
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.edges import engines
from generator.model import SETTINGS

ADDRESS = "127.0.0.1:8000"
"""Where MkDocs serves if nobody says otherwise."""
PORTS = 65535
"""The highest number of a port."""


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
        file = Path(folder, SETTINGS)
        file.write_text(engines.preview_settings(own, root), encoding="utf-8", newline="\n")
        quiet = {"NO_MKDOCS_2_WARNING": "1", **os.environ}
        return subprocess.call(engines.mkdocs.serve(file, address), env=quiet)  # noqa: S603 (the command is ours)


def _parse(address: str) -> tuple[str, int]:
    """Return the host and the port of an address; MkDocs serves at IP addresses and localhost alone."""
    host, _, port = address.rpartition(":")
    if not host and port.isdecimal():
        message = f"{address} is only a port, without a host; write both, as in {ADDRESS}"
        raise AddressError(message)
    host = host.removeprefix("[").removesuffix("]")
    try:
        known = host == "localhost" or bool(ip_address(host))
    except ValueError:
        known = False
    if not known or not (port.isascii() and port.isdigit() and int(port) <= PORTS):
        message = f"{address} is not an address of this machine; write an IP address and a port, as in {ADDRESS}"
        raise AddressError(message)
    return host, int(port)


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
            reason = (error.strerror or "it cannot be used").lower()
            message = f"cannot serve at {address}: {reason}; choose another address with --address HOST:PORT"
            raise AddressError(message) from None
        port = trial.getsockname()[1]
    return f"[{host}]:{port}" if family == socket.AF_INET6 else f"{host}:{port}"

"""What is checked before anything starts. Each problem is one line that says what to do."""

import errno
import fcntl
import os
import socket
from pathlib import Path

from wordsnake.paths import DataDir

SOCKET_PATH_BYTES = 100
"""Unix socket paths end at 107 bytes on Linux and 103 on macOS; this leaves room."""


class UnfitError(Exception):
    """The server cannot run here and now. The message is one line for the host."""


class BusyError(UnfitError):
    """Another process holds the data directory."""


class Lock:
    """A data directory that is ours, until `release` or the end of this process, however it ends."""

    def __init__(self, fd: int) -> None:
        self._fd = fd

    def release(self) -> None:
        """Let others have it."""
        os.close(self._fd)


def claim(data: DataDir) -> Lock:
    """Make the data directory, its owner's alone (0700), and take its lock. Raises UnfitError (BusyError: taken)."""
    check_socket_path(data.engine_socket)
    try:
        data.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        data.root.chmod(0o700)
        fd = os.open(data.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise UnfitError(f"cannot write to {data.root}: {error.strerror}; --data names another directory") from None
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(fd)
        raise BusyError(f"another Wordsnake server uses {data.root}; --data names another directory") from None
    return Lock(fd)


def check_socket_path(path: Path) -> None:
    """Refuse a path too long for a Unix socket."""
    length = len(os.fsencode(path))
    if length >= SOCKET_PATH_BYTES:
        raise UnfitError(
            f"{path} is too long for a socket ({length} bytes); --data names a directory with a shorter path"
        )


def check_port(host: str, port: int) -> None:
    """Refuse a port that cannot be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server will: TIME_WAIT is no obstacle
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as error:
            raise UnfitError(_port_problem(host, port, error)) from None


def _port_problem(host: str, port: int, error: OSError) -> str:
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return f"{host} is no address of this machine; --host names one, --lan listens on all"
    if error.errno == errno.EADDRINUSE:
        return f"port {port} on {host} is in use; --port names another"
    return f"cannot listen on {host}:{port}: {error.strerror}; --port names another"

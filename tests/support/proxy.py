"""A TCP proxy on loopback, by which a test cuts the line between a page and its server."""

import contextlib
import select
import socket
import threading
from typing import Self

CHUNK = 65536


class Line:
    """Carries bytes between whoever connects to `port` and `target`. `cut` ends what is connected, `mend` allows more.

    While it is cut, new connections are accepted and closed at once, as a router without an uplink does. `swallow` lets
    everything through to the target, and nothing that it answers: the worst moment at which a line can die.

    `blocked`: a connection that begins with this is ended at once, for example `b"GET /ws "`, as in many a school.
    """

    def __init__(self, target: int, *, blocked: bytes | None = None) -> None:
        self._target = target
        self._blocked = blocked
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.was_cut = False
        self._whole = True
        self._swallows = False
        self._pairs: set[tuple[socket.socket, socket.socket]] = set()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._accept, daemon=True)

    def cut(self) -> None:
        """End all connections, and let no new one through."""
        with self._lock:
            self._whole = False
            self.was_cut = True
            for pair in self._pairs:
                _end(*pair)

    def swallow(self) -> None:
        """From now on nothing comes back from the target."""
        self._swallows = True

    def mend(self) -> None:
        """Let connections through again."""
        with self._lock:
            self._whole = True
            self._swallows = False

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *problem: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()
        self.cut()

    def _accept(self) -> None:
        while True:
            try:
                near, _address = self._listener.accept()
            except OSError:  # closed: the test is over
                return
            with self._lock:
                if not self._whole:
                    near.close()
                    continue
                far = socket.create_connection(("127.0.0.1", self._target))
                self._pairs.add((near, far))
            threading.Thread(target=self._carry, args=(near, far), daemon=True).start()

    def _carry(self, near: socket.socket, far: socket.socket) -> None:
        other = {near: far, far: near}
        with contextlib.suppress(OSError):
            while True:
                for ready in select.select([near, far], [], [])[0]:
                    data = ready.recv(CHUNK)
                    if not data or (self._blocked and data.startswith(self._blocked)):
                        raise ConnectionError
                    if ready is near or not self._swallows:
                        other[ready].sendall(data)
        with self._lock:
            self._pairs.discard((near, far))
            _end(near, far)
            near.close()
            far.close()


def _end(*sockets: socket.socket) -> None:
    for each in sockets:
        with contextlib.suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)

"""A client that asks as fast as it can, and comes back whenever it is thrown out. A process of its own."""

import ctypes
import multiprocessing
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from socket import MSG_DONTWAIT
from typing import Any

from bench.load.connection import CHUNK, LoadError
from bench.load.frames import masked_frame
from bench.load.preparing import connect
from bench.load.spec import Spec

BATCH = 100
POLITE = 19
"""It runs on the core of the load generator, which must not wait for it: the flood gets all that is left."""
BEGIN_SECONDS = 30.0


class Tally:
    """How many messages were sent, and how often it was thrown out."""

    def __init__(self, context: Any) -> None:
        self._sent = context.Value(ctypes.c_longlong, 0)
        self._ended = context.Value(ctypes.c_longlong, 0)

    @property
    def sent(self) -> int:
        """Messages so far."""
        return int(self._sent.value)

    @property
    def ended(self) -> int:
        """Connections that the server ended so far, or did not take."""
        return int(self._ended.value)

    def send(self, messages: int) -> None:
        """Count messages."""
        self._sent.value += messages

    def end(self) -> None:
        """Count an end."""
        self._ended.value += 1


@contextmanager
def flooding(spec: Spec) -> Iterator[Tally]:
    """While the flood goes on."""
    context = multiprocessing.get_context("spawn")
    tally = Tally(context)
    process = context.Process(target=_flood, args=(spec, tally), daemon=True)
    process.start()
    try:
        _wait_for(tally)
        yield tally
    finally:
        process.kill()
        process.join()


def _wait_for(tally: Tally) -> None:
    until = time.monotonic() + BEGIN_SECONDS
    while not tally.sent:
        if time.monotonic() > until:
            raise LoadError("the flood did not begin")
        time.sleep(0.01)


def _flood(spec: Spec, tally: Tally) -> None:
    os.nice(POLITE)
    for number in count():
        with suppress(OSError, LoadError):
            _one_connection(spec, f"flood {number}", tally)
        tally.end()


def _one_connection(spec: Spec, name: str, tally: Tally) -> None:
    client = connect(spec, name, spec.flood_source)
    client.connection.socket.setblocking(True)
    try:
        while True:
            batch = [masked_frame(client.flood().encode()) for _ in range(BATCH)]
            client.connection.socket.sendall(b"".join(batch))
            tally.send(BATCH)
            with suppress(BlockingIOError):
                while client.connection.socket.recv(CHUNK, MSG_DONTWAIT):
                    pass
    finally:
        client.connection.close()

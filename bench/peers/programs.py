"""How each of the servers that are compared is started, and what it speaks."""

import subprocess
import sys
from collections.abc import Callable
from typing import NamedTuple

from bench.load.spec import Dialect
from wordsnake.paths import node_root

NODE_FOLDER = node_root() / "bench" / "peers" / "node"


class Peer(NamedTuple):
    """One of them. `command` makes its command line, up to the port and the words."""

    dialect: Dialect
    command: Callable[[], list[str]]


def _python(name: str) -> Callable[[], list[str]]:
    return lambda: [sys.executable, "-m", f"bench.peers.{name}_server"]


def _node(name: str) -> Callable[[], list[str]]:
    return lambda: [node_program(), str(NODE_FOLDER / f"{name}_server.mjs")]


def node_program() -> str:
    """The Node that the page is built with, once the packages of these servers are there."""
    build = [sys.executable, str(node_root() / "web" / "build.py")]
    subprocess.run([*build, "--packages", str(NODE_FOLDER)], check=True, stdout=sys.stderr)  # noqa: S603 - a program of ours
    which = subprocess.run([*build, "--which"], check=True, capture_output=True, text=True)  # noqa: S603 - the same
    return which.stdout.strip()


PEERS = {
    "websockets": Peer("plain", _python("websockets")),
    "tornado": Peer("plain", _python("tornado")),
    "python-socketio": Peer("socketio", _python("socketio")),
    "socket.io": Peer("socketio", _node("socketio")),
    "ws": Peer("plain", _node("ws")),
    "polling": Peer("polling", _python("polling")),
}

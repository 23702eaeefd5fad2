"""Connections to a node on which a test says every word itself."""

import socket

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection
from websockets.sync.client import connect as websocket
from websockets.typing import Subprotocol

from tests.support.node import RouterNode
from tests.support.wamp_types import WAIT


def raw(node: RouterNode) -> ClientConnection:
    """A WebSocket that answers pings, and says nothing else by itself."""
    return websocket(node.ws, subprotocols=[Subprotocol("wamp.2.json")], compression=None, max_size=None)


def close_code(connection: ClientConnection, wait: float = WAIT) -> int | None:
    """With which code the node ends it (0: without one); None if nothing happens for so many seconds."""
    try:
        while True:
            connection.recv(wait)
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else 0
    except TimeoutError:
        return None


def tcp(node: RouterNode) -> socket.socket:
    """A connection to the node's port."""
    return socket.create_connection(("127.0.0.1", node.port), timeout=WAIT)


def is_gone(connection: socket.socket, wait: float = WAIT) -> bool:
    """Whether the node ends it within so many seconds."""
    connection.settimeout(wait)
    try:
        while connection.recv(65_536):
            pass
    except TimeoutError:
        return False
    except ConnectionError:
        return True
    return True

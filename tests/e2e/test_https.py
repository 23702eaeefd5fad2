"""A server with a certificate, and one behind a reverse proxy."""

import json
import ssl
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.sync.client import connect as websocket
from websockets.typing import Subprotocol

from tests.support.certificates import Files
from tests.support.server import Server

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return Files(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="module")
def server(files: Files, lexicons: Path) -> Iterator[Server]:
    with Server("--tls-cert", str(files.certificate), "--tls-key", str(files.key), lexicons=lexicons) as server:
        yield server


def test_the_ready_line_says_https(server: Server) -> None:
    """It is printed once /health has been answered, over TLS."""
    assert server.output[0] == f"Wordsnake is ready: https://127.0.0.1:{server.port}/"


def test_a_client_that_knows_the_root_trusts_the_server(server: Server, files: Files) -> None:
    """The page, /health and the WebSocket; the server shows the certificates in between."""
    with urllib.request.urlopen(f"https://127.0.0.1:{server.port}/health", context=files.trusting) as answer:
        assert json.load(answer)["status"] == "ok"
    wss, origin = f"wss://127.0.0.1:{server.port}/ws", f"https://127.0.0.1:{server.port}"
    with websocket(wss, ssl=files.trusting, subprotocols=[Subprotocol("wamp.2.json")], origin=origin) as socket:
        assert socket.subprotocol == "wamp.2.json"


def test_a_client_that_does_not_know_the_root_is_warned(server: Server) -> None:
    """As it should be."""
    with pytest.raises(OSError, match="CERTIFICATE_VERIFY_FAILED"):
        urllib.request.urlopen(f"https://127.0.0.1:{server.port}/health", context=ssl.create_default_context())


def test_plain_http_is_not_answered(server: Server) -> None:
    """Nobody plays unprotected by mistake."""
    with pytest.raises(OSError, match=r".*"):
        urllib.request.urlopen(f"http://127.0.0.1:{server.port}/health")


def test_files_that_will_not_do_end_it_with_2(files: Files, lexicons: Path) -> None:
    """And a sentence, before anything is started."""
    server = Server(lexicons=lexicons)
    ended = server.run("up", "--port", str(server.port), "--tls-cert", str(files.key), "--tls-key", str(files.key))
    server.__exit__()
    assert ended.returncode == 2
    assert "must hold a certificate and its key" in ended.stderr

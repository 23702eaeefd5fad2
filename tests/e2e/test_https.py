"""A server with a certificate, and one behind a reverse proxy."""

import json
import ssl
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from websockets.sync.client import connect as websocket
from websockets.typing import Subprotocol

from tests.support.certificates import Files
from tests.support.links import WebSocketLink
from tests.support.playing import Table
from tests.support.server import Server
from tests.support.wamp import Client, join, seed

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


@dataclass(frozen=True)
class Secured:
    """A server to whose players everything goes by TLS."""

    server: Server
    trusting: ssl.SSLContext

    def connect(self, name: str) -> Client:
        return join(WebSocketLink(f"wss://127.0.0.1:{self.server.port}/ws", ssl=self.trusting), seed(name), {})


def test_a_whole_game_is_played_over_tls(server: Server, files: Files) -> None:
    """By two, to its end, while the first follows it."""
    table = Table(Secured(server, files.trusting), "Tls-Anna", "Tls-Bob").start()
    heard = table.clients["Tls-Anna"].subscribe(f"wordsnake.game.{table.game}")
    table.finish()
    words: list[str] = []
    while (event := heard.next().kwargs)["type"] != "game_finished":
        words += [event["word"]] if event["type"] == "word_played" else []
    assert words == table.played() != []
    table.leave()


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

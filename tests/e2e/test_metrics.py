"""GET /metrics of a whole server, and the dashboard and the alerts that ask for what is there."""

import contextlib
import json
import os
import re
import signal
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.links import LinkClosedError, WebSocketLink
from tests.support.node import free_port
from tests.support.playing import Table
from tests.support.server import Server
from tests.support.wamp import CALL, WAIT, seed, sign_in
from tests.support.wamp_types import WampError
from wordsnake.paths import node_root

pytestmark = pytest.mark.e2e

DOCS = node_root() / "docs"
NAME = re.compile(r"wordsnake_[a-z_]+")
SUFFIX = re.compile(r"_(bucket|sum|count)$")


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def server(port: int, lexicons: Path) -> Iterator[Server]:
    with Server("--metrics-port", str(port), lexicons=lexicons) as server:
        yield server


def scrape(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
        assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
        text: str = answer.read().decode()
        return text


def value(text: str, sample: str) -> float:
    """The value of a sample, by its name and labels as written."""
    [line] = [line for line in text.splitlines() if line.rpartition(" ")[0] == sample]
    return float(line.rpartition(" ")[2])


def test_what_happens_is_counted(server: Server, port: int) -> None:
    """Sessions, games, moves, deliveries, refusals, commits."""
    table = Table(server, "Meter-Anna", "Meter-Bob").start().play(2)
    heard = table.clients["Meter-Bob"].subscribe(f"wordsnake.game.{table.game}")
    table.play()
    heard.next()
    text = scrape(port)
    assert value(text, 'wordsnake_sessions{role="player"}') == 2
    assert value(text, 'wordsnake_games{phase="playing"}') == 1
    assert value(text, 'wordsnake_events_total{type="word_played"}') == 3
    assert value(text, 'wordsnake_calls_total{procedure="play_word",outcome="ok"}') == 3
    assert value(text, 'wordsnake_messages_total{direction="sent",type="event"}') >= 1
    assert value(text, "wordsnake_commit_seconds_count") >= 3
    assert value(text, "wordsnake_engine_up") == 1
    with pytest.raises(WampError):
        table.clients[table.turn].call("wordsnake.play_word", table.game, "qqqq")
    assert value(scrape(port), 'wordsnake_calls_total{procedure="play_word",outcome="not_in_lexicon"}') == 1
    table.leave()


RESTART_S = 60.0


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("malformed", "nonsense"),
        ("long_messages", json.dumps(["a" * 70_000])),
        ("misshapen", json.dumps([CALL, 1, {}, "wordsnake.about", list(range(300))])),
    ],
)
def test_what_the_router_refuses_is_counted_by_its_kind(server: Server, port: int, kind: str, message: str) -> None:
    """What cannot be read, what is too long, what has no shape that is taken."""
    sample = f'wordsnake_router_refused_total{{kind="{kind}"}}'
    link = WebSocketLink(server.ws)
    sign_in(link, seed("Meter-Dirk"))
    with contextlib.suppress(LinkClosedError):
        link.send_raw(message)
        link.receive(WAIT)
    link.close()
    assert value(scrape(port), sample) == 1


def test_another_engine_is_seen(server: Server, port: int) -> None:
    """By when it began."""
    sample = "wordsnake_engine_start_time_seconds"
    first = value(scrape(port), sample)
    os.kill(server.engine_pid, signal.SIGKILL)
    until = time.monotonic() + RESTART_S
    while not (text := scrape(port)) or sample not in text or value(text, sample) == first:
        assert time.monotonic() < until
    assert value(text, sample) > first


def test_it_is_nowhere_else(server: Server) -> None:
    """The port of the players does not have it: the page answers there."""
    with pytest.raises(OSError, match=r"404|503"):
        urllib.request.urlopen(f"{server.url}/metrics.txt")
    assert b"wordsnake_sessions" not in urllib.request.urlopen(f"{server.url}/metrics").read()


def families(text: str) -> set[str]:
    return set(re.findall(r"^# TYPE (\S+)", text, re.MULTILINE))


def test_dashboard_and_alerts_ask_for_what_is_there(server: Server, port: int) -> None:
    """Every name in them is a family of the server's."""
    del server
    there = families(scrape(port))
    dashboard = json.loads((DOCS / "grafana-dashboard.json").read_text())
    asked = [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]
    rules = re.findall(r"^ +expr: (.+)$", (DOCS / "alerts.yml").read_text(), re.MULTILINE)
    assert len(asked) >= 12
    assert len(rules) >= 6
    for expression in [*asked, *rules]:
        names = {SUFFIX.sub("", name) if SUFFIX.sub("", name) in there else name for name in NAME.findall(expression)}
        assert names
        assert names <= there, expression

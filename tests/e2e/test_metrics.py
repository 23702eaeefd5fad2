"""GET /metrics of a whole server, and the dashboard and the alerts that ask for what is there."""

import json
import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.node import free_port
from tests.support.playing import Table
from tests.support.server import Server
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
    table.leave()


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

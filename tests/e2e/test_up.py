"""`wordsnake up` on a real node: how it starts, how it stops, and what it survives."""

import os
import select
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.server import STOP_SECONDS, Server

pytestmark = pytest.mark.e2e

NOISE = 3.0
"""So many times longer than it should a machine may take that has more to do."""
STOP_BOUND = 5.0 * NOISE
RESTART_BOUND = 10.0 * NOISE
ENGINE_BOUND = 2.0 * NOISE
NODE_BOUND = 8.0 * NOISE


@pytest.fixture
def server(lexicons: Path) -> Iterator[Server]:
    """A server that is ready."""
    with Server(lexicons=lexicons) as running:
        yield running


def until_ready_again(server: Server, bound: float) -> float:
    """The seconds until /health answers 200; it is asked without pause, for `bound` seconds at most."""
    begun = time.monotonic()
    while time.monotonic() - begun < bound:
        if server.health() == 200:
            return time.monotonic() - begun
    raise TimeoutError(f"not ready within {bound} s; the log:\n{server.log}")


def until_gone(pid: int, bound: float) -> None:
    """Wait for the end of a process that is not our child."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:  # it is gone already
        return
    try:
        assert select.select([handle], [], [], bound)[0], f"{pid} still runs"
    finally:
        os.close(handle)


def test_it_says_once_where_it_is_ready_and_how_others_join(server: Server) -> None:
    """The ready line comes when somebody can sign in and play, not before."""
    assert server.health() == 200
    assert [line for line in server.output if "is ready" in line] == [f"Wordsnake is ready: {server.url}/"]


def test_its_log_has_one_form_and_nothing_of_dependencies(server: Server) -> None:
    """No banner, no traceback, no line that is not ours."""
    server.stop()
    odd = [line for line in server.log.splitlines() if not line.startswith(" ") and line[2:3] + line[5:6] != "::"]
    assert odd == []
    assert "Traceback" not in server.log


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_within_five_seconds_and_leaves_nothing(server: Server, how: int) -> None:
    """Exit code 0, and no process of its own is left."""
    begun = time.monotonic()
    assert server.stop(how) == 0
    assert time.monotonic() - begun < STOP_BOUND
    assert server.children() == set()


def test_a_second_server_on_the_same_data_is_refused(server: Server) -> None:
    """One line and exit code 2; the first goes on."""
    second = server.run("up", "--port", "1")
    assert second.returncode == 2
    assert second.stderr.count("\n") == 1
    assert server.health() == 200


def test_a_port_in_use_is_refused(server: Server, tmp_path: Path) -> None:
    """One line and exit code 2, before anything is started."""
    command = [*server.command("up", "--port", str(server.port))[:-1], str(tmp_path / "other")]
    second = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert second.returncode == 2
    assert f"port {server.port} on 127.0.0.1 is in use" in second.stderr


def test_after_kill_9_the_next_start_is_ready(server: Server) -> None:
    """Its children die with it; port, socket and lock are free at once."""
    server.kill9()
    begun = time.monotonic()
    server.start()
    assert time.monotonic() - begun < RESTART_BOUND


def test_its_children_die_with_it(server: Server) -> None:
    """Node, worker and engine, with nobody there to end them."""
    children = server.children()
    assert len(children) == 3
    server.kill9()
    for pid in children & server.children():
        until_gone(pid, STOP_SECONDS)
    assert server.children() == set()


def test_a_killed_engine_is_replaced_while_players_stay_connected(server: Server) -> None:
    """They play on within two seconds, on the same connection."""
    with server.connect("anne") as anne:
        first = server.engine_pid
        os.kill(first, signal.SIGKILL)
        until_gone(first, STOP_SECONDS)
        assert until_ready_again(server, 30) < ENGINE_BOUND
        assert anne.call("wordsnake.about")["api"] == 1
    assert server.engine_pid != first


def test_an_engine_that_hangs_is_replaced(server: Server) -> None:
    """It answers no ping for six seconds."""
    first = server.engine_pid
    os.kill(first, signal.SIGSTOP)
    until_gone(first, STOP_SECONDS)
    until_ready_again(server, 30)
    assert "no ping is answered by the engine" in server.log


def test_a_killed_node_is_back(server: Server) -> None:
    """With its worker, within eight seconds; the engine joins it again."""
    engine = server.engine_pid
    node_and_worker = server.children() - {engine}
    begun = time.monotonic()
    os.kill(server.node_pid, signal.SIGKILL)
    for pid in node_and_worker:
        until_gone(pid, STOP_SECONDS)
    until_ready_again(server, 60)
    assert time.monotonic() - begun < NODE_BOUND
    assert server.engine_pid == engine

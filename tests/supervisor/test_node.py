"""The node's files and its log."""

from collections.abc import Callable

import pytest

from wordsnake.paths import DataDir, node_root
from wordsnake.supervisor.log import LineLog
from wordsnake.supervisor.node import NodeWatch, clean


@pytest.fixture
def watch(line_log: LineLog) -> NodeWatch:
    return NodeWatch(line_log)


def test_what_the_worker_says_is_the_routers(watch: NodeWatch, shown: Callable[[], list[str]]) -> None:
    """And what the controller says the node's."""
    watch.line(2, "[Router      11073] out of memory")
    watch.line(2, "2026-01-02T03:04:05+0000 [Controller  11038] worker lost")
    assert shown() == ["12:00:00 warn router out of memory", "12:00:00 warn node worker lost"]


def test_stdout_is_information(watch: NodeWatch, shown: Callable[[], list[str]]) -> None:
    """Crossbar writes warnings and errors to stderr."""
    watch.line(1, "[Controller  11038] listening")
    assert shown() == ["12:00:00 info node listening"]


def test_a_traceback_through_our_files_stays_together(watch: NodeWatch, shown: Callable[[], list[str]]) -> None:
    """One message, its lines indented."""
    for line in (
        "[Router      1] Traceback (most recent call last):",
        f'[Router      1]   File "{node_root()}/router/page.py", line 1, in x',
        "[Router      1] ValueError: a bug",
    ):
        watch.line(2, line)
    assert shown() == [
        "12:00:00 warn router Traceback (most recent call last):",
        f'           File "{node_root()}/router/page.py", line 1, in x',
        "         ValueError: a bug",
    ]


def test_what_was_held_back_is_shown_when_the_node_ends(watch: NodeWatch, shown: Callable[[], list[str]]) -> None:
    """The last words of a process matter most."""
    watch.line(2, "Traceback (most recent call last):")
    watch.line(2, "  half of it")
    watch.ended()
    assert shown() == ["12:00:00 warn node   half of it"]


def test_a_killed_nodes_socket_and_pid_file_are_removed(data: DataDir) -> None:
    """Crossbar would refuse to start."""
    data.node.mkdir(parents=True)
    for path in (data.engine_socket, data.node / "node.pid"):
        path.write_text("")
    clean(data)
    clean(data)
    assert [path.name for path in data.root.rglob("*")] == ["node"]

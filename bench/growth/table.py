"""What is shown of growth: a table for each axis, a row for each size."""

from collections.abc import Mapping
from typing import NamedTuple

from bench.growth.axes import Growth
from bench.load.spec import Result
from bench.table import written


class Column(NamedTuple):
    """A figure at each size."""

    key: str
    title: str
    unit: str


class Axis(NamedTuple):
    """What grows (`size` heads its column), and what is shown of it."""

    title: str
    size: str
    columns: tuple[Column, ...]


MOVE = Column("move_cpu_us", "CPU a move", "µs")
DELIVERY = Column("delivery_cpu_us", "CPU a delivery", "µs")
ACK = Column("ack_p50_ms", "answer to a move, p50", "ms")
SLOW_ACK = Column("ack_p99_ms", "p99", "ms")
BACK = Column("restart_s", "engine answers again after kill -9", "s")
READY = Column("start_s", "server ready after", "s")

AXES: Mapping[str, Axis] = {
    "games": Axis(
        "Games of two that are played at once, 100 moves/s over all of them (one alone: 30)",
        "games",
        (MOVE, ACK, SLOW_ACK),
    ),
    "seats": Axis(
        "Players in each of 20 games, 100 moves/s over all of them", "players", (MOVE, DELIVERY, ACK, SLOW_ACK)
    ),
    "snake": Axis(
        "Words in the snake of two games of eight, 100 moves/s",
        "words",
        (MOVE, ACK, SLOW_ACK, Column("view_ms", "get_game", "ms")),
    ),
    "lexicon": Axis(
        "Words of the lexicon",
        "words",
        (
            Column("index_mb", "index", "MB"),
            Column("open_ms", "opened and checked", "ms"),
            Column("judge_us", "a word is permitted", "µs"),
            Column("refuse_us", "a word is refused, with what was meant", "µs"),
        ),
    ),
    "live": Axis("Games of 30 words that go on when the engine is killed", "games", (BACK, READY)),
    "store": Axis(
        "Events in the database, of games that are over",
        "events",
        (
            Column("file_mb", "file", "MB"),
            READY,
            BACK,
            Column("new_ms", "a game opened and left", "ms"),
            MOVE,
            ACK,
            Column("list_ms", "list_games", "ms"),
            Column("language_ms", "of a language that nobody played", "ms"),
            Column("board_ms", "get_leaderboard", "ms"),
            Column("player_ms", "get_history", "ms"),
        ),
    ),
}


def rows(axis: Axis, series: Mapping[int, Result]) -> list[tuple[str, ...]]:
    """The head, and a row for each size that was measured."""
    head = (axis.size, *(column.title for column in axis.columns))
    body = [(f"{size:,}", *(_cell(column, series[size]) for column in axis.columns)) for size in sorted(series)]
    return [head, *body]


def _cell(column: Column, result: Result) -> str:
    value = result.get(column.key)
    return "" if value is None else f"{written(value)} {column.unit}"


def markdown(growth: Growth) -> str:
    """For a page of the documentation: a table for each axis, each with its title."""
    return "\n\n".join(_table(axis, growth[key]) for key, axis in AXES.items() if growth.get(key))


def _table(axis: Axis, series: Mapping[int, Result]) -> str:
    head, *body = rows(axis, series)
    lines = [head, ("---:",) * len(head), *body]
    return f"{axis.title}:\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)

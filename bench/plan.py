"""How much is measured, and for how long."""

import msgspec


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Sizes and times of the scenarios. Rates are moves a second, over all games."""

    repeats: int = 3
    seconds: float = 3.0
    """Of each window in which something is measured."""
    warm_up: float = 0.5
    """Before each window, at its own load."""

    crowd: int = 1000
    """Watchers of the game of `fan-out`, for the CPU of a delivery."""
    half: int = 500
    """Watchers of the game in which the last one is waited for."""
    few: int = 50
    """Watchers of the game in which nobody may stall."""
    crowd_rate: float = 10.0
    few_rate: float = 50.0

    games: int = 100
    seats: int = 4
    move_rate: float = 1000.0

    usual_rate: float = 40.0
    """As people play: a move every two and a half seconds in each of the `games`."""
    usual_seconds: float = 5.0

    flood_games: int = 40
    flood_rate: float = 200.0
    flood_seconds: float = 5.0

    readers: int = 20
    """Watchers that do not read."""
    talk_games: int = 10
    talk_seats: int = 8
    talk_events: int = 10_000
    talk_letters: int = 500

    page_visits: int = 7
    """Of each screen, by browsers that were never there."""
    page_moves: int = 24
    """Words on the page of somebody who watches."""
    page_turns: int = 4
    """Of somebody who plays in a long game."""

    held_connections: tuple[int, ...] = (500,) * 6
    """That come between two looks at the memory of a server."""
    held_games: tuple[int, ...] = (250,) * 4

    crowd_watchers: int = 10_000
    crowd_games: int = 2000
    crowd_moves: float = 100.0
    crowd_seconds: float = 15.0

    grown_games: tuple[int, ...] = (1, 10, 100, 500, 2000)
    grown_seats: tuple[int, ...] = (2, 4, 8, 16)
    grown_snake: tuple[int, ...] = (10, 100, 500, 1000, 2000)
    grown_lexicon: tuple[int, ...] = (1000, 10_000, 100_000, 0)
    """Words; 0: all."""
    grown_live: tuple[int, ...] = (0, 100, 500, 2000)
    """Games that are being played when the engine is killed."""
    grown_store: tuple[int, ...] = (0, 100_000, 1_000_000, 10_000_000)
    """Events."""
    grown_rate: float = 100.0
    snake_words: int = 0
    """Words in each game before anything is measured."""
    stored_events: int = 0
    stored_player: str = ""
    """One who has played many games."""

    at_once: int = 64
    """Clients that connect and sign in at the same time."""


FULL = Plan()

LONG = Plan(repeats=3, seconds=4.0, usual_seconds=8.0)
"""For the comparison with all peers."""

QUICK = Plan(
    repeats=1,
    seconds=1.0,
    crowd=60,
    half=40,
    few=20,
    games=10,
    move_rate=100.0,
    usual_rate=20.0,
    usual_seconds=1.5,
    flood_games=10,
    flood_rate=50.0,
    flood_seconds=2.0,
    readers=5,
    talk_events=500,
    page_visits=1,
    page_moves=4,
    page_turns=1,
    held_connections=(20, 20),
    held_games=(20, 20),
    crowd_watchers=60,
    crowd_games=10,
    crowd_moves=50.0,
    crowd_seconds=2.0,
    grown_games=(1, 5),
    grown_seats=(2, 4),
    grown_snake=(10, 50),
    grown_lexicon=(1000, 0),
    grown_live=(0, 20),
    grown_store=(0, 10_000),
    grown_rate=50.0,
)
"""To see that everything works; its figures mean nothing."""

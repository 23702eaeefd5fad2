"""What grows, and how far: an axis each. What is measured at each of its steps is a result by the step's size."""

import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import msgspec

from bench.contestants import NO_LIMITS, Running, wordsnake
from bench.growth.big_store import fill
from bench.growth.lexicons import of_size
from bench.load.spec import Result
from bench.material import Played, chain, lexicon_of, write_lexicon
from bench.plan import Plan
from bench.runner import OURS, Runner
from wordsnake.paths import DataDir
from wordsnake.rules.ruleset import PRESETS

Series = dict[int, Result]
"""By size."""
Growth = dict[str, Series]
"""By axis."""

GROWTH = "growth"
"""All of it, as a scenario."""
SNAKE_GAMES, SNAKE_SEATS = 2, 8
SEAT_GAMES, STORE_GAMES = 20, 20
LIVE_WORDS = 30
PLAYER_OF_STORE = "Name-0"


def games(runner: Runner, plan: Plan) -> Series:
    """Games of two at once, at the same moves a second over all of them."""
    change = partial(_paced, plan, seats=2)
    return _on_one_server(runner, "paced", {size: change(games=size) for size in plan.grown_games})


def seats(runner: Runner, plan: Plan) -> Series:
    """Players in each of some games."""
    change = partial(_paced, plan, games=SEAT_GAMES)
    return _on_one_server(runner, "paced", {size: change(seats=size) for size in plan.grown_seats})


def snake(runner: Runner, plan: Plan) -> Series:
    """Words that have been laid in a game."""
    change = partial(_paced, plan, games=SNAKE_GAMES, seats=SNAKE_SEATS)
    return _on_one_server(runner, "long snake", {size: change(snake_words=size) for size in plan.grown_snake})


def lexicon(runner: Runner, plan: Plan) -> Series:
    """Words of the lexicon, by itself."""
    words = runner.places.words.read_text(encoding="utf-8").split()
    with tempfile.TemporaryDirectory() as folder:
        return {size or len(words): _lexicon(runner, words, size, Path(folder)) for size in plan.grown_lexicon}


def live(runner: Runner, plan: Plan) -> Series:
    """Games that go on when the engine is killed, of thirty words each."""
    played = _game(runner, LIVE_WORDS, finish=False)
    return {size: _restarted(runner, plan, played, size) for size in plan.grown_live}


def store(runner: Runner, plan: Plan) -> Series:
    """Events in the database, of games that are over."""
    played = _game(runner, 0, finish=True)
    return {size: _stored(runner, plan, played, size) for size in plan.grown_store}


AXES: Mapping[str, Callable[[Runner, Plan], Series]] = {
    "games": games,
    "seats": seats,
    "snake": snake,
    "lexicon": lexicon,
    "live": live,
    "store": store,
}


def growth_steps(plan: Plan) -> int:
    """How often `said` of a runner is called for all axes."""
    each_on_its_own = (plan.grown_lexicon, plan.grown_live, plan.grown_store)
    return len((games, seats, snake)) + sum(map(len, each_on_its_own))


def _paced(plan: Plan, **changes: int) -> Plan:
    return msgspec.structs.replace(plan, move_rate=plan.grown_rate, **changes)


def _on_one_server(runner: Runner, scenario: str, plans: Mapping[int, Plan]) -> Series:
    runner.said(f"{scenario}: starting a server")
    with wordsnake(runner.places, OURS, (NO_LIMITS,)) as server:
        return {size: runner.ask(server, scenario, plan, turn) for turn, (size, plan) in enumerate(plans.items())}


def _lexicon(runner: Runner, words: list[str], size: int, folder: Path) -> Result:
    runner.said(f"a lexicon of {size or len(words)} words")
    return of_size(words, size, folder)


def _restarted(runner: Runner, plan: Plan, played: Played, size: int) -> Result:
    def prepare(data: DataDir) -> None:
        fill(data.database, played, size * len(played.events))

    runner.said(f"restart: {size} games")
    with wordsnake(runner.places, OURS, (NO_LIMITS,), prepare=prepare) as server:
        return _started(server) | runner.ask(server, "restart", plan)


def _stored(runner: Runner, plan: Plan, played: Played, size: int) -> Result:
    filled = [0.0]

    def prepare(data: DataDir) -> None:
        fill(data.database, played, size)
        filled[0] = data.database.stat().st_size / 1e6

    changes = {"games": STORE_GAMES, "seats": 2, "stored_events": size}
    asked = msgspec.structs.replace(_paced(plan, **changes), stored_player=PLAYER_OF_STORE)
    runner.said(f"a database of {size} events")
    with wordsnake(runner.places, OURS, (NO_LIMITS,), prepare=prepare) as server:
        found = _started(server) | runner.ask(server, "stored", asked)
        # The engine's process is another one afterwards, so this comes last.
        return found | {"file_mb": filled[0]} | runner.ask(server, "restart", plan, turn=1)


def _started(server: Running) -> Result:
    return {"start_s": server.start_seconds}


def _game(runner: Runner, words: int, *, finish: bool) -> Played:
    """The game that a database is filled with, with as many words, or until somebody has won."""
    path = runner.places.words.with_name("made-up.lexicon")
    write_lexicon(path, chain(200))
    rules = PRESETS["classic"] if finish else None
    played = Played(lexicon_of(path), chain(words) if words else (), seats=2, rules=rules)
    for word in chain(200) if finish else ():
        if played.state.phase == "finished":
            break
        played.do(played.move(word))
    return played

"""What events come to is what the server itself has of its games."""

from collections.abc import Sequence
from functools import reduce

from hypothesis import given

from tests.support.games import finished_games
from tests.support.play import ANNA, BRAM, CARO, GAME, Play
from wordsnake.game import commands as c
from wordsnake.game.events import Event
from wordsnake.game.evolve import replay
from wordsnake.kit import messages as m
from wordsnake.scoreboard.fold import ENDED, LINKS, Board, Game, fold
from wordsnake.wamp.telling.views import game_view
from wordsnake.wamp.telling.wire_events import wire_event

NAMES = {ANNA: "Anna", BRAM: "Bram", CARO: "Caro"}


def board(events: Sequence[Event]) -> Board:
    return reduce(fold, (wire_event(GAME, event, NAMES) for event in events), Board())


def view(events: Sequence[Event]) -> m.GameView:
    return game_view(replay(GAME, events), NAMES, lambda _player: True, 0)


def shown(game: Game) -> object:
    """What a game and a view of it have in common."""
    seats = [(seat.player, seat.bot, seat.score, seat.misses, seat.lives, seat.out) for seat in game.seats]
    return (game.phase, game.ruleset, game.language, game.turn, game.ply, game.deadline, game.outcome, seats)


def expected(game: m.GameView) -> object:
    seats = [(seat.player, seat.bot, seat.score, seat.misses, seat.lives, seat.out_why) for seat in game.seats]
    return (game.phase, game.ruleset, game.language, game.turn, game.ply, game.deadline, game.outcome, seats)


@given(finished_games())
def test_after_each_event_a_game_is_as_the_servers_own_view(play: Play) -> None:
    """Whatever is played, under rules of every kind."""
    for count in range(1, len(play.log) + 1):
        events = play.log[:count]
        now, theirs = board(events), view(events)
        game = now.games.get(GAME) or now.ended[0]
        assert shown(game) == expected(theirs)
        assert list(game.links) == theirs.snake[-LINKS:]
        assert (GAME in now.games) == (theirs.phase in {"waiting", "playing"})


@given(finished_games())
def test_points_are_those_of_the_games_that_run(play: Play) -> None:
    """The most first; of games that are over nothing."""
    assert board(play.log).points() == []
    running = board(play.log[:-1])
    if running.playing():
        assert running.points() == sorted(running.points(), key=lambda item: (-item[1], item[0]))
        assert dict(running.points()) == {seat.player: seat.score for seat in running.games[GAME].seats}


def test_a_game_that_is_closed_is_gone() -> None:
    """It never was."""
    play = Play().seated(ANNA)
    assert board(play.log).waiting() == 1
    play.events(c.LeaveGame(player=ANNA))
    assert board(play.log) == Board()


def test_a_game_that_was_over_before_says_nothing() -> None:
    """Its first event is not known."""
    play = Play().started(ANNA, BRAM)
    assert board(play.log[1:]) == Board()


def test_only_so_many_games_that_are_over_are_kept() -> None:
    """The last one first."""
    play = Play().started(ANNA, BRAM)
    play.do(c.EndGame())
    events = [wire_event(GAME, event, NAMES) for event in play.log]
    named = [type(event)(**{**fields(event), "game": f"game{n:04}"}) for n in range(ENDED + 5) for event in events]
    ended = reduce(fold, named, Board()).ended
    assert [game.game for game in ended] == [f"game{n:04}" for n in reversed(range(5, ENDED + 5))]


def fields(event: m.GameEvent) -> dict[str, object]:
    return {name: getattr(event, name) for name in event.__struct_fields__}

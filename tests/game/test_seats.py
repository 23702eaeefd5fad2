"""Seats: taking them, giving them up, the host, talk and the next game."""

from tests.support.play import ANNA, BRAM, CARO, DIRK, PLAIN, START, Play
from wordsnake.game.commands import (
    CloseIdle,
    CreateGame,
    EndGame,
    LeaveGame,
    OpenRematch,
    PassTurn,
    RemoveSeat,
    Say,
    StartGame,
    TakeSeat,
)
from wordsnake.game.events import (
    GameClosed,
    GameCreated,
    GameFinished,
    GameId,
    HostChanged,
    PlayerOut,
    RematchOpened,
    Said,
    SeatLeft,
    SeatTaken,
)
from wordsnake.game.refusals import GameFull, InvalidArgument, NotHost, NotSeated, TooFewSeats, WrongPhase
from wordsnake.game.state import IDLE_MS
from wordsnake.rules.ruleset import PRESETS

NEXT = GameId("ccccdddd")


def test_opening_a_game() -> None:
    """It says what is played with which words, and its host is seated."""
    play = Play()
    command = CreateGame(player=ANNA, ruleset=PRESETS["sprint"], language="nl", private=True, bot=True)
    assert play.do(command) == (
        GameCreated(
            seq=1, at=START, ruleset=PRESETS["sprint"], language="nl", lexicon="set-1", private=True, host=ANNA
        ),
        SeatTaken(seq=2, at=START, player=ANNA, bot=True),
    )


def test_taking_a_seat() -> None:
    """A seat says whether it is a bot's, and of which level."""
    play = Play().seated(ANNA)
    assert play.do(TakeSeat(player=BRAM, bot=True, level=3)) == (
        SeatTaken(seq=3, at=START, player=BRAM, bot=True, level=3),
    )


def test_what_ratings_ask_of_a_log_is_recorded() -> None:
    """That the game was made to count, and who had no name."""
    play = Play()
    rated = CreateGame(player=ANNA, ruleset=PRESETS["sprint"], language="nl", private=False, guest=True, rated=True)
    created, host = play.events(rated)
    assert (getattr(created, "rated", None), getattr(host, "guest", None)) == (True, True)
    play.events(TakeSeat(player=BRAM, guest=True))
    play.events(TakeSeat(player=CARO))
    assert (play.state.rated, [seat.guest for seat in play.state.seats]) == (True, [True, True, False])


def test_nobody_is_sent_away_from_a_rated_game() -> None:
    """Its host is one of the strangers who met in it, and would win by it; leaving is free to all."""
    play = Play().seated(ANNA, BRAM, rated=True)
    assert play.do(RemoveSeat(player=BRAM, target=ANNA)) == NotHost()
    assert play.do(RemoveSeat(player=ANNA, target=BRAM)) == NotHost()
    assert isinstance(play.events(RemoveSeat(player=ANNA, target=ANNA))[0], SeatLeft)


def test_a_seat_is_taken_once() -> None:
    """By someone seated: no event."""
    play = Play().seated(ANNA, BRAM)
    assert play.do(TakeSeat(player=BRAM)) == ()


def test_a_full_game() -> None:
    """There are as many seats as the ruleset has; who sits already is not refused."""
    play = Play().seated(ANNA, BRAM, seats_max=2)
    assert play.do(TakeSeat(player=CARO)) == GameFull()
    assert play.do(TakeSeat(player=BRAM)) == ()


def test_leaving_while_waiting_frees_the_seat() -> None:
    """It can be taken again, by the same player too."""
    play = Play().seated(ANNA, BRAM, seats_max=2)
    assert play.do(LeaveGame(player=BRAM)) == (SeatLeft(seq=4, at=START, player=BRAM),)
    assert play.do(LeaveGame(player=BRAM)) == NotSeated()
    assert isinstance(play.do(TakeSeat(player=BRAM)), tuple)


def test_the_host_leaves_while_waiting() -> None:
    """The first seat left is host."""
    play = Play().seated(ANNA, BRAM, CARO)
    assert play.do(LeaveGame(player=ANNA)) == (
        SeatLeft(seq=5, at=START, player=ANNA),
        HostChanged(seq=6, at=START, host=BRAM),
    )
    assert play.state.host == BRAM


def test_the_last_one_leaves() -> None:
    """Nobody is left: the game is closed."""
    play = Play().seated(ANNA)
    assert play.do(LeaveGame(player=ANNA)) == (
        SeatLeft(seq=3, at=START, player=ANNA),
        GameClosed(seq=4, at=START, why="all_left"),
    )
    assert play.do(TakeSeat(player=BRAM)) == WrongPhase("closed")


def test_only_the_host_starts_and_removes() -> None:
    """Anybody else seated is refused for not being the host, a stranger for not being seated."""
    play = Play().seated(ANNA, BRAM)
    assert play.do(StartGame(player=BRAM, draw=1)) == NotHost()
    assert play.do(RemoveSeat(player=BRAM, target=ANNA)) == NotHost()
    assert play.do(StartGame(player=DIRK, draw=1)) == NotSeated()
    assert play.do(RemoveSeat(player=DIRK, target=ANNA)) == NotSeated()


def test_too_few_seats() -> None:
    """The ruleset says how many it takes; who is no host is told that first."""
    play = Play().seated(ANNA, BRAM, seats_min=3)
    assert play.do(StartGame(player=BRAM, draw=1)) == NotHost()
    assert play.do(StartGame(player=ANNA, draw=1)) == TooFewSeats(3)


def test_removing_a_seat_while_waiting() -> None:
    """As if its player had left; nobody can be removed who has no seat."""
    play = Play().seated(ANNA, BRAM)
    assert play.do(RemoveSeat(player=ANNA, target=BRAM)) == (SeatLeft(seq=4, at=START, player=BRAM),)
    assert play.do(RemoveSeat(player=ANNA, target=BRAM)) == InvalidArgument("player", "has no seat in this game")


def test_hosts_who_remove_themselves_have_left() -> None:
    """In a waiting game and in a running one."""
    play = Play().seated(ANNA, BRAM)
    assert isinstance(play.events(RemoveSeat(player=ANNA, target=ANNA))[1], HostChanged)
    running = Play().started(ANNA, BRAM, CARO)
    out, host = running.events(RemoveSeat(player=ANNA, target=ANNA))
    assert isinstance(out, PlayerOut)
    assert (out.why, host) == ("left", HostChanged(seq=7, at=START, host=BRAM))


def test_leaving_a_running_game() -> None:
    """The seat stays, out; its player is gone, may not talk, and cannot come back."""
    play = Play().started(ANNA, BRAM, CARO)
    (out,) = play.events(LeaveGame(player=CARO))
    assert isinstance(out, PlayerOut)
    assert (out.player, out.why) == (CARO, "left")
    assert play.do(TakeSeat(player=CARO)) == WrongPhase("playing")
    assert play.do(LeaveGame(player=CARO)) == NotSeated()
    assert play.do(Say(player=CARO, text="hoi")) == NotSeated()
    assert play.do(PassTurn(player=CARO, ply=0)) == NotSeated()


def test_who_was_removed_from_a_running_game_is_gone() -> None:
    """No talk, no turn, no way back, and nobody to remove."""
    play = Play().started(ANNA, BRAM, CARO)
    play.events(RemoveSeat(player=ANNA, target=CARO))
    assert play.do(Say(player=CARO, text="hoi")) == NotSeated()
    assert play.do(PassTurn(player=CARO, ply=0)) == NotSeated()
    assert play.do(TakeSeat(player=CARO)) == WrongPhase("playing")
    assert play.do(RemoveSeat(player=ANNA, target=CARO)) == InvalidArgument("player", "has no seat in this game")


def test_the_new_host_is_in_play() -> None:
    """The first seat in the order of turns that is not out."""
    play = Play(PLAIN).started(ANNA, BRAM, CARO, DIRK, misses_out=1)
    play.lay()
    play.passes()
    assert play.events(LeaveGame(player=ANNA))[-1] == HostChanged(seq=play.state.seq, at=START, host=CARO)


def test_a_seat_that_is_out_may_still_talk_and_leave() -> None:
    """Out by misses is still at the table. Leaving it changes neither the turn nor, by itself, the game."""
    play = Play(PLAIN).started(ANNA, BRAM, CARO, misses_out=1)
    play.lay()
    play.passes()
    turn, deadline = play.state.turn, play.state.deadline
    assert isinstance(play.do(Say(player=BRAM, text="tja")), tuple)
    (out,) = play.events(LeaveGame(player=BRAM), wait_ms=1000)
    assert out == PlayerOut(seq=out.seq, at=play.now, player=BRAM, why="left", turn=turn, deadline=deadline)
    assert play.do(Say(player=BRAM, text="?")) == NotSeated()


def test_a_host_who_is_out_stays_host_until_leaving() -> None:
    """Being out by misses takes nothing from the host but the game."""
    play = Play(PLAIN).started(ANNA, BRAM, CARO, misses_out=1)
    play.passes()
    assert play.state.host == ANNA
    assert isinstance(play.do(RemoveSeat(player=ANNA, target=CARO)), tuple)
    assert play.state.phase == "finished"


def test_talk() -> None:
    """Seated players may talk, whoever's turn it is."""
    play = Play().started(ANNA, BRAM)
    assert play.do(Say(player=BRAM, text="Hoi {allemaal}")) == (
        Said(seq=5, at=START, player=BRAM, text="Hoi {allemaal}"),
    )


def test_a_rematch_is_opened_once() -> None:
    """The first to ask names the next game; for the others it is there already."""
    play = Play().started(ANNA, BRAM)
    play.events(EndGame())
    assert play.do(OpenRematch(player=BRAM, rematch=NEXT)) == (RematchOpened(seq=6, at=START, rematch=NEXT),)
    assert play.do(OpenRematch(player=ANNA, rematch=GameId("eeeeffff"))) == ()
    assert play.state.rematch == NEXT


def test_a_rematch_that_came_to_nothing_is_replaced() -> None:
    """By whoever knows which one that was."""
    play = Play().started(ANNA, BRAM)
    play.events(EndGame())
    play.events(OpenRematch(player=BRAM, rematch=NEXT))
    other = GameId("eeeeffff")
    assert play.do(OpenRematch(player=ANNA, rematch=other, instead_of=GameId("gggghhhh"))) == ()
    assert play.do(OpenRematch(player=ANNA, rematch=other, instead_of=NEXT))
    assert play.state.rematch == other


def test_who_left_may_join_the_rematch() -> None:
    """A former seat is a former seat."""
    play = Play().started(ANNA, BRAM)
    play.events(LeaveGame(player=BRAM))
    assert isinstance(play.do(OpenRematch(player=BRAM, rematch=NEXT)), tuple)


def test_a_rematch_knows_where_it_comes_from() -> None:
    """The link goes both ways."""
    play = Play()
    play.events(CreateGame(player=ANNA, ruleset=PRESETS["classic"], language="nl", private=False, rematch_of=NEXT))
    assert play.state.rematch_of == NEXT


def test_a_waiting_game_closes_when_nobody_touches_it() -> None:
    """After thirty minutes, not before; whatever anybody does begins them anew."""
    play = Play().seated(ANNA)
    play.events(Say(player=ANNA, text="is hier iemand?"), wait_ms=IDLE_MS - 1)
    assert play.events(CloseIdle(), wait_ms=IDLE_MS - 1) == ()
    assert play.events(CloseIdle(), wait_ms=1) == (GameClosed(seq=4, at=play.now, why="idle"),)


def test_the_host_of_the_server_ends_a_game() -> None:
    """A waiting one is closed; a running one is abandoned, and nobody has won."""
    assert Play().seated(ANNA).events(EndGame()) == (GameClosed(seq=3, at=START, why="ended"),)
    (finished,) = Play().started(ANNA, BRAM).events(EndGame())
    assert isinstance(finished, GameFinished)
    assert (finished.outcome.why, finished.outcome.winners) == ("abandoned", ())
    assert finished.outcome.scores == ((ANNA, 0), (BRAM, 0))

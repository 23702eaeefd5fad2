"""The clock, when the server itself has lost time of a turn."""

from tests.support.play import ANNA, BRAM, Play
from wordsnake.game.commands import CreateGame, ExtendClock
from wordsnake.game.events import ClockExtended
from wordsnake.rules.ruleset import ruleset_from


def test_a_restart_gives_time_back() -> None:
    """Whoever is to move has at least ten seconds, or a full turn if that is shorter."""
    play = Play().started(ANNA, BRAM)
    assert play.events(ExtendClock(), wait_ms=50_000) == ()
    (extended,) = play.events(ExtendClock(), wait_ms=1)
    assert extended == ClockExtended(seq=5, at=play.now, turn=ANNA, deadline=play.now + 10_000)
    assert play.events(ExtendClock()) == ()
    quick = Play().started(ANNA, BRAM, turn_seconds=6)
    (extended,) = quick.events(ExtendClock(), wait_ms=3_600_000)
    assert extended == ClockExtended(seq=5, at=quick.now, turn=ANNA, deadline=quick.now + 6_000)


def test_what_the_server_lost_of_a_turn_is_given_back() -> None:
    """Exactly that, and no more than a full turn."""
    play = Play().started(ANNA, BRAM)
    (extended,) = play.events(ExtendClock(lost=20_000, restarted=False), wait_ms=30_000)
    assert extended == ClockExtended(seq=5, at=play.now, turn=ANNA, deadline=play.now + 50_000)
    (extended,) = play.events(ExtendClock(lost=3_600_000, restarted=False), wait_ms=49_999)
    assert extended == ClockExtended(seq=6, at=play.now, turn=ANNA, deadline=play.now + 60_000)


def test_a_turn_that_was_over_when_the_server_was_lost_is_over() -> None:
    """The grace is for the network."""
    play = Play().started(ANNA, BRAM)
    assert play.events(ExtendClock(lost=5000, restarted=False), wait_ms=65_000) == ()


def test_a_restart_gives_back_what_was_lost_and_at_least_ten_seconds() -> None:
    """Whichever is more."""
    play = Play().started(ANNA, BRAM)
    (extended,) = play.events(ExtendClock(lost=20_000), wait_ms=30_000)
    assert extended == ClockExtended(seq=5, at=play.now, turn=ANNA, deadline=play.now + 50_000)
    (extended,) = play.events(ExtendClock(lost=2_000), wait_ms=49_000)
    assert extended == ClockExtended(seq=6, at=play.now, turn=ANNA, deadline=play.now + 10_000)


def test_a_deadline_further_away_than_a_full_turn_comes_nearer() -> None:
    """The server's clock was set back while it was down; the end of the game moves with it where they are one."""
    play = Play().started(ANNA, BRAM, game_seconds=60, turn_seconds=60)
    play.now -= 3_600_000
    (extended,) = play.events(ExtendClock())
    assert extended == ClockExtended(seq=5, at=play.now, turn=ANNA, deadline=play.now + 60_000)
    assert play.state.ends_at == play.state.deadline


def test_the_word_of_the_day_is_the_same_for_all_and_so_is_its_time() -> None:
    """A restart leaves ten seconds; nothing else is given back."""
    play = Play()
    rules = ruleset_from({"name": "daily"})
    play.events(CreateGame(player=ANNA, ruleset=rules, language="nl", private=True, day="2026-01-01"))
    assert play.events(ExtendClock(lost=60_000, restarted=False), wait_ms=100_000) == ()
    (extended,) = play.events(ExtendClock(lost=60_000), wait_ms=3_600_000)
    assert isinstance(extended, ClockExtended)
    assert extended.deadline == play.now + 10_000


def test_a_restart_gives_the_game_time_back() -> None:
    """Where the time of the whole game ran out meanwhile, it lasts as long as the turn that was given back."""
    play = Play().started(ANNA, BRAM, game_seconds=60)
    play.events(ExtendClock(), wait_ms=3_600_000)
    assert play.state.ends_at == play.state.deadline == play.now + 10_000
    play.words("behaard")
    assert play.state.phase == "playing"

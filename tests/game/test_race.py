"""A race: everybody may move, the first of those who follow the same word is the one who did."""

import pytest

from tests.support.play import ANNA, BRAM, CARO, DIRK, PLAIN, Play
from wordsnake.game.commands import ExtendClock, LeaveGame, PassTurn, PlayWord
from wordsnake.game.decide import Decision
from wordsnake.game.events import ClockExtended, GameFinished, GameStarted, Outcome, PlayerId, PlayerOut, WordPlayed
from wordsnake.game.refusals import InvalidArgument, NotSeated, NotYourTurn, OwnWord, StalePly, TooLate, WrongPhase
from wordsnake.game.state import GRACE_MS, OWN_WORD_MS

SECONDS = 180
WORDS = "behaard haardvuur vuurdoop doopvont daad haar"


def race(*players: PlayerId, words: str = WORDS, **rules: object) -> Play:
    """A race of these players that has just begun; the word of ply 0 is the first of `words`."""
    play = Play(words)
    return play.started(*players, name="race", **rules)


def says(play: Play, player: PlayerId, text: str, ply: int | None = None, move_id: str | None = None) -> Decision:
    """The player lays a word on the current one, or on that before move `ply`."""
    return play.do(PlayWord(player=player, text=text, ply=play.state.ply if ply is None else ply, move_id=move_id))


def test_a_race_begins_for_all() -> None:
    """The opening is drawn, it is nobody's turn, and the end of the game is everybody's deadline."""
    play = race(ANNA, BRAM)
    started = play.log[-1]
    assert isinstance(started, GameStarted)
    assert started.current is not None
    assert (started.turn, started.ply, started.deadline) == (None, 1, play.now + SECONDS * 1000)
    assert (play.state.turn, play.state.deadline) == (None, started.deadline)


def test_anybody_may_follow() -> None:
    """Whoever has a word lays it; the event tells of no turn, and of the same deadline."""
    play = race(ANNA, BRAM, CARO, opening="player")
    says(play, CARO, "behaard")
    decision = says(play, ANNA, "haardvuur")
    assert isinstance(decision, tuple)
    assert isinstance(decision[0], WordPlayed)
    assert (decision[0].player, decision[0].ply, decision[0].points, decision[0].turn) == (ANNA, 1, 10, None)
    assert decision[0].deadline == play.state.deadline == play.now + SECONDS * 1000
    assert play.scores() == {ANNA: 10, BRAM: 0, CARO: 0}


def test_who_comes_second_has_just_missed() -> None:
    """Two follow the same word: the first one's stands, the other learns of the word that is to be followed now."""
    play = race(ANNA, BRAM, opening="player")
    says(play, ANNA, "behaard")
    says(play, BRAM, "haardvuur", ply=1)
    before = play.state
    assert says(play, ANNA, "haar", ply=1) == StalePly(2, "haardvuur")
    assert play.state == before


def test_a_word_names_what_it_builds_on() -> None:
    """Without a ply nobody knows which word was to be followed."""
    play = race(ANNA, BRAM)
    refused = play.do(PlayWord(player=ANNA, text="haar"))
    assert isinstance(refused, InvalidArgument)
    assert refused.argument == "ply"


def test_nobody_follows_their_own_word_at_once() -> None:
    """For five seconds others go first; how long still is told."""
    play = race(ANNA, BRAM, opening="player")
    says(play, ANNA, "behaard")
    play.now += 1200
    assert says(play, ANNA, "haardvuur") == OwnWord(3.8)
    play.now += OWN_WORD_MS - 1200 - 1
    assert says(play, ANNA, "haardvuur") == OwnWord(0.001)
    play.now += 1
    assert isinstance(says(play, ANNA, "haardvuur"), tuple)


def test_another_word_ends_the_wait() -> None:
    """Once somebody else has played, there is nothing to wait for; a drawn word is nobody's own."""
    play = race(ANNA, BRAM, opening="player")
    for player, word in ((ANNA, "behaard"), (BRAM, "haardvuur"), (ANNA, "vuurdoop")):
        assert isinstance(says(play, player, word), tuple)
    drawn = race(ANNA, BRAM, words=PLAIN, max_overlap=1)
    assert isinstance(says(drawn, ANNA, "aaaaaaaaaa"), tuple)


def test_own_words_are_refused_after_what_comes_first_in_the_api() -> None:
    """A stale ply and a clock that has run out are told first, what is wrong with the word last."""
    play = race(ANNA, BRAM, opening="player", game_seconds=30)
    says(play, ANNA, "behaard")
    assert says(play, ANNA, "2", ply=0) == StalePly(1, "behaard")
    assert isinstance(says(play, ANNA, "2"), OwnWord)
    assert play.state.deadline is not None
    play.now = play.state.deadline + GRACE_MS
    assert says(play, ANNA, "2") == TooLate()


def test_nobody_passes() -> None:
    """There is no turn to miss."""
    play = race(ANNA, BRAM)
    assert play.do(PassTurn(player=ANNA, ply=1)) == NotYourTurn(None)


def test_who_has_no_part_in_it() -> None:
    """A stranger, and who has left."""
    play = race(ANNA, BRAM, CARO)
    play.events(LeaveGame(player=CARO))
    assert says(play, DIRK, "haar") == says(play, CARO, "haar") == NotSeated()


def test_a_race_ends_with_its_time() -> None:
    """When it is up, and the network forgiven, most points win."""
    play = race(ANNA, BRAM, opening="player")
    says(play, ANNA, "behaard")
    says(play, BRAM, "haardvuur")
    assert play.runs_out() == (
        GameFinished(seq=play.state.seq, at=play.now, outcome=Outcome((BRAM,), "time", ((ANNA, 0), (BRAM, 10)))),
    )
    assert play.now == play.log[-3].at + SECONDS * 1000 + GRACE_MS
    assert says(play, ANNA, "vuurdoop") == WrongPhase("finished")


@pytest.mark.parametrize("goal", [{"target_score": 10}, {"max_words": 5}])
def test_a_goal_ends_a_race_at_once(goal: dict[str, object]) -> None:
    """There are no rounds to be finished."""
    play = race(ANNA, BRAM, words=PLAIN, max_overlap=1, points_per_letter=4, opening="player", **goal)
    for ply in range(6):
        assert play.state.phase == "playing"
        decision = says(play, (ANNA, BRAM)[ply % 2], "a" * (ply + 2))
    assert isinstance(decision, tuple)
    played, finished = decision
    assert isinstance(played, WordPlayed)
    assert (played.turn, played.deadline) == (None, None)
    assert isinstance(finished, GameFinished)
    assert finished.outcome.why == "goal"


def test_the_last_one_in_a_race_has_won() -> None:
    """As in any game of several; until then who leaves changes nothing for the others."""
    play = race(ANNA, BRAM, CARO)
    out, *_ = play.events(LeaveGame(player=CARO))
    assert isinstance(out, PlayerOut)
    assert (out.turn, out.deadline) == (None, play.state.deadline)
    *_, finished = play.events(LeaveGame(player=BRAM))
    assert isinstance(finished, GameFinished)
    assert (finished.outcome.why, finished.outcome.winners) == ("last_in_play", (ANNA,))


def test_a_race_has_ten_seconds_after_a_restart() -> None:
    """If it was nearly over, or over, when the server came back: for everybody."""
    play = race(ANNA, BRAM)
    assert play.state.deadline is not None
    assert play.events(ExtendClock(), wait_ms=1000) == ()
    play.now = play.state.deadline + 60_000
    assert play.events(ExtendClock()) == (
        ClockExtended(seq=play.state.seq, at=play.now, turn=None, deadline=play.now + 10_000),
    )
    assert play.runs_out()[0].at == play.log[-2].at + 10_000 + GRACE_MS

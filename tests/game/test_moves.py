"""Laying words: points, spelling, refusals in their order, and moves that are made twice."""

from dataclasses import replace

from tests.support.play import ANNA, BRAM, CARO, DIRK, Play
from wordsnake.game.commands import LeaveGame, PassTurn, PlayWord
from wordsnake.game.events import Link, WordPlayed
from wordsnake.game.refusals import (
    AlreadyPlayed,
    InvalidArgument,
    NoOverlap,
    NotAWord,
    NotInLexicon,
    NotSeated,
    NotYourTurn,
    Repeated,
    StalePly,
    TooLate,
    TooShort,
    WrongPhase,
)
from wordsnake.game.state import GRACE_MS


def test_the_example_of_the_rules() -> None:
    """Behaard, haardvuur (5 letters, 10 points), vuurdoop (4, 8), doopvont (4, 8); capitals do not matter."""
    play = Play().started(ANNA, BRAM).words("behaard Haardvuur vuurdoop doopvont")
    assert list(play.state.snake) == [
        Link(0, "behaard", "behaard", ANNA, 0, 0),
        Link(1, "haardvuur", "haardvuur", BRAM, 5, 10),
        Link(2, "vuurdoop", "vuurdoop", ANNA, 4, 8),
        Link(3, "doopvont", "doopvont", BRAM, 4, 8),
    ]
    assert play.scores() == {ANNA: 8, BRAM: 18}


def test_a_move_says_all_there_is_to_know() -> None:
    """What was laid, what it scored in all, and who is next until when."""
    play = Play().started(ANNA, BRAM).words("behaard")
    play.now += 5000
    assert play.word("haardvuur", move_id="m1") == (
        WordPlayed(
            seq=6,
            at=play.now,
            player=BRAM,
            word="haardvuur",
            key="haardvuur",
            overlap=5,
            points=10,
            score=10,
            ply=1,
            move_id="m1",
            turn=ANNA,
            deadline=play.now + 60_000,
        ),
    )


def test_the_canonical_spelling_is_played() -> None:
    """Who types "reunie" lays "reünie"; it links by its key and may not be laid again in any spelling."""
    play = Play("reünie eend drie").started(ANNA, BRAM).words("reunie eend drie")
    assert play.state.snake[0].word == "reünie"
    assert play.state.snake[1].overlap == 1
    assert play.state.snake.get("reunie") == play.state.snake[0]


def test_moves_are_refused_in_the_order_of_the_api() -> None:
    """One mistake after another is put right: each time the next reason is given."""
    play = Play("band bandleider roos de").started(ANNA, BRAM, CARO, min_length=3).words("band")
    play.events(LeaveGame(player=CARO))
    late = play.state.deadline
    assert late is not None
    play.now = late + GRACE_MS
    move = PlayWord(player=DIRK, text="2", ply=0)
    assert play.do(move) == NotSeated()
    assert play.do(replace(move, player=CARO)) == NotSeated()
    assert play.do(replace(move, player=ANNA)) == StalePly(1, "band")
    assert play.do(replace(move, player=ANNA, ply=1)) == NotYourTurn(BRAM)
    move = replace(move, player=BRAM, ply=1)
    assert play.do(move) == TooLate()
    play.now -= 1
    assert play.do(move) == NotAWord("not_letters")
    assert play.do(replace(move, text="de")) == TooShort(3)
    assert play.do(replace(move, text="bandleidr")) == NotInLexicon("bandleidr", "bandleider")
    assert play.do(replace(move, text="roos")) == NoOverlap("band", "roos", ("and", "nd", "d"))
    assert play.state.ply == 1


def test_no_word_is_played_twice() -> None:
    """The refusal says who laid it and when; it comes after the check of the overlap."""
    play = Play("aba abab baba").started(ANNA, BRAM).words("aba baba")
    assert play.word("aba") == AlreadyPlayed("aba", ANNA, 0)
    assert play.word("baba") == AlreadyPlayed("baba", BRAM, 1)


def test_without_a_ply_a_move_is_never_stale() -> None:
    """The number of the move is optional for a word."""
    play = Play().started(ANNA, BRAM).words("behaard")
    assert isinstance(play.word("haardvuur", ply=None), tuple)


def test_a_stale_ply_before_the_opening() -> None:
    """There is no current word yet."""
    play = Play().started(ANNA, BRAM)
    assert play.word("behaard", ply=1) == StalePly(0, None)
    assert play.do(PassTurn(player=ANNA, ply=3)) == StalePly(0, None)


def test_a_refused_move_changes_nothing() -> None:
    """No event, and the game as it was."""
    play = Play().started(ANNA, BRAM).words("behaard")
    before = play.state
    play.word("zee")
    assert play.state == before


def test_the_same_move_again_has_the_same_result() -> None:
    """Also when it is long over, in another spelling, or the game finished: the stored result, and no event."""
    play = Play("reünie eend").started(ANNA, BRAM)
    decision = play.word("reünie", move_id="x")
    assert isinstance(decision, tuple)
    assert isinstance(decision[0], WordPlayed)
    again = PlayWord(player=ANNA, text="Reunie", ply=0, move_id="x")
    assert play.do(again) == Repeated(decision[0])
    play.words("eend")
    play.passes()
    play.passes()
    assert play.state.phase == "finished"
    assert play.do(again) == Repeated(decision[0])


def test_a_move_id_belongs_to_one_word() -> None:
    """The same id with another word, or with none, is an invalid argument, also once the game is over."""
    play = Play().started(ANNA, BRAM)
    play.word("behaard", move_id="x")
    for text in ("haardvuur", "2"):
        decision = play.do(PlayWord(player=ANNA, text=text, move_id="x"))
        assert decision == InvalidArgument("move_id", "was that of another word")


def test_a_move_id_belongs_to_one_player() -> None:
    """Two players may use the same id."""
    play = Play().started(ANNA, BRAM)
    play.word("behaard", move_id="x")
    assert isinstance(play.word("haardvuur", move_id="x"), tuple)


def test_the_id_of_a_refused_move_is_free() -> None:
    """Only accepted moves are remembered."""
    play = Play().started(ANNA, BRAM)
    assert isinstance(play.word("blorf", move_id="x"), NotInLexicon)
    assert isinstance(play.word("behaard", move_id="x"), tuple)


def test_a_new_move_id_after_the_end() -> None:
    """A move that was never made is refused for the phase."""
    play = Play().started(ANNA, BRAM)
    play.passes()
    play.passes()
    assert play.do(PlayWord(player=ANNA, text="behaard", move_id="new")) == WrongPhase("finished")


def test_overlap_within_the_bounds_of_the_ruleset() -> None:
    """Where only one letter may overlap, one letter counts."""
    play = Play("aba ababa baab").started(ANNA, BRAM, max_overlap=1, target_score=50).words("aba ababa")
    assert play.state.snake[1].overlap == 1
    strict = Play("behaard daad").started(ANNA, BRAM, min_overlap=2).words("behaard")
    assert isinstance(strict.word("daad"), NoOverlap)


def test_words_grow_longer() -> None:
    """Every five words one letter more; the refusal says how many it takes now."""
    words = "aab baa aabb bba abb bbaa aaab"
    play = Play(words).started(ANNA, BRAM, min_length=3, length_every=5)
    play.words("aab baa aabb bba abb bbaa")
    assert play.state.ply == 6
    assert play.word("aab") == TooShort(4)
    play.words("aaab")

"""Daily games, in every store: one attempt a day, and how the players of a day stand."""

from dataclasses import replace

import pytest

from tests.store.conftest import Wait
from tests.store.support import ANNE, BRAM, CARO, NOON, Append, finished, opened
from wordsnake.game.events import GameId, PlayerId
from wordsnake.rules.words import Word
from wordsnake.store.dailies import Attempt
from wordsnake.store.protocols import SeqConflict, Store

TODAY, TOMORROW = "2026-01-01", "2026-01-02"


def daily(game: str, host: PlayerId = ANNE, day: str = TODAY, language: str = "nl", at: int = NOON) -> Append:
    """The first append of a daily game."""
    return opened(game, host=host, at=at, day=day, language=language, ruleset="daily", seats_max=1, phase="playing")


def played(store: Store, wait: Wait, score: int, game: Append) -> None:
    """The game is opened, and ends with so many points."""
    wait(store.append(*game))
    name, events, card = finished(game)
    wait(store.append(name, events, replace(card, scores=(score,))))


def player(store: Store, wait: Wait, name: str) -> PlayerId:
    """A player who is called this."""
    guest = wait(store.enter(f"key of {name}", NOON))
    return wait(store.claim_name(guest.id, name, NOON)).id


def attempt(of: PlayerId, game: str, score: int, place: int) -> Attempt:
    return Attempt(player=of, game=GameId(game), score=score, place=place)


def test_a_players_game_of_a_day(store: Store, wait: Wait) -> None:
    """Of that day, that language, and that player: from the moment it is opened."""
    wait(store.append(*daily("aaaa2222")))
    assert wait(store.daily_game(TODAY, "nl", ANNE)) == "aaaa2222"
    assert wait(store.daily_game(TODAY, "nl", BRAM)) is None
    assert wait(store.daily_game(TODAY, "en", ANNE)) is None
    assert wait(store.daily_game(TOMORROW, "nl", ANNE)) is None


def test_a_card_tells_its_day(store: Store, wait: Wait) -> None:
    """It is stored and read like the rest of it."""
    game = daily("aaaa2222")
    wait(store.append(*game))
    assert wait(store.card(GameId("aaaa2222"))) == game[2]


def test_there_is_one_attempt_a_day(store: Store, wait: Wait) -> None:
    """A second one is refused by the store itself, and nothing of it is kept; other days and languages are free."""
    wait(store.append(*daily("aaaa2222")))
    with pytest.raises(SeqConflict):
        wait(store.append(*daily("bbbb2222")))
    assert wait(store.read(GameId("bbbb2222"))) == ()
    wait(store.append(*daily("bbbb2222", day=TOMORROW)))
    wait(store.append(*daily("cccc2222", language="en")))
    wait(store.append(*daily("dddd2222", BRAM)))


def test_the_opening_of_a_day_is_kept(store: Store, wait: Wait) -> None:
    """The first one that is told stays; each day and language has its own."""
    cafe, zee = Word("café", "cafe"), Word("zee", "zee")
    assert wait(store.daily_opening(TODAY, "nl", cafe)) == cafe
    assert wait(store.daily_opening(TODAY, "nl", zee)) == cafe
    assert wait(store.daily_opening(TOMORROW, "nl", zee)) == zee
    assert wait(store.daily_opening(TODAY, "en", zee)) == zee


def test_other_games_may_be_many(store: Store, wait: Wait) -> None:
    """Games without a day are no attempts."""
    wait(store.append(*opened("aaaa2222")))
    wait(store.append(*opened("bbbb2222")))


def test_daily_games_are_in_no_list(store: Store, wait: Wait) -> None:
    """Public as they are: there is nothing to join, and at first nothing to see."""
    wait(store.append(*daily("aaaa2222")))
    wait(store.append(*opened("bbbb2222")))
    page = wait(store.public_games(None, None, None, 10))
    assert [card.game for card in page.games] == ["bbbb2222"]


def test_the_board_of_a_day(store: Store, wait: Wait) -> None:
    """The best first; equals share a place, the earlier one first; what is not over, or of another day, is left out."""
    anne, bram, caro, dirk = (player(store, wait, name) for name in ("Anne", "Bram", "Caro", "Dirk"))
    played(store, wait, 40, daily("aaaa2222", anne, at=NOON + 9))
    played(store, wait, 60, daily("bbbb2222", bram))
    played(store, wait, 40, daily("cccc2222", caro, at=NOON + 5))
    played(store, wait, 10, daily("dddd2222", dirk))
    played(store, wait, 99, daily("eeee2222", anne, day=TOMORROW))
    played(store, wait, 99, daily("ffff2222", anne, language="en"))
    wait(store.append(*daily("gggg2222", player(store, wait, "Eva"))))
    board = wait(store.daily_board(TODAY, "nl", 3, dirk))
    assert board.attempts == (
        attempt(bram, "bbbb2222", 60, 1),
        attempt(caro, "cccc2222", 40, 2),
        attempt(anne, "aaaa2222", 40, 2),
    )
    assert board.players == 4
    assert board.own == attempt(dirk, "dddd2222", 10, 4)


def test_a_board_without_anybody(store: Store, wait: Wait) -> None:
    """Nobody has played, and nobody asks."""
    board = wait(store.daily_board(TODAY, "nl", 10, None))
    assert (board.attempts, board.players, board.own) == ((), 0, None)


def test_who_asks_for_nothing_but_the_own_place(store: Store, wait: Wait) -> None:
    """It is told however short the list is."""
    anne, bram = (player(store, wait, name) for name in ("Anne", "Bram"))
    played(store, wait, 40, daily("aaaa2222", anne))
    played(store, wait, 60, daily("bbbb2222", bram))
    board = wait(store.daily_board(TODAY, "nl", 0, anne))
    assert (board.attempts, board.players, board.own) == ((), 2, attempt(anne, "aaaa2222", 40, 2))


def test_who_is_on_the_board(store: Store, wait: Wait) -> None:
    """Players with a name who are not shut out; the places close up."""
    anne, bram = (player(store, wait, name) for name in ("Anne", "Bram"))
    played(store, wait, 70, daily("aaaa2222", anne))
    played(store, wait, 60, daily("bbbb2222", bram))
    played(store, wait, 80, daily("cccc2222", CARO))
    wait(store.ban(anne, banned=True))
    board = wait(store.daily_board(TODAY, "nl", 10, anne))
    assert (board.attempts, board.players, board.own) == ((attempt(bram, "bbbb2222", 60, 1),), 1, None)

"""Lists of games, in every store."""

from typing import Any

import pytest

from tests.store.conftest import Wait
from tests.store.support import BRAM, NOON, finished, joined, opened
from wordsnake.game.events import GameId
from wordsnake.store.protocols import Store


def put(store: Store, wait: Wait, game: str, changed_at: int = NOON, **card: Any) -> None:
    """A game whose card says this."""
    wait(store.append(*opened(game, changed_at=changed_at, **card)))


def ids(page: Any) -> list[str]:
    return [card.game for card in page.games]


def test_public_games_by_latest_change(store: Store, wait: Wait) -> None:
    """The game that changed last comes first; at the same moment the ids decide, downwards."""
    put(store, wait, "aaaa2222", NOON)
    put(store, wait, "bbbb2222", NOON + 5)
    put(store, wait, "cccc2222", NOON)
    assert ids(wait(store.public_games(None, None, None, 10))) == ["bbbb2222", "cccc2222", "aaaa2222"]


def test_a_change_moves_a_game_up(store: Store, wait: Wait) -> None:
    """Lists follow the cards."""
    first = opened("aaaa2222")
    wait(store.append(*first))
    put(store, wait, "bbbb2222", NOON + 5)
    wait(store.append(*joined(first, BRAM, at=NOON + 9)))
    page = wait(store.public_games(None, None, None, 10))
    assert ids(page) == ["aaaa2222", "bbbb2222"]
    assert page.games[0] == joined(first, BRAM, at=NOON + 9)[2]


def test_private_games_are_in_no_list(store: Store, wait: Wait) -> None:
    """Whatever is asked for."""
    put(store, wait, "a" * 26, private=True)
    assert ids(wait(store.public_games(None, None, None, 10))) == []
    assert ids(wait(store.public_games("waiting", "nl", None, 10))) == []


def test_lists_by_phase_and_language(store: Store, wait: Wait) -> None:
    """Either, both or neither."""
    put(store, wait, "aaaa2222", NOON, phase="waiting", language="nl")
    put(store, wait, "bbbb2222", NOON + 1, phase="playing", language="nl")
    put(store, wait, "cccc2222", NOON + 2, phase="playing", language="en")
    assert ids(wait(store.public_games("playing", None, None, 10))) == ["cccc2222", "bbbb2222"]
    assert ids(wait(store.public_games(None, "nl", None, 10))) == ["bbbb2222", "aaaa2222"]
    assert ids(wait(store.public_games("playing", "nl", None, 10))) == ["bbbb2222"]
    assert ids(wait(store.public_games("closed", None, None, 10))) == []


def test_pages_of_a_language_hold_games_of_all_phases(store: Store, wait: Wait) -> None:
    """In one order, however they are looked for, and each once."""
    for number, phase in enumerate(["waiting", "closed", "playing", "closed", "waiting"]):
        put(store, wait, f"{chr(97 + number) * 4}2222", NOON + number, phase=phase, language="nl")
    put(store, wait, "zzzz2222", NOON + 3, phase="closed", language="en")
    over = opened("ffff2222")
    wait(store.append(*over))
    wait(store.append(*finished(over, at=NOON + 9)))
    cursor, seen = None, []
    while True:
        page = wait(store.public_games(None, "nl", cursor, 2))
        seen += ids(page)
        cursor = page.cursor
        if cursor is None:
            break
    assert seen == ["ffff2222", "eeee2222", "dddd2222", "cccc2222", "bbbb2222", "aaaa2222"]


def test_games_that_were_over_lately(store: Store, wait: Wait) -> None:
    """Private ones too, in the order in which they changed; the time itself is included."""
    put(store, wait, "aaaa2222", NOON - 1, phase="closed")
    put(store, wait, "bbbb2222", NOON + 1, phase="closed")
    put(store, wait, "cccc2222", NOON, phase="closed", private=True)
    put(store, wait, "dddd2222", NOON, phase="playing")
    game = opened("eeee2222")
    wait(store.append(*game))
    wait(store.append(*finished(game, at=NOON + 2)))
    assert wait(store.over_since(NOON)) == ("cccc2222", "bbbb2222", "eeee2222")


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_pages_join_into_the_whole_list(store: Store, wait: Wait, size: int) -> None:
    """Following the cursor shows every game once, whatever the size of a page, equal times included."""
    for number, letter in enumerate("abcdefg"):
        put(store, wait, letter * 8, NOON + number // 3)
    seen: list[str] = []
    cursor = None
    while not seen or cursor is not None:
        page = wait(store.public_games(None, None, cursor, size))
        seen += ids(page)
        cursor = page.cursor
    assert seen == [letter * 8 for letter in "gfedcba"]


def test_a_cursor_survives_changes(store: Store, wait: Wait) -> None:
    """A game that changes while someone leafs moves to the front and makes nobody miss another."""
    games = [opened(letter * 8, changed_at=NOON + number) for number, letter in enumerate("abc")]
    for game in games:
        wait(store.append(*game))
    page = wait(store.public_games(None, None, None, 1))
    wait(store.append(*joined(games[2], BRAM, at=NOON + 99)))
    assert ids(wait(store.public_games(None, None, page.cursor, 5))) == ["b" * 8, "a" * 8]


@pytest.mark.parametrize(
    "cursor", ["", "x", "12", "1.", ".a", "1.aaaa2222 ", "-1.aaaa2222", "9" * 40 + ".aaaa2222", "1.A"]
)
def test_an_unintelligible_cursor(store: Store, wait: Wait, cursor: str) -> None:
    """Cursors come from strangers: whatever this store did not make is a ValueError."""
    with pytest.raises(ValueError, match="not a cursor"):
        wait(store.public_games(None, None, cursor, 5))


def test_unfinished_games_oldest_first(store: Store, wait: Wait) -> None:
    """Waiting and playing games, private ones too: what a server takes up again after a restart."""
    put(store, wait, "aaaa2222", at=NOON + 2)
    put(store, wait, "bbbb2222", at=NOON + 1, phase="playing")
    put(store, wait, "c" * 26, at=NOON, private=True)
    put(store, wait, "dddd2222", at=NOON, phase="closed")
    end = opened("eeee2222", at=NOON)
    wait(store.append(*end))
    wait(store.append(*finished(end)))
    assert wait(store.unfinished()) == (GameId("c" * 26), GameId("bbbb2222"), GameId("aaaa2222"))


def test_the_last_page_has_no_cursor(store: Store, wait: Wait) -> None:
    """Also when it is exactly full."""
    put(store, wait, "aaaa2222")
    put(store, wait, "bbbb2222")
    assert wait(store.public_games(None, None, None, 2)).cursor is None
    assert wait(store.public_games(None, None, None, 1)).cursor is not None

"""What the host rules about words, and what players ask for, in every store."""

from typing import Any

from tests.store.conftest import OpenSqlite, Wait
from tests.store.support import NOON, opened
from wordsnake.game.events import GameId, PlayerId
from wordsnake.rules.rulings import Ruling
from wordsnake.store.protocols import Store
from wordsnake.store.words import Appeal, Ruled

GAME = GameId("game2222")


def appeal(word: str = "selfie", player: str = "anne", language: str = "nl", at: int = NOON) -> Appeal:
    return Appeal(language=language, word=word, key=word, player=PlayerId(player), game=GAME, at=at)


def ask(store: Store, wait: Wait, asked: Appeal, *, of_game: int = 10, of_language: int = 100) -> bool:
    """Appeal in a game that the store knows."""
    if wait(store.card(GAME)) is None:
        wait(store.append(*opened(str(GAME))))
    kept: bool = wait(store.appeal(asked, of_game=of_game, of_language=of_language))
    return kept


def rule(store: Store, wait: Wait, word: str, language: str = "nl", **fields: Any) -> Ruled:
    how = {"permitted": True, "reason": "people say it", **fields}
    ruled: Ruled = wait(store.rule(Ruling(language=language, word=word, key=word, at=NOON, **how)))
    return ruled


def test_rulings_are_numbered_in_each_language(store: Store, wait: Wait) -> None:
    """Without a hole; they come back as they were made."""
    for word, language in (("app", "nl"), ("ok", "en"), ("selfie", "nl")):
        rule(store, wait, word, language)
    found = wait(store.rulings())
    assert [(ruling.language, ruling.number, ruling.word) for ruling in found] == [
        ("en", 1, "ok"), ("nl", 1, "app"), ("nl", 2, "selfie"),
    ]  # fmt: skip
    assert found[1] == Ruling(
        language="nl", number=1, word="app", key="app", permitted=True, reason="people say it", at=NOON
    )


def test_a_word_can_be_ruled_about_again(store: Store, wait: Wait) -> None:
    """Both rulings stay: games were played with either."""
    rule(store, wait, "app")
    rule(store, wait, "app", permitted=False, reason="no, they do not")
    assert [(ruling.number, ruling.permitted) for ruling in wait(store.rulings())] == [(1, True), (2, False)]


def test_an_appeal_waits_for_a_ruling(store: Store, wait: Wait) -> None:
    """By language and key, the earliest first."""
    asked = [appeal("zeg", at=NOON + 5), appeal("app", "bram", at=NOON + 2), appeal("app", at=NOON + 3)]
    assert all(ask(store, wait, each) for each in asked)
    assert wait(store.appeals(10)) == (asked[1], asked[2], asked[0])
    assert wait(store.appeals(2)) == (asked[1], asked[2])


def test_a_player_appeals_once_for_a_word(store: Store, wait: Wait) -> None:
    """Asking again changes nothing, and is no error even where nothing more is kept."""
    assert ask(store, wait, appeal())
    assert ask(store, wait, appeal(at=NOON + 1), of_game=1)
    assert wait(store.appeals(10)) == (appeal(),)


def test_appeals_are_bounded(store: Store, wait: Wait) -> None:
    """For each player and game, and in all for each language."""
    assert ask(store, wait, appeal("app"))
    assert not ask(store, wait, appeal("zeg"), of_game=1)
    assert not ask(store, wait, appeal("zeg", "bram"), of_language=1)
    assert ask(store, wait, appeal("zeg", "bram", "en"), of_game=1, of_language=1)
    assert len(wait(store.appeals(10))) == 2


def test_a_ruling_answers_the_appeals_for_the_word(store: Store, wait: Wait) -> None:
    """And tells whose they were; the others wait on."""
    for each in (appeal(player="bram"), appeal(player="anne"), appeal("zeg"), appeal(language="en")):
        ask(store, wait, each)
    assert rule(store, wait, "selfie").players == ("anne", "bram")
    assert wait(store.appeals(10)) == (appeal(language="en"), appeal("zeg"))
    assert rule(store, wait, "selfie").players == ()


def test_who_is_forgotten_asks_for_nothing(store: Store, wait: Wait) -> None:
    """The appeals of others stay."""
    anne = wait(store.enter("a1", NOON))
    ask(store, wait, appeal(player=anne.id))
    ask(store, wait, appeal(player="bram"))
    wait(store.forget(anne.id))
    assert wait(store.appeals(10)) == (appeal(player="bram"),)


def test_what_was_ruled_and_asked_is_there_after_a_restart(open_sqlite: OpenSqlite, wait: Wait) -> None:
    """As everything else."""
    store = open_sqlite()
    rule(store, wait, "app")
    ask(store, wait, appeal())
    wait(store.close())
    again = open_sqlite()
    assert [ruling.word for ruling in wait(again.rulings())] == ["app"]
    assert wait(again.appeals(10)) == (appeal(),)
    assert rule(again, wait, "ok").ruling.number == 2

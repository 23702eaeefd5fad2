"""What players say is kept apart from the log, and not for ever; in every store."""

from pathlib import Path

from tests.store.conftest import OpenSqlite, Wait
from tests.store.support import ANNE, BRAM, DAY, NOON, joined, opened, said
from wordsnake.game.events import GameId, Said
from wordsnake.store.protocols import Store

GAME = GameId("game2222")


def a_talk(store: Store, wait: Wait) -> None:
    """Anne speaks on the first day, Bram on the second."""
    steps = [opened()]
    steps.append(joined(steps[-1], BRAM))
    steps.append(said(steps[-1], "dag Bram", player=ANNE, at=NOON))
    steps.append(said(steps[-1], "dag Anne", player=BRAM, at=NOON + DAY))
    for step in steps:
        wait(store.append(*step))


def texts(store: Store, wait: Wait) -> list[str | None]:
    """What the log still tells of what was said."""
    return [event.text for event in wait(store.read(GAME)) if isinstance(event, Said)]


def test_what_was_said_is_read_with_the_log(store: Store, wait: Wait) -> None:
    """As long as it is kept, a text stands in its event."""
    a_talk(store, wait)
    assert texts(store, wait) == ["dag Bram", "dag Anne"]


def test_pruning_forgets_what_was_said_before(store: Store, wait: Wait) -> None:
    """Older texts are gone and counted; their events keep their place in the log."""
    a_talk(store, wait)
    assert wait(store.prune_chat(NOON + 1)) == 1
    assert texts(store, wait) == [None, "dag Anne"]
    assert [event.seq for event in wait(store.read(GAME))] == [1, 2, 3, 4, 5]
    assert wait(store.prune_chat(NOON + 1)) == 0


def test_pruning_spares_the_moment_itself(store: Store, wait: Wait) -> None:
    """`before` is exclusive."""
    a_talk(store, wait)
    assert wait(store.prune_chat(NOON)) == 0


def test_forgetting_a_player_forgets_what_it_said(store: Store, wait: Wait) -> None:
    """Nobody else's texts go with it."""
    anne = wait(store.enter("a1", NOON)).id
    last = opened(host=anne)
    wait(store.append(*last))
    last = said(last, "van mij", player=anne)
    wait(store.append(*last))
    wait(store.append(*said(last, "van Bram", player=BRAM)))
    wait(store.forget(anne))
    assert texts(store, wait) == [None, "van Bram"]


def test_a_text_already_forgotten(store: Store, wait: Wait) -> None:
    """An event without text (an imported log) is stored as it is."""
    last = opened()
    wait(store.append(*last))
    wait(store.append(*said(last, None)))
    assert texts(store, wait) == [None]


def test_what_is_forgotten_is_gone_from_the_disk(open_sqlite: OpenSqlite, wait: Wait, path: Path) -> None:
    """Not merely out of sight: once the server has stopped, no byte of the text is in its files."""
    store = open_sqlite()
    anne = wait(store.enter("a1", NOON)).id
    first = opened(host=anne)
    wait(store.append(*first))
    wait(store.append(*said(first, "heimelijk", player=anne)))
    assert [b"heimelijk" in file.read_bytes() for file in (path, path.with_name(path.name + "-wal"))] == [False, True]
    wait(store.forget(anne))
    wait(store.close())
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert b"heimelijk" not in path.read_bytes()

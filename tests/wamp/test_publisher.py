"""What leaves the server: to whom, in which order, and what stays private."""

from dataclasses import fields
from typing import Any

from tests.support.service import ANNA, BRAM, CARO, Server
from wordsnake.game import events
from wordsnake.wamp.telling.wire_events import MESSAGES


def test_every_event_has_a_message_with_its_fields() -> None:
    """The game's id and the version apart; a word's key is nobody's business."""
    kinds = {kind.__name__: kind for kind in events.Event.__subclasses__()}
    assert kinds.keys() == MESSAGES.keys()
    for name, kind in kinds.items():
        unseen = {"lexicon"} if name == "GameCreated" else {"key"} if name == "WordPlayed" else set()
        assert {field.name for field in fields(kind)} - unseen == set(MESSAGES[name].__struct_fields__) - {"v", "game"}


def test_the_topic_of_a_game_carries_every_event_in_order(server: Server) -> None:
    """Seq after seq, as keyword arguments."""
    game = server.playing(ANNA, BRAM)
    server.play(game, "behaard haardvuur")
    server.clock.advance(61)
    assert [event["seq"] for event in server.events(game)] == list(range(1, 8))
    assert {event["game"] for event in server.events(game)} == {game}


def test_whoever_is_to_move_is_told_at_once_wherever_connected(server: Server) -> None:
    """And nobody else."""
    game = server.playing(ANNA, BRAM)
    server.published.clear()
    mover = server.to_move(game)
    server.play(game, "behaard")
    told = [each for each in server.published if each.topic == "wordsnake.me"]
    assert [each.options.eligible_authid for each in told] == [[BRAM if mover == ANNA else ANNA]]
    assert (told[0].message["type"], told[0].message["ply"]) == ("your_turn", 1)


def test_talk_is_no_reason_to_call_somebody_to_move(server: Server) -> None:
    """Only a turn that begins is."""
    game = server.playing(ANNA, BRAM)
    server.published.clear()
    server.call(ANNA, "say", game, "hm")
    assert server.on("wordsnake.me") == []


def test_a_result_is_published_once(server: Server) -> None:
    """When a public game is over."""
    game = server.playing(ANNA, BRAM)
    server.call(ANNA, "leave_game", game)
    server.call(BRAM, "say", game, "hè")
    results = server.on("wordsnake.results")
    assert [(each["game"], each["outcome"]["why"]) for each in results] == [(game, "last_in_play")]


def test_of_a_private_game_nothing_leaves_but_its_own_events(server: Server) -> None:
    """No lobby, no result; components, who may listen to all games, are excluded, also from presence."""
    server.connect(BRAM, 1)
    game = server.playing(ANNA, BRAM, private=True)
    server.service.sessions.left(1)
    server.clock.advance(5)
    server.call(ANNA, "leave_game", game)
    topics = {each.topic for each in server.published}
    assert topics == {f"wordsnake.game.{game}", "wordsnake.me"}
    assert "presence_changed" in {event["type"] for event in server.on(f"wordsnake.game.{game}")}
    for each in server.published:
        if each.topic != "wordsnake.me":
            assert each.options.exclude_authrole == ["component"]


def test_the_lobby_hears_of_a_game_once_a_second_at_most_and_always_its_last_state(server: Server) -> None:
    """The first change at once."""
    game = server.waiting(ANNA)
    lobby = server.on("wordsnake.lobby")
    assert len(lobby) == 1
    for key in (BRAM, CARO):
        server.call(key, "join_game", game)
    assert len(server.on("wordsnake.lobby")) == 1
    server.clock.advance(1)
    assert [len(each["game"]["seats"]) for each in server.on("wordsnake.lobby")] == [1, 3]
    server.clock.advance(1)
    assert len(server.on("wordsnake.lobby")) == 2
    server.call(BRAM, "leave_game", game)
    assert len(server.on("wordsnake.lobby")) == 3


def test_while_the_router_is_away_games_go_on_and_nothing_is_queued(server: Server) -> None:
    """Consumers fetch what they missed."""
    game = server.playing(ANNA, BRAM)
    server.service.publisher.send = None
    server.published.clear()
    server.play(game, "behaard haardvuur")
    assert server.published == []
    assert server.call(None, "get_events", game, 4)["events"][-1]["word"] == "haardvuur"


def test_presence_is_told_to_the_unfinished_games_of_a_player(server: Server) -> None:
    """Away after five seconds, and back."""
    game = server.playing(ANNA, BRAM)
    other = server.waiting(CARO)
    server.connect(BRAM, 7)
    server.service.sessions.left(7)
    server.clock.advance(5)
    expected: list[dict[str, Any]] = [
        {"type": "presence_changed", "game": game, "player": "guest-bbbbbb", "connected": connected}
        for connected in (True, False)
    ]
    assert [each for each in server.on(f"wordsnake.game.{game}") if "seq" not in each] == expected
    assert [each for each in server.on(f"wordsnake.game.{other}") if "seq" not in each] == []

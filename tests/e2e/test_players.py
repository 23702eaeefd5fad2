"""Players over WAMP, as a stranger's client sees the server: a whole node, an engine, an event log on disk."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any

import pytest

from tests.support.server import Server
from tests.support.wamp import Client, Subscription, WampError

pytestmark = pytest.mark.e2e

WORDS = ("behaard", "haardvuur", "vuurdoop", "doopvont", "ontslag", "slagroom", "roomboter", "boterham", "hamster")


def join(server: Server, name: str) -> Client:
    """A session of the player `name`, who has claimed that name."""
    client = server.connect(name)
    client.call("wordsnake.set_name", name)
    return client


def opened(host: Client, *others: Client, **options: Any) -> tuple[str, dict[str, Client]]:
    """A running game between these players, and the players by name."""
    game = host.call("wordsnake.create_game", **options)["game"]
    for other in others:
        other.call("wordsnake.join_game", game)
    host.call("wordsnake.start_game", game)
    players = (host, *others)
    return game, {client.call("wordsnake.get_player")["name"]: client for client in players}


def refused(client: Client, reason: str, procedure: str, *args: Any, **kwargs: Any) -> dict[str, Any]:
    """The fields of the refusal that a call must meet."""
    with pytest.raises(WampError) as error:
        client.call(f"wordsnake.{procedure}", *args, **kwargs)
    assert error.value.uri == f"wordsnake.error.{reason}"
    assert len(error.value.arguments) == 1
    assert error.value.arguments[0].endswith(".")
    return error.value.kwargs


def test_two_players_play_a_sprint_to_its_outcome(server: Server) -> None:
    """Every link scores twice its letters, every event reaches both, and the round's end decides."""
    with join(server, "Anna") as anna, join(server, "Bob") as bob:
        game, players = opened(anna, bob, ruleset="sprint")
        heard = [client.subscribe(f"wordsnake.game.{game}") for client in (anna, bob)]
        results = bob.subscribe("wordsnake.results")
        scores = dict.fromkeys(players, 0)
        view = anna.call("wordsnake.get_game", game)
        for ply, word in enumerate(WORDS):
            mover = view["turn"]
            move = players[mover].call("wordsnake.play_word", game, word, ply)
            assert (move["ply"], move["word"]) == (ply, word)
            assert move["points"] == 2 * move["overlap"]
            scores[mover] += move["points"]
            view = anna.call("wordsnake.get_game", game)
            if view["phase"] == "finished":
                break
        assert view["outcome"]["why"] == "goal"
        assert view["outcome"]["scores"] == scores
        assert view["outcome"]["winners"] == [name for name in scores if scores[name] == max(scores.values())]
        for subscription in heard:
            assert_dense(subscription, view["seq"])
        assert results.until(lambda event: event["game"] == game).kwargs["outcome"] == view["outcome"]


def assert_dense(subscription: Subscription, last: int) -> None:
    """The events that arrived live are numbered without a hole up to `last`."""
    seqs = []
    while not seqs or seqs[-1] < last:
        event = subscription.next().kwargs
        if "seq" in event:
            seqs.append(event["seq"])
    assert seqs == list(range(seqs[0], last + 1))


def test_sixteen_players_race(server: Server) -> None:
    """All follow each word at once: one of them has it, fifteen have just missed, and the log is that of all."""
    names = [f"racer{number}" for number in range(16)]
    with ExitStack() as open_sessions, ThreadPoolExecutor(16) as threads:
        racers = [open_sessions.enter_context(join(server, name)) for name in names]
        game, _ = opened(*racers, ruleset={"name": "race", "opening": "player"})
        heard = [racer.subscribe(f"wordsnake.game.{game}") for racer in racers]
        laid: list[str] = []

        def follow(racer: Client, ply: int) -> str:
            try:
                racer.call("wordsnake.play_word", game, WORDS[ply], ply)
            except WampError as error:
                return error.uri
            return "laid"

        for ply in range(len(WORDS)):
            answers = list(threads.map(follow, racers, [ply] * 16))
            assert answers.count("laid") == 1
            assert {*answers} <= {"laid", "wordsnake.error.stale_ply", "wordsnake.error.own_word"}
            laid.append(names[answers.index("laid")])
        view = racers[0].call("wordsnake.get_game", game)
        assert [(link["player"], link["word"]) for link in view["snake"]] == list(zip(laid, WORDS, strict=True))
        for subscription in heard:
            assert_dense(subscription, view["seq"])


def test_the_word_of_the_day_stays_with_who_plays_it(server: Server) -> None:
    """Others can't follow the game on its topic; both have the same opening; the result is told, the words are not."""
    with join(server, "Rosa") as rosa, join(server, "Sam") as sam:
        view = rosa.call("wordsnake.find_game", "daily", "nl")
        assert sam.call("wordsnake.find_game", "daily", "nl")["current"] == view["current"]
        game = view["game"]
        mine, others, results = (
            rosa.subscribe(f"wordsnake.game.{game}"),
            sam.subscribe(f"wordsnake.game.{game}"),
            sam.subscribe("wordsnake.results"),
        )
        rosa.call("wordsnake.pass_turn", game, 1)
        assert mine.until(lambda event: event["type"] == "game_finished")
        assert results.until(lambda event: event["game"] == game).kwargs["outcome"]["scores"] == {"Rosa": 0}
        assert others.arrived.empty()
        assert "until" in refused(sam, "hidden", "get_game", game)


def test_overlap_is_counted_in_plain_letters_and_answered_in_the_canonical_spelling(server: Server) -> None:
    """Capitals do not matter, the longest overlap counts, and "reunie" is answered as "reünie"."""
    with join(server, "Cas") as cas, join(server, "Dirk") as dirk:
        game, players = opened(cas, dirk)
        order = [seat["player"] for seat in cas.call("wordsnake.get_game", game)["seats"]]
        first, second = (players[name] for name in order)
        opening = first.call("wordsnake.play_word", game, "behaard", 0)
        assert (opening["overlap"], opening["points"]) == (0, 0)
        link = second.call("wordsnake.play_word", game, word="Haardvuur")
        assert (link["word"], link["overlap"], link["points"]) == ("haardvuur", 5, 10)
        assert first.call("wordsnake.play_word", game, "vuurdoop")["overlap"] == 4
        assert cas.call("wordsnake.check_word", "reunie", "nl") == {"valid": True, "word": "reünie", "reason": None}


def test_each_mistake_has_its_own_error(server: Server) -> None:
    """The first refusal that fits is given, with the fields that explain it."""
    with join(server, "Eva") as eva, join(server, "Finn") as finn, join(server, "Gast") as stranger:
        game, players = opened(eva, finn)
        order = [seat["player"] for seat in eva.call("wordsnake.get_game", game)["seats"]]
        mover, other = (players[name] for name in order)
        assert refused(mover, "invalid_argument", "play_word", game, 7)["argument"] == "word"
        refused(mover, "no_such_game", "play_word", "aaaaaaaa", "banaan")
        refused(stranger, "wrong_phase", "join_game", game)
        refused(stranger, "not_seated", "play_word", game, "banaan")
        refused(finn, "wrong_phase", "start_game", game)
        assert refused(mover, "stale_ply", "play_word", game, "banaan", 3) == {"ply": 0, "current": None}
        assert refused(other, "not_your_turn", "play_word", game, "banaan")["turn"] == order[0]
        refused(mover, "not_a_word", "play_word", game, "b4naan")
        assert refused(mover, "too_short", "play_word", game, "a") == {"min": 2}
        assert refused(mover, "not_in_lexicon", "play_word", game, "blorf")["word"] == "blorf"
        mover.call("wordsnake.play_word", game, "banaan")
        assert refused(other, "no_overlap", "play_word", game, "zee")["current"] == "banaan"
        other.call("wordsnake.play_word", game, "aangaan")
        assert refused(mover, "already_played", "play_word", game, "aangaan")["ply"] == 1
        assert refused(mover, "invalid_argument", "say", game, "x" * 501)["argument"] == "text"


def test_a_move_id_makes_a_repeat_harmless(server: Server) -> None:
    """The same id returns the first result and adds nothing; with another word it is refused."""
    with join(server, "Hugo") as hugo, join(server, "Ina") as ina:
        game, players = opened(hugo, ina)
        mover = players[hugo.call("wordsnake.get_game", game)["turn"]]
        first = mover.call("wordsnake.play_word", game, "banaan", move_id="one")
        assert mover.call("wordsnake.play_word", game, "banaan", ply=0, move_id="one") == first
        assert hugo.call("wordsnake.get_game", game)["seq"] == first["seq"]
        assert refused(mover, "invalid_argument", "play_word", game, "ananas", move_id="one")["argument"] == "move_id"


def test_eight_players_share_one_snake(server: Server) -> None:
    """All eight hear all words in the same order, and only the one to move may move."""
    clients = [join(server, f"speler-{number}") for number in range(8)]
    try:
        game, players = opened(*clients)
        heard = [client.subscribe(f"wordsnake.game.{game}") for client in clients]
        for ply, word in enumerate(WORDS[:8]):
            mover = clients[0].call("wordsnake.get_game", game)["turn"]
            waiting = next(client for name, client in players.items() if name != mover)
            assert refused(waiting, "not_your_turn", "play_word", game, word, ply)["turn"] == mover
            players[mover].call("wordsnake.play_word", game, word, ply)
        for subscription in heard:
            words = [subscription.until(lambda event: event["type"] == "word_played").kwargs["word"] for _ in range(8)]
            assert words == list(WORDS[:8])
        assert refused(clients[0], "wrong_phase", "start_game", game) == {"phase": "playing"}
    finally:
        for client in clients:
            client.close()


def test_a_private_game_is_in_no_list_and_its_id_is_the_invitation(server: Server) -> None:
    """Its id has 26 characters; who has it may join; the lobby and the list never show it."""
    with join(server, "Jan") as jan, join(server, "Kees") as kees:
        lobby = kees.subscribe("wordsnake.lobby")
        game = jan.call("wordsnake.create_game", private=True)["game"]
        assert len(game) == 26
        public = jan.call("wordsnake.create_game")["game"]
        assert lobby.until(lambda event: event["game"]["host"] == "Jan").kwargs["game"]["game"] == public
        listed = [each["game"] for each in kees.call("wordsnake.list_games")["games"]]
        assert public in listed
        assert game not in listed
        assert kees.call("wordsnake.get_player", "Jan")["games"] == [public]
        assert [seat["player"] for seat in kees.call("wordsnake.join_game", game)["seats"]] == ["Jan", "Kees"]


def test_presence_is_seen_by_the_others(server: Server) -> None:
    """Five seconds after a player's last session ended the others hear of it, and again when it is back."""
    with join(server, "Lot") as lot, join(server, "Mees") as mees:
        game = lot.call("wordsnake.create_game")["game"]
        mees.call("wordsnake.join_game", game)
        heard = lot.subscribe(f"wordsnake.game.{game}")
        mees.drop()
        gone = heard.until(lambda event: event["type"] == "presence_changed").kwargs
        assert (gone["player"], gone["connected"]) == ("Mees", False)
        with join(server, "Mees"):
            back = heard.until(lambda event: event["type"] == "presence_changed").kwargs
            assert (back["player"], back["connected"]) == ("Mees", True)

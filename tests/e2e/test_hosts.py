"""A host's commands, while the server runs and when it does not."""

from pathlib import Path

import pytest

from tests.e2e.test_players import join, opened
from tests.support.server import Server
from tests.support.wamp import ClosedError, WampError, authid, public_key, seed

pytestmark = pytest.mark.e2e


def players(server: Server) -> dict[str, list[str]]:
    """What `players list` prints to a program, by name."""
    listed = server.run("players", "list")
    assert listed.returncode == 0, listed.stderr
    return {line.split("\t")[0]: line.split("\t")[1:] for line in listed.stdout.splitlines()}


def test_a_players_name_is_listed_changed_and_freed(server: Server) -> None:
    """By the running server, whose caller has the new name at once."""
    with server.connect("zoe") as zoe:
        zoe.call("wordsnake.set_name", "Zoe")
        assert "Zoe" in players(server)
        assert server.run("players", "rename", "zoe", "Zoetje").stdout == "zoe is called Zoetje from now on.\n"
        assert zoe.call("wordsnake.get_player")["name"] == "Zoetje"
        assert server.run("players", "free", "Zoetje").returncode == 0
        assert "Zoetje" not in players(server)


def test_a_linked_key_signs_in_as_the_player(server: Server) -> None:
    """For a second device, or a lost key."""
    with server.connect("yan") as yan:
        yan.call("wordsnake.set_name", "Yan")
        assert server.run("players", "link", "Yan", public_key(seed("yan's phone"))).returncode == 0
        with server.connect("yan's phone") as phone:
            assert phone.call("wordsnake.get_player")["name"] == "Yan"


def test_a_banned_player_is_out_at_once_and_stays_out_until_let_in(server: Server) -> None:
    """What they are connected with does nothing any more, and no other session begins."""
    with server.connect("troll") as troll:
        troll.call("wordsnake.set_name", "Troll")
        assert server.run("players", "ban", "Troll").returncode == 0
        with pytest.raises((WampError, ClosedError)):
            troll.call("wordsnake.create_game")
    with pytest.raises(WampError):
        server.connect("troll")
    assert server.run("players", "unban", "Troll").returncode == 0
    with server.connect("troll") as troll:
        assert troll.call("wordsnake.get_player")["name"] == "Troll"


def test_games_are_listed_and_ended(server: Server) -> None:
    """Private ones too."""
    with server.connect("wim") as wim:
        game = wim.call("wordsnake.create_game", private=True)["game"]
        assert game in server.run("games", "list").stdout
        assert server.run("games", "end", game).stdout == f"The game {game} is over.\n"
        assert wim.call("wordsnake.get_game", game)["phase"] == "closed"
        assert game not in server.run("games", "list").stdout


def test_a_key_is_a_component_from_the_moment_it_is_trusted_until_it_is_not(server: Server) -> None:
    """Without a restart: each time its sessions end, and the next one is what the key is by then."""
    key, fingerprint = public_key(seed("archive")), authid(seed("archive"))
    games = "wordsnake.game."
    with server.connect("archive") as archive:
        assert archive.authrole == "player"
        trusted = server.run("keys", "add", key, "--role", "component", "--fingerprint", fingerprint, "--label", "all")
        assert (trusted.returncode, trusted.stderr) == (0, "")
        archive.wait_closed()
    with server.connect("archive") as archive:
        assert archive.authrole == "component"
        archive.subscribe(games, match="prefix")
        assert server.run("keys", "list").stdout == f"component\t\tall\tyes\t{fingerprint}\t{key}\n"
        assert server.run("keys", "revoke", "all").returncode == 0
        archive.wait_closed()
    with server.connect("archive") as archive:
        assert archive.authrole == "player"
        with pytest.raises(WampError):
            archive.subscribe(games, match="prefix")
    assert server.run("keys", "list").stdout == ""


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("players", "ban", "nobody"), "Error: There is no player called nobody."),
        (("keys", "revoke", "nobody"), "Error: No trusted key is nobody; `wordsnake keys list` shows all."),
        (("games", "end", "aaaaaaaa"), "Error: There is no such game."),
    ],
)
def test_what_cannot_be_done_ends_with_1_and_a_sentence(
    server: Server, command: tuple[str, ...], sentence: str
) -> None:
    """The same one, whoever answers."""
    answer = server.run(*command)
    assert (answer.returncode, answer.stderr.strip()) == (1, sentence)


def test_the_commands_work_when_no_server_runs(lexicons: Path) -> None:
    """On what the last one stored."""
    with Server(lexicons=lexicons) as server:
        with server.connect("vic") as vic:
            vic.call("wordsnake.set_name", "Vic")
            game = vic.call("wordsnake.create_game")["game"]
        server.stop()
        assert "Vic" in players(server)
        assert game in server.run("games", "list").stdout
        assert server.run("games", "end", game).returncode == 0
        assert game not in server.run("games", "list").stdout
        assert server.run("players", "forget", "Vic").returncode == 0
        assert "Vic" not in players(server)
        assert server.run("players", "ban", "nobody").stderr == "Error: There is no player called nobody.\n"


def test_a_backup_is_made_and_verified_while_games_run(server: Server, tmp_path: Path) -> None:
    """The words of the games are looked up in the list they were played with; nothing is restored underneath."""
    with join(server, "Els") as els, join(server, "Fop") as fop:
        game, players = opened(els, fop)
        for ply, word in enumerate(("behaard", "haardvuur")):
            mover = els.call("wordsnake.get_game", game)["turn"]
            players[mover].call("wordsnake.play_word", game, word, ply)
        assert server.run("backup", str(tmp_path / "backup")).returncode == 0
        for arguments in ((), (str(tmp_path / "backup"),)):
            verified = server.run("verify", *arguments)
            assert verified.stdout.endswith("All is well.\n"), verified.stdout
            assert "on trust" not in verified.stdout
        assert server.run("restore", str(tmp_path / "backup"), "--force").returncode == 2
        assert els.call("wordsnake.get_game", game)["ply"] == 2

"""The pool of bots."""

import stat

from wordsnake.paths import DataDir
from wordsnake.supervisor.bots import command, enrol_pool, pool
from wordsnake.supervisor.keys import public_key
from wordsnake.supervisor.settings import UpOptions
from wordsnake.wamp.trust.keys import TrustFile, authid_of, levels


def test_there_are_as_many_of_each_level_as_asked_for(data: DataDir) -> None:
    """With names that say the level."""
    bots = pool(data, 2)
    assert [bot.name for bot in bots if bot.level == 3] == ["adder-3", "viper-3"]
    assert len(bots) == 10
    assert pool(data, 0) == []


def test_keys_are_made_once_for_their_owner_alone(data: DataDir) -> None:
    """A bot is the same player after every start."""
    assert pool(data, 1) == pool(data, 1)
    assert stat.S_IMODE((data.bot_keys / "adder-3.key").stat().st_mode) == 0o600
    assert len({bot.seed for bot in pool(data, 2)}) == 10


def test_the_engine_is_told_to_trust_them(data: DataDir) -> None:
    """Each with its level; those of an earlier, larger pool stay."""
    enrol_pool(data, 2)
    enrol_pool(data, 1)
    known = levels(TrustFile(data.trusted_keys).read())
    assert known == {authid_of(public_key(bot.seed)): bot.level for bot in pool(data, 2)}


def test_the_command_line_says_what_was_asked(data: DataDir) -> None:
    """They play where this machine reaches the server."""
    line = command(UpOptions(data=data, bots=3, port=9000, verbose=True))
    assert line[line.index("bots") :] == [
        "bots", "--supervised", "--data", str(data.root), "--language", "nl",
        "--each", "3", "--url", "http://127.0.0.1:9000/", "--verbose",
    ]  # fmt: skip

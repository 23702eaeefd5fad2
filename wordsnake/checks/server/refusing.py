"""Each reason for which something is refused: that it is this one, with its fields and a sentence."""

from collections.abc import Awaitable, Callable

from wordsnake.checks.check import Check
from wordsnake.checks.server.people import name_of
from wordsnake.checks.stage import Stage

NO_GAME = "aaaaaaaa"
NO_PLAYER = "Nobody-is-it"
NO_CODE = "00000000"
Provoke = Callable[[Stage], Awaitable[None]]

NOT_PROVOKED = {
    "too_late": "the turn is missed at the same moment",
    "too_many_games": "it would take sixteen games",
    "hidden": "it would take a daily game of a player with a name, who would keep it for ever",
    "too_many_keys": "it would take sixteen keys",
    "too_many_appeals": "they would wait for the host of the server",
    "chat_off": "it is looked at where chat is off",
    "own_word": "it is part of the race",
    "rate_limited": "it has a check of its own",
    "unavailable": "a server that works has none",
}
"""Reasons without a check here, and why."""


async def invalid_argument(stage: Stage) -> None:
    """No id of a game."""
    await (await stage.player("bram")).refused("get_game", "invalid_argument", "no such id")


async def no_such_game(stage: Stage) -> None:
    """One that might be."""
    await (await stage.player("bram")).refused("get_game", "no_such_game", NO_GAME)


async def no_such_player(stage: Stage) -> None:
    """Nobody has this name."""
    await (await stage.player("bram")).refused("get_player", "no_such_player", NO_PLAYER)


async def no_such_code(stage: Stage) -> None:
    """One that was never made."""
    await (await stage.player("bram")).refused("redeem_link", "no_such_code", NO_CODE)


async def key_has_played(stage: Stage) -> None:
    """Anna sits in games already."""
    await stage.whole()
    code = (await (await stage.player("caro")).call("link_device"))["code"]
    await (await stage.player("anna")).refused("redeem_link", "key_has_played", code)


async def name_taken(stage: Stage) -> None:
    """In capitals."""
    name = await name_of(stage)
    await (await stage.player("eager")).refused("set_name", "name_taken", name.upper())


async def name_needed(stage: Stage) -> None:
    """For the daily game."""
    language = (await stage.words()).language
    await (await stage.player("bram")).refused("create_game", "name_needed", "daily", language)


async def wrong_phase(stage: Stage) -> None:
    """A word before the game has begun."""
    async with stage.waiting() as game:
        await game.players[0].refused("play_word", "wrong_phase", game.id, (await stage.words()).chain[0])


async def too_few_seats(stage: Stage) -> None:
    """One."""
    async with stage.waiting(alone=True) as game:
        await game.players[0].refused("start_game", "too_few_seats", game.id)


async def game_full(stage: Stage) -> None:
    """A third at a table for two."""
    async with stage.waiting({"name": "classic", "seats_max": 2}) as game:
        await (await stage.player("eager")).refused("join_game", "game_full", game.id)


async def not_host(stage: Stage) -> None:
    """Somebody else begins."""
    async with stage.waiting() as game:
        await game.players[1].refused("start_game", "not_host", game.id)


async def not_seated(stage: Stage) -> None:
    """Somebody who looks on."""
    async with stage.match() as game:
        await (await stage.player("caro")).refused("play_word", "not_seated", game.id, (await stage.words()).chain[0])


async def not_your_turn(stage: Stage) -> None:
    """Whoever comes next."""
    async with stage.match() as game:
        _, other = await game.turn()
        await other.refused("play_word", "not_your_turn", game.id, (await stage.words()).chain[0])


async def stale_ply(stage: Stage) -> None:
    """It comes before whose turn it is, and before the word."""
    async with stage.match() as game:
        _, other = await game.turn()
        await other.refused("play_word", "stale_ply", game.id, "1", 7)


async def not_a_word(stage: Stage) -> None:
    """A space in it."""
    async with stage.match() as game:
        await (await game.turn())[0].refused("play_word", "not_a_word", game.id, "a b")


async def too_short(stage: Stage) -> None:
    """One letter."""
    async with stage.match() as game:
        await (await game.turn())[0].refused("play_word", "too_short", game.id, "d")


async def not_in_lexicon(stage: Stage) -> None:
    """Letters that spell nothing."""
    async with stage.match() as game:
        await (await game.turn())[0].refused("play_word", "not_in_lexicon", game.id, (await stage.words()).unknown)


async def no_overlap(stage: Stage) -> None:
    """A word that begins with something else."""
    words = await stage.words()
    async with stage.match() as game:
        await game.lay(words.chain[0])
        await (await game.turn())[0].refused("play_word", "no_overlap", game.id, words.apart)


async def already_played(stage: Stage) -> None:
    """A word that would follow itself."""
    words = await stage.words()
    async with stage.match() as game:
        await game.lay(words.again)
        await (await game.turn())[0].refused("play_word", "already_played", game.id, words.again)


PROVOKED: dict[str, Provoke] = {
    provoke.__name__: provoke
    for provoke in (
        invalid_argument, no_such_game, wrong_phase, not_seated, not_host, stale_ply, not_your_turn, not_a_word,
        too_short, not_in_lexicon, no_overlap, already_played, too_few_seats, game_full, name_taken, name_needed,
        no_such_player, no_such_code, key_has_played,
    )
}  # fmt: skip
"""By the reason."""

CHECKS = tuple(
    Check(f"refusal {reason}", "api.md#errors", f"it is refused with {reason}, its fields and a sentence", provoke)
    for reason, provoke in PROVOKED.items()
)

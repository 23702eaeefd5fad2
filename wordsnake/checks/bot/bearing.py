"""What a bot bears: lost lines, restarts, a newer server."""

from typing import Any

from wordsnake.checks.bot.bout import AFTER, BEFORE, BETWEEN, RESTART, Bout
from wordsnake.checks.bot.stage import CUT, NEWER, RESTARTED, BotStage
from wordsnake.checks.bot.witness import given_in
from wordsnake.checks.check import Check, Departed, Unchecked, expect


def _goes_on(bout: Bout, name: str) -> None:
    """After this the bot has moved in time."""
    if name not in bout.due:
        raise Unchecked("the game did not get so far" if bout.lost else "it laid too few words for that")
    moves = bout.moves[bout.due[name] :]
    if not moves and bout.lost is None:
        raise Unchecked("the game was over too soon")
    if not moves and bout.lost is not None:
        raise Departed(bout.lost[1])
    expect(moves[0].get("why") != "timeout", "its time ran out")


async def cut_before(stage: BotStage) -> None:
    """The word has to be sent again."""
    _goes_on(await stage.troubled(CUT), BEFORE)


async def cut_after(stage: BotStage) -> None:
    """The word must not be laid again; the opponent has passed meanwhile, which the bot did not hear."""
    _goes_on(await stage.troubled(CUT), AFTER)


async def cut_between(stage: BotStage) -> None:
    """Its turn begins while it is away."""
    _goes_on(await stage.troubled(CUT), BETWEEN)


async def doubled(stage: BotStage) -> None:
    """Under the same move_id, or not at all."""
    bout = await stage.troubled(CUT)
    if not bout.cut_off:
        raise Unchecked("it laid too few words for that")
    first, *again = [call for call in bout.witness.calls("play_word") if _same(call.given, given_in(bout.cut_off))]
    for call in again:
        kept = first.given.get("move_id") is not None and call.given == first.given
        expect(kept, f"{first.given} was sent again as {call.given}")


async def restarted(stage: BotStage) -> None:
    """The line is lost, and for some seconds there is no server."""
    _goes_on(await stage.troubled(RESTARTED), RESTART)


async def newer(stage: BotStage) -> None:
    """What is not of today is left out."""
    bout = await stage.troubled(NEWER)
    if bout.lost is not None:
        raise Departed(bout.lost[1])
    expect(not bout.late, f"its time ran out in {len(bout.late)} of {len(bout.moves)} turns")


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether these are the same move, or pretend to be."""
    return one.get("ply") == other.get("ply") and (one.get("ply") is not None or one.get("word") == other.get("word"))


ALL = (
    Check("line lost before a word arrives", "api.md#procedures",
          "a bot signs in again, and sends its word once more", cut_before),
    Check("line lost before the answer", "contract.md#gaps-and-how-to-close-them",
          "a bot signs in again, looks how its game stands, and goes on", cut_after),
    Check("nothing twice", "contract.md#sending-again",
          "a word is sent again with the same ply and move_id, or not at all", doubled),
    Check("line lost between turns", "contract.md#gaps-and-how-to-close-them",
          "a bot signs in again, and finds that its turn has begun", cut_between),
    Check("server restarted", "api.md#errors",
          "a bot waits until the server is there again, and goes on", restarted),
    Check("newer server", "contract.md#versions",
          "a bot leaves out fields and events that it does not know", newer),
)  # fmt: skip

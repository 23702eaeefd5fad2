"""The procedures of a running game: words, passes, talk."""

from wordsnake.game import commands as c
from wordsnake.game.events import WordPlayed
from wordsnake.game.refusals import Repeated
from wordsnake.table.table import Done
from wordsnake.wamp.contract import asks
from wordsnake.wamp.contract import messages as m
from wordsnake.wamp.contract.refusals import ChatOff, Refusal
from wordsnake.wamp.presence.caller import Caller
from wordsnake.wamp.procedures.tables import Tables


class Play:
    """Moves and talk of seated players."""

    def __init__(self, tables: Tables, *, chat: bool) -> None:
        self._tables = tables
        self._chat = chat

    async def play_word(self, caller: Caller, ask: asks.PlayWord) -> m.MoveResult:
        """Lay a word; a repeated `move_id` gets the first answer again."""
        player = await caller.player()
        table = await self._tables.table(ask.game)
        command = c.PlayWord(player=player.id, text=ask.word, ply=ask.ply, move_id=ask.move_id)
        return move_result(_played(await self._tables.do(table, command)))

    async def pass_turn(self, caller: Caller, ask: asks.PassTurn) -> m.SeqResult:
        """Miss a turn by choice."""
        player = await caller.player()
        return m.SeqResult(seq=await self._tables.seq(ask.game, c.PassTurn(player=player.id, ply=ask.ply)))

    async def say(self, caller: Caller, ask: asks.Say) -> m.SeqResult:
        """Say something to the table."""
        if not self._chat:
            raise Refusal(ChatOff())
        player = await caller.player()
        return m.SeqResult(seq=await self._tables.seq(ask.game, c.Say(player=player.id, text=ask.text)))


def _played(answer: Done | Repeated) -> WordPlayed:
    if isinstance(answer, Repeated):
        return answer.played
    return next(event for event in answer.events if isinstance(event, WordPlayed))


def move_result(played: WordPlayed) -> m.MoveResult:
    """What the player learns of its move."""
    return m.MoveResult(
        seq=played.seq,
        ply=played.ply,
        word=played.word,
        overlap=played.overlap,
        points=played.points,
        score=played.score,
    )

"""What is told of a game when it is over. See `wordsnake.wamp.contract.messages`."""

from typing import Literal

from wordsnake.wamp.contract.game_messages import Message


class BestView(Message, frozen=True, kw_only=True):
    """The longest overlap that was to be had, what it scores, and at most three words that would have done."""

    overlap: int
    points: int
    words: list[str]


class TrapView(Message, frozen=True, kw_only=True):
    """A word that could have been played, and after which only `left` words, if any, could have followed."""

    word: str
    left: int


class AnalysedMove(Message, frozen=True, kw_only=True):
    """A word that was played. `left` is how many words could have followed it, counted up to 500.

    An opening has neither `best` nor `trap`; `trap` is null too where none was missed.
    """

    ply: int
    player: str | None
    word: str
    overlap: int
    points: int
    best: BestView | None
    left: int
    trap: TrapView | None


class AnalysedMiss(Message, frozen=True, kw_only=True):
    """A turn that was missed when move `ply` was to be made, and whether some word was possible."""

    ply: int
    player: str
    possible: bool
    best: BestView | None


class GameAnalysis(Message, frozen=True, kw_only=True):
    """A finished game (of a very long one the last 500 moves), held against the words of version `lexicon`."""

    game: str
    lexicon: str
    moves: list[AnalysedMove]
    misses: list[AnalysedMiss]


class GameExport(Message, frozen=True, kw_only=True):
    """A finished game as one text."""

    game: str
    format: Literal["text", "jsonl"]
    text: str

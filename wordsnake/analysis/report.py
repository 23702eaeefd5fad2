"""What an analysis tells. Players stand as player ids, words in their usual spelling."""

from dataclasses import dataclass

from wordsnake.game.events import PlayerId


@dataclass(frozen=True, slots=True)
class Best:
    """The longest overlap that was to be had, what it scores, and at most three words that would have done.

    The word that was played is not among them.
    """

    overlap: int
    points: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trap:
    """A word that could have been played, and how few words could have followed it."""

    word: str
    left: int


@dataclass(frozen=True, slots=True)
class AnalysedMove:
    """A word that was played as move `ply`.

    `left` is how many words could have followed it, counted up to `MOST_LEFT`. An opening has no `best` and no `trap`,
    nor has one that the server drew a `player`.
    """

    ply: int
    player: PlayerId | None
    word: str
    overlap: int
    points: int
    best: Best | None
    left: int
    trap: Trap | None


@dataclass(frozen=True, slots=True)
class AnalysedMiss:
    """A turn that was missed, when move `ply` was to be made. `best` is None where no word was found, or none opened.

    `possible` tells whether some word could have been played.
    """

    ply: int
    player: PlayerId
    possible: bool
    best: Best | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """A finished game; `lexicon` is the version of the words it was held against, which may be newer than the game."""

    lexicon: str
    moves: tuple[AnalysedMove, ...]
    misses: tuple[AnalysedMiss, ...]

"""What is made to measure parts of the server by themselves: words that link, a lexicon of them, a game that is played.

It uses what the server's layers offer each other, so that it works on older versions of them as well.
"""

import itertools
from array import array
from collections.abc import Collection
from pathlib import Path

import marisa_trie

from wordsnake.game.card import GameCard, card_of
from wordsnake.game.commands import CreateGame, PlayWord, StartGame, TakeSeat
from wordsnake.game.decide import decide
from wordsnake.game.events import Event, GameId, PlayerId
from wordsnake.game.evolve import evolve
from wordsnake.game.state import GameState, nothing
from wordsnake.lexicon.index import SECTIONS, Header, open_index, write_index
from wordsnake.lexicon.lexicon import IndexedLexicon
from wordsnake.rules.lexicon import Lexicon
from wordsnake.rules.ruleset import PRESETS, Ruleset, ruleset_from

SYLLABLES = tuple("".join(parts) for parts in itertools.product("bdfghjklmnprstvw", "aeiou", "lmnrst"))
PARTS = len(SYLLABLES)
START = 1_767_268_800_000
"""Noon of the first day of 2026: when every game here begins."""
TURN_MS = 5_000
RATED = tuple(PRESETS.values())


def word_list(count: int) -> list[str]:
    """So many made-up words of six letters, none twice: at most 230,400."""
    return ["".join(pair) for pair in itertools.islice(itertools.product(SYLLABLES, repeat=2), count)]


def chain(count: int) -> list[str]:
    """So many different words of the whole list, each of which begins with the last three letters of the one before."""
    steps = [1, *(step for step in range(2, PARTS) if _is_prime_to(step))]
    parts = [0]
    for step in steps:  # each step walks through all syllables before any comes again
        parts += [(parts[-1] + turn * step) % PARTS for turn in range(1, PARTS + 1)]
        if len(parts) > count:
            break
    return [SYLLABLES[a] + SYLLABLES[b] for a, b in itertools.pairwise(parts[: count + 1])]


def _is_prime_to(step: int) -> bool:
    return all(step % divisor or PARTS % divisor for divisor in range(2, step + 1))


def write_lexicon(path: Path, words: Collection[str]) -> None:
    """Write an index of words that are their own keys, in no particular order of frequency."""
    trie = marisa_trie.Trie(words)
    sections = {"trie": trie.tobytes(), "levels": bytes(len(trie)), "openings": array("I", range(10)).tobytes()}
    header = Header(language="nl", fingerprint="0" * 64, words=len(trie), keys=len(trie), build_seconds=0.0, origins=())
    write_index(path, header, {name: sections.get(name, b"") for name in SECTIONS})


def lexicon_of(path: Path) -> IndexedLexicon:
    """The lexicon whose index was written there."""
    return IndexedLexicon(open_index(path))


def endless(seats: int) -> Ruleset:
    """Rules by which so many play a game that nobody wins and in which no turn ends while something is measured."""
    return ruleset_from({"name": "classic", "target_score": None, "turn_seconds": 600, "seats_max": max(seats, 2)})


class Played:
    """A game of `seats` players, by default one that goes on for ever: its state, and all events so far."""

    def __init__(
        self,
        lexicon: Lexicon,
        words: Collection[str] = (),
        *,
        seats: int = 4,
        game: str = "aaaabbbb",
        rules: Ruleset | None = None,
    ) -> None:
        self.lexicon = lexicon
        self.state: GameState = nothing(GameId(game))
        self.events: list[Event] = []
        self._at = START
        players = [PlayerId(f"player-{number:02}") for number in range(seats)]
        rules = rules or endless(seats)
        self.do(CreateGame(player=players[0], ruleset=rules, language="nl", private=False, rated=rules in RATED))
        for player in players[1:]:
            self.do(TakeSeat(player=player))
        self.do(StartGame(player=players[0], draw=1))
        for word in words:
            self.do(self.move(word))

    @property
    def card(self) -> GameCard:
        """As it is stored with the last events."""
        return card_of(self.state)

    def move(self, word: str) -> PlayWord:
        """The command by which whoever's turn it is plays a word."""
        if self.state.turn is None:
            raise ValueError("nobody is to move")
        return PlayWord(player=self.state.turn, text=word, ply=self.state.ply, move_id=f"move-{self.state.ply}")

    def decided(self, command: CreateGame | TakeSeat | StartGame | PlayWord) -> tuple[Event, ...]:
        """What a command would lead to now. Raises ValueError if it is refused."""
        decision = decide(self.state, command, self._at, self.lexicon)
        if not isinstance(decision, tuple):
            raise ValueError(f"{command} was answered {decision}")  # noqa: TRY004 - an answer of the right type
        return decision

    def do(self, command: CreateGame | TakeSeat | StartGame | PlayWord) -> tuple[Event, ...]:
        """Carry out a command; its events."""
        self._at += TURN_MS
        events = self.decided(command)
        for event in events:
            self.state = evolve(self.state, event)
        self.events += events
        return events

"""What is refused at the edge, before a game is asked or without one. The game's own refusals are beside its rules."""

from dataclasses import dataclass
from typing import ClassVar

from wordsnake.game.card import Phase
from wordsnake.rules.refused import Refused


class Refusal(Exception):  # noqa: N818 - it carries a refusal to the caller
    """Ends a call with `refused`."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.sentence)
        self.refused = refused


@dataclass(frozen=True, slots=True)
class NoSuchPlayer(Refused):
    """Nobody, or nobody here, has this name."""

    reason: ClassVar[str] = "no_such_player"
    says: ClassVar[str] = "There is no player called {name}."

    name: str


@dataclass(frozen=True, slots=True)
class SeatedUnderName(Refused):
    """A name is fixed while its player is seated in an unfinished game."""

    reason: ClassVar[str] = "wrong_phase"
    says: ClassVar[str] = "A name cannot change while its player sits in an unfinished game."

    phase: Phase


@dataclass(frozen=True, slots=True)
class NameNeeded(Refused):
    """It is for players with a name, and the caller is a guest."""

    reason: ClassVar[str] = "name_needed"
    says: ClassVar[str] = "Claim a name first: the daily game is for players with a name."


@dataclass(frozen=True, slots=True)
class Hidden(Refused):
    """Somebody else's daily game, which nobody but its player may see before the time `until`."""

    reason: ClassVar[str] = "hidden"
    says: ClassVar[str] = "The daily games of others are hidden until {until}."

    until: str


@dataclass(frozen=True, slots=True)
class ChatOff(Refused):
    """The host of the server has switched chat off."""

    reason: ClassVar[str] = "chat_off"
    says: ClassVar[str] = "Chat is switched off on this server."


@dataclass(frozen=True, slots=True)
class WordsNotReady(Refused):
    """The lexicon of this language is still being built."""

    reason: ClassVar[str] = "unavailable"
    says: ClassVar[str] = "The words of this language are not ready yet. Try again in a minute."


@dataclass(frozen=True, slots=True)
class NoBot(Refused):
    """No bot of this `level` is here, or none has time."""

    reason: ClassVar[str] = "unavailable"
    says: ClassVar[str] = "No bot of level {level} can come now. Try again in a moment, or another level."

    level: int


@dataclass(frozen=True, slots=True)
class SitsInGames(Refused):
    """Said to the host of the server: a name is fixed while its player sits in an unfinished game."""

    reason: ClassVar[str] = "wrong_phase"
    says: ClassVar[str] = "{name} sits in an unfinished game ({games}); end it first, or wait until it is over."

    name: str
    games: str


@dataclass(frozen=True, slots=True)
class KeyInUse(Refused):
    """Said to the host of the server: the key is that of another player, who has a name or sits in a game."""

    reason: ClassVar[str] = "name_taken"
    says: ClassVar[str] = "The key belongs to another player, who has a name or sits in a game."


@dataclass(frozen=True, slots=True)
class NoSuchCode(Refused):
    """The code was never made, has been used, or its five minutes are over."""

    reason: ClassVar[str] = "no_such_code"
    says: ClassVar[str] = "There is no such code; it may have been used, or its five minutes are over."


@dataclass(frozen=True, slots=True)
class KeyHasPlayed(Refused):
    """Only a key that has no name yet and never sat in a game can be linked; this one is that of the player `name`."""

    reason: ClassVar[str] = "key_has_played"
    says: ClassVar[str] = "This key plays as {name} already. Make the code with it, and redeem it with the other key."

    name: str


@dataclass(frozen=True, slots=True)
class TooManyAppeals(Refused):
    """So many appeals of the player about this game wait for the host already, or too many in all of the language."""

    reason: ClassVar[str] = "too_many_appeals"
    says: ClassVar[str] = "At most {max} words of a game can wait for the host of the server."

    max: int


@dataclass(frozen=True, slots=True)
class TooManyKeys(Refused):
    """The player has `max` keys, as many as one may."""

    reason: ClassVar[str] = "too_many_keys"
    says: ClassVar[str] = "A player has at most {max} keys."

    max: int


@dataclass(frozen=True, slots=True)
class NoSuchKey(Refused):
    """Said to the host of the server: no trusted key has this number, fingerprint or label."""

    reason: ClassVar[str] = "no_such_key"
    says: ClassVar[str] = "No trusted key is {which}; `wordsnake keys list` shows all."

    which: str


@dataclass(frozen=True, slots=True)
class SeveralKeys(Refused):
    """Said to the host of the server: more than one trusted key has this label."""

    reason: ClassVar[str] = "several_keys"
    says: ClassVar[str] = "Several trusted keys are called {label}; give the fingerprint of one."

    label: str

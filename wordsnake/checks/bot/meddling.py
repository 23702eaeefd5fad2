"""What happens to what a bot and its server say to each other, by who stands between them."""

from itertools import count
from typing import Any, Protocol

from wordsnake.checks.bot.wire import CALL, EVENT, RESULT, Message, named, part
from wordsnake.wamp.contract import uris

STRANGE = {"weather": {"wind": 3, "of": ["sea", "land"]}}
"""A field that no server has yet."""
NEW_EVENT = "weather_changed"
"""An event that no server has yet."""
FIRST_PUBLICATION = 1 << 52
"""Publications of our own; the router draws its own ids below, and nobody compares them."""


class Bridge(Protocol):
    """A connection of the bot."""

    def cut(self) -> None:
        """End it without a word, on both sides."""


class Meddler(Protocol):
    """Sees each message on its way, and says what goes on instead of it: nothing, itself, or several."""

    def from_bot(self, bridge: Bridge, message: Message) -> list[Message]:
        """What the bot has sent."""

    def to_bot(self, bridge: Bridge, message: Message) -> list[Message]:
        """What the server has sent."""


class Nothing:
    """Everything goes its way."""

    def from_bot(self, bridge: Bridge, message: Message) -> list[Message]:
        """As `Meddler`."""
        del bridge
        return [message]

    to_bot = from_bot


class CutAtWord(Nothing):
    """The next word that the bot lays, and how its line is lost with it.

    `arrives`: whether the server still gets the word; the bot never hears of it.
    """

    def __init__(self, *, arrives: bool) -> None:
        self._arrives = arrives
        self.word: Message | None = None
        """The call, once it has come."""
        self._silent: Bridge | None = None

    def from_bot(self, bridge: Bridge, message: Message) -> list[Message]:
        """The word is the last thing that is said on this line."""
        if self.word is not None or message[0] != CALL or part(message, 3) != uris.PLAY_WORD:
            return [message]
        self.word = message
        if self._arrives:
            self._silent = bridge
            return [message]
        bridge.cut()
        return []

    def to_bot(self, bridge: Bridge, message: Message) -> list[Message]:
        """Nothing of what the word led to is heard."""
        if bridge is not self._silent:
            return [message]
        if self.word is not None and message[0] != EVENT and self.word[1] in message[1:3]:
            bridge.cut()
        return []


class NewerServer(Nothing):
    """Fields, and events, that are not of today; chat becomes one of them, its number kept."""

    def __init__(self) -> None:
        self._publications = count(FIRST_PUBLICATION)

    def to_bot(self, bridge: Bridge, message: Message) -> list[Message]:
        """A server of a later version of the program."""
        del bridge
        if message[0] == EVENT and named(message, 5):
            event = [*message[:5], _newer(message[5])]
            weather = {"v": 1, "game": event[5].get("game"), "type": NEW_EVENT, "at": event[5].get("at"), **STRANGE}
            news = [EVENT, message[1], next(self._publications), {}, [], weather]
            return [event, news] if "game" in event[5] else [event]
        if message[0] == RESULT and part(message, 3):
            return [[*message[:3], [_newer(each) for each in message[3]], *message[4:]]]
        return [message]


def _newer(thing: Any) -> Any:
    if isinstance(thing, list):
        return [_newer(each) for each in thing]
    if not isinstance(thing, dict):
        return thing
    known = {name: value if name == "ruleset" else _newer(value) for name, value in thing.items()}
    if known.get("type") == "said":
        known = {name: known[name] for name in ("v", "game", "seq", "at") if name in known} | {"type": NEW_EVENT}
    return known | STRANGE

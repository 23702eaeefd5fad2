"""Reading a message that says little costs as much as one that says everything.

Defect (Autobahn 26.10.2): `Call.parse`, `Publish.parse` and `Yield.parse` look for a dozen options one by one, and the
constructors check and set two dozen attributes, most of them to None: 13 us for a CALL without options.

Repair: what has no options (PUBLISH: none but those in `OPTIONS`) becomes an object of a subclass whose attributes are
None at the class, so that only what is there is set. Everything else, and everything that is wrong, is read by the old
way, which then says what is wrong. The subclasses have the names of their bases: the router's statistics go by them.
"""

# ruff: noqa: SLF001 - Autobahn's
from collections.abc import MutableMapping
from typing import Any, TypeVar

from autobahn.wamp import message
from autobahn.wamp.serializer import Serializer

from router.repair import Upstream

UPSTREAM = (
    Upstream("autobahn.wamp.serializer", "Serializer.unserialize", "946a40c680049c3d"),
    Upstream("autobahn.wamp.message", "Message", "d82224f940eb8988"),
    Upstream("autobahn.wamp.message", "MessageWithAppPayload", "161629653cf8ef16"),
    Upstream("autobahn.wamp.message", "MessageWithForwardFor", "e4fb5c540179414f"),
    Upstream("autobahn.wamp.message", "Call", "a1b8de6488f49a6e"),
    Upstream("autobahn.wamp.message", "Publish", "bc86d25ea4fd7e7d"),
    Upstream("autobahn.wamp.message", "Yield", "427e2a92ef74e204"),
    Upstream("autobahn.wamp.message", "check_or_raise_id", "afbddf9eb2dcc126"),
    Upstream("autobahn.wamp.message", "check_or_raise_extra", "a6605e530d51c5d2"),
    Upstream("autobahn.wamp.message", "check_or_raise_uri", "38b1f6dd48af7ae2"),
    Upstream("autobahn.wamp.message", "_validate_kwargs", "35a3957a3efafbff"),
)

MOST_ID = 1 << 53
"""The largest id of WAMP, for Autobahn."""

OPTIONS = frozenset({"acknowledge", "exclude_me", "eligible_authid"})
"""Of a PUBLISH that is read here."""

Kind = TypeVar("Kind", bound=type)


def sparse(kind: Kind) -> Kind:
    """Have the attributes of a class of messages be None unless they are set."""
    for base in kind.__mro__:
        for name in vars(base).get("__slots__", ()):
            if name != "_serialized":  # each message keeps its own
                setattr(kind, name, None)
    return kind


@sparse
class Call(message.Call):
    """A call without options."""

    @staticmethod
    def parse(wmsg: list[Any]) -> message.Call:
        """As Autobahn does."""
        if len(wmsg) < 4 or wmsg[2] != {} or not (_is_id(wmsg[1]) and _is_uri(wmsg[3])):  # noqa: PLR2004 - WAMP's
            return message.Call.parse(wmsg)
        made = Call.__new__(Call)
        made._request, made._procedure = wmsg[1], wmsg[3]
        return made if _take_arguments(made, wmsg, 4) else message.Call.parse(wmsg)


@sparse
class Publish(message.Publish):
    """A publication with no options but those of `OPTIONS`."""

    @staticmethod
    def parse(wmsg: list[Any]) -> message.Publish:
        """As Autobahn does."""
        if len(wmsg) < 4 or not (_is_id(wmsg[1]) and _is_uri(wmsg[3])):  # noqa: PLR2004 - WAMP's
            return message.Publish.parse(wmsg)
        made = Publish.__new__(Publish)
        made._request, made._topic = wmsg[1], wmsg[3]
        if _take_options(made, wmsg[2]) and _take_arguments(made, wmsg, 4):
            return made
        return message.Publish.parse(wmsg)


@sparse
class Yield(message.Yield):
    """An answer without options: the only one to a call."""

    @staticmethod
    def parse(wmsg: list[Any]) -> message.Yield:
        """As Autobahn does."""
        if len(wmsg) < 3 or wmsg[2] != {} or not _is_id(wmsg[1]):  # noqa: PLR2004 - WAMP's
            return message.Yield.parse(wmsg)
        made = Yield.__new__(Yield)
        made._request = wmsg[1]
        return made if _take_arguments(made, wmsg, 3) else message.Yield.parse(wmsg)


def _is_id(value: Any) -> bool:
    return type(value) is int and 0 <= value <= MOST_ID


def _is_uri(value: Any) -> bool:
    return type(value) is str and message._URI_PAT_LOOSE_NON_EMPTY.match(value) is not None


def _take_options(made: Any, options: Any) -> bool:
    """Take over the options of a PUBLISH; whether they are plain, and what they should be."""
    if type(options) is not dict or not options.keys() <= OPTIONS:
        return False
    for name, value in options.items():
        if name == "eligible_authid":
            if type(value) is not list or not all(type(each) is str for each in value):
                return False
        elif type(value) is not bool:
            return False
        setattr(made, f"_{name}", value)
    return True


def _take_arguments(made: Any, wmsg: list[Any], at: int) -> bool:
    """Take over the arguments, which begin at this place; whether they are plain, and what they should be."""
    made._serialized = {}
    there = len(wmsg) - at
    if there == 0:
        return True
    if there > 2 or type(wmsg[at]) is not list:  # noqa: PLR2004 - a list and a dictionary
        return False
    made._args = wmsg[at]
    if there == 1:
        return True
    made._kwargs = kwargs = wmsg[at + 1]
    return type(kwargs) is dict and all(type(key) is str for key in kwargs)


def install(kinds: MutableMapping[int, type] = Serializer.MESSAGE_TYPE_MAP) -> None:
    """Have messages of these types read so. `kinds`: by the number of a type, what reads it."""
    for kind in (Call, Publish, Yield):
        kinds[kind.MESSAGE_TYPE] = kind

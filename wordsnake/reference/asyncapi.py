"""The public API as an AsyncAPI 3.0 document, from the point of view of a client.

A procedure is an operation with a reply, a topic one that receives. WAMP has no binding of its own there: the payload
of a call are its keyword arguments, of a result its one positional argument, of an event its keyword arguments.
"""

from typing import Any

from wordsnake import __version__
from wordsnake.game.refusals import Refused
from wordsnake.reference.schemas import argument_schema, error_schema, message_schemas, reasons, refusals
from wordsnake.wamp.contract import uris
from wordsnake.wamp.contract.catalogue import CATALOGUE, TOPICS, Entry, Topic
from wordsnake.wamp.contract.messages import Message

Json = dict[str, Any]

SUBPROTOCOLS = "subprotocols wamp.2.json, wamp.2.msgpack, wamp.2.cbor"


def document() -> Json:
    """The whole document."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Wordsnake",
            "version": __version__,
            "description": (
                "The public WAMP API of a Wordsnake server, for whoever plays, watches or shows games. "
                "What holds for all of it (order, gaps, retries, limits) is in docs/api.md."
            ),
            "license": {"name": "EUPL-1.2"},
        },
        "defaultContentType": "application/json",
        "servers": {"websocket": _server("WebSocket", "/ws"), "longPoll": _server("long-poll", "/lp")},
        "channels": {
            **{entry.name: _procedure_channel(entry) for entry in CATALOGUE},
            **{_channel_of(topic): _topic_channel(topic) for topic in TOPICS},
        },
        "operations": {
            **{entry.name: _call(entry) for entry in CATALOGUE},
            **{f"on_{topic.name}": _subscription(topic) for topic in TOPICS},
        },
        "components": {
            "messages": {**_calls(), **_messages(), **_errors()},
            "schemas": message_schemas("#/components/schemas/{name}"),
            "securitySchemes": {
                "key": {
                    "type": "asymmetricEncryption",
                    "description": "WAMP-cryptosign with an Ed25519 key of your own making.",
                }
            },
        },
    }


def _server(way: str, path: str) -> Json:
    return {
        "host": "{host}",
        "pathname": path,
        "protocol": "wamp",
        "description": f"WAMP over {way}, realm {uris.REALM}" + (f"; {SUBPROTOCOLS}" if path == "/ws" else ""),
        "variables": {"host": {"default": "127.0.0.1:8080", "description": "Where `wordsnake up` serves the page."}},
        "security": [_ref("components", "securitySchemes", "key")],
    }


def _procedure_channel(entry: Entry) -> Json:
    names = [_call_name(entry), entry.result.__name__, *map(_error_name, _reasons_of(entry))]
    return {"address": entry.uri, "summary": entry.purpose, "messages": _named(names)}


def _topic_channel(topic: Topic) -> Json:
    parameters = {"parameters": {"game": {"description": "The id of a game."}}} if "{game}" in topic.uri else {}
    names = [event.__name__ for event in topic.events]
    return {"address": topic.uri, "summary": topic.purpose, "messages": _named(names), **parameters}


def _call(entry: Entry) -> Json:
    replies = [entry.result.__name__, *map(_error_name, _reasons_of(entry))]
    channel = _ref("channels", entry.name)
    return {
        "action": "send",
        "channel": channel,
        "summary": entry.purpose,
        "messages": [_ref("channels", entry.name, "messages", _call_name(entry))],
        "reply": {
            "channel": channel,
            "messages": [_ref("channels", entry.name, "messages", name) for name in replies],
        },
    }


def _subscription(topic: Topic) -> Json:
    channel = _channel_of(topic)
    return {
        "action": "receive",
        "channel": _ref("channels", channel),
        "summary": topic.purpose,
        "messages": [_ref("channels", channel, "messages", event.__name__) for event in topic.events],
    }


def _calls() -> Json:
    return {
        _call_name(entry): {"title": f"Call of {entry.uri}", "payload": argument_schema(entry)} for entry in CATALOGUE
    }


def _messages() -> Json:
    used: list[type[Message]] = [entry.result for entry in CATALOGUE]
    used += [event for topic in TOPICS for event in topic.events]
    return {cls.__name__: {"payload": _ref("components", "schemas", cls.__name__)} for cls in used}


def _errors() -> Json:
    return {
        _error_name(reason): {"title": uris.error(reason), "summary": some[0].__doc__, "payload": error_schema(some)}
        for reason, some in reasons().items()
    }


def _reasons_of(entry: Entry) -> list[str]:
    """Each reason once, in order."""
    some: tuple[type[Refused], ...] = refusals(entry)
    return list(dict.fromkeys(refusal.reason for refusal in some))


def _channel_of(topic: Topic) -> str:
    return f"topic_{topic.name}"


def _call_name(entry: Entry) -> str:
    return f"call_{entry.name}"


def _error_name(reason: str) -> str:
    return f"error_{reason}"


def _named(names: list[str]) -> Json:
    return {name: _ref("components", "messages", name) for name in names}


def _ref(*path: str) -> Json:
    return {"$ref": f"#/{'/'.join(path)}"}

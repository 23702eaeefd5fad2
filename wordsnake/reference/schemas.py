"""The JSON Schemas of everything that goes over the wire: arguments, messages, fields of errors."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from typing import Any, cast

import msgspec

from wordsnake.game.refusals import Refused
from wordsnake.wamp.contract import messages
from wordsnake.wamp.contract.arguments import signature_of
from wordsnake.wamp.contract.catalogue import CATALOGUE, EVERYWHERE, Entry
from wordsnake.wamp.contract.messages import Message

Json = dict[str, Any]


def structs() -> Iterator[type[Message]]:
    """Every message, in order of declaration; bases only carry fields."""
    for cls in [each for each in vars(messages).values() if isinstance(each, type)]:
        if issubclass(cls, Message) and not cls.__subclasses__():
            yield cls


@cache
def message_schemas(template: str) -> Json:
    """The schema of each message by its name; `template` makes a reference of a name ("#/$defs/{name}")."""
    _, components = msgspec.json.schema_components(list(structs()), ref_template=template)
    return cast("Json", _without_discriminators(components))


def _without_discriminators(part: Any) -> Any:
    """Without OpenAPI's hints to the members of a union, which are no JSON Schema: the `type` of each says as much."""
    if isinstance(part, list):
        return [_without_discriminators(each) for each in part]
    if isinstance(part, dict):
        return {key: _without_discriminators(each) for key, each in part.items() if key != "discriminator"}
    return part


def argument_schema(entry: Entry) -> Json:
    """What a call takes as keyword arguments. By position they come in the order of its properties."""
    signature = signature_of(cast("Any", entry.ask))
    defaults = {field.name: field.default for field in fields(entry.ask)}
    properties = {
        name: dict(parser.schema) | ({} if required else {"default": plain(defaults[name])})
        for name, (parser, required) in signature.items()
    }
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name, (_, required) in signature.items() if required],
        "additionalProperties": False,
    }


def plain(value: object) -> object:
    """A default as a caller would write it: a ruleset by its name."""
    return getattr(value, "name", value)


def refusals(entry: Entry) -> tuple[type[Refused], ...]:
    """Everything that a procedure may refuse with, in the order in which it is given."""
    return (*EVERYWHERE[:2], *entry.refusals, *EVERYWHERE[2:])


@cache
def reasons() -> dict[str, tuple[type[Refused], ...]]:
    """All reasons, each with the refusals that give it."""
    found: dict[str, list[type[Refused]]] = {}
    for refusal in (each for entry in CATALOGUE for each in refusals(entry)):
        same = found.setdefault(refusal.reason, [])
        if refusal not in same:
            same.append(refusal)
    return {reason: tuple(some) for reason, some in found.items()}


def error_schema(some: Iterable[type[Refused]]) -> Json:
    """The keyword arguments of an error; a field that not all refusals with this reason have may be missing."""
    shapes = [_fields_schema(refusal) for refusal in some]
    properties = {name: schema for shape in shapes for name, schema in shape.items()}
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if all(name in shape for shape in shapes)],
    }


def _fields_schema(refusal: type[Refused]) -> Json:
    schema = msgspec.json.schema_components([refusal], ref_template="{name}")[1][refusal.__name__]
    return cast("Json", schema["properties"])

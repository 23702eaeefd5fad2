"""How types and arguments read: in a table of Markdown, in a line of code."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from wordsnake.reference.schemas import argument_schema
from wordsnake.wamp.contract.catalogue import Entry

Link = Callable[[str], str]
"""How the name of a message is shown."""

SCALARS = {"string": "string", "integer": "integer", "number": "number", "boolean": "boolean", "null": "null"}


def type_text(schema: Mapping[str, Any], link: Link) -> str:
    """The type that a schema describes, in words."""
    if "$ref" in schema:
        return link(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(type_text(each, link) for each in schema["anyOf"]))
    if "enum" in schema:
        return " or ".join(f"`{json.dumps(value)}`" for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {type_text(schema.get('items', {}), link)}"
    if schema.get("type") == "object":
        return _object_text(schema, link)
    return SCALARS.get(schema.get("type", ""), "anything") + bounds_text(schema)


def _object_text(schema: Mapping[str, Any], link: Link) -> str:
    values = schema.get("additionalProperties")
    if isinstance(values, Mapping):
        return f"object of {type_text(values, link)} by name"
    return f"object `{{{', '.join(schema.get('properties', {}))}}}`"


def bounds_text(schema: Mapping[str, Any]) -> str:
    """What is said of lengths and ranges, in parentheses."""
    if "maxLength" in schema:
        return f" ({schema.get('minLength', 0)} to {schema['maxLength']} characters)"
    if "maximum" in schema:
        return f" ({schema['minimum']} to {schema['maximum']})"
    return f" (`{schema['pattern']}`)" if "pattern" in schema else ""


def signature(entry: Entry) -> str:
    """The arguments in order, with their defaults: `game, since=0, limit=100`."""
    properties = argument_schema(entry)["properties"]
    return ", ".join(
        f"{name}={json.dumps(schema['default'])}" if "default" in schema else name
        for name, schema in properties.items()
    )

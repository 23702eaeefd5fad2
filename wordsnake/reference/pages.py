"""The pages of `docs/api/`, in Markdown."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wordsnake.reference.schemas import argument_schema, error_schema, message_schemas, reasons, refusals
from wordsnake.reference.wording import signature, type_text
from wordsnake.wamp.contract import uris
from wordsnake.wamp.contract.catalogue import CATALOGUE, TOPICS, Entry

MADE = "<!-- Made by `make reference` from the declared messages. Do not edit. -->\n\n"
FORBIDDEN = "wamp.error.not_authorized"

Examples = Mapping[str, Mapping[str, Any]]
"""By procedure: `kwargs` of a call, and its `result`."""


def link(name: str) -> str:
    """A message, linked to where its fields are."""
    return f"[{name}](messages.md#{name.lower()})"


def procedures(examples: Examples) -> str:
    """Every procedure, with an example that a test runs."""
    head = (
        "# Procedures\n\n"
        "Arguments by position or by keyword; one result. What holds for all of them is in [the API](../api.md), the\n"
        "messages are in [messages](messages.md), the reasons in [errors](errors.md).\n\n"
    )
    return MADE + head + "\n".join(_procedure(entry, examples[entry.uri]) for entry in CATALOGUE)


def _procedure(entry: Entry, example: Mapping[str, Any]) -> str:
    reasons = dict.fromkeys(refusal.reason for refusal in refusals(entry))
    told = ", ".join(f"[{reason}](errors.md#{reason})" for reason in reasons)
    properties = argument_schema(entry)["properties"]
    rows = [_row(f"`{name}`", type_text(schema, link), _default(schema)) for name, schema in properties.items()]
    table = "".join(["| argument | type | default |\n|---|---|---|\n", *rows, "\n"]) if rows else ""
    return (
        f"## {entry.name}\n\n`{entry.uri}({signature(entry)})` → {link(entry.result.__name__)}\n\n"
        f"{entry.purpose}\n\n{table}Errors: {told}.\n\n"
        f"<details><summary>Example</summary>\n\n{_example(entry, example)}\n</details>\n"
    )


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


def _default(schema: Mapping[str, Any]) -> str:
    return f"`{json.dumps(schema['default'])}`" if "default" in schema else ""


def _example(entry: Entry, example: Mapping[str, Any]) -> str:
    given = ", ".join(f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in example["kwargs"].items())
    result = json.dumps(example["result"], ensure_ascii=False, indent=2)
    return f"    {entry.uri}({given})\n\n```json\n{result}\n```\n"


def messages() -> str:
    """Every message: results, events, and what they are made of."""
    schemas = message_schemas("{name}")
    results = list(dict.fromkeys(entry.result.__name__ for entry in CATALOGUE))
    events = [event.__name__ for topic in TOPICS for event in topic.events]
    parts = [name for name in schemas if name not in {*results, *events}]
    topics = "".join(
        _row(f"`{topic.uri}`", topic.purpose, ", ".join(link(event.__name__) for event in topic.events))
        for topic in TOPICS
    )
    return (
        f"{MADE}# Messages\n\n"
        "Fields may be added within a version of the API: ignore what you do not know. The same as JSON Schema:\n"
        "[schemas.json](schemas.json).\n\n"
        f"## Topics\n\n| topic | what for | events |\n|---|---|---|\n{topics}\n"
        f"## Results\n\n{_shapes(results, schemas)}\n## Events\n\n{_shapes(events, schemas)}\n"
        f"## Parts of them\n\n{_shapes(parts, schemas)}"
    )


def _shapes(names: Iterable[str], schemas: Mapping[str, Any]) -> str:
    return "\n".join(_shape(name, schemas[name]) for name in names)


def _shape(name: str, schema: Mapping[str, Any]) -> str:
    rows = "".join(
        _row(f"`{field}`", type_text(shape, lambda named: f"[{named}](#{named.lower()})"))
        for field, shape in schema["properties"].items()
    )
    return f"### {name}\n\n{schema.get('description', '')}\n\n| field | type |\n|---|---|\n{rows}"


def errors() -> str:
    """Every reason for a refusal."""
    return (
        f"{MADE}# Errors\n\n"
        f"An error's URI is `{uris.ERROR_PREFIX}` and its reason. Its one argument is an English sentence for people,\n"
        "its keyword arguments are the fields. Where several reasons apply, the order is in [the API](../api.md).\n"
        f"A caller who may not do something at all, by its role or because it is shut out, is told `{FORBIDDEN}`.\n"
        "`internal{incident}` is a defect of the server; its log knows it by that number.\n\n" + "\n".join(_errors())
    )


def _errors() -> Iterator[str]:
    for reason, some in reasons().items():
        schema = error_schema(some)
        rows = "".join(
            _row(f"`{field}`" + ("" if field in schema["required"] else " (not always)"), type_text(shape, link))
            for field, shape in schema["properties"].items()
        )
        table = f"\n| field | type |\n|---|---|\n{rows}" if rows else ""
        told = "".join(f"- {refusal.__doc__} “{refusal.says}”\n" for refusal in some)
        yield f"## {reason}\n\n{told}{table}"


def index() -> str:
    """What is where."""
    listed = "".join(
        _row(f"[{entry.name}](procedures.md#{entry.name})", f"`{signature(entry)}`" if signature(entry) else "",
             link(entry.result.__name__), entry.purpose)
        for entry in CATALOGUE
    )  # fmt: skip
    return (
        f"{MADE}# Reference of the API\n\n"
        "The contract, in prose, is in [the API](../api.md). Here is every declaration of it:\n"
        "[procedures](procedures.md), [messages](messages.md) and [errors](errors.md); for programs the same as\n"
        "[JSON Schema](schemas.json) and as [AsyncAPI 3](asyncapi.json).\n\n"
        f"| procedure `wordsnake.` | arguments | result | |\n|---|---|---|---|\n{listed}"
    )

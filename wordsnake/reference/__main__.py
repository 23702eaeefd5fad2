"""`python -m wordsnake.reference`: write the reference into the checkout, or tell whether it is current."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from wordsnake.paths import node_root
from wordsnake.reference import asyncapi, pages
from wordsnake.reference.schemas import argument_schema, error_schema, message_schemas, reasons
from wordsnake.reference.typescript import source
from wordsnake.wamp.contract.catalogue import CATALOGUE

EXAMPLES = Path("tests/contract/calls.json")
PAGES = Path("docs/api")


def files(root: Path) -> dict[Path, str]:
    """Every file of the reference in a checkout at `root`, and what belongs in it."""
    examples = json.loads((root / EXAMPLES).read_text(encoding="utf-8"))
    return {
        PAGES / "README.md": pages.index(),
        PAGES / "procedures.md": pages.procedures(examples),
        PAGES / "messages.md": pages.messages(),
        PAGES / "errors.md": pages.errors(),
        PAGES / "schemas.json": _json(schemas()),
        PAGES / "asyncapi.json": _json(asyncapi.document()),
        Path("web/src/reference.ts"): source(),
    }


def schemas() -> dict[str, Any]:
    """All JSON Schemas in one document: messages by name, calls as `call_NAME`, errors as `error_REASON`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Messages of the Wordsnake API",
        "$defs": {
            **message_schemas("#/$defs/{name}"),
            **{f"call_{entry.name}": argument_schema(entry) for entry in CATALOGUE},
            **{f"error_{reason}": error_schema(some) for reason, some in reasons().items()},
        },
    }


def _json(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; fail if a file is not current.")
def main(*, check: bool) -> None:
    """Write docs/api/ and the page's list of procedures."""
    root = node_root()
    stale = []
    for path, text in files(root).items():
        target = root / path
        if target.is_file() and target.read_text(encoding="utf-8") == text:
            continue
        stale.append(str(path))
        if not check:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    if check and stale:
        sys.exit(f"not current: {', '.join(stale)}; run 'make reference'")


if __name__ == "__main__":
    main(prog_name="python -m wordsnake.reference")

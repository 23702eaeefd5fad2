"""The list of procedures that the page shows (`web/src/reference.ts`)."""

import json
from itertools import starmap

from wordsnake.reference.schemas import refusals
from wordsnake.reference.wording import signature
from wordsnake.wamp.contract.catalogue import CATALOGUE, Entry

HEADER = """/** Made by `make reference` from wordsnake/wamp/contract/catalogue.py. Do not edit. */

/** A procedure: its name without `wordsnake.`, its arguments with their defaults, its result, its reasons to refuse. */
"""


WIDTH = 120


def source() -> str:
    """The whole file."""
    return f"{HEADER}export const PROCEDURES = [\n{''.join(map(_entry, CATALOGUE))}] as const;\n"


def _entry(entry: Entry) -> str:
    own = list(dict.fromkeys(refusal.reason for refusal in refusals(entry)))
    gives = f"{{{', '.join(entry.result.__struct_fields__)}}}"
    fields = {"name": entry.name, "takes": signature(entry), "gives": gives, "refuses": " ".join(own)}
    return f"  {{\n{''.join(starmap(_line, fields.items()))}  }},\n"


def _line(name: str, value: str) -> str:
    """As the page's formatter would have it."""
    line = f"    {name}: {_string(value)},"
    return f"{line}\n" if len(line) <= WIDTH else f"    {name}:\n      {_string(value)},\n"


def _string(value: str) -> str:
    return f"'{value}'" if '"' in value else json.dumps(value)

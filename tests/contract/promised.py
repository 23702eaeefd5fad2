"""What API version 1 has promised to programs: `frozen/api_1.json`.

It holds the JSON Schemas of all messages without their prose and their bounds, what each procedure answers with, and
what stands on each topic. A release adds what has come: `python -m tests.contract.promised`.
"""

import json
from pathlib import Path
from typing import Any

from wordsnake.reference.__main__ import schemas
from wordsnake.wamp.contract.catalogue import CATALOGUE, TOPICS

FILE = Path(__file__).with_name("frozen") / "api_1.json"
NOT_PROMISED = {"title", "description", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"}
Json = dict[str, Any]


def declared() -> Json:
    """What holds now."""
    return {
        "messages": {name: _bare(schema) for name, schema in schemas()["$defs"].items()},
        "results": {entry.uri: entry.result.__name__ for entry in CATALOGUE},
        "topics": {topic.uri: sorted(event.__name__ for event in topic.events) for topic in TOPICS},
    }


def broken(promise: Any, now: Any, at: str = "", *, taken: bool = False) -> list[str]:
    """Where `now` is not what was promised. What is `taken` may ask for less, what is given may only grow."""
    if isinstance(promise, dict) and isinstance(now, dict):
        return [
            place
            for name, part in promise.items()
            for place in broken(part, now.get(name), f"{at}/{name}", taken=taken or name.startswith("call_"))
        ]
    if isinstance(promise, list) and isinstance(now, list):
        return [] if _list_kept(promise, now, at.rpartition("/")[2], taken=taken) else [at]
    return [] if promise == now else [at]


def _list_kept(promise: list[Any], now: list[Any], word: str, *, taken: bool) -> bool:
    """Nothing has gone; a call requires nothing else; a field that is given has no other type, but maybe a message."""
    gone, come = [part for part in promise if part not in now], [part for part in now if part not in promise]
    if word == "required" and taken:
        return not come
    if word == "anyOf" and not taken:
        return not gone and all("$ref" in part for part in come)
    return not gone


def _bare(schema: Any, *, names: bool = False) -> Any:
    """A schema without what is not promised; `names`: its keys are names of fields."""
    if isinstance(schema, dict):
        kept = schema if names else {word: part for word, part in schema.items() if word not in NOT_PROMISED}
        bare = {word: _bare(part, names=word == "properties" and not names) for word, part in kept.items()}
        return {"required": [], **bare} if "properties" in bare and not names else bare
    return [_bare(part) for part in schema] if isinstance(schema, list) else schema


if __name__ == "__main__":
    if FILE.exists() and (lost := broken(json.loads(FILE.read_text(encoding="utf-8")), declared())):
        raise SystemExit("promised, and not so any more:\n" + "\n".join(lost))
    FILE.write_text(json.dumps(declared(), indent=1, sort_keys=True) + "\n", encoding="utf-8")

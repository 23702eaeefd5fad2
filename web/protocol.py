"""Write `web/src/protocol.ts` from the messages and URIs of the server, so that nothing is declared twice.

`python web/protocol.py` writes it; with `--check` it only exits with one line if it is not current.
"""

import inspect
import sys
from functools import cache
from itertools import starmap
from pathlib import Path

import msgspec
from msgspec import inspect as shapes

from wordsnake.reference.schemas import structs
from wordsnake.wamp.contract import messages, uris

TARGET = Path(__file__).resolve().parent / "src" / "protocol.ts"
HEADER = "// Made by web/protocol.py from wordsnake/wamp/contract/messages.py and uris.py. Do not edit."
NAMED = ("Phase", "GameEvent")
"""The unions that have a name; a field of such a type is given that name."""

SCALARS: dict[type[shapes.Type], str] = {
    shapes.StrType: "string",
    shapes.IntType: "number",
    shapes.FloatType: "number",
    shapes.BoolType: "boolean",
    shapes.NoneType: "null",
}


def typescript(shape: shapes.Type) -> str:
    """The TypeScript type of a field, by its name if it has one."""
    return next((name for name, named in aliases().items() if named == shape), None) or spelled(shape)


def spelled(shape: shapes.Type) -> str:
    """The TypeScript type, written out."""
    match shape:
        case shapes.UnionType(types=types):
            return " | ".join(typescript(each) for each in types)
        case shapes.LiteralType(values=values):
            return " | ".join(f'"{value}"' for value in values)
        case shapes.ListType(item_type=item):
            text = typescript(item)
            return f"({text})[]" if " | " in text else f"{text}[]"
        case shapes.DictType(value_type=value):
            return f"Record<string, {typescript(value)}>"
        case shapes.StructType(cls=cls):
            return cls.__name__
    return SCALARS[type(shape)]


def comment(text: str | None, indent: str = "") -> str:
    """A doc comment."""
    lines = inspect.cleandoc(text or "").splitlines()
    if len(lines) == 1:
        return f"{indent}/** {lines[0]} */\n"
    return "".join([f"{indent}/**\n", *(f"{indent} * {line}".rstrip() + "\n" for line in lines), f"{indent} */\n"])


def interface(cls: type[msgspec.Struct]) -> str:
    """One message. A tagged one begins with its discriminant."""
    shape = shapes.type_info(cls)
    if not isinstance(shape, shapes.StructType):
        raise TypeError(f"{cls} is no struct")
    tag = [f'  readonly {shape.tag_field}: "{shape.tag}";\n'] if shape.tag_field else []
    fields = [f"  readonly {field.encode_name}: {readonly(typescript(field.type))};\n" for field in shape.fields]
    return f"{comment(cls.__doc__)}export interface {cls.__name__} {{\n{''.join(tag + fields)}}}\n"


def readonly(text: str) -> str:
    """The same type, with its lists and tables made read-only."""
    if text.startswith("Record<"):
        return f"Readonly<{text}>"
    return f"readonly {text}" if text.endswith("[]") else text


@cache
def aliases() -> dict[str, shapes.Type]:
    """The unions that have a name."""
    return {name: shapes.type_info(vars(messages)[name]) for name in NAMED}


def declared(name: str, shape: shapes.Type) -> str:
    """A union under its name."""
    return f"export type {name} =\n" + "".join(f"\n  | {member}" for member in spelled(shape).split(" | "))[1:] + ";\n"


def camel(name: str) -> str:
    """PLAY_WORD as playWord."""
    first, *rest = name.lower().split("_")
    return first + "".join(part.capitalize() for part in rest)


def constants() -> str:
    """The URIs, and how a topic of a game is made."""
    values = {name: value for name, value in vars(uris).items() if name.isupper() and name != "HOST_PREFIX"}
    lines = [f'  {camel(name)}: "{value}",\n' for name, value in values.items()]
    prefix = uris.game_topic("")
    return (
        f"/** Every URI of the public API. */\nexport const uri = {{\n{''.join(lines)}}} as const;\n\n"
        "/** The topic of one game's events. */\n"
        f"export const gameTopic = (game: string): string => `{prefix}${{game}}`;\n"
    )


def source() -> str:
    """The whole file."""
    parts = [HEADER + "\n", constants(), *starmap(declared, aliases().items()), *(interface(cls) for cls in structs())]
    return "\n".join(parts)


def main(arguments: list[str]) -> None:
    """Write the file, or tell whether it is current."""
    text = source()
    if arguments == ["--check"]:
        if not TARGET.is_file() or TARGET.read_text(encoding="utf-8") != text:
            sys.exit("web/src/protocol.ts is not current: run 'python web/protocol.py'")
        return
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

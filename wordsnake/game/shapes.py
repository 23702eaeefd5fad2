"""Reading plain data (what JSON has) back into the frozen dataclasses it came from, strictly, by their annotations.

Every field must be there, none may be unknown, and each must have the declared type: a log says exactly what it says.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

Reader = Callable[[object], Any]


class Misshapen(ValueError):  # noqa: N818 - names the condition
    """The data does not have the shape asked for; the message says where."""


def read(shape: type, data: object) -> Any:
    """The instance of the dataclass `shape` that `data` (a mapping of its fields) describes. Raises Misshapen."""
    return _reader(shape)(data)


@cache
def _reader(hint: Any) -> Reader:
    if isinstance(hint, NewType):
        return _reader(hint.__supertype__)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return _one_of(arguments)
    if origin in (Union, UnionType):
        return _optional(*(argument for argument in arguments if argument is not NoneType))
    if origin is tuple:
        return _list(_reader(arguments[0])) if arguments[-1] is ... else _row(tuple(map(_reader, arguments)))
    return _plain(hint) if hint in (str, int, bool) else _record(hint)


def _plain(kind: type) -> Reader:
    def reads(data: object) -> object:
        if type(data) is not kind:  # a bool is no int here
            raise Misshapen(f"{data!r} is no {kind.__name__}")
        return data

    return reads


def _one_of(choices: tuple[object, ...]) -> Reader:
    def reads(data: object) -> object:
        if data not in choices:
            raise Misshapen(f"{data!r} is none of {choices}")
        return data

    return reads


def _optional(hint: Any) -> Reader:
    inner = _reader(hint)
    return lambda data: None if data is None else inner(data)


def _list(item: Reader) -> Reader:
    return lambda data: tuple(map(item, _array(data)))


def _row(items: tuple[Reader, ...]) -> Reader:
    def reads(data: object) -> object:
        array = _array(data)
        if len(array) != len(items):
            raise Misshapen(f"{array!r} has not {len(items)} items")
        return tuple(item(value) for item, value in zip(items, array, strict=True))

    return reads


def _array(data: object) -> list[object]:
    if not isinstance(data, list):
        raise Misshapen(f"{data!r} is no list")
    return data


def _record(shape: type) -> Reader:
    hints = get_type_hints(shape)
    readers = {field.name: _reader(hints[field.name]) for field in fields(shape)}

    def reads(data: object) -> object:
        if not isinstance(data, Mapping) or data.keys() != readers.keys():
            raise Misshapen(f"{shape.__name__} must have exactly the fields {', '.join(readers)}")
        return shape(**{name: reader(data[name]) for name, reader in readers.items()})

    return reads

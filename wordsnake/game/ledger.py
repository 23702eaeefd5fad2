"""A sequence that only grows, looked up by key as well: the snake, and the moves that must not be made twice."""

from collections.abc import Hashable, Iterator, Sequence
from itertools import islice
from typing import Generic, Self, TypeVar, overload

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Ledger(Sequence[V], Generic[K, V]):
    """Values in the order in which they were added, each under a key of its own.

    A ledger never changes: `add` answers another one. The two share their storage, so that adding costs the same
    however long the ledger is; only adding twice to the same ledger copies it.
    """

    __slots__ = ("_places", "_size", "_values")

    def __init__(self, values: list[V] | None = None, places: dict[K, int] | None = None) -> None:
        self._values = [] if values is None else values
        self._places = {} if places is None else places
        self._size = len(self._values)

    def add(self, key: K, value: V) -> Self:
        """This ledger and one value more; a key that is there already is a KeyError."""
        if self.get(key) is not None:
            raise KeyError(key)
        values, places = self._values, self._places
        if len(values) > self._size:  # somebody else has added to the shared storage
            values = values[: self._size]
            places = {known: place for known, place in places.items() if place < self._size}
        places[key] = len(values)
        values.append(value)
        return type(self)(values, places)

    def get(self, key: K) -> V | None:
        """The value added under this key, or None."""
        place = self._places.get(key, self._size)
        return self._values[place] if place < self._size else None

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> V: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[V]: ...
    def __getitem__(self, index: int | slice) -> V | Sequence[V]:
        if isinstance(index, slice):
            return [self._values[place] for place in range(*index.indices(self._size))]
        return self._values[range(self._size)[index]]

    def __iter__(self) -> Iterator[V]:
        return islice(self._values, self._size)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ledger) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({list(self)!r})"

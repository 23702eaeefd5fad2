"""Chance, out of a number that was drawn elsewhere: the same number always gives the same."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def shuffled(items: Sequence[T], draw: int) -> tuple[tuple[T, ...], int]:
    """The items in an order chosen by the non-negative number `draw`, and what of the number is left.

    Fisher and Yates' shuffle, the number's digits in the bases n, n-1 ... 2 taken as the places. Sixteen items use 45
    bits: out of 64 random ones every order is as likely as any other, to within one part in 400,000.
    """
    order = list(items)
    for last in range(len(order) - 1, 0, -1):
        draw, place = divmod(draw, last + 1)
        order[last], order[place] = order[place], order[last]
    return tuple(order), draw

"""How far two words overlap.

The overlap is the longest k such that the last k letters of the current word are the first k of the next one. The next
word always adds a letter and never swallows the current one whole: k is less than either length. Keys are compared, so
a diacritic neither makes nor breaks a link.
"""


def overlap(current: str, following: str, shortest: int, longest: int | None) -> int:
    """The overlap of two keys, in letters, within `shortest`..`longest` (None: any length); 0 if they do not link."""
    for length in range(_most(min(len(current), len(following)), longest), shortest - 1, -1):
        if following.startswith(current[-length:]):
            return length
    return 0


def beginnings(current: str, shortest: int, longest: int | None) -> tuple[str, ...]:
    """With what a word that follows the key `current` may begin, the longest beginning first."""
    return tuple(current[-length:] for length in range(_most(len(current), longest), shortest - 1, -1))


def _most(letters: int, longest: int | None) -> int:
    return letters - 1 if longest is None else min(letters - 1, longest)

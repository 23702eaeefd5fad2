"""Keys at an edit distance of one: a letter put in, left out, exchanged, or swapped with its neighbour."""

from collections.abc import Iterator


def edits(key: str, letters: str, reach: int) -> Iterator[str]:
    """Every key one edit away from `key` whose first difference is not after the first `reach` letters.

    `letters` are those that may be put in. A key may come more than once.
    """
    for at in range(min(reach, len(key)) + 1):
        before, after = key[:at], key[at:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        if after:
            yield before + after[1:]
            for letter in letters:
                yield before + letter + after[1:]
        for letter in letters:
            yield before + letter + after

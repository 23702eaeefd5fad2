"""One-time codes by which a second device is linked: made, guessed at, used, and forgotten in time.

They are kept in memory, as hashes: whoever can measure how long a look-up takes learns nothing of a code, and a restart
of the engine ends them all.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from wordsnake.table.ports import NotNow

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: without I, L and O, which are read as 1, 1 and 0, and without U."""
LENGTH = 8
"""40 bits. At 2 wrong tries a second, which is all the server takes from everybody together, somebody who tries for a
year finds one of 100 codes that always stand open with a chance of 1 in 170."""
VALID_MS = 5 * 60 * 1000
MOST = 10_000
"""So many codes at a time."""

_READ_AS = str.maketrans("ILO", "110")
_SPACE = re.compile(r"[\s-]")
_CODE = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")


def canonical(text: str) -> str | None:
    """The code that a person typed, in any case, with spaces or hyphens; None if it is none."""
    code = _SPACE.sub("", text).upper().translate(_READ_AS)
    return code if _CODE.fullmatch(code) else None


@dataclass(slots=True)
class Code:
    """A code that stands open: `owner` is the key that asked for it, `used_by` the key that has redeemed it."""

    owner: str
    expires: int
    used_by: str | None = None


class Codes:
    """The codes that stand open; a key has one at a time."""

    def __init__(self, now: Callable[[], int], chance: Callable[[int], int]) -> None:
        """`now` in milliseconds since 1970-01-01T00:00Z; `chance` gives a random number of so many bits."""
        self._now = now
        self._chance = chance
        self._codes: dict[bytes, Code] = {}
        self._of_owner: dict[str, bytes] = {}

    def make(self, owner: str) -> tuple[str, int]:
        """A new code for the player with this key, and when it ends. The one before it is void. Raises NotNow."""
        self._forget_old()
        self._codes.pop(self._of_owner.pop(owner, b""), None)
        if len(self._codes) >= MOST:
            raise NotNow("too many codes for second devices stand open")
        number = self._chance(5 * LENGTH)
        code = "".join(ALPHABET[number >> 5 * place & 31] for place in range(LENGTH))
        expires = self._now() + VALID_MS
        digest = self._of_owner[owner] = _digest(code)
        self._codes[digest] = Code(owner, expires)
        return code, expires

    def find(self, code: str, asker: str) -> Code | None:
        """The code as it stands for somebody who asks: None if it is unknown, over, or used by another key.

        Who has used it may ask again: the answer may have been lost.
        """
        self._forget_old()
        found = self._codes.get(_digest(code))
        return found if found is not None and found.used_by in {None, asker} else None

    def _forget_old(self) -> None:
        # All are valid for the same time, so the first ones end first.
        now = self._now()
        for digest, code in list(self._codes.items()):
            if code.expires > now:
                return
            del self._codes[digest]
            if self._of_owner.get(code.owner) == digest:
                del self._of_owner[code.owner]


def _digest(code: str) -> bytes:
    return hashlib.sha256(code.encode()).digest()

"""A lexicon of a handful of words, for tests."""

from collections.abc import Callable, Collection, Iterable

from wordsnake.rules.languages import LANGUAGES
from wordsnake.rules.words import Word, normalize

SHORTEST_NEAREST = 5


class SetLexicon:
    """Satisfies `wordsnake.rules.lexicon.Lexicon` with exactly the words given, the most common one first."""

    def __init__(
        self, language: str, words: Iterable[str], version: str = "set-1", *, unfit: Collection[str] = ()
    ) -> None:
        self.language = language
        self.version = version
        self._unfit = unfit
        self._words = [self._word(text) for text in words]
        self._by_key: dict[str, list[Word]] = {}
        for word in self._words:
            self._by_key.setdefault(word.key, []).append(word)

    def find(self, word: Word) -> Word | None:
        spellings = self._by_key.get(word.key, [])
        return word if word in spellings else next(iter(spellings), None)

    def nearest(self, key: str) -> str | None:
        if len(key) < SHORTEST_NEAREST:
            return None
        return next((word.text for word in self._words if _one_edit(key, word.key)), None)

    def follower(self, key: str, shortest: int, longest: int, allowed: Callable[[str], bool]) -> str | None:
        for length in range(min(longest, len(key) - 1), shortest - 1, -1):
            for word in self._words:
                if word.key.startswith(key[-length:]) and len(word.key) > length and allowed(word.key):
                    return word.text
        return None

    def level(self, key: str) -> int:
        places = [place for place, word in enumerate(self._words) if word.key == key]
        return len(self._words) - places[0] if places else 0

    def fit(self, key: str) -> bool:
        return key not in self._unfit

    def following(self, prefix: str, limit: int) -> list[str]:
        return [key for key in self._by_key if key.startswith(prefix)][:limit]

    def opening(self, draw: int) -> Word:
        return self._words[draw % len(self._words)]

    def _word(self, text: str) -> Word:
        word = normalize(text, LANGUAGES[self.language])
        assert isinstance(word, Word), text
        return word


def _one_edit(a: str, b: str) -> bool:
    """Whether one letter inserted, removed or replaced makes the two keys equal."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    short, long = sorted((a, b), key=len)
    at = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]

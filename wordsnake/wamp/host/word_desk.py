"""What the host of the server can do about words: see which are asked for, permit some and ban others.

As `HostDesk` it works on a running server and without one. A ruling holds at once for every game that is opened after
it; games that are being played keep the words they were opened with.
"""

from collections.abc import Callable, Iterable
from itertools import groupby

from wordsnake.game.events import PlayerId
from wordsnake.game.refusals import InvalidArgument
from wordsnake.lexicon.ruled_shelf import RuledShelf
from wordsnake.rules.languages import LANGUAGES
from wordsnake.rules.rulings import Ruling
from wordsnake.rules.words import NotAWord, Word, normalize
from wordsnake.store.protocols import Store
from wordsnake.store.words import Appeal
from wordsnake.wamp.contract.messages import Notice
from wordsnake.wamp.contract.refusals import Refusal
from wordsnake.wamp.contract.times import wire_time
from wordsnake.wamp.host.desk import Json, answered
from wordsnake.wamp.telling.publisher import Publisher

LISTED = 10_000
"""Appeals that are looked at for a list, of how many players ever."""


class WordDesk:
    """Rulings and appeals. Every method fires with JSON-able data, or fails with Refusal or StoreError."""

    def __init__(self, *, store: Store, shelf: RuledShelf, publisher: Publisher, now: Callable[[], int]) -> None:
        """`shelf` knows the rulings there are; `now` in milliseconds since 1970-01-01T00:00Z."""
        self._store = store
        self._shelf = shelf
        self._publisher = publisher
        self._now = now

    @answered
    async def words_appeals(self) -> Json:
        """The words that players ask for, those of most players first."""
        waiting = await self._store.appeals(LISTED)
        rows = [_row(list(each)) for _, each in groupby(waiting, key=lambda appeal: (appeal.language, appeal.key))]
        return {"appeals": sorted(rows, key=lambda row: (row["language"], -row["players"], row["since"]))}

    @answered
    async def words_rulings(self) -> Json:
        """All that was ruled, the latest last."""
        rulings = sorted(await self._store.rulings(), key=lambda ruling: (ruling.at, ruling.number))
        return {"rulings": [_told(ruling) for ruling in rulings]}

    @answered
    async def words_accept(self, language: str, word: str, reason: str) -> Json:
        """Permit a word."""
        return await self._rule(language, word, reason, permitted=True)

    @answered
    async def words_ban(self, language: str, word: str, reason: str) -> Json:
        """Permit a word no more, or decline what was asked for."""
        return await self._rule(language, word, reason, permitted=False)

    async def _rule(self, language: str, text: str, reason: str, *, permitted: bool) -> Json:
        word = _word(language, text)
        if await self._holds(language, word) is permitted:
            raise Refusal(InvalidArgument("The word", "is permitted already" if permitted else "is banned already"))
        ruled = await self._store.rule(
            Ruling(language=language, word=word.text, key=word.key, permitted=permitted, reason=reason, at=self._now())
        )
        self._shelf.add(ruled.ruling)
        self._tell(ruled.players, ruled.ruling)
        return {**_told(ruled.ruling), "answered": len(ruled.players)}

    async def _holds(self, language: str, word: Word) -> bool | None:
        """Whether the word is permitted or banned; None: nobody has ruled, and no list that is here has it."""
        about = (language, word.key)
        before = [each for each in await self._store.rulings() if (each.language, each.key) == about]
        if before:
            return before[-1].permitted
        lexicon = self._shelf.get(language)
        return None if lexicon is None or lexicon.find(word) is None else True

    def _tell(self, players: Iterable[PlayerId], ruling: Ruling) -> None:
        verdict = "permits" if ruling.permitted else "does not permit"
        self._publisher.tell(
            players, Notice(text=f"The host of this server {verdict} the word {ruling.word}: {ruling.reason}")
        )


def _word(language: str, text: str) -> Word:
    if language not in LANGUAGES:
        raise Refusal(InvalidArgument("The language", f"must be one of {', '.join(LANGUAGES)}"))
    word = normalize(text, LANGUAGES[language])
    if isinstance(word, NotAWord):
        raise Refusal(word)
    return word


def _row(appeals: list[Appeal]) -> Json:
    """The appeals for one key, the earliest first."""
    return {
        "language": appeals[0].language,
        "word": appeals[0].word,
        "players": len(appeals),
        "since": wire_time(appeals[0].at),
        "games": list(dict.fromkeys(appeal.game for appeal in appeals)),
    }


def _told(ruling: Ruling) -> Json:
    return {
        "language": ruling.language,
        "number": ruling.number,
        "word": ruling.word,
        "permitted": ruling.permitted,
        "reason": ruling.reason,
        "at": wire_time(ruling.at),
    }

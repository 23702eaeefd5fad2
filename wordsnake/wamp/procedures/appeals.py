"""The procedure `appeal_word`: a player asks the host of the server to permit a word that a game refused.

What was refused is not stored, so it is not asked whether this player typed this word. What can be known is enough: the
game is over, the player sat in it, and the word was none of those it was played with.
"""

from collections.abc import Callable

from wordsnake.game.refusals import InvalidArgument, NotSeated
from wordsnake.game.state import GameState
from wordsnake.lexicon.ruled_shelf import RuledShelf
from wordsnake.rules.languages import LANGUAGES
from wordsnake.rules.words import NotAWord, Word, normalize
from wordsnake.store.protocols import Store
from wordsnake.store.words import Appeal
from wordsnake.wamp.contract import asks
from wordsnake.wamp.contract import messages as m
from wordsnake.wamp.contract.refusals import Refusal, TooManyAppeals
from wordsnake.wamp.presence.caller import Caller
from wordsnake.wamp.procedures.finished import finished_game
from wordsnake.wamp.procedures.languages import Languages

OF_GAME = 10
"""So many words of one game may wait for the host, for each player."""
OF_LANGUAGE = 10_000
"""So many appeals may wait in one language, whoever made them."""


class Appeals:
    """Takes appeals. `now` in milliseconds since 1970-01-01T00:00Z."""

    def __init__(self, store: Store, languages: Languages, shelf: RuledShelf, now: Callable[[], int]) -> None:
        self._store = store
        self._languages = languages
        self._shelf = shelf
        self._now = now

    async def appeal_word(self, caller: Caller, ask: asks.AppealWord) -> m.WordAppeal:
        """Appeal once, or learn what has become of it."""
        player = await caller.player()
        state, _ = await finished_game(self._store, ask.game)
        if state.seat(player.id) is None:
            raise Refusal(NotSeated())
        word = self._refused(state, ask.word)
        answer = self._answer(state, word)
        if answer is None:
            appeal = Appeal(
                language=state.language, word=word.text, key=word.key, player=player.id, game=ask.game, at=self._now()
            )
            if not await self._store.appeal(appeal, of_game=OF_GAME, of_language=OF_LANGUAGE):
                raise Refusal(TooManyAppeals(OF_GAME))
            answer = m.WordAppeal(game=ask.game, word=word.text, status="open", reason=None)
        return answer

    def _refused(self, state: GameState, text: str) -> Word:
        """The word that `text` spells, which was none of the game's."""
        word = normalize(text, LANGUAGES[state.language])
        if isinstance(word, NotAWord):
            raise Refusal(word)
        if self._languages.lexicon(state.language, state.lexicon).find(word) is not None:
            raise Refusal(InvalidArgument("word", "was permitted in this game"))
        return word

    def _answer(self, state: GameState, word: Word) -> m.WordAppeal | None:
        """What holds by now, if the host has ruled since, or the word list has become another one."""
        ruling = self._shelf.ruling(state.language, word.key)
        reason = None if ruling is None else ruling.reason
        if self._languages.lexicon(state.language).find(word) is not None:
            return m.WordAppeal(game=state.game, word=word.text, status="permitted", reason=reason)
        if ruling is not None:
            return m.WordAppeal(game=state.game, word=word.text, status="banned", reason=reason)
        return None

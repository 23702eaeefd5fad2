"""The event log in memory, with what was said kept apart as every store does."""

from collections.abc import Callable, Sequence

from wordsnake.game.card import GameCard, Phase
from wordsnake.game.events import Event, GameId, PlayerId, Said
from wordsnake.rules.words import Word
from wordsnake.store.appending import check_append, check_follows, with_text, without_text
from wordsnake.store.cursor import place_of, read_cursor, write_cursor
from wordsnake.store.dailies import Attempt, DailyBoard
from wordsnake.store.protocols import GamePage, SeqConflict


class MemoryLog:
    """Events, cards, chat, and the openings of days. Answers at once; raises what the store's Deferreds fail with."""

    def __init__(self) -> None:
        self.cards: dict[GameId, GameCard] = {}
        self.openings: dict[tuple[str, str], Word] = {}
        self._events: dict[GameId, list[Event]] = {}
        self._chat: dict[tuple[GameId, int], Said] = {}

    def append(self, game: GameId, events: Sequence[Event], card: GameCard) -> bool:
        """Store events and card; whether the game has finished by it."""
        check_append(game, events, card)
        check_follows(game, events[0].seq, len(self._events.get(game, ())))
        before = self.cards.get(game)
        if before is None and card.day is not None and self.daily_game(card.day, card.language, card.host):
            raise SeqConflict(f"The host of game {game} has a daily game of {card.day} already.")
        self._events.setdefault(game, []).extend(without_text(event) for event in events)
        self._chat |= {(game, event.seq): event for event in events if isinstance(event, Said)}
        self.cards[game] = card
        return card.phase == "finished" and (before is None or before.phase != "finished")

    def read(self, game: GameId, since: int, limit: int | None) -> tuple[Event, ...]:
        """The events after `since`, with what was said as long as it is kept."""
        events = self._events.get(game, [])[since:][:limit]
        return tuple(with_text(event, self._text(game, event.seq)) for event in events)

    def unfinished(self) -> tuple[GameId, ...]:
        """The games that are waiting or playing, oldest first."""
        cards = [card for card in self.cards.values() if card.phase in {"waiting", "playing"}]
        return tuple(card.game for card in sorted(cards, key=lambda card: (card.opened_at, card.game)))

    def over_since(self, at: int) -> tuple[GameId, ...]:
        """The games that are over and changed at this time or later."""
        cards = [card for card in self.cards.values() if card.phase in {"finished", "closed"} and card.changed_at >= at]
        return tuple(card.game for card in sorted(cards, key=place_of))

    def public_games(self, phase: Phase | None, language: str | None, cursor: str | None, limit: int) -> GamePage:
        """A page of public games."""
        before = None if cursor is None else read_cursor(cursor)
        cards = [
            card
            for card in sorted(self.cards.values(), key=place_of, reverse=True)
            if not card.private
            and card.day is None
            and phase in {None, card.phase}
            and language in {None, card.language}
            and (before is None or place_of(card) < before)
        ]
        games = tuple(cards[:limit])
        return GamePage(games, write_cursor(place_of(games[-1])) if len(cards) > limit else None)

    def daily_game(self, day: str, language: str, player: PlayerId) -> GameId | None:
        """The player's game of that day."""
        of_player = (card for card in self.cards.values() if card.host == player)
        return next((card.game for card in of_player if (card.day, card.language) == (day, language)), None)

    def daily_board(
        self, day: str, language: str, limit: int, player: PlayerId | None, listed: Callable[[PlayerId], bool]
    ) -> DailyBoard:
        """The attempts of a day, of those players who are `listed`."""
        cards = [
            card
            for card in self.cards.values()
            if (card.day, card.language, card.phase) == (day, language, "finished") and listed(card.host)
        ]
        scores = [card.scores[0] for card in cards]
        attempts = [
            Attempt(
                player=card.host,
                game=card.game,
                score=card.scores[0],
                place=1 + sum(score > card.scores[0] for score in scores),
            )
            for card in sorted(cards, key=lambda card: (-card.scores[0], card.opened_at, card.game))
        ]
        own = next((attempt for attempt in attempts if attempt.player == player), None)
        return DailyBoard(attempts=tuple(attempts[:limit]), players=len(attempts), own=own)

    def is_seated(self, player: PlayerId) -> bool:
        """Whether the player has a seat in any game, over or not."""
        return any(player in card.seats for card in self.cards.values())

    def prune_chat(self, before: int) -> int:
        """Forget what was said before this time; answers how many texts that were."""
        return self._drop(lambda said: said.at < before)

    def forget_texts(self, player: PlayerId) -> None:
        """Forget what this player said."""
        self._drop(lambda said: said.player == player)

    def _drop(self, unwanted: Callable[[Said], bool]) -> int:
        kept = {place: said for place, said in self._chat.items() if not unwanted(said)}
        dropped = len(self._chat) - len(kept)
        self._chat = kept
        return dropped

    def _text(self, game: GameId, seq: int) -> str | None:
        said = self._chat.get((game, seq))
        return None if said is None else said.text

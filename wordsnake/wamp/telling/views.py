"""What the public sees of a game: the state as a view, the card as a summary. Names are put in here."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import cast

from wordsnake.game.card import GameCard, Phase
from wordsnake.game.events import Link, Outcome, PlayerId
from wordsnake.game.state import GameState, Seat
from wordsnake.rules.ruleset import Ruleset
from wordsnake.wamp.contract import messages as m
from wordsnake.wamp.contract.times import wire_time, wire_time_or_none
from wordsnake.wamp.presence.names import Names

SNAKE_LINKS = 100
"""A view shows so many of the last links; earlier ones are in the events."""


def players_of_state(state: GameState) -> set[PlayerId]:
    """Everybody whom the view of this state mentions."""
    return {state.host, *(seat.player for seat in state.seats)}


def players_of_cards(cards: Iterable[GameCard]) -> set[PlayerId]:
    """Everybody whom the summaries of these cards mention."""
    return {player for card in cards for player in (card.host, *card.seats)}


def game_view(state: GameState, names: Names, here: Callable[[PlayerId], bool], watchers: int) -> m.GameView:
    """The whole game; `here` tells who is connected, `watchers` people look on."""
    snake = state.snake[-SNAKE_LINKS:]
    return m.GameView(
        game=state.game,
        seq=state.seq,
        phase=cast("Phase", state.phase),
        ruleset=ruleset_view(state.ruleset),
        language=state.language,
        private=state.private,
        rated=state.rated,
        host=names[state.host],
        seats=[_seat_view(seat, names, connected=here(seat.player)) for seat in state.seats],
        turn=name_or_none(state.turn, names),
        ply=state.ply,
        current=None if state.current is None else state.current.text,
        laid_at=wire_time_or_none(state.laid_at),
        snake=[link_view(link, names) for link in snake],
        snake_from=snake[0].ply if snake else 0,
        deadline=wire_time_or_none(state.deadline),
        opened_at=wire_time(state.opened_at),
        started_at=wire_time_or_none(state.started_at),
        outcome=None if state.outcome is None else outcome_view(state.outcome, names),
        rematch=state.rematch,
        rematch_of=state.rematch_of,
        day=state.day,
        watchers=watchers,
    )


def _seat_view(seat: Seat, names: Names, *, connected: bool) -> m.SeatView:
    return m.SeatView(
        player=names[seat.player],
        bot=seat.bot,
        level=seat.level,
        guest=seat.guest,
        score=seat.score,
        misses=seat.misses,
        lives=seat.lives,
        connected=connected,
        out=seat.out is not None,
        out_why=seat.out,
    )


def game_summary(card: GameCard, names: Names) -> m.GameSummary:
    """A game as lists and the lobby show it."""
    return m.GameSummary(
        game=card.game,
        seq=card.seq,
        phase=card.phase,
        ruleset=card.ruleset,
        language=card.language,
        host=names[card.host],
        seats=[
            m.SummarySeat(player=names[player], score=score)
            for player, score in zip(card.seats, card.scores, strict=True)
        ],
        seats_max=card.seats_max,
        words=card.words,
        opened_at=wire_time(card.opened_at),
        changed_at=wire_time(card.changed_at),
        outcome=None if card.outcome is None else outcome_view(card.outcome, names),
    )


def ruleset_view(ruleset: Ruleset) -> m.RulesetView:
    """Every field of a ruleset."""
    return m.RulesetView(**asdict(ruleset))


def link_view(link: Link, names: Names) -> m.LinkView:
    """One word of the snake."""
    return m.LinkView(
        ply=link.ply,
        word=link.word,
        player=name_or_none(link.player, names),
        overlap=link.overlap,
        points=link.points,
    )


def outcome_view(outcome: Outcome, names: Names) -> m.OutcomeView:
    """How a game ended."""
    return m.OutcomeView(
        winners=[names[player] for player in outcome.winners],
        why=outcome.why,
        scores={names[player]: score for player, score in outcome.scores},
    )


def name_or_none(player: PlayerId | None, names: Names) -> str | None:
    """The name of a player, where there may be none."""
    return None if player is None else names[player]

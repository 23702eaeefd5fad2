"""The procedures that only look: at the server, at lists of games, at the events of one, at a word."""

from collections.abc import Callable

import msgspec

from wordsnake import __version__
from wordsnake.game.events import Event, GameId
from wordsnake.game.refusals import NoSuchGame
from wordsnake.game.state import GRACE_MS
from wordsnake.rules import names as rules_of_names
from wordsnake.rules.refused import Refused
from wordsnake.rules.ruleset import BOUNDS, PRESETS
from wordsnake.rules.verdict import look_up
from wordsnake.rules.words import LONGEST, NotAWord
from wordsnake.store.protocols import EventLog
from wordsnake.table.seating import UNFINISHED_GAMES
from wordsnake.wamp.contract import asks
from wordsnake.wamp.contract import messages as m
from wordsnake.wamp.contract.arguments import InvalidArgument
from wordsnake.wamp.contract.refusals import Refusal
from wordsnake.wamp.contract.times import wire_time
from wordsnake.wamp.presence.caller import Caller
from wordsnake.wamp.presence.limits import BURST, CALLS_PER_SECOND
from wordsnake.wamp.presence.people import People
from wordsnake.wamp.procedures.dailies import Secrecy
from wordsnake.wamp.procedures.languages import Languages
from wordsnake.wamp.procedures.router_limits import RouterSays
from wordsnake.wamp.telling.views import game_summary, players_of_cards, ruleset_view
from wordsnake.wamp.telling.wire_events import players_of_events, wire_event

API_VERSION = 1
GAMES_PAGE = 50
PAGE_BYTES = 32_000
"""A page of events ends before it grows longer than this, as JSON; it has at least one event."""


class Lists:
    """Everything that can be read."""

    def __init__(  # noqa: PLR0913 - its collaborators
        self,
        log: EventLog,
        people: People,
        languages: Languages,
        secrecy: Secrecy,
        now: Callable[[], int],
        *,
        router: RouterSays,
        chat: bool,
    ) -> None:
        """`now` in milliseconds since 1970-01-01T00:00Z."""
        self._log = log
        self._people = people
        self._languages = languages
        self._secrecy = secrecy
        self._router = router
        self._now = now
        self._chat = chat

    async def about(self, _caller: Caller, _ask: asks.Nothing) -> m.About:
        """What this server is."""
        return m.About(
            version=__version__,
            api=API_VERSION,
            languages=list(self._languages.codes),
            rulesets=[ruleset_view(preset) for preset in PRESETS.values()],
            bounds=BOUNDS_VIEW,
            limits=LIMITS,
            router=self._router.limits,
            chat=self._chat,
            now=wire_time(self._now()),
        )

    async def get_events(self, caller: Caller, ask: asks.GetEvents) -> m.EventsPage:
        """The events of a game after `since`."""
        await self._secrecy.guard(caller, ask.game)
        events = await self._log.read(ask.game, ask.since, ask.limit + 1)
        if not events and await self._log.card(ask.game) is None:
            raise Refusal(NoSuchGame())
        page = await self._page(ask.game, events[: ask.limit])
        return m.EventsPage(events=page, more=len(page) < len(events))

    async def _page(self, game: GameId, events: tuple[Event, ...]) -> list[m.GameEvent]:
        names = await self._people.names(players_of_events(events))
        page: list[m.GameEvent] = []
        size = 0
        for event in events:
            message = wire_event(game, event, names)
            size += len(msgspec.json.encode(message)) + 1
            if page and size > PAGE_BYTES:
                break
            page.append(message)
        return page

    async def list_games(self, _caller: Caller, ask: asks.ListGames) -> m.GamesPage:
        """Public games, latest change first."""
        if ask.language is not None:
            self._languages.check(ask.language)
        try:
            page = await self._log.public_games(ask.phase, ask.language, ask.cursor, GAMES_PAGE)
        except ValueError:
            raise InvalidArgument("cursor", "is not one that this server gave") from None
        names = await self._people.names(players_of_cards(page.games))
        return m.GamesPage(games=[game_summary(card, names) for card in page.games], cursor=page.cursor)

    async def check_word(self, _caller: Caller, ask: asks.CheckWord) -> m.WordVerdict:
        """Whether a word is permitted."""
        found = look_up(ask.word, self._languages.lexicon(ask.language))
        if isinstance(found, Refused):
            return m.WordVerdict(
                valid=False, word=None, reason="not_a_word" if isinstance(found, NotAWord) else "not_in_lexicon"
            )
        return m.WordVerdict(valid=True, word=found.text, reason=None)


BOUNDS_VIEW = {name: m.BoundsView(low=low, high=high, nullable=free) for name, (low, high, free) in BOUNDS.items()}
LIMITS = m.Limits(
    word_letters=LONGEST,
    say_characters=asks.SAY_CHARACTERS,
    name_characters=rules_of_names.LONGEST,
    move_id_characters=asks.MOVE_ID_CHARACTERS,
    unfinished_games=UNFINISHED_GAMES,
    events_page=asks.EVENTS_PAGE,
    grace_ms=GRACE_MS,
    calls=m.RateView(per_second=CALLS_PER_SECOND, at_once=BURST),
)
"""The bounds a client should know."""

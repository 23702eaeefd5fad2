"""Driving a game in tests: commands go through `decide`, their events through `evolve`, and everything is kept."""

from tests.support.lexicon import SetLexicon
from wordsnake.game.commands import Command, CreateGame, Expire, PassTurn, PlayWord, StartGame, TakeSeat
from wordsnake.game.decide import Decision, decide
from wordsnake.game.events import Event, GameId, GameStarted, PlayerId
from wordsnake.game.evolve import evolve
from wordsnake.game.state import nothing
from wordsnake.rules.ruleset import ruleset_from

ANNA, BRAM, CARO, DIRK = (PlayerId(name) for name in ("anna", "bram", "caro", "dirk"))
GAME = GameId("aaaabbbb")
START = 1_000_000
"""When every game in tests begins."""

WORDS = (
    "behaard haardvuur vuurdoop doopvont doperwt opstaan aangaan banaan ananas snackbar bar arm armband "
    "band bandleider fietsenstalling zee eendenkroos roos rooster ster sterk koffiebonen café reünie ijs "
    "ijsvogel"
)


PLAIN = " ".join("a" * letters for letters in range(2, 60))
"""Words of which each can follow any other: with `max_overlap=1` each scores the same. See `Play.lay`."""


class Play:
    """One game, played by calling it with commands at times that only grow."""

    def __init__(self, words: str = WORDS, language: str = "nl", *, unfit: str = "") -> None:
        self.lexicon = SetLexicon(language, words.split(), unfit=unfit.split())
        self.state = nothing(GAME)
        self.log: list[Event] = []
        self.now = START
        self.away: frozenset[PlayerId] = frozenset()

    def do(self, command: Command, *, wait_ms: int = 0) -> Decision:
        """Carry out a command `wait_ms` after the one before; whatever it leads to has happened."""
        self.now += wait_ms
        decision = decide(self.state, command, self.now, self.lexicon, self.away)
        if isinstance(decision, tuple):
            for event in decision:
                self.state = evolve(self.state, event)
                self.log.append(event)
        return decision

    def events(self, command: Command, *, wait_ms: int = 0) -> tuple[Event, ...]:
        """The events of a command that must be accepted."""
        decision = self.do(command, wait_ms=wait_ms)
        assert isinstance(decision, tuple), decision
        return decision

    def seated(self, *players: PlayerId, rated: bool = False, day: str | None = None, **rules: object) -> "Play":
        """A waiting game by the first player, the others seated; `rules` override those of classic.

        With one player who plays alone it has begun, be it the game of a `day` or not.
        """
        ruleset = ruleset_from({"name": "classic", **rules})
        language = self.lexicon.language
        created = CreateGame(player=players[0], ruleset=ruleset, language=language, private=False, rated=rated, day=day)
        self.events(created)
        for player in players[1:]:
            self.events(TakeSeat(player=player))
        return self

    def started(self, *players: PlayerId, rated: bool = False, **rules: object) -> "Play":
        """A game in which the players move in the order given."""
        return self.seated(*players, rated=rated, **rules).begin(*players)

    def begin(self, *players: PlayerId) -> "Play":
        """Those who are seated move in the order given; the draw that does so is looked for."""
        for draw in range(1000):
            command = StartGame(player=players[0], draw=draw)
            decision = decide(self.state, command, self.now, self.lexicon, self.away)
            assert isinstance(decision, tuple), decision
            assert isinstance(decision[0], GameStarted)
            if decision[0].order == players:
                self.events(command)
                return self
        raise AssertionError("no draw gives this order")

    def word(self, text: str, *, ply: int | None = None, move_id: str | None = None) -> Decision:
        """Whoever is to move plays a word."""
        assert self.state.turn is not None
        return self.do(PlayWord(player=self.state.turn, text=text, ply=ply, move_id=move_id))

    def words(self, texts: str) -> "Play":
        """The words are played in turn, and all are accepted."""
        for text in texts.split():
            decision = self.word(text)
            assert isinstance(decision, tuple), decision
        return self

    def lay(self, times: int = 1) -> tuple[Event, ...]:
        """Whoever is to move lays the next word of PLAIN, so many times; the events of the last one."""
        decision: Decision = ()
        for _ in range(times):
            decision = self.word("a" * (self.state.ply + 2))
            assert isinstance(decision, tuple), decision
        return decision if isinstance(decision, tuple) else ()

    def passes(self) -> tuple[Event, ...]:
        """Whoever is to move passes."""
        assert self.state.turn is not None
        return self.events(PassTurn(player=self.state.turn, ply=self.state.ply))

    def runs_out(self) -> tuple[Event, ...]:
        """Nobody does anything until the deadline and the grace are over."""
        assert self.state.expires_at is not None
        return self.events(Expire(), wait_ms=self.state.expires_at - self.now)

    def scores(self) -> dict[PlayerId, int]:
        """Everybody's points."""
        return {seat.player: seat.score for seat in self.state.seats}

"""What holds in every game, whatever anybody does in it.

A machine plays: sensible moves, silly ones, the clock, people coming and going, under any ruleset.
"""

from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.support.play import ANNA, BRAM, CARO, DIRK, GAME, Play
from wordsnake.game import commands as c
from wordsnake.game.codec import decode, encode
from wordsnake.game.decide import Decision
from wordsnake.game.events import GameId, PlayerId, TurnMissed, WordPlayed
from wordsnake.game.evolve import replay
from wordsnake.game.refusals import Refused, Repeated
from wordsnake.game.state import OWN_WORD_MS
from wordsnake.rules.ruleset import BOUNDS, PRESETS, InvalidRuleset, Ruleset, ruleset_from

WORDS = "aa ab ba bb aab aba abb baa bab bba aaba abab abba baab baba bbab ababa babab aabbaa bbaabb"

PLAYERS = st.sampled_from([ANNA, BRAM, CARO, DIRK])
TEXTS = st.sampled_from([*WORDS.split(), "Aba", "abc", "abcde", "a", "", "a b", "\ud800", "{word}"])
MOVE_IDS = st.none() | st.sampled_from(["x", "y", "z"])
CLOCKS = [c.Expire(), c.ExtendClock(), c.ExtendClock(lost=20_000, restarted=False), c.CloseIdle()]
WAITS = st.sampled_from([0, 1, 1_000, 20_000, 60_300, 2_000_000])


def ruleset(preset: str, overrides: dict[str, object]) -> Ruleset:
    """The preset with those of the overrides that can be played together."""
    spec: dict[str, object] = {"name": preset}
    for field, value in overrides.items():
        try:
            ruleset_from({**spec, field: value})
        except InvalidRuleset:
            continue
        spec[field] = value
    return ruleset_from(spec)


def small(field: str) -> st.SearchStrategy[int | None]:
    """Values of a field, mostly such as make things happen soon."""
    low, high, nullable = BOUNDS[field]
    numbers = st.integers(low, min(high, low + 3))
    return st.none() | numbers if nullable else numbers


OVERRIDES: st.SearchStrategy[dict[str, object]] = st.fixed_dictionaries(
    {}, optional={"opening": st.sampled_from(["player", "drawn"]), **{field: small(field) for field in BOUNDS}}
)


class AnyGame(RuleBasedStateMachine):
    """Every command by everybody at any time, and checks after each."""

    @initialize(
        preset=st.sampled_from(sorted(PRESETS)),
        rules=OVERRIDES,
        seated=st.sets(PLAYERS, min_size=1),
        draw=st.integers(0, 2**64 - 1),
        begin=st.booleans(),
    )
    def create(self, preset: str, rules: dict[str, object], seated: set[PlayerId], draw: int, begin: bool) -> None:  # noqa: FBT001 - drawn
        self.play = Play(WORDS)
        create = c.CreateGame(player=ANNA, ruleset=ruleset(preset, rules), language="nl", private=False, draw=draw)
        self.do(create)
        for player in sorted(seated):
            self.do(c.TakeSeat(player=player))
        if begin:
            self.do(c.StartGame(player=ANNA, draw=draw))

    def do(self, command: c.Command, wait_ms: int = 0) -> Decision:
        before = self.play.state
        decision = self.play.do(command, wait_ms=wait_ms)
        if isinstance(decision, Refused):
            assert decision.sentence.endswith(".")
        if isinstance(decision, Repeated):
            assert decision.played in self.play.log
        if not isinstance(decision, tuple):
            assert self.play.state == before
        return decision

    @rule(player=PLAYERS, text=TEXTS, ply=st.none() | st.integers(0, 8), move_id=MOVE_IDS, wait=WAITS)
    def plays_anything(self, player: PlayerId, text: str, ply: int | None, move_id: str | None, wait: int) -> None:
        self.do(c.PlayWord(player=player, text=text, ply=ply, move_id=move_id), wait)

    @rule(player=PLAYERS, move_id=MOVE_IDS)
    def plays_well(self, player: PlayerId, move_id: str | None) -> None:
        state = self.play.state
        for text in WORDS.split() if state.phase == "playing" else ():
            move = c.PlayWord(player=state.turn or player, text=text, ply=state.ply, move_id=move_id)
            if isinstance(self.do(move), tuple):
                return

    @rule(player=PLAYERS, wait=WAITS)
    def passes(self, player: PlayerId, wait: int) -> None:
        self.do(c.PassTurn(player=player, ply=self.play.state.ply), wait)

    @rule(player=PLAYERS, bot=st.booleans())
    def takes_a_seat(self, player: PlayerId, bot: bool) -> None:  # noqa: FBT001 - drawn
        self.do(c.TakeSeat(player=player, bot=bot))

    @rule(player=PLAYERS)
    def leaves(self, player: PlayerId) -> None:
        self.do(c.LeaveGame(player=player))

    @rule(player=PLAYERS, other=PLAYERS)
    def removes(self, player: PlayerId, other: PlayerId) -> None:
        self.do(c.RemoveSeat(player=player, target=other))

    @rule(player=PLAYERS, draw=st.integers(0, 2**64 - 1))
    def starts(self, player: PlayerId, draw: int) -> None:
        self.do(c.StartGame(player=player, draw=draw))

    @rule(player=PLAYERS)
    def talks(self, player: PlayerId) -> None:
        self.do(c.Say(player=player, text="hoi"))

    @rule(player=PLAYERS)
    def asks_for_a_rematch(self, player: PlayerId) -> None:
        self.do(c.OpenRematch(player=player, rematch=GameId("ccccdddd")))

    @rule(command=st.sampled_from(CLOCKS), wait=WAITS)
    def the_clock_strikes(self, command: c.Command, wait: int) -> None:
        assert isinstance(self.do(command, wait), tuple)

    @rule()
    def the_turn_runs_out(self) -> None:
        if self.play.state.expires_at is not None:
            self.play.now = max(self.play.now, self.play.state.expires_at)
            assert self.do(c.Expire()) != ()

    @rule(away=st.frozensets(PLAYERS))
    def connections_come_and_go(self, away: frozenset[PlayerId]) -> None:
        self.play.away = away

    @rule(really=st.integers(0, 9))
    def the_server_ends_it(self, really: int) -> None:
        if not really:
            self.do(c.EndGame())

    @invariant()
    def replaying_the_log_gives_the_state(self) -> None:
        assert replay(GAME, self.play.log) == self.play.state
        assert [decode(encode(event)) for event in self.play.log[-4:]] == self.play.log[-4:]

    @invariant()
    def seq_is_dense(self) -> None:
        assert [event.seq for event in self.play.log] == list(range(1, self.play.state.seq + 1))

    @invariant()
    def scores_are_the_sum_of_links(self) -> None:
        state = self.play.state
        for seat in state.seats:
            assert seat.score == sum(link.points for link in state.snake if link.player == seat.player)

    @invariant()
    def no_key_twice(self) -> None:
        keys = [link.key for link in self.play.state.snake]
        assert len(set(keys)) == len(keys)

    @invariant()
    def every_link_holds(self) -> None:
        snake = list(self.play.state.snake)
        assert [link.ply for link in snake] == list(range(len(snake)))
        for before, link in pairwise(snake):
            assert before.key.endswith(link.key[: link.overlap])
            assert 1 <= link.overlap < min(len(before.key), len(link.key))

    @invariant()
    def somebody_is_to_move_while_playing(self) -> None:
        state = self.play.state
        if state.phase == "playing":
            pace, playing = state.ruleset.pace, {seat.player for seat in state.standing.in_play}
            assert state.turn in ({None} if pace == "race" else playing)
            assert len(playing) >= (1 if pace == "solo" else 2)
            assert state.deadline is not None
            assert state.turn not in state.standing.acted
        else:
            assert (state.turn, state.deadline) == (None, None)

    @invariant()
    def nobody_in_a_race_misses_or_follows_their_own_word_at_once(self) -> None:
        if self.play.state.ruleset.pace != "race":
            return
        assert not any(isinstance(event, TurnMissed) for event in self.play.log)
        played = [event for event in self.play.log if isinstance(event, WordPlayed)]
        assert all(
            before.player != event.player or event.at - before.at >= OWN_WORD_MS for before, event in pairwise(played)
        )

    @invariant()
    def a_game_has_an_outcome_once_it_is_finished(self) -> None:
        state = self.play.state
        assert (state.outcome is not None) == (state.phase == "finished")
        if state.outcome is not None:
            assert set(state.outcome.winners) <= {seat.player for seat in state.standing.in_play}
            assert dict(state.outcome.scores) == self.play.scores()

    @invariant()
    def the_host_is_at_the_table(self) -> None:
        state = self.play.state
        if state.phase in ("waiting", "playing"):
            assert state.sits(state.host)


AnyGame.TestCase.settings = settings(stateful_step_count=40)
TestAnyGame = AnyGame.TestCase

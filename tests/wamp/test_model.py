"""A whole server against the rules as somebody would write them down on a page: whatever is done, they agree.

The server is the one that runs, but for router, disk and real time: calls come in as Autobahn makes them, and answers,
events and the clock are its own. It is restarted in the middle of games.
"""

from typing import Any

from autobahn.wamp.exception import ApplicationError
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.support.games import SMALL
from tests.support.lexicon import SetLexicon
from tests.support.service import ANNA, BRAM, CARO, Server

WORDS = [word for word in SMALL.split() if word.isascii()]
TURN, AFTER_RESTART, GRACE, GOAL, MISSES, IDLE = 20, 10, 0.3, 16, 2, 1800
RULES = {"name": "classic", "turn_seconds": TURN, "misses_out": MISSES, "target_score": GOAL, "turn_floor": 5}
PLAYERS = {ANNA: "Anna", BRAM: "Bram", CARO: "Caro"}


class Model:
    """One game. Each method returns the reason of a refusal, or what the answer says, or nothing."""

    def __init__(self, host: str, now: float) -> None:
        self.touched = now
        self.phase, self.host, self.seats, self.words = "waiting", host, [host], list[str]()
        self.scores, self.misses = {host: 0}, {host: 0}
        self.playing, self.gone, self.acted, self.idle = list[str](), set[str](), set[str](), set[str]()
        self.turn: str | None = None
        self.ends = 0.0

    def join(self, who: str, now: float) -> str | None:
        if who in self.seats and who not in self.gone:
            return None
        if self.phase != "waiting":
            return "wrong_phase"
        self.seats.append(who)
        self.touched = now
        self.scores[who] = self.misses[who] = 0
        return None

    def start(self, who: str, now: float) -> str | None:
        if refused := self._refused(who, "waiting"):
            return refused
        if who != self.host:
            return "not_host"
        if len(self.seats) < 2:
            return "too_few_seats"
        self.phase, self.ends = "playing", now + TURN
        return None

    def drawn(self, order: list[str]) -> None:
        self.seats, self.playing, self.turn = order, list(order), order[0]

    def play(self, who: str, word: str, now: float) -> str | int:
        if refused := self._not_to_move(who):
            return refused
        if word not in WORDS:
            return "not_in_lexicon"
        before, most = (self.words[-1], min(len(self.words[-1]), len(word))) if self.words else ("", 0)
        shared = max((n for n in range(1, most) if before.endswith(word[:n])), default=0)
        if before and not shared:
            return "no_overlap"
        if word in self.words:
            return "already_played"
        self.scores[who], self.misses[who], self.idle = self.scores[who] + 2 * shared, 0, set()
        self.words.append(word)
        self._turn_is_over(who, now, opening=not before)
        return shared

    def miss(self, who: str, now: float) -> str | None:
        if refused := self._not_to_move(who):
            return refused
        self.misses[who] += 1
        self.idle.add(who)
        if self.misses[who] == MISSES:
            self.playing.remove(who)
        self._turn_is_over(who, now, opening=not self.words)
        return None

    def leave(self, who: str, now: float) -> str | None:
        if refused := self._refused(who, "waiting", "playing"):
            return refused
        if self.phase == "waiting":
            self.touched = now
            self.seats.remove(who)
            self.host = who if not self.seats else self.host if self.host in self.seats else self.seats[0]
            self.phase = self.phase if self.seats else "closed"
            return None
        self.gone.add(who)
        self.playing = [player for player in self.playing if player != who]
        self.host = self.playing[0] if self.host == who and len(self.playing) > 1 else self.host
        self._go_on(who, now)
        return None

    def time_passes(self, now: float) -> None:
        if self.turn is not None and now >= self.ends + GRACE:
            self.miss(self.turn, now)
        if self.phase == "waiting" and now >= self.touched + IDLE:
            self.phase = "closed"

    def restarted(self, now: float) -> None:
        self.ends = max(self.ends, now + AFTER_RESTART)
        self.time_passes(now)

    def _refused(self, who: str, *phases: str) -> str | None:
        if self.phase not in phases:
            return "wrong_phase"
        return None if who in self.seats and who not in self.gone else "not_seated"

    def _not_to_move(self, who: str) -> str | None:
        return self._refused(who, "playing") or (None if who == self.turn else "not_your_turn")

    def _turn_is_over(self, who: str, now: float, *, opening: bool) -> None:
        self.acted |= set() if opening else {who}
        self._go_on(who, now)

    def _go_on(self, who: str, now: float) -> None:
        if self.acted.issuperset(self.playing):
            self.acted = set()
        best = max((self.scores[player] for player in self.playing), default=0)
        goal = not self.acted and best >= GOAL
        if len(self.playing) < 2 or goal or self.idle.issuperset(self.playing):
            self.phase, self.turn = "finished", None
        elif who == self.turn:
            at = self.seats.index(who) + 1
            self.turn = next(player for player in self.seats[at:] + self.seats[:at] if player in self.playing)
            self.ends = now + TURN


class WholeServer(RuleBasedStateMachine):
    """Does the same to both, and compares answers and what can be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.server = self._at_home(Server())
        self.game = ""
        self.model = Model(ANNA, 0)
        self.last: tuple[str, str, str, Any] | None = None
        self.moves = 0
        self.server.named(*PLAYERS)

    @initialize(host=st.sampled_from(list(PLAYERS)), others=st.booleans())
    def begin(self, host: str, others: bool) -> None:  # noqa: FBT001 - drawn by name
        self.open(host, others)

    def _at_home(self, server: Server) -> Server:
        server.shelf.ready["nl"] = SetLexicon("nl", WORDS)
        for number, authid in enumerate(PLAYERS):
            server.connect(authid, number)
        return server

    @property
    def now(self) -> float:
        return self.server.clock.seconds()

    def ask(self, who: str | None, procedure: str, *args: Any, **kwargs: Any) -> Any:
        """The result, or the reason of the refusal."""
        try:
            return self.server.call(who, procedure, self.game, *args, **kwargs)
        except ApplicationError as error:
            return error.error.removeprefix("wordsnake.error.")

    @rule(host=st.sampled_from(list(PLAYERS)), others=st.booleans())
    @precondition(lambda self: self.model.phase in {"finished", "closed"})
    def open(self, host: str, others: bool) -> None:  # noqa: FBT001 - drawn by name
        self.game = self.server.call(host, "create_game", ruleset=RULES)["game"]
        self.model, self.last = Model(host, self.now), None
        if others:
            for who in PLAYERS:
                self.join(who)
            self.start(host)

    @rule(who=st.sampled_from(list(PLAYERS)))
    def join(self, who: str) -> None:
        expected = self.model.join(who, self.now)
        answer = self.ask(who, "join_game")
        assert answer == expected if expected else answer["game"] == self.game

    @rule(who=st.sampled_from(list(PLAYERS)))
    def start(self, who: str) -> None:
        expected = self.model.start(who, self.now)
        answer = self.ask(who, "start_game")
        assert answer == expected if expected else set(answer) == {"seq"}
        if not expected:
            order = self.server.events(self.game)[-1]["order"]
            self.model.drawn([authid for name in order for authid in PLAYERS if PLAYERS[authid] == name])

    @rule(word=st.sampled_from([*WORDS, "zz"]), other=st.none() | st.sampled_from(list(PLAYERS)))
    def play(self, word: str, other: str | None) -> None:
        who = other or self.model.turn or ANNA
        self.moves += 1
        move_id = f"move {self.moves}"
        answer = self.ask(who, "play_word", word, move_id=move_id)
        expected = self.model.play(who, word, self.now)
        if isinstance(expected, str):
            assert answer == expected
        else:
            assert (answer["word"], answer["overlap"], answer["score"]) == (word, expected, self.model.scores[who])
            self.last = who, word, move_id, answer

    @rule()
    @precondition(lambda self: self.last is not None)
    def play_again(self) -> None:
        """A move that was made is answered as before, whatever has happened since."""
        assert self.last is not None
        who, word, move_id, answer = self.last
        assert self.ask(who, "play_word", word, move_id=move_id) == answer

    @rule(other=st.none() | st.sampled_from(list(PLAYERS)), late=st.booleans())
    def pass_turn(self, other: str | None, late: bool) -> None:  # noqa: FBT001 - drawn by name
        who, ply = other or self.model.turn or ANNA, len(self.model.words)
        refused = self.model._refused(who, "playing")
        stale = late and not refused
        expected = "stale_ply" if stale else self.model.miss(who, self.now)
        answer = self.ask(who, "pass_turn", ply + 1 if late else ply)
        assert answer == expected if expected else set(answer) == {"seq"}

    @rule(which=st.integers(0, 9))
    @precondition(lambda self: self.model.phase == "playing")
    def move(self, which: int) -> None:
        """Whoever is to move plays a word that fits, if there is one."""
        before, used = self.model.words[-1:] or [""], self.model.words
        fit = [word for word in WORDS if word not in used and (not before[0] or word[0] == before[0][-1])]
        self.play(fit[which % len(fit)] if fit else "zz", None)

    @rule(who=st.sampled_from(list(PLAYERS)), sure=st.sampled_from([True, False, False, False]))
    def leave(self, who: str, sure: bool) -> None:  # noqa: FBT001 - drawn by name
        if self.model.phase == "playing" and not sure:
            return
        expected = self.model.leave(who, self.now)
        answer = self.ask(who, "leave_game")
        assert answer == expected if expected else set(answer) == {"seq"}

    @rule(seconds=st.sampled_from([1, 5, TURN - 1, TURN, TURN + 1]))
    def wait(self, seconds: int) -> None:
        self.server.clock.advance(seconds)
        self.model.time_passes(self.now)

    @rule(seconds=st.sampled_from([0, 5, TURN, 600]))
    def restart(self, seconds: int) -> None:
        """The engine is down for so long; whoever is to move has time again."""
        self.server.service.close()
        self.server.clock.advance(seconds)
        published = self.server.published
        self.server = self._at_home(self.server.restarted())
        self.server.published[:0] = published
        self.server.clock.advance(0)
        self.model.restarted(self.now)

    @invariant()
    def everybody_sees_the_same(self) -> None:
        view, model = self.ask(None, "get_game"), self.model
        assert (view["phase"], view["host"]) == (model.phase, PLAYERS[model.host])
        assert view["turn"] == (None if model.turn is None else PLAYERS[model.turn])
        assert [link["word"] for link in view["snake"]] == model.words
        assert view["ply"] == len(model.words)
        assert [(seat["player"], seat["score"], seat["misses"]) for seat in view["seats"]] == [
            (PLAYERS[who], model.scores[who], model.misses[who]) for who in model.seats
        ]
        assert [seat["out"] for seat in view["seats"]] == [
            bool(model.playing) and who not in model.playing for who in model.seats
        ]

    @invariant()
    def what_was_told_is_what_is_stored(self) -> None:
        stored = self.ask(None, "get_events", 0, 500)["events"]
        assert stored == self.server.events(self.game)
        assert [event["seq"] for event in stored] == list(range(1, len(stored) + 1))


WholeServer.TestCase.settings = settings(stateful_step_count=40)
TestWholeServer = WholeServer.TestCase

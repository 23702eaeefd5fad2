"""Servers that are wrong in one thing: how to make each of them, and the check that has to notice it."""

import re
from collections.abc import Callable
from itertools import count
from typing import Any

from autobahn.wamp.exception import ApplicationError

from tests.support.fake_router import FakeRouter
from wordsnake.checks.net import Answer
from wordsnake.wamp.contract import uris

Spoil = Callable[[FakeRouter], None]
When = Callable[[list[Any], dict[str, Any]], bool]
LATE = "2030-01-01T00:00:00.000Z"
STRANGE = "no_such_argument"
TEAPOT = uris.error("teapot")


def answer(procedure: str, change: Callable[[Any], object]) -> Spoil:
    """A result with something changed in it."""

    def changed(result: Any, _args: Any, _kwargs: Any) -> Any:
        change(result)
        return result

    return lambda router: router.answers.update({procedure: changed})


def answer_when(
    procedure: str, when: Callable[[list[Any], dict[str, Any]], bool], change: Callable[[Any], object]
) -> Spoil:
    """The same, of some calls."""

    def changed(result: Any, args: list[Any], kwargs: dict[str, Any]) -> Any:
        if when(args, kwargs):
            change(result)
        return result

    return lambda router: router.answers.update({procedure: changed})


def second_time(procedure: str, key: Callable[[list[Any]], Any], change: Callable[[Any], object]) -> Spoil:
    """The same, from the second call on with the same key."""
    seen: set[Any] = set()

    def again(args: list[Any], _kwargs: Any) -> bool:
        known = key(args) in seen
        seen.add(key(args))
        return known

    return lambda router: (seen.clear(), answer_when(procedure, again, change)(router))[1]


def event(kind: str, change: Callable[[dict[str, Any]], object]) -> Spoil:
    """Something changed in the events of a type."""

    def changed(_topic: str, message: dict[str, Any]) -> list[dict[str, Any]]:
        if message["type"] == kind:
            change(message)
        return [message]

    return lambda router: setattr(router, "event", changed)


def lost(kind: str) -> Spoil:
    """The events of a type are told to nobody."""
    return lambda router: setattr(router, "event", lambda _, message: [message] if message["type"] != kind else [])


def error(reason: str, change: Callable[[ApplicationError, str], Any]) -> Spoil:
    """Something else than this refusal."""
    return lambda router: router.errors.update({reason: change})


def other_reason(reason: str) -> Spoil:
    """A reason that nobody knows."""
    return error(reason, lambda _error, _procedure: ApplicationError(TEAPOT, "Short and stout."))


def bare(reason: str) -> Spoil:
    """Without its fields, and without a sentence."""
    return error(reason, lambda error, _procedure: ApplicationError(error.error))


def http(path: str, status: int, change: Callable[[Any], object]) -> Spoil:
    """Some answers by HTTP become others."""

    def changed(asked: str, given: Answer) -> Answer:
        if (asked, given.status) != (path, status):
            return given
        change(given.body)
        return Answer(500, given.body)

    return lambda router: setattr(router, "http", changed)


def allowed(what: str) -> Spoil:
    """A router that permits too much."""
    return lambda router: setattr(router, "allowed", (what,))


def asked(procedure: str, change: Callable[[list[Any], dict[str, Any]], object]) -> Spoil:
    """A server that does not do what it is asked to."""
    return lambda router: router.asked.update({procedure: change})


def late(router: FakeRouter) -> None:
    """Turns that last longer than is told, wherever it is told."""

    def change(message: dict[str, Any]) -> None:
        if message["type"] == "game_started":
            message["deadline"] = LATE

    event("game_started", change)(router)
    answer("get_events", lambda page: [change(each) for each in page["events"]])(router)
    answer("export_game", lambda told: told.update(text=_late_export(told["text"])))(router)


def _late_export(text: str) -> str:
    return re.sub(r'("type":"game_started".*"deadline":)"[^"]*"', rf'\1"{LATE}"', text)


def told_private(router: FakeRouter) -> None:
    """A list in which a private game stands."""
    private: list[str] = []
    keep = answer_when("create_game", lambda _, kwargs: kwargs["private"], lambda view: private.append(view["game"]))
    keep(router)
    add = answer_when(
        "list_games", lambda args, kwargs: not [*args, *kwargs] and bool(private),
        lambda page: page["games"].append({**page["games"][0], "game": private[-1]}),
    )  # fmt: skip
    add(router)


def appealed(given: ApplicationError, procedure: str) -> Any:
    """Whoever appeals for a good word is told to wait."""
    if procedure == "appeal_word" and "permitted" in given.kwargs["problem"]:
        return {"game": "aaaaaaaa", "word": "zee", "status": "open", "reason": None}
    return given


def strange_in_say(given: ApplicationError, procedure: str) -> ApplicationError:
    """The wrong argument is named, by one procedure."""
    if procedure == "say":
        return ApplicationError(given.error, "text is wrong.", argument="anything", problem="is wrong")
    return given


def moved(given: ApplicationError, procedure: str) -> Any:
    """A move_id that stood for another word is taken."""
    if procedure == "play_word" and "another" in given.kwargs["problem"]:
        return {"seq": 1, "ply": 0, "word": "zee", "overlap": 0, "points": 0, "score": 0}
    return given


def when_known(_args: list[Any], kwargs: dict[str, Any]) -> bool:
    return "word" in kwargs


def more(field: str) -> Callable[[Any], None]:
    """A number that is one too many."""
    return lambda message: message.update({field: message[field] + 1})


def miscounted(told: dict[str, Any]) -> None:
    """More words than were laid."""
    if told["game"]["phase"] == "playing":
        told["game"]["words"] = 99


def shortened(page: dict[str, Any]) -> None:
    """One event less than there is room for."""
    page["events"] = page["events"][:1]


def lasts_longer(_args: list[Any], given: dict[str, Any]) -> None:
    """A goal that is not the one asked for."""
    if "target_score" in given.get("ruleset", ""):
        given["ruleset"] = {**given["ruleset"], "target_score": 100}


def cheaper(_args: list[Any], given: dict[str, Any]) -> None:
    """Letters are worth less than asked for."""
    if "points_per_letter" in given.get("ruleset", ""):
        given["ruleset"] = {**given["ruleset"], "points_per_letter": 2}


def renumbered(told: dict[str, Any]) -> None:
    """Moves with other numbers."""
    told["text"] = told["text"].replace("1.", "2.")


def cut_short(told: dict[str, Any]) -> None:
    """The last line is missing."""
    told["text"] = told["text"].rstrip().rpartition("\n")[0]


def as_pass(told: dict[str, Any]) -> None:
    """Another reason for a miss."""
    told["why"] = "pass"


def uncounted(told: dict[str, Any]) -> None:
    """A pass that costs nothing."""
    if told["why"] == "pass":
        told["misses"] = 0


def without_winner(told: dict[str, Any]) -> None:
    """Nobody wins when all others have left."""
    if told["outcome"]["why"] == "last_in_play":
        told["outcome"] = {**told["outcome"], "winners": []}


def to(**fields: Any) -> Callable[[Any], None]:
    """Other values."""
    return lambda message: message.update(fields)


FRESH = count()
WRONG: list[tuple[str, str, Spoil]] = [
    ("it never becomes ready", "health", http("/health", 200, lambda _: None)),
    ("players are components", "sign-in", lambda router: setattr(router, "role", "component")),
    ("no signature is verified", "forged signature", lambda router: setattr(router, "trusting", "forged")),
    ("nobody needs a key", "no key", lambda router: setattr(router, "trusting", "anonymous")),
    ("another version of the API", "about", answer("about", to(api=2))),
    ("no guest is called one", "guest", answer_when("get_player", lambda args, _: not args, to(guest=False))),
    ("keywords mean something else", "by position", answer_when("check_word", when_known, to(word=None))),
    ("about fails by HTTP", "POST /call", http("/call", 200, lambda _: None)),
    ("strangers may do anything by HTTP", "POST /call refusals", http("/call", 403, lambda _: None)),
    ("players publish in games", "publish", allowed("publish wordsnake.game.")),
    ("players publish for components", "publish", allowed("publish wordsnake.component.")),
    ("players register", "register", allowed("register wordsnake.component.")),
    ("players follow all games", "pattern subscription", allowed("subscribe prefix wordsnake.game.")),
    ("players follow games by wildcard", "pattern subscription", allowed("subscribe wildcard")),
    ("players hear who comes and goes", "other topics", allowed("subscribe exact wamp.")),
    ("players rename others", "other procedures", allowed("call wordsnake.host.")),
    ("nobody is told how long to wait", "rate limit",
     error("rate_limited", lambda given, _: ApplicationError(given.error, "Too fast.", retry_after="soon"))),
    ("a message may be longer", "message length", lambda router: setattr(router, "message_bytes", 1 << 30)),
    ("a message must be shorter", "message length", lambda router: setattr(router, "message_bytes", 1 << 15)),
    ("more calls may be made", "rate limit", answer("about", lambda told: told["limits"]["calls"].update(at_once=5))),
    ("another argument is named", "arguments of say", error("invalid_argument", strange_in_say)),
    ("unknown keywords are ignored", "arguments of check_word",
     asked("check_word", lambda _, kwargs: kwargs.pop(STRANGE, None))),
    ("a name is spelled in another way", "names", answer_when("get_player", lambda args, _: bool(args), to(name="X"))),
    ("a second device is somebody else", "second device", answer("redeem_link", to(name="Other"))),
    ("a second device is not told", "second device", lost("device_linked")),
    ("no results are told", "lobby and results", lost("game_result")),
    ("the lobby is not told", "lobby and results", event("game_changed", miscounted)),
    ("ended games are left out", "get_results", answer("get_results", lambda page: page["results"].clear())),
    ("a private game is in the list", "private games", told_private),
    ("two games are found", "find_game", second_time("find_game", tuple, to(game="bbbbbbbb"))),
    ("any word is permitted", "check_word",
     answer_when("check_word", lambda args, _: args[:1] == ["qwrtzpx"], to(valid=True, reason=None))),
    ("another board", "standings", answer("get_leaderboard", to(board="snake"))),
    ("games go on for ever", "whole game", asked("create_game", lasts_longer)),
    ("an event is lost", "order of events", lost("game_started")),
    ("pages are too short", "gap repair",
     answer_when("get_events", lambda args, _: args[2:] == [2], shortened)),
    ("what is told is not what is stored", "heard as stored", event("word_played", to(missed="haard"))),
    ("a view is behind", "view as events",
     answer("get_game", lambda view: view["phase"] == "finished" and view.update(current="zee"))),
    ("letters are worth less", "points", asked("create_game", cheaper)),
    ("the mover is told another score", "answer as event", answer("play_word", more("score"))),
    ("turns are told with another move", "your_turn", event("your_turn", more("ply"))),
    ("nobody is told to move", "your_turn", lost("your_turn")),
    ("its clock is wrong", "clock", answer("about", to(now="2020-01-01T00:00:00.000Z"))),
    ("turns last for ever", "deadlines", late),
    ("an export is not what was played", "export",
     answer_when("export_game", lambda _, kwargs: not kwargs, renumbered)),
    ("an export lacks an event", "export as jsonl",
     answer_when("export_game", lambda _, kwargs: bool(kwargs), cut_short)),
    ("an analysis is out of order", "analysis", answer("get_analysis", lambda told: told["moves"].reverse())),
    ("finished games are forgotten", "history", answer("get_history", lambda told: told["games"].clear())),
    ("one may appeal for any word", "appeal", error("invalid_argument", appealed)),
    ("a rematch is of no game", "rematch", answer("rematch", to(rematch_of=None))),
    ("nobody is invited", "rematch", lost("invited")),
    ("a move counts twice", "same move_id",
     second_time("play_word", lambda args: (args[0], args[3:] == ["the-same"] or next(FRESH)), more("seq"))),
    ("a move_id is taken for another word", "same move_id, other word", error("invalid_argument", moved)),
    ("a seat is taken twice", "seat taken twice", second_time("join_game", tuple, more("seq"))),
    ("missed events are not told", "reconnect",
     answer_when("get_events", lambda args, _: len(args) == 2, lambda page: page["events"].clear())),
    ("another window is another player", "two sessions", answer("get_player", lambda view: view["games"].clear())),
    ("nobody is too late", "timeout", event("turn_missed", as_pass)),
    ("passing is no miss", "pass", event("turn_missed", uncounted)),
    ("who is removed is not told of", "remove_seat", lost("seat_left")),
    ("who is left does not win", "leave_game", event("game_finished", without_winner)),
    ("talk is changed", "chat", event("said", to(text="cafe"))),
    ("one may play twice in a row", "race", other_reason("own_word")),
    ("a field is missing", "answers of set_name", answer("set_name", lambda told: told.pop("online"))),
    ("a field has another type", "answers of link_device", answer("link_device", to(expires=5))),
    ("a field of an event is missing", "events", event("your_turn", lambda told: told.pop("deadline"))),
    ("a time without milliseconds", "times", answer("link_device", to(expires="2026-01-01T00:00:00Z"))),
    ("an id of a game that is none", "ids of games", answer("create_game", to(rematch_of="GAME-1"))),
]  # fmt: skip
"""What is wrong, the check that notices, and how it is made."""

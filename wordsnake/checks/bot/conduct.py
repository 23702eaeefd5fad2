"""What a bot does in a game in which nothing happens, and what it leaves behind."""

from collections import Counter

from wordsnake.checks.bot.bout import Bout
from wordsnake.checks.bot.stage import BY_SIGNAL, PLAIN, BotStage
from wordsnake.checks.bot.witness import Call
from wordsnake.checks.check import Check, Departed, Unchecked, expect

BY_SIGHT = frozenset({"not_a_word", "too_short", "no_overlap", "already_played", "not_your_turn", "not_seated"})
"""Refusals that the view of the game foretells."""
GUESSES = 5
"""So many words of a turn may be in no lexicon: a bot may know others than the server."""
IN_QUIET = 3
"""So many messages may a bot send in the seconds in which nothing happens."""
LONGEST_ID = 64
PROTOCOL = frozenset({1002, 1003, 1007, 1008, 1009, 1013})
"""Codes by which a server closes the connection of who does not keep to the protocol, or to the limits."""
UNDECLARED = frozenset(
    {"invalid_argument", "wamp.error.invalid_argument", "wamp.error.not_authorized", "wamp.error.no_such_procedure"}
)


async def seated(stage: BotStage) -> Bout:
    """The game in which nothing happens, if the bot sat down to it."""
    bout = await stage.bout(PLAIN)
    if bout.lost is not None and bout.lost[0] != "game":
        raise Unchecked("it did not come to play")
    return bout


async def sign_in(stage: BotStage) -> None:
    """By a key."""
    bout = await stage.bout(PLAIN)
    if bout.lost is not None and bout.lost[0] == "sign-in":
        raise Departed(bout.lost[1])


async def seat(stage: BotStage) -> None:
    """By the link, or asked."""
    bout = await stage.bout(PLAIN)
    if bout.lost is not None and bout.lost[0] == "sign-in":
        raise Unchecked("it did not sign in")
    if bout.lost is not None and bout.lost[0] == "seat":
        raise Departed(bout.lost[1])


async def whole_game(stage: BotStage) -> None:
    """To the end, with a word of its own at least."""
    bout = await seated(stage)
    if bout.lost is not None:
        raise Departed(bout.lost[1])
    expect(
        any(move["type"] == "word_played" for move in bout.moves), f"it laid no word; the game ended: {bout.outcome}"
    )


async def in_time(stage: BotStage) -> None:
    """Or it passes."""
    bout = await seated(stage)
    expect(not bout.late, f"its time ran out in {len(bout.late)} of {len(bout.moves)} turns")


async def legal(stage: BotStage) -> None:
    """As far as it can know."""
    calls = (await seated(stage)).witness.calls("play_word")
    refused = next((call for call in calls if call.reason in BY_SIGHT), None)
    expect(refused is None, f"{refused and _told(refused)}")
    guesses = Counter(call.given.get("ply") for call in calls if call.reason == "not_in_lexicon")
    most = max(guesses.values(), default=0)
    expect(most <= GUESSES, f"{most} words that are in no lexicon, in one turn")


async def ply(stage: BotStage) -> None:
    """Without it, a word may fall into a position that the bot has not seen."""
    calls = (await seated(stage)).witness.calls("play_word")
    wrong = next((call for call in calls if not isinstance(call.given.get("ply"), int)), None)
    expect(wrong is None, f"{wrong and wrong.given}")


async def move_id(stage: BotStage) -> None:
    """Without it, nobody can send a word again."""
    calls = (await seated(stage)).witness.calls("play_word")
    words: dict[str, object] = {}
    for call in calls:
        name, word = call.given.get("move_id"), call.given.get("word")
        expect(isinstance(name, str) and 0 < len(name) <= LONGEST_ID, f"{call.given}")
        expect(words.setdefault(str(name), word) == word, f"{name!r} for {words[str(name)]!r} and for {word!r}")


async def declared(stage: BotStage) -> None:
    """Whatever it asks for."""
    bout = await seated(stage)
    wrong = next((_told(call) for call in bout.witness.calls() if call.reason in UNDECLARED), None)
    expect(wrong is None, str(wrong))
    refused = bout.witness.refused
    expect(not refused, f"{refused and refused[0]}")


async def quiet(stage: BotStage) -> None:
    """The server says when there is something to do."""
    bout = await seated(stage)
    if bout.quiet is None:
        raise Unchecked("the game was over before it had to wait")
    since, until = bout.quiet
    sent = bout.witness.sent(since, until)
    expect(sent <= IN_QUIET, f"{sent} messages in {until - since:g} s in which nothing happened")


async def pace(stage: BotStage) -> None:
    """Players at a keyboard never meet the limits."""
    bout = await seated(stage)
    most = bout.witness.most_in_a_second()
    expect(not stage.per_second or most <= stage.per_second, f"{most} messages in one second")
    hasty = next((call for call in bout.witness.calls() if call.reason == "rate_limited"), None)
    expect(hasty is None, f"{hasty and _told(hasty)}")


async def tidy(stage: BotStage) -> None:
    """Whoever is asked answers, and nobody has to be cut off."""
    witness = (await seated(stage)).witness
    open_asked = witness.unanswered()
    expect(not open_asked, f"{len(open_asked)} invocations without an answer")
    closed = next((f"code {code}: {reason}" for _, code, reason in witness.closed if code in PROTOCOL), None)
    expect(closed is None, f"the server closed the connection with {closed}")
    expect(not witness.faults, f"what is no message of WAMP: {witness.faults and witness.faults[0]}")


async def end(stage: BotStage) -> None:
    """Nothing is left to be done when the game is over."""
    bout = await seated(stage)
    if bout.lost is not None:
        raise Unchecked("it did not play to the end")
    moves = [call for call in bout.witness.calls() if call.procedure in {"play_word", "pass_turn"}]
    after = [call for call in moves if call.at > bout.over_at or call.reason == "wrong_phase"]
    expect(bout.late or not after, f"{after and _told(after[0])}")
    by_itself, code = await stage.finished()
    if by_itself:
        expect(code == 0, f"it ended by itself, with {code}")
    else:
        expect(code is not None, "it did not end within 10 s of SIGTERM, and was killed")
        expect(code in BY_SIGNAL, f"it ended with {code} at SIGTERM")


def _told(call: Call) -> str:
    given = ", ".join(f"{name}={value!r}" for name, value in call.given.items() if name != "move_id")
    return f"{call.procedure}({given})" + (f" was refused: {call.reason}: {call.sentence}" if call.reason else "")


FIRST = (
    Check("sign-in", "api.md#connecting", "a bot signs in with a key", sign_in),
    Check(
        "seat", "bots.md#a-bot-of-your-own", "a bot sits down at the game of its link, or that it is asked into", seat
    ),
    Check("whole game", "api.md#procedures", "a bot plays until the game is over", whole_game),
    Check("in time", "rules.md#turns", "a bot moves, or passes, before its turn is over", in_time),
    Check("legal words", "rules.md#words", "a bot lays no word of which it can see that it does not fit", legal),
    Check("ply", "api.md#procedures", "each word says which move it is", ply),
    Check("move_id", "api.md#procedures", "each word has a move_id of its own", move_id),
    Check("calls as declared", "api.md#procedures", "a bot asks only what players may, as it is declared", declared),
    Check("no polling", "api.md#topics", "a bot waits for events, and does not ask whether there are any", quiet),
    Check("pace", "api.md#limits", "a bot keeps below the limits of a connection", pace),
)
LAST = (
    Check("protocol", "api.md#limits", "a bot answers what it is asked, and is never cut off", tidy),
    Check(
        "end",
        "api.md#procedures",
        "a bot makes no move when the game is over, and ends with 0, by itself or when told",
        end,
    ),
)

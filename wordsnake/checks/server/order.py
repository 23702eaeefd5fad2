"""A whole game, looked at from all sides: its events, gaps, points, and what is made of it afterwards."""

import json
from datetime import datetime
from typing import Any

from wordsnake.checks.check import Check, expect
from wordsnake.checks.stage import SHORT, Stage, Whole
from wordsnake.notation.read import read_game
from wordsnake.notation.wrong import Wrong

TOPICS, PROCEDURES, SHAPES = "api.md#topics", "api.md#procedures", "api.md#shapes"
ALL = 500


async def whole_game(stage: Stage) -> None:
    """Three words; the second one reaches the goal, and the round is finished."""
    whole = await stage.whole()
    view = await whole.game.view()
    expect((view["phase"], view["outcome"]["why"]) == ("finished", "goal"), f"{view['phase']}, {view['outcome']}")


async def in_order(stage: Stage) -> None:
    """As they were heard, not as they are stored."""
    whole = await stage.whole()
    seqs = [event["seq"] for event in whole.events.stored]
    expect(seqs == list(range(whole.since + 1, whole.since + 1 + len(seqs))), f"since {whole.since}: {seqs}")


async def gaps(stage: Stage) -> None:
    """From the first event on, and from each other, two at a time."""
    whole = await stage.whole()
    stored = await _stored(whole)
    seqs = [event["seq"] for event in stored]
    expect(seqs == list(range(1, len(seqs) + 1)), f"all of them: {seqs}")
    for since in range(len(stored) + 1):
        page = await _page(whole, since, 2)
        expected = {"events": stored[since : since + 2], "more": since + 2 < len(stored)}
        expect(page == expected, f"since {since}: seq {[each['seq'] for each in page['events']]}, more: {page['more']}")


async def heard_as_stored(stage: Stage) -> None:
    """Whoever fetches sees what the others saw."""
    whole = await stage.whole()
    stored = {event["seq"]: event for event in await _stored(whole)}
    for event in whole.events.stored:
        expect(stored.get(event["seq"]) == event, f"heard {event}, stored {stored.get(event['seq'])}")


async def view_as_events(stage: Stage) -> None:
    """Whoever looks sees what whoever follows knows."""
    whole = await stage.whole()
    view, words = await whole.game.view(), whole.events.of("word_played")
    outcome = whole.events.of("game_finished")[0]["outcome"]
    seen = {
        "seq": (view["seq"], (await _stored(whole))[-1]["seq"]),
        "snake": ([link["word"] for link in view["snake"]], [word["word"] for word in words]),
        "current": (view["current"], words[-1]["word"]),
        "ply": (view["ply"], words[-1]["ply"] + 1),
        "outcome": (view["outcome"], outcome),
        "scores": ({seat["player"]: seat["score"] for seat in view["seats"]}, outcome["scores"]),
    }
    for name, (viewed, told) in seen.items():
        expect(viewed == told, f"{name} is {viewed} in the view, {told} by the events")


async def points(stage: Stage) -> None:
    """By the longest overlap, and what the ruleset gives for a letter."""
    words, moves = await stage.words(), (await stage.whole()).moves
    each = SHORT["points_per_letter"]
    expected = [(0, 0), *((overlap, overlap * int(str(each))) for overlap in words.overlaps[:2])]
    seen = [(move["overlap"], move["points"]) for move in moves]
    expect(seen == expected, f"overlaps and points {seen}, not {expected}")


async def answer_as_event(stage: Stage) -> None:
    """The mover learns what the others do."""
    whole = await stage.whole()
    for move, event in zip(whole.moves, whole.events.of("word_played"), strict=True):
        expect(move.items() <= event.items(), f"answered {move}, told {event}")


async def your_turn(stage: Stage) -> None:
    """The mover alone is told, and by which move."""
    whole = await stage.whole()
    for player, told in zip(whole.game.players, whole.told, strict=True):
        plies = [move["ply"] for move in whole.events.of("word_played") if move["player"] == player.name]
        await told.until("your_turn", game=whole.game.id, ply=plies[-1])
        seen = [event["ply"] for event in told.of("your_turn") if event["game"] == whole.game.id]
        expect(seen == plies, f"{player.name} was told of the moves {seen}, and made {plies}")


async def clocks(stage: Stage) -> None:
    """Its own: that of this machine may be wrong."""
    whole = await stage.whole()
    times = [whole.clocks[0], *(event["at"] for event in whole.events.stored), whole.clocks[1]]
    expect(times == sorted(times), f"about.now, the events and about.now again: {times}")


async def deadlines(stage: Stage) -> None:
    """By the ruleset."""
    whole = await stage.whole()
    seconds = (await whole.game.view())["ruleset"]["turn_seconds"]
    for event in whole.events.of("game_started") + whole.events.of("word_played")[:-1]:
        lasts = (_time(event["deadline"]) - _time(event["at"])).total_seconds()
        expect(lasts == seconds, f"the turn after {event['type']} lasts {lasts} s, not {seconds}")


async def export(stage: Stage) -> None:
    """Played again by the rules."""
    whole = await stage.whole()
    text = (await whole.game.players[0].call("export_game", whole.game.id))["text"]
    try:
        *_, last = read_game(text)[1]
    except Wrong as wrong:
        expect(kept=False, seen=f"a text of which {wrong}")
    outcome = (await whole.game.view())["outcome"]
    played = last.state.outcome
    expect(played is not None and dict(played.scores) == outcome["scores"], f"{played}, not {outcome}")


async def export_lines(stage: Stage) -> None:
    """For programs."""
    whole = await stage.whole()
    told = await whole.game.players[0].call("export_game", whole.game.id, format="jsonl")
    lines = [json.loads(line) for line in told["text"].splitlines()]
    stored = await _stored(whole)
    expect([each for each in lines if "seq" in each] == stored, f"{len(lines)} lines, {len(stored)} events")


async def analysis(stage: Stage) -> None:
    """Each move as it was made."""
    whole = await stage.whole()
    told = await whole.game.players[0].call("get_analysis", whole.game.id)
    seen = [(move["word"], move["overlap"]) for move in told["moves"]]
    made = [(move["word"], move["overlap"]) for move in whole.moves]
    expect(seen == made, f"{seen}, not {made}")


async def history(stage: Stage) -> None:
    """A private game is in one's own history, and in nobody else's."""
    whole = await stage.whole()
    host, guest = whole.game.players
    own = (await host.call("get_history"))["games"]
    expect(own[0]["game"]["game"] == whole.game.id, f"the last game is {own[0]['game']['game']}")
    others = (await guest.call("get_history", host.name))["games"]
    shown = [each["game"]["game"] for each in others]
    expect(whole.game.id not in shown, "a private game is shown to others")


async def appeal(stage: Stage) -> None:
    """A word that was good is none to appeal for; another would wait for the host of the server."""
    whole = await stage.whole()
    word = (await stage.words()).chain[3]
    await whole.game.players[0].refused("appeal_word", "invalid_argument", whole.game.id, word)


async def rematch(stage: Stage) -> None:
    """The first to ask opens it, the other is asked, and sits down in it."""
    whole = await stage.whole()
    host, guest = whole.game.players
    view = await guest.call("rematch", whole.game.id)
    expect(view["rematch_of"] == whole.game.id, f"rematch_of is {view['rematch_of']}")
    await whole.events.until("rematch_opened", rematch=view["game"])
    await whole.told[0].until("invited", game=view["game"], by=guest.name)
    second = await host.call("rematch", whole.game.id)
    for player in (host, guest):
        await player.call("leave_game", view["game"])
    seated = {seat["player"] for seat in second["seats"]}
    expect(second["game"] == view["game"], f"two games: {view['game']}, {second['game']}")
    expect(seated == {host.name, guest.name}, f"seated: {seated}")


async def _page(whole: Whole, since: int, limit: int) -> dict[str, Any]:
    page: dict[str, Any] = await whole.game.players[1].call("get_events", whole.game.id, since, limit)
    return page


async def _stored(whole: Whole) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = (await _page(whole, 0, ALL))["events"]
    return events


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


CHECKS = (
    Check("whole game", PROCEDURES, "a goal ends the game at the end of the round", whole_game),
    Check("order of events", TOPICS, "a game's topic carries every event, in order of seq, each once", in_order),
    Check("gap repair", TOPICS, "get_events gives the events after since, as many as asked, and tells of more", gaps),
    Check("heard as stored", TOPICS, "get_events gives what the topic carried", heard_as_stored),
    Check("view as events", SHAPES, "a game view says what its events come to", view_as_events),
    Check("points", "rules.md#overlap", "the longest overlap counts, by the points of the ruleset", points),
    Check("answer as event", PROCEDURES, "play_word answers what word_played tells", answer_as_event),
    Check("your_turn", TOPICS, "whoever is to move, and nobody else, is told so on wordsnake.me", your_turn),
    Check("clock", SHAPES, "the times of events are those of the clock that about tells", clocks),
    Check("deadlines", "rules.md#turns", "a turn lasts as long as the ruleset says", deadlines),
    Check("export", "export.md", "an exported game can be played again by the rules", export),
    Check("export as jsonl", "export.md", "an exported game has every event", export_lines),
    Check("analysis", SHAPES, "an analysis tells each move that was made", analysis),
    Check("history", PROCEDURES, "a finished private game is in no history but that of its players", history),
    Check("appeal", PROCEDURES, "who appeals for a word that was permitted is refused", appeal),
    Check("rematch", PROCEDURES, "a rematch is one game for all who ask, and the others are invited", rematch),
)  # fmt: skip

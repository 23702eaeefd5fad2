"""Events as lines of text, for whoever reads along without a screen."""

from wordsnake.kit import messages as m

OUT = {"left": "left", "misses": "missed too often", "lives": "has no lives left", "removed": "was sent away"}
WHY = {
    "goal": "reached the goal",
    "last_in_play": "last in play",
    "stalled": "nobody knew a word",
    "time": "time is up",
    "abandoned": "everybody left",
}


def sentence(event: m.GameEvent) -> str | None:
    """What happened, after the time of day in UTC and the game; None where nothing is to be told."""
    told = _told(event)
    return None if told is None else f"{event.at[11:19]} {event.game} {told}"


def outcome(outcome: m.OutcomeView) -> str:
    """How a game ended."""
    winners = " and ".join(outcome.winners) or "nobody"
    return f"won by {winners} ({WHY.get(outcome.why, outcome.why)}): {scores(outcome)}"


def scores(outcome: m.OutcomeView) -> str:
    """Everybody's points, the most first."""
    ranked = sorted(outcome.scores.items(), key=lambda item: -item[1])
    return ", ".join(f"{player} {score}" for player, score in ranked)


def trusting(key: str) -> str:
    """The command by which the host of a server trusts the scoreboard of this public key."""
    return f"wordsnake keys add {key} --role component --label scoreboard"


def _told(event: m.GameEvent) -> str | None:  # noqa: PLR0911 - one case an event
    match event:
        case m.GameCreated():
            return f"{event.host} opened a game: {event.ruleset.name}, {event.language}"
        case m.SeatTaken():
            return f"{event.player} sat down"
        case m.SeatLeft():
            return f"{event.player} left"
        case m.GameClosed():
            return "is closed"
        case m.GameStarted():
            return _started(event)
        case m.WordPlayed():
            return f"{event.player}: {event.word}, {event.overlap} letters, +{event.points}, {event.score}"
        case m.TurnMissed():
            return f"{event.player} {'passes' if event.why == 'pass' else 'is too late'}"
        case m.PlayerOut():
            return f"{event.player} is out: {OUT.get(event.why, event.why)}"
        case m.GameFinished():
            return outcome(event.outcome)
    return None


def _started(event: m.GameStarted) -> str:
    opening = "" if event.current is None else f", with {event.current.word}"
    return f"begins: {', '.join(event.order)}{opening}"

"""Deciding what happens in a turn: a word is laid, or the turn is missed, or the clock is put right."""

from wordsnake.game.commands import ExtendClock, PassTurn, PlayWord
from wordsnake.game.decision import Decision, Moment
from wordsnake.game.ending import outcome_of
from wordsnake.game.events import (
    ClockExtended,
    Event,
    GameFinished,
    MissReason,
    Outcome,
    PlayerId,
    PlayerOut,
    TurnMissed,
    WordPlayed,
)
from wordsnake.game.refusals import (
    AlreadyPlayed,
    InvalidArgument,
    NotSeated,
    NotYourTurn,
    OwnWord,
    Refused,
    Repeated,
    StalePly,
    TooLate,
)
from wordsnake.game.state import OWN_WORD_MS, GameState, Seat, Standing
from wordsnake.game.turns import after_miss, after_out, after_word, next_to, out_by_misses, turn_of
from wordsnake.rules.languages import LANGUAGES
from wordsnake.rules.scoring import shortest, turn_ms
from wordsnake.rules.verdict import Legal, judge
from wordsnake.rules.words import Word, normalize

AFTER_RESTART_MS = 10_000
"""A turn during which the server was down has at least so long left, or a full turn if that is shorter."""


def known_move(state: GameState, command: PlayWord) -> Repeated | InvalidArgument | None:
    """What came of the move that had this id before; the id of another word is an invalid argument."""
    played = None if command.move_id is None else state.moves.get((command.player, command.move_id))
    if played is None:
        return None
    word = normalize(command.text, LANGUAGES[state.language])
    if isinstance(word, Word) and word.key == played.key:
        return Repeated(played)
    return InvalidArgument("move_id", "was that of another word")


def play(state: GameState, command: PlayWord, moment: Moment) -> Decision:
    """Lay a word on the current one, or open the game with it."""
    if command.ply is None and state.ruleset.pace == "race":
        return InvalidArgument("ply", "must be given in a race: the number of the move you believe you make")
    seat = _mover(state, command.player, command.ply, moment.at)
    if isinstance(seat, Refused):
        return seat
    if refused := _refuse_own_word(state, command.player, moment.at):
        return refused
    verdict = judge(command.text, state.current, state.ply, state.ruleset, moment.lexicon)
    if isinstance(verdict, Refused):
        return verdict
    before = state.snake.get(verdict.word.key)
    if before is not None:
        return AlreadyPlayed(before.word, before.player, before.ply)
    return _laid(state, seat, verdict, command.move_id, moment)


def pass_turn(state: GameState, command: PassTurn, moment: Moment) -> Decision:
    """Miss a turn by choice; in a race there is none to miss."""
    seat = _mover(state, command.player, command.ply, moment.at)
    if isinstance(seat, Refused):
        return seat
    return NotYourTurn(None) if state.turn is None else _missed(state, seat, "pass", moment)


def expire(state: GameState, moment: Moment) -> Decision:
    """The turn is missed whose deadline has passed, with its grace; or the whole game is over."""
    if state.expires_at is None or moment.at < state.expires_at:
        return ()
    outcome = outcome_of(state, state.standing, moment.at)
    if outcome is not None:
        return _finished(outcome, state.seq + 1, moment.at)
    seat = None if state.turn is None else state.seat(state.turn)
    return () if seat is None else _missed(state, seat, "timeout", moment)


def extend(state: GameState, command: ExtendClock, moment: Moment) -> Decision:
    """Give back the time that the server has lost; nobody has more than a full turn by that.

    So a deadline comes nearer where the server's clock was set back while it was down. A turn that was over before
    anything was lost is over; the word of the day is the same for all, and so is its time.
    """
    if state.deadline is None:
        return ()
    full = _full_turn(state)
    lost = 0 if state.day is not None or state.deadline <= moment.at - command.lost else command.lost
    least = moment.at + min(full, AFTER_RESTART_MS) if command.restarted else 0
    deadline = min(max(state.deadline + lost, least), moment.at + full)
    if deadline == state.deadline:
        return ()
    return (ClockExtended(seq=state.seq + 1, at=moment.at, turn=state.turn, deadline=deadline),)


def _full_turn(state: GameState) -> int:
    """How long a turn lasts that has the time of the whole game if it has none of its own; in milliseconds."""
    turn = turn_ms(state.ruleset, state.standing.round_)
    return 1000 * (state.ruleset.game_seconds or 0) if turn is None else turn


def _mover(state: GameState, player: PlayerId, ply: int | None, at: int) -> Seat | Refused:
    """The seat of the player, if it may move now."""
    seat = state.seat(player)
    if seat is None or seat.gone:
        return NotSeated()
    if ply is not None and ply != state.ply:
        return StalePly(state.ply, None if state.current is None else state.current.text)
    if seat.out is not None or state.turn not in {player, None}:
        return NotYourTurn(state.turn)
    return TooLate() if state.expires_at is not None and at >= state.expires_at else seat


def _refuse_own_word(state: GameState, player: PlayerId, at: int) -> OwnWord | None:
    """In a race: who laid the current word gives others some time to follow it."""
    if state.turn is not None or state.laid_at is None or state.snake[-1].player != player:
        return None
    wait = state.laid_at + OWN_WORD_MS - at
    return OwnWord(wait / 1000) if wait > 0 else None


def _laid(state: GameState, seat: Seat, legal: Legal, move_id: str | None, moment: Moment) -> tuple[Event, ...]:
    after = after_word(state.standing, seat.player, legal.points)
    turn, deadline, outcome = _next(state, after, seat.player, moment)
    played = WordPlayed(
        seq=state.seq + 1,
        at=moment.at,
        player=seat.player,
        word=legal.word.text,
        key=legal.word.key,
        overlap=legal.overlap,
        points=legal.points,
        score=seat.score + legal.points,
        ply=state.ply,
        move_id=move_id,
        turn=turn,
        deadline=deadline,
        missed=_missed_word(state, legal.word, moment),
    )
    return played, *_finished(outcome, state.seq + 2, moment.at)


def _missed(state: GameState, seat: Seat, why: MissReason, moment: Moment) -> tuple[Event, ...]:
    """The turn goes on with the same word; the last life, or too many misses in a row, put the seat out."""
    player, at = seat.player, moment.at
    after = after_miss(state.standing, player)
    misses, lives = seat.misses + 1, None if seat.lives is None else seat.lives - 1
    out = out_by_misses(state.ruleset, misses, lives)
    if out is not None:
        after = after_out(after, player, out)
    turn, deadline, outcome = _next(state, after, player, moment)
    missed = TurnMissed(
        seq=state.seq + 1, at=at, player=player, why=why, misses=misses, lives=lives, turn=turn, deadline=deadline
    )
    if out is None:
        return missed, *_finished(outcome, state.seq + 2, at)
    gone = PlayerOut(seq=state.seq + 2, at=at, player=player, why=out, turn=turn, deadline=deadline)
    return missed, gone, *_finished(outcome, state.seq + 3, at)


def _next(
    state: GameState, after: Standing, player: PlayerId, moment: Moment
) -> tuple[PlayerId | None, int | None, Outcome | None]:
    """Who moves after the player, and until when; or how the game has ended."""
    outcome = outcome_of(state, after, moment.at)
    if outcome is not None:
        return None, None, outcome
    return *turn_of(state, after.round_, next_to(after, player), moment), None


def _finished(outcome: Outcome | None, seq: int, at: int) -> tuple[Event, ...]:
    return () if outcome is None else (GameFinished(seq=seq, at=at, outcome=outcome),)


def _missed_word(state: GameState, word: Word, moment: Moment) -> str | None:
    """A word other than `word` that could have followed, if the one who moved just before found none."""
    if not state.standing.missed or state.current is None:
        return None
    key, rules = state.current.key, state.ruleset
    longest = len(key) - 1 if rules.max_overlap is None else min(len(key) - 1, rules.max_overlap)
    least = shortest(rules, state.ply)
    return moment.lexicon.follower(
        key,
        rules.min_overlap,
        longest,
        lambda other: len(other) >= least and other != word.key and state.snake.get(other) is None,
    )

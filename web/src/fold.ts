/**
 * A game as the fold of its events, exactly as the server keeps it: `fold(view, event)` is the view after the event.
 * `tests/contract/game.json` holds views and events that both sides are checked against.
 */

import type {
  GameEvent,
  GameStarted,
  GameView,
  LinkView,
  PresenceChanged,
  SeatTaken,
  SeatView,
  WatchersChanged,
  WordPlayed,
} from "./protocol";

/** A view holds the last links only, as many as this. */
export const SNAKE_MAX = 100;

/** The view after `event`, whose seq must be the next. An event of a kind unknown to this page only counts. */
export function fold(view: GameView, event: GameEvent): GameView {
  return { ...view, ...change(view, event), seq: event.seq };
}

/** The view after somebody came or went; this is no numbered event. */
export function present(view: GameView, { player, connected }: PresenceChanged): GameView {
  return { ...view, seats: reseat(view, player, { connected }) };
}

/** The view after somebody came to look on, or went away; neither is this. */
export function watched(view: GameView, { watchers }: WatchersChanged): GameView {
  return { ...view, watchers };
}

function change(view: GameView, event: GameEvent): Partial<GameView> {
  switch (event.type) {
    case "seat_taken":
      return { seats: [...view.seats, seated(event)] };
    case "seat_left":
      return { seats: view.seats.filter((seat) => seat.player !== event.player) };
    case "host_changed":
      return { host: event.host };
    case "game_closed":
      return { phase: "closed" };
    case "game_started":
      return started(view, event);
    case "word_played":
      return played(view, event);
    case "turn_missed": {
      const { misses, lives, turn, deadline } = event;
      return { seats: reseat(view, event.player, { misses, lives }), turn, deadline };
    }
    case "clock_extended":
      return { turn: event.turn, deadline: event.deadline };
    case "player_out": {
      const { turn, deadline } = event;
      return { seats: reseat(view, event.player, { out: true, out_why: event.why }), turn, deadline };
    }
    case "game_finished":
      return { phase: "finished", outcome: event.outcome, turn: null, deadline: null };
    case "rematch_opened":
      return { rematch: event.rematch };
    default:
      return {};
  }
}

/** Whoever sits down is there; lives are given out at the start. */
function seated({ player, bot, level, guest }: SeatTaken): SeatView {
  return { player, bot, level, guest, score: 0, misses: 0, lives: null, connected: true, out: false, out_why: null };
}

function started(view: GameView, { order, current, turn, ply, deadline, at }: GameStarted): Partial<GameView> {
  const { lives } = view.ruleset;
  const taken = new Map(view.seats.map((seat) => [seat.player, { ...seat, lives }]));
  const seats = order.flatMap((player) => taken.get(player) ?? []);
  const laid = current ? grown(view, current, at) : {};
  return { ...laid, phase: "playing", seats, turn, ply, deadline, started_at: at };
}

function played(view: GameView, event: WordPlayed): Partial<GameView> {
  const { ply, word, player, overlap, points, score, turn, deadline, at } = event;
  const seats = reseat(view, player, { score, misses: 0 });
  return { ...grown(view, { ply, word, player, overlap, points }, at), seats, turn, deadline };
}

function grown(view: GameView, link: LinkView, laid_at: string): Partial<GameView> {
  const snake = [...view.snake, link].slice(-SNAKE_MAX);
  return { snake, snake_from: link.ply + 1 - snake.length, current: link.word, laid_at, ply: link.ply + 1 };
}

function reseat(view: GameView, player: string, change: Partial<SeatView>): readonly SeatView[] {
  return view.seats.map((seat) => (seat.player === player ? { ...seat, ...change } : seat));
}

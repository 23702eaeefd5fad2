/** What follows from a game's view and log, without words. */

import type { GameEvent, GameView, LinkView, PlayerView, SeatView } from "./protocol";
import type { State } from "./state";

/** The number of a player's seat, from 1; 0 for nobody and for those without one. */
export function seatNumber(view: GameView, player: string | null): number {
  return player === null ? 0 : view.seats.findIndex((seat) => seat.player === player) + 1;
}

export function seatOf(view: GameView, me: PlayerView | null): SeatView | null {
  return view.seats.find((seat) => seat.player === me?.name) ?? null;
}

/** The seat of whoever looks at the page, in the game on the screen. */
export function mySeat({ table, me }: State): SeatView | null {
  return table?.view ? seatOf(table.view, me) : null;
}

/** Whether others wait for whoever looks at the page. Nobody does in a race, nor for one who plays alone. */
export function isMyTurn({ table, me }: State): boolean {
  const view = table?.view;
  return view?.phase === "playing" && view.ruleset.pace === "turns" && me !== null && view.turn === me.name;
}

/** Whether whoever looks at the page may lay a word: in their turn, in a race at any time. */
export function mayMove({ table, me }: State): boolean {
  const view = table?.view;
  if (view?.phase !== "playing" || me === null) return false;
  return view.ruleset.pace === "race" ? seatOf(view, me)?.out === false : view.turn === me.name;
}

/** In a race nobody follows their own word sooner, unless somebody else has played. */
const OWN_WORD_MS = 5000;

/** Until when `player` has to leave the current word to others, in ms on the server's clock; null: it is not theirs. */
export function heldUntil({ ruleset, snake, laid_at }: GameView, player: string): number | null {
  if (ruleset.pace !== "race" || laid_at === null || snake.at(-1)?.player !== player) return null;
  return Date.parse(laid_at) + OWN_WORD_MS;
}

/** The seats that have passed the goal; then the round under way is the last. */
export function pastGoal({ seats, ruleset }: GameView): readonly SeatView[] {
  const target = ruleset.target_score;
  return target === null ? [] : seats.filter((seat) => !seat.out && seat.score >= target);
}

/** The round under way, from 1; they count from the move after the opening. */
export function roundOf(view: GameView, log: readonly GameEvent[]): number {
  const taken = new Map(view.seats.filter((seat) => !seat.out).map((seat) => [seat.player, 0]));
  const opening = log.findIndex((event) => event.type === "word_played" && event.ply === 0);
  for (const event of log.slice(opening + 1)) {
    const counts = event.type === "word_played" || event.type === "turn_missed";
    const before = counts ? taken.get(event.player) : undefined;
    if (counts && before !== undefined) taken.set(event.player, before + 1);
  }
  const least = Math.min(...taken.values());
  const over = view.phase === "finished";
  return Number.isFinite(least) ? Math.max(1, over ? Math.max(...taken.values()) : least + 1) : 1;
}

/** The link with the longest overlap, the first of equals; null before there is one. */
export function bestLink(links: readonly LinkView[]): LinkView | null {
  return links.reduce<LinkView | null>((best, link) => (link.overlap > (best?.overlap ?? 0) ? link : best), null);
}

/** How many letters the snake has: a shared letter stands once. */
export function snakeLetters(links: readonly LinkView[]): number {
  return links.reduce((sum, link) => sum + [...link.word].length - link.overlap, 0);
}

/** The seats by score, the winners first. */
export function standing(view: GameView): readonly SeatView[] {
  const won = (seat: SeatView): number => Number(view.outcome?.winners.includes(seat.player) ?? false);
  return view.seats.toSorted((a, b) => won(b) - won(a) || b.score - a.score);
}

/** How many points `player` lacks to share the lead; 0 in the lead. */
export function behind(view: GameView, player: SeatView): number {
  const best = Math.max(...view.seats.filter((seat) => !seat.out).map((seat) => seat.score));
  return Math.max(0, best - player.score);
}

/** How long a whole turn lasts, in ms, for the clock's ring. */
export function turnSpan(view: GameView): number {
  return (view.ruleset.turn_seconds ?? view.ruleset.game_seconds ?? 60) * 1000;
}

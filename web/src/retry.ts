/** When to try again: quickly at first, then ever more seldom, never in step with everybody else. */

export interface Schedule {
  /** The delay before the first repetition, in ms, before jitter. */
  readonly first: number;
  /** No delay is longer, in ms. */
  readonly cap: number;
}

/** A lost line: all players of a restarted server must not come back in the same instant. */
export const LINE: Schedule = { first: 600, cap: 8_000 };

/** A call that found no engine: it is restarted within two seconds. */
export const CALL: Schedule = { first: 250, cap: 2_000 };

const GROWTH = 1.5;
const JITTER = 0.4;

/** The delay in ms before attempt `attempt` (0 is the first repetition); `chance` is in [0, 1). */
export function delay(attempt: number, chance: number, { first, cap }: Schedule): number {
  const middle = Math.min(cap / (1 + JITTER), first * GROWTH ** attempt);
  return Math.round(middle * (1 - JITTER + 2 * JITTER * chance));
}

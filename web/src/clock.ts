/** The server's clock, as far as the page can know it: a wrong local clock must not matter to deadlines. */

/**
 * How many ms the server's clock is ahead, from one question: asked at `sent`, answered at `received` (local, ms) with
 * the server's time `now`, which was read half-way.
 */
export function offset(sent: number, received: number, now: string): number {
  return Date.parse(now) - (sent + received) / 2;
}

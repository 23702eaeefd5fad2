/**
 * Keeps the events of one game in order, whatever the network does: each is applied once, in order of `seq`; duplicates
 * are dropped; what arrives too early waits, and the gap is fetched.
 *
 * Theory of operation: subscribe first, then learn the state of the game (`begin`), so that nothing falls between. Until
 * then events wait. A gap, and every new session, sets `fetch`: the caller then asks for the events after `seen` and
 * hands each page to `page`, until `fetch` is false. One request is under way at a time; the caller sees to that.
 */

import type { GameEvent } from "./protocol";

export interface Sync {
  /** The seq up to which everything is applied; null before the state of the game is known. */
  readonly seen: number | null;
  /** Events that came too early, in order of seq. */
  readonly early: readonly GameEvent[];
  /** Whether events after `seen` should be fetched. */
  readonly fetch: boolean;
}

export interface Step {
  readonly sync: Sync;
  /** Events to apply now, in order. */
  readonly apply: readonly GameEvent[];
}

/** What waits for a fetch is bounded: the fetch brings the rest. */
const EARLY_MAX = 500;

export const START: Sync = { seen: null, early: [], fetch: false };

/** The state of the game is known as of `seq`; what is older needs no applying. */
export function begin(sync: Sync, seq: number): Step {
  return drain({ ...sync, seen: Math.max(seq, sync.seen ?? 0) }, []);
}

/** An event arrived. */
export function receive(sync: Sync, event: GameEvent): Step {
  return drain(sync, [event]);
}

/** There is a new session: events may have been missed. */
export function reconnected(sync: Sync): Sync {
  return { ...sync, fetch: sync.seen !== null };
}

/** A page of fetched events arrived; `more` says that the server has further ones. */
export function page(sync: Sync, events: readonly GameEvent[], more: boolean): Step {
  const step = drain({ ...sync, fetch: false }, events);
  const progress = step.apply.length > 0;
  return { ...step, sync: { ...step.sync, fetch: progress && (more || step.sync.early.length > 0) } };
}

function drain(sync: Sync, arrived: readonly GameEvent[]): Step {
  const waiting = merge(sync.early, arrived);
  if (sync.seen === null) return { sync: { ...sync, early: waiting.slice(0, EARLY_MAX) }, apply: [] };
  let seen = sync.seen;
  const apply: GameEvent[] = [];
  const early: GameEvent[] = [];
  for (const event of waiting) {
    if (event.seq === seen + 1) {
      apply.push(event);
      seen = event.seq;
    } else if (event.seq > seen) early.push(event);
  }
  const kept = early.slice(0, EARLY_MAX);
  return { sync: { seen, early: kept, fetch: sync.fetch || kept.length > 0 }, apply };
}

function merge(early: readonly GameEvent[], arrived: readonly GameEvent[]): GameEvent[] {
  const bySeq = new Map([...early, ...arrived].map((event) => [event.seq, event]));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

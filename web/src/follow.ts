/** Follows one game: its state, then every event of it, once and in order, through every break of the line. */

import type { Api } from "./api";
import type { Client } from "./client";
import { type GameEvent, type GameView, gameTopic, type PresenceChanged, uri, type WatchersChanged } from "./protocol";
import type { Absent } from "./state";
import { begin, page, receive, reconnected, START, type Step, type Sync } from "./sync";
import { WireError } from "./wire";

/** What a follower reports. `loaded` comes first and once; `history` is the log up to it. */
export interface Follower {
  loaded(view: GameView): void;
  history(events: readonly GameEvent[]): void;
  happened(events: readonly GameEvent[]): void;
  /** Somebody came or went. */
  presence(event: PresenceChanged): void;
  /** Somebody came to look on, or went away. */
  watchers(event: WatchersChanged): void;
  /** After a break of the line: a view to take presence from. */
  refreshed(view: GameView): void;
  missing(status: Absent): void;
}

const PAGE = 200;
const ABSENT: Readonly<Record<string, Absent>> = {
  [`${uri.errorPrefix}no_such_game`]: "missing",
  [`${uri.errorPrefix}hidden`]: "hidden",
};

/** Follow `game` until the result is called. */
export function follow(
  client: Pick<Client, "subscribe">,
  api: Pick<Api, "game" | "events">,
  game: string,
  to: Follower,
): () => void {
  let sync: Sync = START;
  let fetching = false;
  let whole = false;
  let over = false;

  const take = (step: Step): void => {
    sync = step.sync;
    if (step.apply.length > 0) to.happened(step.apply);
    void repair();
  };

  const repair = async (): Promise<void> => {
    if (fetching || over || !sync.fetch || sync.seen === null) return;
    fetching = true;
    const answer = await attempt(() => api.events(game, sync.seen ?? 0, PAGE));
    fetching = false;
    if (answer && !over) take(page(sync, answer.events, answer.more));
  };

  const load = async (): Promise<void> => {
    const view = await attempt(() => api.game(game), to.missing);
    if (!view || over) return;
    if (sync.seen === null) {
      to.loaded(view);
      take(begin(sync, view.seq));
    } else {
      to.refreshed(view);
      sync = reconnected(sync);
      void repair();
    }
    if (!whole && sync.seen !== null) await recall(sync.seen);
  };

  const recall = async (until: number): Promise<void> => {
    const events = await history(api, game, until);
    if (!events || over || whole) return;
    whole = true;
    to.history(events);
  };

  const heard = (event: unknown): void => {
    const message = event as GameEvent | PresenceChanged | WatchersChanged; // by the server's contract for this topic
    if (message.type === "presence_changed") to.presence(message);
    else if (message.type === "watchers_changed") to.watchers(message);
    else take(receive(sync, message));
  };

  const stop = client.subscribe(gameTopic(game), { heard, ready: () => void load() });
  return () => {
    over = true;
    stop();
  };
}

/** The events 1 to `until`; null if they could not be had. */
async function history(api: Pick<Api, "events">, game: string, until: number): Promise<readonly GameEvent[] | null> {
  const events: GameEvent[] = [];
  for (let more = true; more && (events.at(-1)?.seq ?? 0) < until; ) {
    const answer = await attempt(() => api.events(game, events.at(-1)?.seq ?? 0, PAGE));
    if (!answer) return null;
    events.push(...answer.events);
    more = answer.more && answer.events.length > 0;
  }
  return events.filter((event) => event.seq <= until);
}

/** The answer of a call; null if it was refused: the next session asks anew. */
async function attempt<T>(call: () => Promise<T>, missing?: Follower["missing"]): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    const status = ABSENT[error.uri];
    if (status) missing?.(status);
    return null;
  }
}

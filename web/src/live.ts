/** What the page listens to follows from what it shows. */

import type { Api } from "./api";
import type { Client } from "./client";
import { offset } from "./clock";
import { board, type Day, dayOf } from "./daily";
import { follow } from "./follow";
import {
  type DeviceLinked,
  type GameChanged,
  type GameResult,
  type GameSummary,
  type Invited,
  type Notice,
  uri,
  type YourTurn,
} from "./protocol";
import type { Route } from "./routes";
import { mySeat } from "./select";
import { boards, profile, rated } from "./standings";
import type { Ended, State } from "./state";
import type { Store } from "./store";
import { WireError } from "./wire";

/** The screens that show games by what they are. */
const LISTS: ReadonlySet<Route["page"]> = new Set<Route["page"]>(["home", "scoreboard", "player"]);

/** Listen for as long as the page lives. `now` is the local clock in ms. */
export function listen(store: Store, client: Pick<Client, "subscribe">, api: Api, now: () => number): void {
  const game = keyed((id) => table(store, client, api, id));
  const lobby = keyed(() => openGames(store, client, api));
  const ended = keyed(() => endedGames(store, client, api));
  const player = keyed((name) => profile(store, api, name));
  const best = keyed((key) => boards(store, api, key));
  const gained = keyed((id) => rated(store, api, id));
  const day = keyed((key) => board(store, api, JSON.parse(key) as Day));
  const analysed = keyed((id) => analyse(store, api, id));
  const arrange = (): void => {
    const { route, table: shown } = store.state;
    lobby(LISTS.has(route.page) ? "lobby" : null);
    ended(route.page === "scoreboard" ? "ended" : null);
    player(route.page === "player" ? route.name : null);
    game(shown?.game ?? null);
    analysed(route.page === "game" && shown?.view?.phase === "finished" ? shown.game : null);
    best(boardsAt(route));
    gained(ratedGame(store.state));
    const shownDay = dayOf(store.state);
    day(shownDay && JSON.stringify(shownDay));
    feature(store);
  };
  store.listen(arrange);
  client.subscribe(uri.me, {
    heard: (event) => addressed(store, api, event),
    ready: () => void greet(store, api, now),
  });
  arrange();
}

/** Runs `start` while a key stands, and what it returned when another takes its place. */
function keyed(start: (key: string) => () => void): (key: string | null) => void {
  let current: string | null = null;
  let stop = (): void => undefined;
  return (key) => {
    if (key === current) return;
    current = key;
    stop();
    stop = key === null ? () => undefined : start(key);
  };
}

/** A new session: whose clock it is, and who we are. */
async function greet(store: Store, api: Api, now: () => number): Promise<void> {
  await quietly(async () => {
    const sent = now();
    const asked = recognise(store, api);
    const about = await api.about();
    store.dispatch({ type: "greeted", about, clock: offset(sent, now(), about.now) });
    await asked;
  });
}

/** The host of the server has something to say, or a device was linked: it may be that we have another name now. */
function addressed(store: Store, api: Api, event: unknown): void {
  const message = event as YourTurn | Invited | Notice | DeviceLinked; // by the server's contract for this topic
  if (message.type === "notice") store.dispatch({ type: "notified", text: message.text });
  else if (message.type === "device_linked") linked(store, message.name);
  else return;
  void recognise(store, api);
}

/** Another device has redeemed the code that stands here; the one that did knows it by the answer. */
function linked(store: Store, name: string): void {
  if (store.state.code) store.dispatch({ type: "device_linked", linked: { name, device: "other" } });
}

/** Ask the server who we are. */
export function recognise(store: Store, api: Api): Promise<void> {
  return quietly(async () => store.dispatch({ type: "recognised", me: await api.me() }));
}

function table(store: Store, client: Pick<Client, "subscribe">, api: Api, game: string): () => void {
  return follow(client, api, game, {
    loaded: (view) => store.dispatch({ type: "table_loaded", view }),
    history: (events) => store.dispatch({ type: "history_loaded", game, events }),
    happened: (events) => store.dispatch({ type: "events_arrived", game, events }),
    presence: (event) => store.dispatch({ type: "presence_arrived", game, event }),
    watchers: (event) => store.dispatch({ type: "watchers_arrived", game, event }),
    refreshed: (view) => store.dispatch({ type: "presence_refreshed", view }),
    missing: (status) => store.dispatch({ type: "table_missing", game, status }),
  });
}

/** A list, then its changes on a topic, those included that were heard while the list was on its way. */
function followed<T>(
  client: Pick<Client, "subscribe">,
  topic: string,
  load: () => Promise<void>,
  read: (event: unknown) => T,
  changed: (item: T) => void,
): () => void {
  let since: T[] | null = null; // collected only while a list is on its way
  const fetch = (): Promise<void> =>
    quietly(async () => {
      since = [];
      await load();
      for (const item of since) changed(item);
      since = null;
    });
  const heard = (event: unknown): void => {
    const item = read(event);
    since?.push(item);
    changed(item);
  };
  return client.subscribe(topic, { heard, ready: () => void fetch() });
}

/** The open games. */
function openGames(store: Store, client: Pick<Client, "subscribe">, api: Api): () => void {
  const load = async (): Promise<void> => {
    store.dispatch({ type: "recognised", me: await api.me() }); // the games we sit in have changed, perhaps
    const pages = await Promise.all([api.games("waiting"), api.games("playing")]);
    store.dispatch({ type: "lobby_loaded", games: pages.flatMap((page) => page.games) });
  };
  const read = (event: unknown): GameSummary => (event as GameChanged).game; // by the server's contract for this topic
  return followed(client, uri.lobby, load, read, (game) => store.dispatch({ type: "lobby_changed", game }));
}

/** The public games that are over. */
function endedGames(store: Store, client: Pick<Client, "subscribe">, api: Api): () => void {
  const load = async (): Promise<void> => {
    const { games } = await api.games("finished");
    const over = games.flatMap(({ game, outcome }) => (outcome ? [{ game, outcome }] : []));
    store.dispatch({ type: "ended_loaded", games: over });
  };
  const read = (event: unknown): Ended => {
    const { game, outcome } = event as GameResult; // by the server's contract for this topic
    return { game, outcome };
  };
  return followed(client, uri.results, load, read, (game) => store.dispatch({ type: "game_ended", game }));
}

/** What could have been played. A server that does not analyse says so, and nothing is shown. */
function analyse(store: Store, api: Api, game: string): () => void {
  let over = false;
  void quietly(async () => {
    const analysis = await api.analysis(game);
    if (!over) store.dispatch({ type: "analysed", game, analysis });
  });
  return () => {
    over = true;
  };
}

/** Which leaderboards a screen shows. */
function boardsAt(route: Route): string | null {
  if (route.page === "leaderboard") return route.ruleset;
  return route.page === "home" ? "top" : null;
}

/** The game on the screen, if it is over and may have changed our rating. */
function ratedGame(state: State): string | null {
  const { route, table: shown } = state;
  if (route.page !== "game" || shown?.view?.phase !== "finished" || !shown.view.rated) return null;
  return mySeat(state) && !state.me?.guest ? shown.game : null;
}

/** The wall shows a running game for as long as it lasts, then the one that changed last. */
function feature(store: Store): void {
  const { route, table, lobby } = store.state;
  if (route.page !== "scoreboard" || (table && (!table.view || table.view.phase === "playing"))) return;
  const next = lobby?.find((game) => game.phase === "playing" && game.game !== table?.game);
  if (next) store.dispatch({ type: "featured", game: next.game });
}

/** What fails here is asked again in the next session. */
async function quietly(ask: () => Promise<void>): Promise<void> {
  try {
    await ask();
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
  }
}

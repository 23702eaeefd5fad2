/** What the page fetches of finished games: a player's page, leaderboards, what a game did to one's rating. */

import type { Api } from "./api";
import type { Leaderboard, LeaderboardRow } from "./protocol";
import { refused } from "./refusal";
import type { Profile } from "./state";
import type { Store } from "./store";
import { WireError } from "./wire";

/** The home page shows the first few; a leaderboard of its own shows more. */
const TOP = 5;
const ROWS = 50;
const RECORDS = 10;
/** Where ratings are shown before a ruleset was chosen: that of *Play now*. */
const FIRST = "sprint";

/** Ends what was started: what comes later is not for this page. */
type Stop = () => void;

/** Everything on the page of a player, at once, so that nothing on it moves. */
export function profile(store: Store, api: Api, name: string): Stop {
  let over = false;
  void profileOf(api, name).then(
    (player) => over || store.dispatch({ type: "player_loaded", player }),
    (error) => over || (refused(error) && store.dispatch({ type: "player_loaded", player: "missing" })),
  );
  return () => {
    over = true;
  };
}

async function profileOf(api: Api, name: string): Promise<Profile> {
  const view = await api.player(name);
  const most = view.ratings[0]?.ruleset;
  const [history, curve] = await Promise.all([
    api.history(name, null),
    most === undefined ? null : api.rating(most, name),
  ]);
  return { view, history, curve };
}

/** The leaderboards of a ruleset; `key` is "top" for the first few players alone, or the ruleset. */
export function boards(store: Store, api: Api, key: string): Stop {
  let over = false;
  void fetched(api, key).then(
    (boards) => over || store.dispatch({ type: "boards_loaded", boards }),
    (error) => over || unlessRefused(error, () => store.dispatch({ type: "boards_loaded", boards: [] })),
  );
  return () => {
    over = true;
  };
}

function fetched(api: Api, key: string): Promise<Leaderboard[]> {
  if (key === "top") return Promise.all([api.leaderboard(FIRST, "rating", false, TOP)]);
  return Promise.all([
    api.leaderboard(key, "rating", false, ROWS),
    api.leaderboard(key, "link", false, RECORDS),
    api.leaderboard(key, "snake", false, RECORDS),
    api.leaderboard(key, "rating", true, RECORDS),
  ]);
}

/** What a game that has just ended did to our rating: our history knows. */
export function rated(store: Store, api: Api, game: string): Stop {
  let over = false;
  void api.history(null, null).then(
    ({ games }) => {
      const played = games.find((each) => each.game.game === game);
      if (played && !over) store.dispatch({ type: "rated", game, played });
    },
    (error) => unlessRefused(error, () => undefined),
  );
  return () => {
    over = true;
  };
}

/** The lines of a board: its rows, and below them our own where it is not among them. */
export function lines({ rows, own }: Leaderboard): readonly LeaderboardRow[] {
  return own === null || rows.some((row) => isSame(row, own)) ? rows : [...rows, own];
}

function isSame(a: LeaderboardRow, b: LeaderboardRow): boolean {
  return a.game === b.game && a.players.join() === b.players.join();
}

/** A server that is away, or too old to know, is no defect. */
function unlessRefused(error: unknown, then: () => void): void {
  if (!(error instanceof WireError)) throw error;
  then();
}

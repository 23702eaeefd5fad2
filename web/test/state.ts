/** States to begin a test with. */

import type { GameSummary, PlayerView } from "../src/protocol";
import { reduce } from "../src/reduce";
import { initial, type Settings, type State } from "../src/state";
import { WHOLE } from "./golden";

export const SETTINGS: Settings = {
  locale: "en",
  theme: "system",
  sound: true,
  volume: 0.5,
  notify: false,
  vibrate: true,
  name: "",
};

export const BRAM: PlayerView = {
  name: "Bram",
  bot: false,
  guest: false,
  online: true,
  games: [],
  ratings: [],
  best_links: [],
};

export const HOME: State = initial({ page: "home" }, SETTINGS);

/** At the golden game's table, as Bram, before anything has happened. */
export const SEATED: State = [
  { type: "recognised", me: BRAM } as const,
  { type: "navigated", route: { page: "game", game: WHOLE.view.game } } as const,
  { type: "table_loaded", view: WHOLE.view } as const,
].reduce<State>(reduce, HOME);

export const summary = (game: string, change: Partial<GameSummary> = {}): GameSummary => ({
  game,
  seq: 1,
  phase: "waiting",
  ruleset: "sprint",
  language: "nl",
  host: "Bob",
  seats: [{ player: "Bob", score: 0 }],
  seats_max: 8,
  words: 0,
  opened_at: "2026-01-01T00:00:00.000Z",
  changed_at: "2026-01-01T00:00:00.000Z",
  outcome: null,
  ...change,
});

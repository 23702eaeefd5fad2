import { describe, expect, it } from "vitest";
import day from "../../tests/contract/leaderboard-day.json";
import type { Api } from "../src/api";
import { board, dayOf } from "../src/daily";
import type { Leaderboard } from "../src/protocol";
import { reduce } from "../src/reduce";
import type { State } from "../src/state";
import { createStore } from "../src/store";
import { WireError } from "../src/wire";
import { ABOUT, GAMES } from "./golden";
import { HOME } from "./state";

const BOARD = day as unknown as Leaderboard;
const GREETED: State = reduce(HOME, { type: "greeted", about: { ...ABOUT, languages: ["nl", "en"] }, clock: 0 });

/** An api whose board comes, or fails, when the test says so. */
function answering() {
  const asked: unknown[][] = [];
  let settle: { resolve: (told: Leaderboard) => void; reject: (error: unknown) => void } | undefined;
  const dayBoard = (...args: unknown[]): Promise<Leaderboard> => {
    asked.push(args);
    return new Promise((resolve, reject) => {
      settle = { resolve, reject };
    });
  };
  return { api: { dayBoard } as unknown as Api, asked, settled: () => settle ?? expect.fail("nothing was asked") };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe("the day on the screen", () => {
  it("is today on the home page, in the page's language or one that the server has", () => {
    expect(dayOf(HOME)).toBeNull();
    expect(dayOf(GREETED)).toEqual({ language: "en", day: null });
    expect(dayOf({ ...GREETED, about: { ...ABOUT, languages: ["nl"] } })).toEqual({ language: "nl", day: null });
  });

  it("is that of a daily game once it is over", () => {
    const { view, after } = GAMES.daily;
    const at = (shown: typeof view): State =>
      [
        { type: "navigated", route: { page: "game", game: shown.game } } as const,
        { type: "table_loaded", view: shown } as const,
      ].reduce<State>(reduce, GREETED);
    expect(dayOf(at(view))).toBeNull();
    expect(dayOf(at(after))).toEqual({ language: "nl", day: "2026-01-01" });
    expect(dayOf(at({ ...GAMES.race.after, game: view.game }))).toBeNull();
  });
});

describe("the board of a day", () => {
  it("is fetched, and gone with the screen", async () => {
    const store = createStore(GREETED);
    const { api, asked, settled } = answering();
    board(store, api, { language: "nl", day: null });
    expect(asked).toEqual([["nl", 5, null]]);
    settled().resolve(BOARD);
    await turn();
    expect(store.state.day).toEqual(BOARD);
    store.dispatch({ type: "navigated", route: { page: "rules" } });
    expect(store.state.day).toBeNull();
  });

  it("is dropped when it comes too late", async () => {
    const store = createStore(GREETED);
    const { api, settled } = answering();
    board(store, api, { language: "nl", day: null })();
    settled().resolve(BOARD);
    await turn();
    expect(store.state.day).toBeNull();
  });

  it("is left out where the server cannot tell it", async () => {
    const store = createStore(GREETED);
    const { api, settled } = answering();
    board(store, api, { language: "nl", day: null });
    settled().reject(new WireError("wordsnake.error.unavailable", "Later.", {}));
    await turn();
    expect(store.state.day).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { createApi } from "../src/api";
import { listen } from "../src/live";
import { uri } from "../src/protocol";
import type { Route } from "../src/routes";
import { lines } from "../src/standings";
import { initial } from "../src/state";
import { createStore, type Store } from "../src/store";
import { HISTORY, LEADERBOARDS, WHOLE } from "./golden";
import { type FakeLine, FakeNetwork, settle } from "./network";
import { BRAM, SETTINGS, summary } from "./state";

const GAME = WHOLE.view.game;

let line: FakeLine;
let store: Store;

async function at(route: Route): Promise<void> {
  const network = new FakeNetwork();
  store = createStore(initial(route, SETTINGS));
  listen(store, network.client, createApi(network.client), () => network.time.now);
  line = await network.connect();
}

const go = async (route: Route): Promise<void> => {
  store.dispatch({ type: "navigated", route });
  await settle();
};
const answer = async (procedure: string, ...results: readonly unknown[]): Promise<void> => {
  const calls = line.calls.filter((call) => call.procedure === procedure);
  for (const [index, call] of calls.entries()) call.answer(results[Math.min(index, results.length - 1)]);
  await settle();
};

describe("leaderboards", () => {
  const asked = () => line.calls.filter(({ procedure }) => procedure === uri.getLeaderboard).map(({ args }) => args);
  const [byRating] = LEADERBOARDS;

  it("at home are the first few players", async () => {
    await at({ page: "home" });
    expect(asked()).toEqual([["sprint", "rating", false, 5]]);
    await answer(uri.getLeaderboard, byRating);
    expect(store.state.boards).toEqual([byRating]);
  });

  it("one's own line stands below the others where it is not among them", () => {
    const board = LEADERBOARDS.find((each) => each.board === "rating");
    const first = board?.rows[0];
    if (!board || !first) throw new Error("the golden boards have no ratings");
    const own = { ...first, players: ["Zoe"], rank: 71 };
    expect(lines({ ...board, own: null })).toEqual(board.rows);
    expect(lines({ ...board, own: first })).toEqual(board.rows);
    expect(lines({ ...board, own })).toEqual([...board.rows, own]);
  });

  it("on their own page there are all of them, and others for another ruleset", async () => {
    await at({ page: "leaderboard", ruleset: "sprint" });
    expect(asked().map(([ruleset, board, bots]) => [ruleset, board, bots])).toEqual([
      ["sprint", "rating", false],
      ["sprint", "link", false],
      ["sprint", "snake", false],
      ["sprint", "rating", true],
    ]);
    await answer(uri.getLeaderboard, ...LEADERBOARDS, byRating);
    expect(store.state.boards).toHaveLength(4);
    await go({ page: "leaderboard", ruleset: "classic" });
    expect(store.state.boards).toBeNull();
    expect(asked().at(-1)?.[0]).toBe("classic");
  });

  it("a server that keeps none shows none, and nothing comes after the page was left", async () => {
    await at({ page: "leaderboard", ruleset: "sprint" });
    line.call(uri.getLeaderboard).refuse("wamp.error.no_such_procedure");
    await go({ page: "leaderboard", ruleset: "nonsense" });
    expect(store.state.boards).toBeNull();
    line.call(uri.getLeaderboard).refuse("wordsnake.error.invalid_argument", { argument: "ruleset" });
    await settle();
    expect(store.state.boards).toEqual([]);
    await go({ page: "rules" });
    expect(store.state.boards).toBeNull();
  });
});

describe("when a game is over that counted", () => {
  const over = { ...WHOLE.after, phase: "finished", rated: true } as const;
  const played = { ...HISTORY.games[0], game: summary(GAME) };
  const open = async (view = over): Promise<void> => {
    await at({ page: "game", game: GAME });
    await answer(uri.getPlayer, BRAM);
    await answer(uri.getGame, view);
  };

  it("the history of whoever played tells what it did to the rating", async () => {
    await open();
    expect(line.call(uri.getHistory).args).toEqual([null, null]);
    await answer(uri.getHistory, { ...HISTORY, games: [HISTORY.games[1], played] });
    expect(store.state.table?.rated).toEqual(played);
  });

  it("nothing is said where it is not there, or cannot be told", async () => {
    await open();
    await answer(uri.getHistory, { ...HISTORY, games: [] });
    expect(store.state.table?.rated).toBeNull();
    await open();
    line.call(uri.getHistory).refuse("wordsnake.error.unavailable");
    await settle();
    expect(store.state.table?.rated).toBeNull();
  });

  it("nothing is asked of a game that was not made to count", async () => {
    await open({ ...over, rated: false } as unknown as typeof over);
    expect(line.calls.some(({ procedure }) => procedure === uri.getHistory)).toBe(false);
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import { createApi } from "../src/api";
import { uri } from "../src/protocol";
import { reduce } from "../src/reduce";
import { seek } from "../src/seek";
import type { State } from "../src/state";
import { createStore, type Store } from "../src/store";
import { GAMES } from "./golden";
import { type FakeLine, FakeNetwork, settle } from "./network";
import { BRAM, HOME } from "./state";

const { view } = GAMES.whole;
const [seat] = view.seats;
const alone = { ...view, phase: "waiting", rated: true, seats: [{ ...seat, player: BRAM.name }] } as typeof view;
const at = (shown: typeof view): State =>
  [
    { type: "recognised", me: BRAM } as const,
    { type: "navigated", route: { page: "game", game: view.game } } as const,
    { type: "table_loaded", view: shown } as const,
  ].reduce<State>(reduce, HOME);

let network: FakeNetwork;
let line: FakeLine;
let store: Store;
let opened: string[];

async function begin(state: State): Promise<void> {
  network = new FakeNetwork();
  store = createStore(state);
  opened = [];
  seek(store, createApi(network.client), (game) => void opened.push(game), network.time.after);
  line = await network.connect();
}
const asked = (): number => line.calls.filter(({ procedure }) => procedure === uri.findGame).length;
const answer = async (result: typeof view): Promise<void> => {
  line.call(uri.findGame).answer(result);
  await settle();
};

describe("whoever waits alone for a stranger", () => {
  beforeEach(() => begin(at(alone)));

  it("asks again every three seconds", async () => {
    await network.time.pass(2999);
    expect(asked()).toBe(0);
    await network.time.pass(1);
    expect(line.call(uri.findGame).args).toEqual([view.ruleset.name, view.language]);
    await answer(alone);
    await network.time.pass(3000);
    expect(asked()).toBe(2);
    expect(opened).toEqual([]);
  });

  it("goes to the game where somebody waited before", async () => {
    await network.time.pass(3000);
    await answer({ ...alone, game: "abcdefg2" });
    expect(opened).toEqual(["abcdefg2"]);
  });

  it("asks on when the server cannot answer", async () => {
    await network.time.pass(3000);
    line.call(uri.findGame).refuse("wordsnake.error.too_many_games");
    await settle();
    await network.time.pass(3000);
    expect(asked()).toBe(2);
  });

  it("asks no more when somebody has come, not even if an answer is on its way", async () => {
    await network.time.pass(3000);
    store.dispatch({ type: "table_loaded", view: { ...alone, seats: [...alone.seats, ...alone.seats] } });
    await answer({ ...alone, game: "abcdefg2" });
    await network.time.pass(9000);
    expect(asked()).toBe(1);
    expect(opened).toEqual([]);
  });

  it("asks no more on another page", async () => {
    store.dispatch({ type: "navigated", route: { page: "rules" } });
    await network.time.pass(9000);
    expect(asked()).toBe(0);
  });
});

it.each([
  ["a game among friends", { ...alone, rated: false }],
  ["a game that is played", { ...alone, phase: "playing" }],
  ["a game of others", { ...alone, seats: view.seats.slice(0, 1) }],
])("nothing is asked in %s", async (_, shown) => {
  await begin(at(shown as typeof view));
  await network.time.pass(9000);
  expect(asked()).toBe(0);
});

import { beforeEach, describe, expect, it } from "vitest";
import { createApi } from "../src/api";
import { listen } from "../src/live";
import { type GameSummary, gameTopic, uri } from "../src/protocol";
import type { Route } from "../src/routes";
import { initial, type State } from "../src/state";
import { createStore, type Store } from "../src/store";
import { ABOUT, ANNA, HISTORY, logOf, RATING, WHOLE } from "./golden";
import { type FakeLine, FakeNetwork, settle } from "./network";
import { BRAM, SETTINGS, summary } from "./state";

const GAME = WHOLE.view.game;

let network: FakeNetwork;
let line: FakeLine;
let store: Store;

async function at(route: Route): Promise<void> {
  network = new FakeNetwork();
  store = createStore(initial(route, SETTINGS));
  listen(store, network.client, createApi(network.client), () => network.time.now);
  line = await network.connect();
}

const go = async (route: Route): Promise<void> => {
  store.dispatch({ type: "navigated", route });
  await settle();
};
const answer = async (procedure: string, ...args: readonly unknown[]): Promise<void> => {
  const calls = line.calls.filter((call) => call.procedure === procedure);
  for (const [index, call] of calls.entries()) call.answer(args[Math.min(index, args.length - 1)]);
  await settle();
};
const games = (...ids: readonly string[]) => ({ games: ids.map((id) => summary(id)), cursor: null });
const lobby = ({ lobby: open }: State): string[] => open?.map(({ game }) => game) ?? [];

describe("in every session", () => {
  beforeEach(() => at({ page: "rules" }));

  it("the page learns what the server is, whose clock it has, and who it is itself", async () => {
    await network.time.pass(400);
    await answer(uri.about, { ...ABOUT, now: "1970-01-01T00:00:09.200Z" });
    await answer(uri.getPlayer, BRAM);
    expect(store.state).toMatchObject({ clock: 9_000, me: BRAM });
  });

  it("it asks again after a break", async () => {
    line.drop();
    line = await network.connect();
    await answer(uri.about, ABOUT);
    await answer(uri.getPlayer, BRAM);
    expect(store.state.me).toEqual(BRAM);
  });

  it("it hears what the host of the server has to say, a new name for example", async () => {
    line.publish(uri.me, { type: "notice", text: "Your name is Bram2 now." });
    line.publish(uri.me, { type: "your_turn", game: GAME, ply: 1, deadline: null });
    expect(store.state.notice).toBe("Your name is Bram2 now.");
    await settle();
    line.call(uri.getPlayer).answer({ ...BRAM, name: "Bram2" });
    await settle();
    expect(store.state.me?.name).toBe("Bram2");
  });

  it("it hears that another device has redeemed its code, and asks who it is", async () => {
    store.dispatch({ type: "code_made", code: { code: "K7QM2F9X", expires: "2026-01-01T00:05:00.000Z" } });
    line.publish(uri.me, { type: "device_linked", name: "Bram" });
    expect(store.state).toMatchObject({ code: null, linked: { name: "Bram", device: "other" } });
    await settle();
    expect(line.calls.filter(({ procedure }) => procedure === uri.getPlayer)).toHaveLength(2);
  });

  it("it asks who it is when a device was linked elsewhere, and shows nothing of it", async () => {
    line.publish(uri.me, { type: "device_linked", name: "Bram" });
    await answer(uri.getPlayer, BRAM);
    expect(store.state).toMatchObject({ linked: null, me: BRAM });
  });

  it("it can do without an answer", async () => {
    line.call(uri.about).refuse("wordsnake.error.internal", { incident: "x" });
    await settle();
    expect(store.state.me).toBeNull();
  });
});

describe("at home", () => {
  beforeEach(() => at({ page: "home" }));
  const fetched = async (...lists: readonly ReturnType<typeof games>[]): Promise<void> => {
    await answer(uri.getPlayer, BRAM);
    await answer(uri.listGames, ...lists);
  };

  it("the page shows the open games, waiting and played", async () => {
    await fetched(games("waiting"), games("playing"));
    expect(lobby(store.state)).toEqual(["waiting", "playing"]);
  });

  it("it hears of changes, those included that came while the list was on its way", async () => {
    line.publish(uri.lobby, { type: "game_changed", game: summary("new") });
    await fetched(games("old"), games());
    line.publish(uri.lobby, { type: "game_changed", game: summary("newer") });
    expect(lobby(store.state)).toEqual(["newer", "new", "old"]);
  });

  it("it stops listening to the lobby elsewhere", async () => {
    await go({ page: "rules" });
    expect(line.topics.has(uri.lobby)).toBe(false);
  });
});

describe("at a table", () => {
  beforeEach(() => at({ page: "game", game: GAME }));

  it("the page follows the game", async () => {
    await answer(uri.getGame, WHOLE.view);
    const [first] = logOf(WHOLE);
    line.publish(gameTopic(GAME), first);
    line.publish(gameTopic(GAME), { type: "presence_changed", game: GAME, player: "Zoe", connected: true });
    await answer(uri.getEvents, { events: [], more: false });
    expect(store.state.table).toMatchObject({ status: "ready", log: [first], complete: true });
  });

  it("it takes presence from a fresh view after a break", async () => {
    await answer(uri.getGame, WHOLE.view);
    line.drop();
    line = await network.connect();
    const seats = WHOLE.view.seats.map((seat) => ({ ...seat, connected: !seat.connected }));
    await answer(uri.getGame, { ...WHOLE.view, seats });
    expect(store.state.table?.view?.seats).toEqual(seats);
  });

  it("it says so where there is no such game", async () => {
    line.call(uri.getGame).refuse("wordsnake.error.no_such_game");
    await settle();
    expect(store.state.table?.status).toBe("missing");
  });

  it("it follows another game at another address, and none elsewhere", async () => {
    await go({ page: "game", game: "abcdefg2" });
    expect([...line.topics.keys()]).toEqual([uri.me, gameTopic("abcdefg2")]);
    await go({ page: "rules" });
    expect([...line.topics.keys()]).toEqual([uri.me]);
  });
});

describe("on a player's page", () => {
  beforeEach(() => at({ page: "player", name: "Bram" }));
  const about = () => line.calls.find(({ procedure, args }) => procedure === uri.getPlayer && args[0] === "Bram");
  const history = { player: "Bram", games: [], cursor: null };

  it("the player is asked for, with the games played; without a rating there is no curve", async () => {
    await settle();
    about()?.answer(BRAM);
    await settle();
    await answer(uri.getHistory, history);
    expect(store.state.player).toEqual({ view: BRAM, history, curve: null });
    expect(line.calls.some(({ procedure }) => procedure === uri.getRating)).toBe(false);
  });

  it("the curve is that of the ruleset played most, and all of it is shown at once", async () => {
    await settle();
    about()?.answer(ANNA);
    await settle();
    await answer(uri.getHistory, HISTORY);
    expect(store.state.player).toBeNull();
    expect(line.call(uri.getRating).args).toEqual(["sprint", "Bram"]);
    await answer(uri.getRating, RATING);
    expect(store.state.player).toEqual({ view: ANNA, history: HISTORY, curve: RATING });
  });

  it("there may be none", async () => {
    await settle();
    about()?.refuse("wordsnake.error.no_such_player", { name: "Bram" });
    await settle();
    expect(store.state.player).toBe("missing");
  });

  it("an answer that comes after the page was left is not shown", async () => {
    await settle();
    await go({ page: "rules" });
    about()?.answer(BRAM);
    await settle();
    expect(store.state.player).toBeNull();
  });
});

describe("on the wall", () => {
  const listed = async (phase: string, ...found: readonly GameSummary[]): Promise<void> => {
    line.calls.findLast(({ args }) => args[0] === phase)?.answer({ games: found, cursor: null });
    await settle();
  };
  const outcome = { winners: ["Bram"], why: "goal", scores: { Bram: 26, Anna: 20 } } as const;
  const over = (id: string): GameSummary => summary(id, { phase: "finished", outcome: { ...outcome, winners: [] } });
  const ended = (): string[] => store.state.ended.map(({ game }) => game);

  beforeEach(async () => {
    await at({ page: "scoreboard" });
    await answer(uri.getPlayer, BRAM);
    await listed("waiting");
    await listed("playing", summary(GAME, { phase: "playing" }));
  });

  it("a running game is shown", async () => {
    expect(store.state.table?.game).toBe(GAME);
    expect(line.topics.has(gameTopic(GAME))).toBe(true);
  });

  it("it stays while it is played, whatever else begins, and the next comes when it is over", async () => {
    await answer(uri.getGame, { ...WHOLE.view, phase: "playing" });
    line.publish(uri.lobby, { type: "game_changed", game: summary("abcdefg2", { phase: "playing" }) });
    expect(store.state.table?.game).toBe(GAME);
    const outcome = { winners: [], why: "abandoned", scores: {} };
    const seq = WHOLE.view.seq + 1;
    line.publish(gameTopic(GAME), { type: "game_finished", game: GAME, seq, at: "", v: 1, outcome });
    await settle();
    expect(store.state.table?.game).toBe("abcdefg2");
  });

  it("the games that ended are listed, those included that end while the list is on its way", async () => {
    line.publish(uri.results, { type: "game_result", game: "new", outcome });
    await listed("finished", over("old"), over("older"), summary("no outcome"));
    expect(ended()).toEqual(["new", "old", "older"]);
    line.publish(uri.results, { type: "game_result", game: "newest", outcome });
    expect(store.state.ended[0]).toEqual({ game: "newest", outcome });
  });

  it("a result that is told once more keeps its place, and there are no more than twenty", async () => {
    await listed("finished", over("old"), over("older"));
    line.publish(uri.results, { type: "game_result", game: "older", outcome });
    expect(ended()).toEqual(["old", "older"]);
    for (const id of Array.from({ length: 30 }, (_, index) => `g${index}`)) {
      line.publish(uri.results, { type: "game_result", game: id, outcome });
    }
    expect([ended()[0], ended().length]).toEqual(["g29", 20]);
  });

  it("after a break the list is fetched again", async () => {
    line.drop();
    line = await network.connect();
    await listed("finished", over("meanwhile"));
    expect(ended()).toEqual(["meanwhile"]);
  });

  it("results are of no interest elsewhere", async () => {
    await go({ page: "home" });
    expect(line.topics.has(uri.results)).toBe(false);
  });
});

describe("when a game is over", () => {
  const finished = { ...WHOLE.after, phase: "finished" } as const;
  const open = async (): Promise<void> => {
    await at({ page: "game", game: GAME });
    await answer(uri.getGame, finished);
  };

  it("the page asks what could have been played", async () => {
    await open();
    const analysis = { game: GAME, lexicon: "1", moves: [], misses: [] };
    line.call(uri.getAnalysis).answer(analysis);
    await settle();
    expect(store.state.table?.analysis).toEqual(analysis);
  });

  it("it goes without where the server does not analyse", async () => {
    await open();
    line.call(uri.getAnalysis).refuse("wamp.error.not_authorized");
    await settle();
    expect(store.state.table).toMatchObject({ status: "ready", analysis: null });
  });

  it("it asks nothing of a game that is not over", async () => {
    await at({ page: "game", game: GAME });
    await answer(uri.getGame, WHOLE.view);
    expect(line.calls.some(({ procedure }) => procedure === uri.getAnalysis)).toBe(false);
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import { createApi } from "../src/api";
import { follow } from "../src/follow";
import { type GameEvent, type GameView, gameTopic, uri } from "../src/protocol";
import { logOf, WHOLE } from "./golden";
import { type FakeLine, FakeNetwork, settle } from "./network";

const GAME = WHOLE.view.game;
const TOPIC = gameTopic(GAME);
const LOG = logOf(WHOLE);
const BEFORE = WHOLE.view.seq;
const MISSING = `${uri.errorPrefix}no_such_game`;

let network: FakeNetwork;
let line: FakeLine;
let told: string[];
let stop: () => void;

const numbers = (events: readonly GameEvent[]): string => events.map(({ seq }) => seq).join(" ");

beforeEach(async () => {
  network = new FakeNetwork();
  told = [];
  stop = follow(network.client, createApi(network.client), GAME, {
    loaded: (view) => told.push(`loaded ${view.seq}`),
    history: (events) => told.push(`history ${numbers(events)}`),
    happened: (events) => told.push(`happened ${numbers(events)}`),
    presence: (event) => told.push(`presence ${event.player}`),
    watchers: (event) => told.push(`watchers ${event.watchers}`),
    refreshed: (view) => told.push(`refreshed ${view.seq}`),
    missing: (status) => told.push(status),
  });
  line = await network.connect();
});

const event = (seq: number): GameEvent => LOG.find((each) => each.seq === seq) ?? expect.fail(`no event ${seq}`);
const answerGame = async (view: GameView = WHOLE.view): Promise<void> => {
  line.call(uri.getGame).answer(view);
  await settle();
};
const answerEvents = async (events: readonly GameEvent[], more = false): Promise<void> => {
  line.call(uri.getEvents).answer({ events, more });
  await settle();
};
const early = Array.from({ length: BEFORE }, (_, i) => ({ ...event(BEFORE + 1), seq: i + 1 }));

describe("following a game", () => {
  it("subscribes first, then asks for the game, then for its history", async () => {
    expect(line.topics.has(TOPIC)).toBe(true);
    await answerGame();
    await answerEvents(early);
    expect(told).toEqual([`loaded ${BEFORE}`, `history ${numbers(early)}`]);
  });

  it("reads a long history page by page", async () => {
    await answerGame();
    await answerEvents(early.slice(0, 1), true);
    await answerEvents(early.slice(1), false);
    expect(told.at(-1)).toBe(`history ${numbers(early)}`);
  });

  it("loses nothing that happens between subscribing and the answer", async () => {
    line.publish(TOPIC, event(BEFORE + 1));
    await answerGame();
    expect(told).toEqual([`loaded ${BEFORE}`, `happened ${BEFORE + 1}`]);
  });

  it("fetches what a gap has swallowed", async () => {
    await answerGame();
    await answerEvents(early);
    line.publish(TOPIC, event(BEFORE + 3));
    await settle();
    expect(line.call(uri.getEvents).args.slice(0, 2)).toEqual([GAME, BEFORE]);
    await answerEvents([event(BEFORE + 1), event(BEFORE + 2)]);
    expect(told.at(-1)).toBe(`happened ${BEFORE + 1} ${BEFORE + 2} ${BEFORE + 3}`);
  });

  it("asks once for a gap, however many events come after it", async () => {
    await answerGame();
    await answerEvents(early);
    const asked = line.calls.length;
    for (const seq of [3, 4, 5]) line.publish(TOPIC, event(BEFORE + seq));
    await settle();
    expect(line.calls).toHaveLength(asked + 1);
  });

  it("fetches after a break of the line what it missed, and who is there", async () => {
    await answerGame();
    await answerEvents(early);
    line.drop();
    line = await network.connect();
    await answerGame(WHOLE.after);
    await answerEvents(LOG);
    expect(told.slice(2)).toEqual([`refreshed ${WHOLE.after.seq}`, `happened ${numbers(LOG)}`]);
  });

  it("reads the history in the next session when the line broke before it was there", async () => {
    await answerGame();
    line.drop();
    line = await network.connect();
    await settle();
    for (const call of line.calls.filter(({ procedure }) => procedure === uri.getEvents)) {
      call.answer({ events: early, more: false });
    }
    await settle();
    expect(told).toContain(`history ${numbers(early)}`);
  });

  it("tells of presence and of watchers as they are", () => {
    line.publish(TOPIC, { type: "presence_changed", game: GAME, player: "Bram", connected: false });
    line.publish(TOPIC, { type: "watchers_changed", game: GAME, watchers: 3 });
    expect(told).toEqual(["presence Bram", "watchers 3"]);
  });

  it("says so when there is no such game", async () => {
    line.call(uri.getGame).refuse(MISSING);
    await settle();
    expect(told).toEqual(["missing"]);
  });

  it("says so when the game is another's, and hidden for the day", async () => {
    line.call(uri.getGame).refuse(`${uri.errorPrefix}hidden`);
    await settle();
    expect(told).toEqual(["hidden"]);
  });

  it("asks again in the next session after any other failure", async () => {
    line.call(uri.getGame).refuse(`${uri.errorPrefix}internal`);
    await settle();
    line.drop();
    line = await network.connect();
    await answerGame();
    expect(told).toEqual([`loaded ${BEFORE}`]);
  });

  it("waits for an engine for as long as it takes", async () => {
    for (let minutes = 0; minutes < 5; minutes++) {
      for (let tries = 0; tries < 30; tries++) {
        line.call(uri.getGame).refuse("wamp.error.no_such_procedure");
        await network.time.pass(2_000);
      }
    }
    await answerGame();
    expect(told).toEqual([`loaded ${BEFORE}`]);
  });

  it("tells nothing more once it was stopped", async () => {
    stop();
    await answerGame();
    expect(told).toEqual([]);
    expect(line.topics.has(TOPIC)).toBe(false);
  });
});

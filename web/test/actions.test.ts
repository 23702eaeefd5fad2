import { beforeEach, describe, expect, it } from "vitest";
import { type Actions, createActions } from "../src/actions";
import { createApi } from "../src/api";
import { uri } from "../src/protocol";
import type { Settings, Table } from "../src/state";
import { createStore, type Store } from "../src/store";
import { ABOUT, EXPORTS, WHOLE } from "./golden";
import { type FakeLine, FakeNetwork, settle } from "./network";
import { BRAM, HOME, SEATED } from "./state";

const GAME = WHOLE.view.game;
const WISH = { ruleset: "sprint", language: "nl", private: false };
const error = (reason: string): string => uri.errorPrefix + reason;

let network: FakeNetwork;
let line: FakeLine;
let store: Store;
let actions: Actions;
let pushed: string[];
let remembered: Settings[];
let muted: readonly string[];
let consents: boolean;
let renamed: number;
let saved: (readonly [name: string, text: string])[];

async function at(state: Store["state"]): Promise<void> {
  store = createStore(state);
  network = new FakeNetwork();
  [pushed, remembered, muted, consents, renamed] = [[], [], [], true, 0];
  saved = [];
  let moves = 0;
  actions = createActions(store, createApi(network.client), {
    push: (path) => void pushed.push(path),
    remember: (settings) => void remembered.push(settings),
    moveId: () => `m-${++moves}`,
    rememberMuted: (players) => {
      muted = players;
    },
    askToNotify: () => Promise.resolve(consents),
    save: (name, text) => void saved.push([name, text]),
    renamed: () => void renamed++,
  });
  line = await network.connect();
}

const table = (): Table => store.state.table ?? expect.fail("no table");
const answer = async (procedure: string, result: unknown): Promise<void> => {
  await settle();
  line.call(procedure).answer(result);
  await settle();
};
const refuse = async (procedure: string, reason: string, fields = {}): Promise<void> => {
  await settle();
  line.call(procedure).refuse(error(reason), fields);
  await settle();
};

describe("at home", () => {
  beforeEach(() => at({ ...HOME, about: ABOUT, me: { ...BRAM, name: "guest-bbbbbb", guest: true } }));

  it("goes to another page, with an address of its own", () => {
    actions.go({ page: "rules" });
    expect(store.state.route).toEqual({ page: "rules" });
    expect(pushed).toEqual(["/rules"]);
  });

  it("claims the name, creates the game and goes to its table", async () => {
    void actions.create(" Bram ", WISH);
    await answer(uri.setName, { name: "Bram", bot: false, online: true });
    await answer(uri.createGame, WHOLE.view);
    expect(line.call(uri.setName).args).toEqual(["Bram"]);
    expect(renamed).toBe(1);
    expect(line.call(uri.createGame).args).toEqual(["sprint", "nl", false]);
    expect(store.state).toMatchObject({ me: { name: "Bram", guest: false }, busy: false });
    expect(pushed).toEqual([`/g/${GAME}`]);
    expect(remembered.at(-1)?.name).toBe("Bram");
  });

  it("makes a code for a second device, which is forgotten when it is over or the screen is left", async () => {
    const code = { code: "K7QM2F9X", expires: "2026-01-01T00:05:00.000Z" };
    void actions.linkDevice();
    await answer(uri.linkDevice, code);
    expect(store.state).toMatchObject({ code, busy: false });
    actions.codeOver({ ...code });
    expect(store.state.code).not.toBeNull(); // that was another one
    actions.codeOver(code);
    expect(store.state.code).toBeNull();
    void actions.linkDevice();
    await settle();
    line.call(uri.linkDevice).answer(code);
    await settle();
    actions.go({ page: "rules" });
    expect(store.state.code).toBeNull();
  });

  it("becomes, by the code of another device, the player who made it", async () => {
    void actions.redeemLink(" K7QM2F9X ");
    await answer(uri.redeemLink, { name: "Bram" });
    await answer(uri.getPlayer, BRAM);
    expect(line.call(uri.redeemLink).args).toEqual(["K7QM2F9X"]);
    expect(store.state).toMatchObject({ me: BRAM, linked: { name: "Bram", device: "this" }, busy: false });
    expect(remembered.at(-1)?.name).toBe("Bram");
    expect(renamed).toBe(1);
  });

  it("stays who it is where a code is not known", async () => {
    void actions.redeemLink("00000000");
    await refuse(uri.redeemLink, "no_such_code");
    expect(store.state).toMatchObject({ refusal: { reason: "no_such_code" }, me: { guest: true }, linked: null });
  });

  it("creates nothing under a name that is taken, and says why", async () => {
    void actions.create("Anna", WISH);
    await refuse(uri.setName, "name_taken");
    expect(store.state).toMatchObject({ busy: false, refusal: { reason: "name_taken" } });
    expect(pushed).toEqual([]);
  });

  it("lets a guest play without a name", async () => {
    void actions.create("", WISH);
    await settle();
    expect(line.calls.map(({ procedure }) => procedure)).toEqual([uri.createGame]);
  });

  it("does one thing at a time", async () => {
    void actions.create("", WISH);
    void actions.create("", WISH);
    await settle();
    expect(line.calls).toHaveLength(1);
  });

  it("plays now at the game that the server finds", async () => {
    void actions.playNow("", { ...WISH, private: true });
    await settle();
    expect(line.call(uri.findGame).args).toEqual(["sprint", "nl"]);
    await answer(uri.findGame, WHOLE.view);
    expect(pushed).toEqual([`/g/${GAME}`]);
  });

  it("remembers a setting", () => {
    actions.change({ locale: "nl" });
    expect(remembered).toEqual([{ ...HOME.settings, locale: "nl" }]);
  });

  it("knows its name also when it claims one before the server has said who it is", async () => {
    await at(HOME);
    void actions.join("open", "Bram");
    await answer(uri.setName, { name: "Bram", bot: false, online: true });
    await answer(uri.getPlayer, { ...BRAM, guest: false });
    await answer(uri.joinGame, WHOLE.view);
    expect(store.state.me?.name).toBe("Bram");
  });
});

describe("at a table", () => {
  beforeEach(() => at(SEATED));

  it("sits down without leaving the page", async () => {
    void actions.join(GAME, "Bram");
    await answer(uri.joinGame, WHOLE.view);
    expect(pushed).toEqual([]);
    expect(store.state.busy).toBe(false);
  });

  it.each([
    ["start", uri.startGame, () => actions.start(GAME), [GAME]],
    ["pass", uri.passTurn, () => actions.pass(GAME, 3), [GAME, 3]],
    ["remove a seat", uri.removeSeat, () => actions.remove(GAME, "Anna"), [GAME, "Anna"]],
  ] as const)("can %s, and shows why not", async (_name, procedure, act, args) => {
    void act();
    await settle();
    expect(line.call(procedure).args).toEqual(args);
    await refuse(procedure, "not_host");
    expect(table().answer).toEqual({ refused: { reason: "not_host" }, text: "" });
    actions.clearAnswer(GAME);
    expect(table().answer).toBeNull();
  });

  it("talks, and is told why something was not said", async () => {
    const said = actions.say(GAME, "hello");
    await answer(uri.say, { seq: 3 });
    expect(await said).toBeNull();
    const refused = actions.say(GAME, "hello again");
    await refuse(uri.say, "rate_limited", { retry_after: 1 });
    expect(await refused).toEqual({ reason: "rate_limited", retry_after: 1 });
  });

  it("leaves, and goes on to the rematch", async () => {
    void actions.leave(GAME);
    await answer(uri.leaveGame, { seq: 9 });
    void actions.rematch(GAME);
    await answer(uri.rematch, { ...WHOLE.view, game: "abcdefg2" });
    expect(pushed).toEqual(["/g/abcdefg2"]);
  });

  it("dismisses a notice", () => {
    store.dispatch({ type: "notified", text: "Hi" });
    actions.dismiss();
    expect(store.state.notice).toBeNull();
  });
});

describe("a word", () => {
  beforeEach(() => at(SEATED));

  it("is pending until it is stored", async () => {
    void actions.play(GAME, " haardvuur ", 1);
    expect(table().move).toEqual({ game: GAME, text: "haardvuur", ply: 1, moveId: "m-1" });
    await answer(uri.playWord, { seq: 9, ply: 1, word: "haardvuur", overlap: 5, points: 10, score: 10 });
    expect(table()).toMatchObject({ move: null, answer: null, settled: 1 });
  });

  it("is sent again with the same move_id after the line went down under it", async () => {
    void actions.play(GAME, "haardvuur", 1);
    await settle();
    line.drop();
    line = await network.connect();
    await settle();
    expect(line.call(uri.playWord).args).toEqual([GAME, "haardvuur", 1, "m-1"]);
    expect(table().move?.moveId).toBe("m-1");
  });

  it("is sent again with the same move_id when the engine died in mid-call", async () => {
    void actions.play(GAME, "haardvuur", 1);
    await settle();
    line.call(uri.playWord).refuse("wamp.error.canceled");
    await network.time.pass(2_000);
    const sent = line.calls.filter(({ procedure }) => procedure === uri.playWord);
    expect(sent.map(({ args }) => args[3])).toEqual(["m-1", "m-1"]);
  });

  it("comes back with the reason when it is refused", async () => {
    void actions.play(GAME, "blorf", 1);
    await refuse(uri.playWord, "not_in_lexicon", { word: "blorf", nearest: null });
    expect(table().answer).toEqual({
      refused: { reason: "not_in_lexicon", word: "blorf", nearest: null },
      text: "blorf",
    });
  });

  it("is not sent while another is pending, nor when it is empty", async () => {
    void actions.play(GAME, "haardvuur", 1);
    void actions.play(GAME, "vuurdoop", 1);
    void actions.play(GAME, "  ", 1);
    await settle();
    expect(line.calls).toHaveLength(1);
  });

  it("has a new move_id each time it is played anew", async () => {
    void actions.play(GAME, "blorf", 1);
    await refuse(uri.playWord, "not_a_word", { problem: "not_letters" });
    void actions.play(GAME, "blorf", 1);
    await settle();
    expect(line.call(uri.playWord).args[3]).toBe("m-2");
  });
});

describe("a finished game", () => {
  beforeEach(() => at(SEATED));

  it("is kept as the text that the server gives", async () => {
    const [exported] = EXPORTS;
    void actions.download(GAME);
    await answer(uri.exportGame, exported);
    expect(saved).toEqual([[`wordsnake-${GAME}.txt`, exported?.text]]);
  });

  it("is not kept where the server refuses", async () => {
    void actions.download(GAME);
    await refuse(uri.exportGame, "wrong_phase", { phase: "playing" });
    expect(saved).toEqual([]);
    expect(store.state.refusal?.reason).toBe("wrong_phase");
  });
});

describe("the choices of this browser", () => {
  beforeEach(() => at(HOME));

  it("hold who is muted, for this tab", () => {
    actions.mute("Bob", true);
    expect([store.state.muted, muted]).toEqual([["Bob"], ["Bob"]]);
  });

  it("let the system tell of a turn only where the player consents", async () => {
    await actions.notify(true);
    expect(store.state.settings.notify).toBe(true);
    consents = false;
    await actions.notify(true);
    expect(store.state.settings.notify).toBe(false);
  });

  it("never ask for consent to be left alone", async () => {
    consents = false;
    await actions.notify(false);
    expect(remembered.at(-1)?.notify).toBe(false);
  });
});

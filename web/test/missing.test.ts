import { describe, expect, it } from "vitest";
import { keepMissing, loadMissing, saveMissing } from "../src/missing";
import { initial } from "../src/state";
import type { Storage } from "../src/storage";
import { createStore, type Store } from "../src/store";
import { WHOLE } from "./golden";
import { SEATED, SETTINGS } from "./state";

const GAME = WHOLE.view.game;

function memory(): Storage {
  const kept = new Map<string, string>();
  return { get: (name) => kept.get(name) ?? null, set: (name, value) => void kept.set(name, value) };
}

/** The server refuses a word at the table. */
function refuse(store: Store, word: string): void {
  store.dispatch({ type: "move_sent", game: GAME, move: { game: GAME, text: word, moveId: word, ply: 1 } });
  const answer = { refused: { reason: "not_in_lexicon", word, nearest: null } as const, text: word };
  store.dispatch({ type: "move_refused", game: GAME, moveId: word, answer });
}

const words = (store: Store): readonly string[] | undefined => store.state.table?.missing.map(({ word }) => word);

describe("words that were refused", () => {
  it("are kept for each game, those of the last few", () => {
    const session = memory();
    expect(loadMissing(session, "game0")).toEqual([]);
    for (const number of Array.from({ length: 9 }).keys()) saveMissing(session, `game${number}`, ["selfie", "blorf"]);
    saveMissing(session, "game5", ["app"]);
    expect(loadMissing(session, "game0")).toEqual([]);
    expect(loadMissing(session, "game1")).toEqual(["selfie", "blorf"]);
    expect(loadMissing(session, "game5")).toEqual(["app"]);
  });

  it("are there again when the page was loaded again", () => {
    const session = memory();
    const before = createStore(SEATED);
    keepMissing(before, session);
    for (const word of ["selfie", "blorf", "selfie"]) refuse(before, word);
    const after = createStore(initial({ page: "game", game: GAME }, SETTINGS));
    keepMissing(after, session);
    expect(words(after)).toEqual(["blorf", "selfie"]);
    refuse(after, "app");
    expect(words(after)).toEqual(["blorf", "selfie", "app"]);
    expect(loadMissing(session, GAME)).toEqual(["blorf", "selfie", "app"]);
  });

  it("are there again when another page was shown meanwhile", () => {
    const session = memory();
    const store = createStore(SEATED);
    keepMissing(store, session);
    refuse(store, "selfie");
    store.dispatch({ type: "navigated", route: { page: "home" } });
    store.dispatch({ type: "navigated", route: { page: "game", game: GAME } });
    expect(words(store)).toEqual(["selfie"]);
    store.dispatch({ type: "navigated", route: { page: "game", game: "abcdefgh" } });
    expect(words(store)).toEqual([]);
  });
});

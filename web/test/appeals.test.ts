import { describe, expect, it } from "vitest";
import { createActions } from "../src/actions";
import { createApi } from "../src/api";
import { uri } from "../src/protocol";
import { createStore } from "../src/store";
import { WireError } from "../src/wire";
import { WHOLE } from "./golden";
import { SEATED } from "./state";

const GAME = WHOLE.view.game;
const WORD = "selfie";

/** A table at which the list did not have the word, on a server that answers an appeal so. */
function table(answered: () => Promise<unknown>) {
  const word = { word: WORD, appeal: null, refused: null };
  const before = SEATED.table ?? expect.fail("no table");
  const store = createStore({ ...SEATED, table: { ...before, missing: [word] } });
  const calls: unknown[] = [];
  const call = (procedure: string, args: readonly unknown[]): Promise<unknown> => {
    calls.push([procedure, ...args]);
    return answered();
  };
  const actions = createActions(store, createApi({ call }), {
    push: () => expect.fail("goes nowhere"),
    remember: () => expect.fail("remembers nothing"),
    moveId: () => expect.fail("is no move"),
    rememberMuted: () => expect.fail("mutes nobody"),
    askToNotify: () => Promise.resolve(false),
    save: () => expect.fail("keeps no file"),
    renamed: () => expect.fail("takes no name"),
  });
  return { store, calls, appeal: () => actions.appeal(GAME, WORD) };
}

describe("an appeal", () => {
  it("asks the server for a word that was refused, and tells what becomes of it", async () => {
    const appeal = { game: GAME, word: WORD, status: "open", reason: null };
    const { store, calls, appeal: ask } = table(() => Promise.resolve(appeal));
    await ask();
    expect(calls).toEqual([[uri.appealWord, GAME, WORD]]);
    expect(store.state.table?.missing).toEqual([{ word: WORD, appeal, refused: null }]);
  });

  it("tells why a word cannot be asked for", async () => {
    const fields = { max: 10 };
    const { store, appeal: ask } = table(() =>
      Promise.reject(new WireError(`${uri.errorPrefix}too_many_appeals`, "Too many.", fields)),
    );
    await ask();
    const refused = { reason: "too_many_appeals", max: 10 };
    expect(store.state.table?.missing).toEqual([{ word: WORD, appeal: null, refused }]);
  });
});

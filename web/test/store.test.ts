import { describe, expect, it } from "vitest";
import { createStore } from "../src/store";
import { HOME } from "./state";

const LINE = { type: "line_changed", line: "offline" } as const;

describe("the store", () => {
  it("tells its listeners of a change, and holds it already when it does", () => {
    const store = createStore(HOME);
    const seen: string[] = [];
    store.listen(() => seen.push(store.state.line));
    store.dispatch(LINE);
    expect(seen).toEqual(["offline"]);
  });

  it("says nothing where nothing has changed", () => {
    const store = createStore(HOME);
    let told = 0;
    store.listen(() => told++);
    store.dispatch({ type: "answer_cleared", game: "abcdefg2" });
    expect(told).toBe(0);
  });

  it("says nothing to who has stopped listening", () => {
    const store = createStore(HOME);
    let told = 0;
    store.listen(() => told++)();
    store.dispatch(LINE);
    expect(told).toBe(0);
  });

  it("bears a listener that changes it again", () => {
    const store = createStore(HOME);
    const seen: string[] = [];
    store.listen(() => store.state.line === "offline" && store.dispatch({ type: "line_changed", line: "online" }));
    store.listen(() => seen.push(store.state.line));
    store.dispatch(LINE);
    expect(seen.at(-1)).toBe("online");
  });
});

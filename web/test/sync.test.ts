import { describe, expect, it } from "vitest";
import type { GameEvent } from "../src/protocol";
import { begin, page, receive, reconnected, START, type Step, type Sync } from "../src/sync";

const event = (seq: number): GameEvent => ({
  type: "said",
  game: "g",
  seq,
  at: "",
  v: 1,
  player: "Bob",
  text: `${seq}`,
});
const seqs = (step: Step): number[] => step.apply.map(({ seq }) => seq);
const at = (seq: number): Sync => begin(START, seq).sync;

describe("sync", () => {
  it("applies the next event at once", () => {
    const step = receive(at(4), event(5));
    expect(seqs(step)).toEqual([5]);
    expect(step.sync).toEqual({ seen: 5, early: [], fetch: false });
  });

  it("drops what it has seen", () => {
    const step = receive(at(4), event(4));
    expect(seqs(step)).toEqual([]);
    expect(step.sync).toEqual(at(4));
  });

  it("holds what comes before its time, and asks for the gap", () => {
    const step = receive(at(4), event(6));
    expect(seqs(step)).toEqual([]);
    expect(step.sync.fetch).toBe(true);
  });

  it("applies what it held once the gap is filled, in order", () => {
    const held = receive(receive(at(4), event(7)).sync, event(6)).sync;
    const step = receive(held, event(5));
    expect(seqs(step)).toEqual([5, 6, 7]);
    expect(step.sync.early).toEqual([]);
  });

  it("holds everything until the state of the game is known, and then drops what that state has in it", () => {
    const held = [event(3), event(5), event(4)].reduce((sync, each) => receive(sync, each).sync, START);
    const step = begin(held, 3);
    expect(seqs(step)).toEqual([4, 5]);
    expect(step.sync).toEqual({ seen: 5, early: [], fetch: false });
  });

  it("asks for what was missed after a reconnect, and for nothing before it knows where it was", () => {
    expect(reconnected(at(4)).fetch).toBe(true);
    expect(reconnected(START).fetch).toBe(false);
  });

  it("applies a fetched page and what it held after it", () => {
    const held = receive(at(4), event(8)).sync;
    const step = page(held, [event(5), event(6), event(7)], false);
    expect(seqs(step)).toEqual([5, 6, 7, 8]);
    expect(step.sync.fetch).toBe(false);
  });

  it("goes on fetching while the server has more", () => {
    const step = page(reconnected(at(4)), [event(5), event(6)], true);
    expect(step.sync).toEqual({ seen: 6, early: [], fetch: true });
  });

  it("goes on fetching while there is still a gap before what it holds", () => {
    const step = page(receive(at(4), event(9)).sync, [event(5)], false);
    expect(step.sync.fetch).toBe(true);
  });

  it("does not ask for ever where the server has nothing new", () => {
    const step = page(receive(at(4), event(9)).sync, [], true);
    expect(step.sync.fetch).toBe(false);
  });

  it("applies every event once and in order, however the network shuffles and repeats them", () => {
    const shuffled = [3, 1, 2, 2, 6, 5, 3, 4, 6, 1].map(event);
    const applied: number[] = [];
    let sync = at(0);
    for (const each of shuffled) {
      const step = receive(sync, each);
      applied.push(...seqs(step));
      sync = step.sync;
    }
    expect(applied).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

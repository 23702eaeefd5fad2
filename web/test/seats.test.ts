import { describe, expect, it } from "vitest";
import type { Actions } from "../src/actions";
import { messages } from "../src/i18n";
import type { GameView, SeatView } from "../src/protocol";
import { emptyTable } from "../src/state";
import type { GameScene } from "../src/views/scene";
import { finalSeats, seatProps } from "../src/views/seats";
import { HISTORY, WHOLE } from "./golden";
import { BRAM, HOME } from "./state";

const seat = (player: string, change: Partial<SeatView> = {}): SeatView => ({
  player,
  bot: false,
  level: null,
  guest: false,
  score: 0,
  misses: 0,
  lives: null,
  connected: true,
  out: false,
  out_why: null,
  ...change,
});

/** A scene as Bram sees it. */
function scene(change: Partial<GameView>, ...seats: readonly SeatView[]): GameScene {
  const ruleset = { ...WHOLE.view.ruleset, target_score: 25, misses_out: 3 };
  const view: GameView = { ...WHOLE.view, phase: "playing", ruleset, host: "Bram", turn: null, seats, ...change };
  const table = { ...emptyTable(view.game), view };
  const removed: string[] = [];
  const actions = { remove: async (_game: string, player: string) => void removed.push(player) } as unknown as Actions;
  const state = { ...HOME, me: BRAM, table };
  return { state, table, view, actions, m: messages("en"), now: () => 0, linkTo: (game) => game };
}

const subs = (given: GameScene) => seatProps(given).map(({ sub }) => sub);

describe("a seat's line", () => {
  it("says first that it is out, and why", () => {
    expect(subs(scene({}, seat("Anna", { out: true, out_why: "misses", connected: false })))).toEqual([
      "out, too many misses",
    ]);
  });

  it("then whose turn it is", () => {
    expect(subs(scene({ turn: "Anna" }, seat("Anna", { connected: false, misses: 1 })))).toEqual(["to move"]);
    expect(subs(scene({ turn: "Bram" }, seat("Bram")))).toEqual(["you, to move"]);
  });

  it("then that the player is away", () => {
    expect(subs(scene({}, seat("Anna", { connected: false, misses: 1 })))).toEqual(["away"]);
  });

  it("then the misses, or the lives", () => {
    expect(subs(scene({}, seat("Anna", { misses: 1 }), seat("Caro", { lives: 1 })))).toEqual([
      "1 of 3 misses",
      "1 life",
    ]);
  });

  it("then who leads alone, and who is past the goal", () => {
    expect(subs(scene({}, seat("Anna", { score: 30 }), seat("Bram", { score: 26 })))).toEqual([
      "leads",
      "past the goal",
    ]);
    expect(subs(scene({}, seat("Anna", { score: 8 }), seat("Caro", { score: 8 })))).toEqual(["", ""]);
  });

  it("then what the player is", () => {
    const bot = seat("adder-3", { bot: true, level: 3 });
    expect(subs(scene({ phase: "waiting" }, bot, seat("Bram"), seat("Zoe")))).toEqual(["bot, level 3", "you", ""]);
    expect(subs(scene({ phase: "waiting", host: "Zoe" }, seat("Zoe")))).toEqual(["host"]);
  });
});

describe("a seat", () => {
  it("has its state in a word", () => {
    const given = scene(
      { turn: "Bram" },
      seat("Bram"),
      seat("Anna", { connected: false }),
      seat("Caro", { out: true }),
      seat("Zoe"),
    );
    expect(seatProps(given).map(({ state }) => state)).toEqual(["turn", "away", "out", "plain"]);
  });

  it("shows the way to the goal once the game is played", () => {
    expect(seatProps(scene({}, seat("Anna", { score: 5 })))[0]?.progress).toBe(0.2);
    expect(seatProps(scene({ phase: "waiting" }, seat("Anna")))[0]?.progress).toBeNull();
  });

  it("can be taken away by the host while the game waits, except the host's own", () => {
    const given = scene({ phase: "waiting" }, seat("Bram"), seat("Anna"));
    expect(seatProps(given).map(({ action }) => action?.label)).toEqual([undefined, "Remove Anna"]);
    expect(
      seatProps(scene({ phase: "waiting", host: "Anna" }, seat("Bram"), seat("Anna"), seat("Zoe")))[2]?.action,
    ).toBeUndefined();
    expect(seatProps(scene({}, seat("Bram"), seat("Anna")))[1]?.action).toBeUndefined();
  });

  it("stands in the end by its place, the winner marked", () => {
    const outcome = { winners: ["Anna"], why: "goal", scores: {} } as const;
    const seats = [seat("Bram", { score: 12, connected: false }), seat("Anna", { score: 30 })];
    const final = finalSeats(scene({ phase: "finished", outcome }, ...seats));
    expect(final.map(({ name, seat: number, sub, state }) => [name, number, sub, state])).toEqual([
      ["Anna", 2, "won", "turn"],
      ["Bram", 1, "you", "plain"],
    ]);
  });
});

describe("what a game did to a rating", () => {
  const over = scene({ phase: "finished", outcome: WHOLE.after.outcome }, seat("Anna"), seat("Bram"));
  const [won, unrated] = [HISTORY.games[1], HISTORY.games[0]];
  const ending = (rated: typeof won) => finalSeats({ ...over, table: { ...over.table, rated: rated ?? null } });

  it("stands at one's own seat alone", () => {
    const subs = ending(won).map(({ name, sub }) => [name, sub]);
    expect(subs.find(([name]) => name === "Bram")?.[1]).toContain(`rating ${won?.rating} (+${won?.gained})`);
    expect(subs.find(([name]) => name === "Anna")?.[1]).not.toContain("rating");
  });

  it("is not told where the game did not count", () => {
    expect(ending(unrated).map(({ sub }) => sub)).toEqual(finalSeats(over).map(({ sub }) => sub));
  });
});

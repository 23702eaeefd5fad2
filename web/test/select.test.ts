import { describe, expect, it } from "vitest";
import { fold } from "../src/fold";
import type { GameEvent, GameView, SeatView } from "../src/protocol";
import * as select from "../src/select";
import { logOf, WHOLE } from "./golden";
import { BRAM, HOME, SEATED } from "./state";

const seat = (player: string, score: number, out = false): SeatView => ({
  player,
  bot: false,
  level: null,
  guest: false,
  score,
  misses: 0,
  lives: null,
  connected: true,
  out,
  out_why: out ? "left" : null,
});
const view: GameView = {
  ...WHOLE.after,
  phase: "playing",
  ruleset: { ...WHOLE.after.ruleset, target_score: 25 },
  seats: [seat("Anna", 12), seat("Bram", 26), seat("Caro", 30, true)],
  turn: "Bram",
  outcome: null,
};
const link = (word: string, overlap: number, ply: number) => ({
  ply,
  word,
  player: "Anna",
  overlap,
  points: overlap * 2,
});

describe("seats", () => {
  it("are numbered from 1, and nobody is 0", () => {
    expect([select.seatNumber(view, "Bram"), select.seatNumber(view, null), select.seatNumber(view, "Zoe")]).toEqual([
      2, 0, 0,
    ]);
  });

  it("are mine by my name", () => {
    expect(select.mySeat(SEATED)?.player).toBe(WHOLE.view.seats.find(({ player }) => player === "Bram")?.player);
    expect(select.mySeat(HOME)).toBeNull();
    expect(select.seatOf(view, null)).toBeNull();
  });

  it("have passed the goal when they reach it and are in play", () => {
    expect(select.pastGoal(view).map(({ player }) => player)).toEqual(["Bram"]);
    expect(select.pastGoal({ ...view, ruleset: { ...view.ruleset, target_score: null } })).toEqual([]);
  });

  it("lack what the best in play has more", () => {
    expect(select.behind(view, seat("Anna", 12))).toBe(14);
    expect(select.behind(view, seat("Bram", 26))).toBe(0);
  });

  it("stand by score in the end, winners first", () => {
    const outcome = { winners: ["Bram"], why: "goal", scores: {} } as const;
    expect(select.standing({ ...view, outcome }).map(({ player }) => player)).toEqual(["Bram", "Caro", "Anna"]);
  });
});

describe("a turn", () => {
  it("is mine while the game is played and I am to move", () => {
    const at = (change: Partial<GameView>) =>
      select.isMyTurn({
        ...SEATED,
        me: BRAM,
        table: SEATED.table && { ...SEATED.table, view: { ...view, ...change } },
      });
    expect(at({})).toBe(true);
    expect(at({ turn: "Anna" })).toBe(false);
    expect(at({ phase: "finished" })).toBe(false);
    expect(select.isMyTurn(HOME)).toBe(false);
  });

  it("is nobody's in a race, where all in play may move, and no news to one who plays alone", () => {
    const at = (pace: "race" | "solo", change: Partial<GameView>) => ({
      ...SEATED,
      me: BRAM,
      table: SEATED.table && {
        ...SEATED.table,
        view: { ...view, ruleset: { ...view.ruleset, pace }, ...change },
      },
    });
    const race = at("race", { turn: null });
    expect([select.isMyTurn(race), select.mayMove(race)]).toEqual([false, true]);
    expect(select.mayMove(at("race", { turn: null, seats: [seat("Bram", 0, true)] }))).toBe(false);
    expect(select.mayMove(at("race", { turn: null, seats: [seat("Anna", 0)] }))).toBe(false);
    expect(select.mayMove(at("race", { turn: null, phase: "finished" }))).toBe(false);
    const alone = at("solo", {});
    expect([select.isMyTurn(alone), select.mayMove(alone)]).toEqual([false, true]);
    expect(select.mayMove(HOME)).toBe(false);
  });

  it("of one's own word in a race is held for five seconds after it was laid", () => {
    const laid_at = "2026-01-01T00:00:10.000Z";
    const race = { ...view, ruleset: { ...view.ruleset, pace: "race" as const }, snake: [link("zee", 0, 0)], laid_at };
    expect(select.heldUntil(race, "Anna")).toBe(Date.parse("2026-01-01T00:00:15.000Z"));
    expect(select.heldUntil(race, "Bram")).toBeNull();
    expect(select.heldUntil({ ...race, snake: [], laid_at: null }, "Anna")).toBeNull();
    expect(select.heldUntil({ ...race, ruleset: view.ruleset }, "Anna")).toBeNull();
  });

  it("lasts as long as the ruleset says", () => {
    expect(select.turnSpan(view)).toBe((view.ruleset.turn_seconds ?? 0) * 1000);
    expect(select.turnSpan({ ...view, ruleset: { ...view.ruleset, turn_seconds: null, game_seconds: 180 } })).toBe(
      180_000,
    );
    expect(select.turnSpan({ ...view, ruleset: { ...view.ruleset, turn_seconds: null, game_seconds: null } })).toBe(
      60_000,
    );
  });
});

describe("rounds", () => {
  const log = logOf(WHOLE);
  const rounds = log.map((_, index) => {
    const past = log.slice(0, index + 1);
    return select.roundOf(past.reduce<GameView>(fold, WHOLE.view), past);
  });

  it("count from the move after the opening, and never go back while the same seats play", () => {
    const opening = log.findIndex((event: GameEvent) => event.type === "word_played");
    expect(rounds[opening]).toBe(1);
  });

  it("go on when all in play have had their turn", () => {
    expect(Math.max(...rounds)).toBeGreaterThan(1);
  });

  it("are the first where nobody is seated", () => {
    expect(select.roundOf({ ...view, seats: [] }, [])).toBe(1);
  });
});

describe("the snake", () => {
  const links = [link("behaard", 0, 0), link("haardvuur", 5, 1), link("vuurdoop", 4, 2)];

  it("counts a shared letter once", () => {
    expect(select.snakeLetters(links)).toBe("behaardvuurdoop".length);
  });

  it("has its best link where most letters are shared", () => {
    expect(select.bestLink(links)?.word).toBe("haardvuur");
    expect(select.bestLink(links.slice(0, 1))).toBeNull();
  });
});

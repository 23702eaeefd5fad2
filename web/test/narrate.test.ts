import { describe, expect, it } from "vitest";
import { messages } from "../src/i18n";
import { announce, narrate, outcomeTitle, type Talk } from "../src/narrate";
import type { GameEvent, GameView } from "../src/protocol";
import { GAMES, logOf, WHOLE } from "./golden";
import { plain } from "./plain";

const en = messages("en");
const TALK: Talk = { chat: true, muted: [], me: null };
const lines = (view: GameView, log: readonly GameEvent[], talk: Partial<Talk> = {}): string[] =>
  narrate(view, log, en, { ...TALK, ...talk }).map(
    (entry) => `${plain(entry.parts)}${entry.points ? ` ${entry.points}` : ""}`,
  );
const told = lines(WHOLE.after, logOf(WHOLE));

describe("SNAKEBOT", () => {
  it("has a line for every event of every game, with an id of its own", () => {
    for (const game of Object.values(GAMES)) {
      const entries = narrate(game.after, logOf(game), en, TALK);
      expect(entries.length).toBeGreaterThanOrEqual(logOf(game).length);
      expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    }
  });

  it("gives the same lines again for what it has told already", () => {
    const [log, kept] = [logOf(WHOLE), new WeakMap()];
    const before = narrate(WHOLE.after, log.slice(0, -1), en, TALK, kept);
    const after = narrate(WHOLE.after, log, en, TALK, kept);
    expect(before.length).toBeGreaterThan(3);
    expect(before.every((line, i) => line === after[i])).toBe(true);
    expect(after.map(({ id }) => id)).toEqual(narrate(WHOLE.after, log, en, TALK).map(({ id }) => id));
  });

  it("writes times with two digits, by the local clock", () => {
    const [event = expect.fail("no event")] = logOf(WHOLE);
    const at = new Date(2026, 10, 22, 9, 5).toISOString();
    expect(narrate(WHOLE.after, [{ ...event, at }], en, TALK).at(0)).toMatchObject({ time: "09:05", iso: at });
  });

  it("tells who sat down, left, and is host", () => {
    expect(told).toContain("Bram sat down");
    expect(told.some((line) => line.endsWith(" left"))).toBe(true);
    expect(told.some((line) => line.endsWith(" is host now"))).toBe(true);
  });

  it("tells the opening and each word with its points", () => {
    expect(told.some((line) => line.endsWith("opened with behaard"))).toBe(true);
    expect(told.some((line) => line.endsWith("entered haardvuur +10"))).toBe(true);
  });

  it("tells of passing, of time, and of who is out", () => {
    expect(told.some((line) => line.endsWith(" passed"))).toBe(true);
    expect(told.some((line) => line.endsWith(" ran out of time"))).toBe(true);
    expect(told.some((line) => line.includes(" left the game"))).toBe(true);
  });

  it("tells no order where there is none, and whose turn it is only where others wait", () => {
    const { race, daily } = GAMES;
    expect(lines(race.after, logOf(race))).toContain("The race begins. Whoever has a word lays it.");
    const alone = lines(daily.view, logOf(daily).slice(0, 1));
    expect(alone.some((line) => line.includes("turn") || line.includes("order"))).toBe(false);
    expect(outcomeTitle(daily.after, en)).toBe("Anna: 12 points");
  });

  it("repeats what players say, unless the server has no chat", () => {
    expect(told.some((line) => line.includes("Doe je mee? 🐍"))).toBe(true);
    expect(lines(WHOLE.after, logOf(WHOLE), { chat: false }).some((line) => line.includes("Doe je mee?"))).toBe(false);
  });

  it("keeps to itself what somebody says who is muted, and offers to show it again", () => {
    const spoke = logOf(WHOLE).find((event) => event.type === "said")?.player ?? expect.fail("nobody spoke");
    const of = (talk: Partial<Talk>) =>
      narrate(WHOLE.after, logOf(WHOLE), en, { ...TALK, ...talk }).filter((entry) => entry.kind === "said");
    expect(of({}).at(0)?.mute).toEqual({ player: spoke, on: false, label: `Hide what ${spoke} says` });
    const [hidden] = of({ muted: [spoke] });
    expect(plain(hidden?.parts ?? "")).toBe(`${spoke} (hidden)`);
    expect(hidden?.mute).toEqual({ player: spoke, on: true, label: `Show what ${spoke} says` });
    expect(of({ me: spoke }).at(0)?.mute).toBeUndefined();
  });

  it("says so where talk is no longer kept", () => {
    const forgotten = logOf(WHOLE).map((event) => (event.type === "said" ? { ...event, text: null } : event));
    expect(lines(WHOLE.after, forgotten).some((line) => line.includes("(no longer kept)"))).toBe(true);
  });

  it("announces the last round once, when the goal is passed", () => {
    const { after } = GAMES.long;
    const word: GameEvent = {
      type: "word_played",
      game: "g",
      at: "2026-01-01T00:00:00.000Z",
      v: 1,
      player: after.seats[0]?.player ?? "",
      word: "arm",
      overlap: 1,
      points: 2,
      ply: 1,
      move_id: null,
      turn: null,
      deadline: null,
      missed: null,
      seq: 1,
      score: 999,
    };
    const view = { ...after, ruleset: { ...after.ruleset, target_score: 25 } };
    const rounds = lines(view, [word, { ...word, seq: 2 }]).filter((line) => line.startsWith("Last round"));
    expect(rounds).toEqual([`Last round: ${word.player} has reached 25.`]);
  });

  it("ends with whose turn it is, while a game is played", () => {
    const { view, events } = GAMES.restart;
    const playing = { ...view, phase: "playing", turn: view.seats[0]?.player ?? null } as GameView;
    expect(lines(playing, events as GameEvent[]).at(-1)).toBe(`It's ${playing.turn}'s turn`);
  });

  it("tells a word that had been possible before the word that came instead", () => {
    const log = logOf(GAMES.lives);
    const all = lines(GAMES.lives.after, log);
    const missed = all.findIndex((line) => line.startsWith("There had been a word: ster"));
    expect(all[missed + 1]).toContain("entered snackbar");
  });
});

describe("an outcome", () => {
  it("names the winner and the scores", () => {
    expect(outcomeTitle(WHOLE.after, en)).toMatch(/ wins/);
  });

  it("is shared by equals, nobody's where all have left, and none where the game never began", () => {
    const outcome = { winners: ["Anna", "Bob"], why: "goal", scores: { Anna: 30, Bob: 30 } } as const;
    expect(outcomeTitle({ ...WHOLE.after, outcome }, en)).toBe("Anna and Bob share the win with 30");
    expect(outcomeTitle({ ...WHOLE.after, outcome: { ...outcome, winners: [] } }, en)).toBe("Nobody wins");
    expect(outcomeTitle({ ...WHOLE.after, phase: "closed", outcome: null }, en)).toBe("The game is closed");
  });
});

describe("what a screen reader is told", () => {
  it("is each word, and nothing of the rest", () => {
    const spoken = logOf(WHOLE)
      .map((event) => announce(event, en))
      .filter(Boolean);
    expect(spoken[0]).toMatch(/ opened with behaard\.$/);
    expect(spoken[1]).toMatch(/ played haardvuur, 5 letters, 10 points\.$/);
  });
});

import { describe, expect, it } from "vitest";
import { messages } from "../src/i18n";
import type { AnalysedMove } from "../src/protocol";
import { moveLine } from "../src/views/Analysis";
import { WHOLE } from "./golden";
import { plain } from "./plain";

const MOVE: AnalysedMove = {
  ply: 2,
  player: WHOLE.view.seats[0]?.player ?? null,
  word: "ontslag",
  overlap: 3,
  points: 6,
  best: { overlap: 4, points: 8, words: ["vontje", "vonten"] },
  left: 37,
  trap: null,
};
const shown = (change: Partial<AnalysedMove>) =>
  moveLine({ view: WHOLE.view, m: messages("en") }, { ...MOVE, ...change });
const best = (change: Partial<AnalysedMove>): string => plain(shown(change).best);

describe("the analysis of a move", () => {
  it("says whose it was, what it linked and earned, and what it left", () => {
    expect(shown({})).toMatchObject({ number: 2, seat: 1, word: ["ont", "slag"], points: "+6", left: "37" });
    expect(shown({ left: 500 }).left).toBe("500+");
  });

  it("names what would have been better, if anything would", () => {
    expect(best({})).toBe("vontje, vonten: 4 letters");
    expect(best({ overlap: 4 })).toBe("the best");
  });

  it("says nothing of an opening, for any word is as good", () => {
    expect(best({ ply: 0, best: null })).toBe("");
  });

  it("names a trap that was missed, and how tight it was", () => {
    expect(best({ overlap: 4, trap: { word: "vontq", left: 0 } })).toBe(
      "the best; missed a trap: vontq, which nothing follows",
    );
    expect(best({ overlap: 4, trap: { word: "vontq", left: 1 } })).toContain("which only 1 word can follow");
  });
});

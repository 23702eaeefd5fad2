import { describe, expect, it } from "vitest";
import { endings, hintFor } from "../../src/snake/hint";

const RULES = { min_overlap: 1, max_overlap: null, points_per_letter: 2, points_per_word: 0 };
const hint = (current: string | null, typed: string, rules = {}, language = "nl"): ReturnType<typeof hintFor> =>
  hintFor(current, typed, { ...RULES, ...rules }, language);

describe("the hint for what is typed", () => {
  it("is empty for nothing and for white space", () => {
    expect(hint("stelselmatig", "")).toEqual({ kind: "empty" });
    expect(hint("stelselmatig", "  ")).toEqual({ kind: "empty" });
  });

  it("shows the letters of an opening", () => {
    expect(hint(null, "Café ")).toEqual({ kind: "opening", rest: ["c", "a", "f", "é"] });
  });

  it("links the longest end that the typed text begins with", () => {
    expect(hint("stelselmatig", "iglo")).toEqual({
      kind: "links",
      overlap: 2,
      points: 4,
      linked: ["i", "g"],
      rest: ["l", "o"],
    });
    expect(hint("banaan", "naanb")).toMatchObject({ overlap: 4, rest: ["b"] });
  });

  it("links as soon as a whole end is typed", () => {
    expect(hint("stelselmatig", "ig")).toMatchObject({ kind: "links", overlap: 2, rest: [] });
  });

  it("never links the whole current word", () => {
    expect(hint("aa", "aab")).toMatchObject({ overlap: 1 });
  });

  it("names the shortest end that the text could become", () => {
    expect(hint("stelselmatig", "i")).toEqual({ kind: "begins", like: "ig" });
    expect(hint("banaan", "a")).toEqual({ kind: "begins", like: "an" });
  });

  it("is none where nothing that begins like this can link", () => {
    expect(hint("stelselmatig", "tafel")).toEqual({ kind: "none" });
    expect(hint("a", "a")).toEqual({ kind: "none" });
  });

  it("keeps to the overlaps of the ruleset", () => {
    expect(hint("stelselmatig", "gek", { min_overlap: 2 })).toEqual({ kind: "none" });
    expect(hint("stelselmatig", "iglo", { max_overlap: 1 })).toEqual({ kind: "none" });
    expect(hint("banaan", "naan", { max_overlap: 3 })).toMatchObject({ overlap: 1 });
  });

  it("counts the points of the ruleset", () => {
    expect(hint("stelselmatig", "iglo", { points_per_letter: 0, points_per_word: 1 })).toMatchObject({ points: 1 });
  });

  it("does not mind capitals and, in Dutch and English, diacritics", () => {
    expect(hint("reünie", "NIËt")).toMatchObject({ overlap: 3, linked: ["n", "i", "ë"], rest: ["t"] });
    expect(hint("cafe", "FÉerie", {}, "en")).toMatchObject({ overlap: 2 });
  });

  it("takes the ij ligature as two letters", () => {
    expect(hint("rij", "\u0133s")).toMatchObject({ overlap: 2, linked: ["i", "j"] });
  });

  it("minds the letters that a language has of its own", () => {
    expect(hint("kär", "är", {}, "sv")).toMatchObject({ kind: "links" });
    expect(hint("kär", "ar", {}, "sv")).toEqual({ kind: "none" });
    expect(hint("fluß", "ssa", {}, "de")).toMatchObject({ overlap: 2, rest: ["a"] });
    expect(hint("fluss", "ßa", { max_overlap: 1 }, "de")).toMatchObject({
      overlap: 1,
      linked: ["s"],
      rest: ["s", "a"],
    });
  });
});

describe("the ends a word may follow with", () => {
  it("are given shortest first, as the word is spelled", () => {
    expect(endings("cliché", RULES, "nl")).toEqual(["é", "hé", "ché", "iché", "liché"]);
  });

  it("keep to the ruleset", () => {
    expect(endings("banaan", { ...RULES, min_overlap: 2, max_overlap: 3 }, "nl")).toEqual(["an", "aan"]);
    expect(endings("a", RULES, "nl")).toEqual([]);
  });
});

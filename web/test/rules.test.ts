import { describe, expect, it } from "vitest";
import { explain } from "../src/explain";
import { messages } from "../src/i18n";
import { blamed, clash, fieldsOf, GROUPS, meaning, overrides, textOf, wrong } from "../src/rules";
import { ABOUT } from "./golden";
import { plain } from "./plain";

const { bounds, rulesets } = ABOUT;
const preset = (name: string) => rulesets.find((each) => each.name === name) ?? expect.fail(name);
const CLASSIC = preset("classic");
const FIELDS = Object.values(GROUPS).flat();

describe("the form of rules", () => {
  it("has every field that the server bounds, and no other", () => {
    expect(FIELDS.toSorted()).toEqual(Object.keys(bounds).toSorted());
  });

  it("shows no turns where there are none", () => {
    expect(fieldsOf("turn", "race")).toEqual([]);
    expect(fieldsOf("turn", "turns")).toContain("lives");
    expect(fieldsOf("goal", "race")).toContain("game_seconds");
  });

  it("shows what was typed, else what the preset has; nothing is no limit", () => {
    expect(textOf(CLASSIC, {}, "target_score")).toBe("100");
    expect(textOf(CLASSIC, {}, "lives")).toBe("");
    expect(textOf(CLASSIC, { target_score: "" }, "target_score")).toBe("");
  });
});

describe("what is typed", () => {
  const limits = { low: 10, high: 1000, nullable: true };

  it("is a whole number within bounds, or nothing where that may be", () => {
    expect(["10", " 1000 ", "", "  "].map((text) => meaning(text, limits))).toEqual([10, 1000, null, null]);
    for (const text of ["9", "1001", "ten", "1e2", "-20", "10.5", "10 0"])
      expect(meaning(text, limits)).toBeUndefined();
    expect(meaning("", { ...limits, nullable: false })).toBeUndefined();
  });

  it("is marked where it cannot be", () => {
    expect(wrong({ target_score: "5", lives: "2", min_length: "" }, bounds)).toEqual(["target_score", "min_length"]);
    expect(wrong({}, bounds)).toEqual([]);
  });

  it("is asked for where it differs from the preset", () => {
    expect(overrides(CLASSIC, {}, bounds)).toEqual({});
    expect(overrides(CLASSIC, { target_score: "100", lives: "", opening: "player" }, bounds)).toEqual({});
    expect(
      overrides(
        CLASSIC,
        { target_score: "", lives: "2", turn_seconds: "x", max_words: "20", opening: "drawn" },
        bounds,
      ),
    ).toEqual({ target_score: null, max_words: 20, lives: 2, opening: "drawn" });
  });
});

describe("rules that contradict each other", () => {
  const problem = "cannot be played: min_overlap must not exceed max_overlap";

  it("are explained by the field to look at", () => {
    expect(blamed(problem)).toBe("min_overlap");
    expect(blamed("cannot be played: pace must be one of turns, race, solo")).toBeNull();
    expect(blamed("must be a string")).toBeNull();
    const sentence = explain({ reason: "invalid_argument", argument: "ruleset", problem }, "", null, messages("en"));
    expect(plain(sentence)).toBe('These rules cannot be played together. Look at "Letters that link, at least".');
  });

  it("are told from all other refusals", () => {
    expect(clash({ reason: "invalid_argument", argument: "ruleset", problem })).toBe("min_overlap");
    expect(clash({ reason: "invalid_argument", argument: "name", problem })).toBeNull();
    expect(clash({ reason: "unavailable" })).toBeNull();
    expect(clash(null)).toBeNull();
  });

  it("are explained in general where no field is named", () => {
    const sentence = explain(
      { reason: "invalid_argument", argument: "ruleset", problem: "must be a string" },
      "",
      null,
      messages("en"),
    );
    expect(plain(sentence)).toBe("The server does not understand that.");
  });
});

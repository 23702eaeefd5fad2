import { describe, expect, it } from "vitest";
import { explain } from "../src/explain";
import { LOCALES, messages, preferred } from "../src/i18n";
import { en } from "../src/i18n/en";
import { list } from "../src/i18n/parts";
import { refused } from "../src/refusal";
import { WireError } from "../src/wire";
import { ERRORS } from "./golden";
import { plain } from "./plain";

/** Every key of a dictionary, with the path to it. */
function keys(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, inner]) => keys(inner, `${path}.${key}`));
}

const setting = { language: "nl" };
const say = (locale: "nl" | "en", error: (typeof ERRORS)[number], text: string): string =>
  plain(explain(refused(new WireError(error.error, error.args[0], error.kwargs)), text, setting, messages(locale)));
const golden = (reason: string) => ERRORS.find(({ error }) => error.endsWith(`.${reason}`)) ?? expect.fail(reason);

describe("the languages", () => {
  it.each(LOCALES)("have the same keys: %s", (locale) => {
    expect(keys(messages(locale)).toSorted()).toEqual(keys(en).toSorted());
  });

  it.each(LOCALES)("leave no text empty: %s", (locale) => {
    expect(JSON.stringify(messages(locale))).not.toContain('""');
  });

  it("follow the browser, and are English where it asks for another", () => {
    expect(preferred(["fr-FR", "nl-BE", "en"])).toBe("nl");
    expect(preferred(["fr"])).toBe("en");
    expect(preferred([])).toBe("en");
  });

  it("list what there is", () => {
    expect(list([], "or")).toBe("");
    expect(list(["n"], "or")).toBe("n");
    expect(list(["n", "an", "aan"], "or")).toBe("n, an or aan");
  });
});

describe("a refusal", () => {
  it.each(LOCALES)("has a sentence for every error of the server: %s", (locale) => {
    const sentences = ERRORS.map((error) => say(locale, error, "text"));
    expect(sentences.every((sentence) => sentence.length > 5 && !sentence.includes("undefined"))).toBe(true);
  });

  it("says in which list a word is not", () => {
    const blorf = { ...golden("not_in_lexicon"), kwargs: { word: "blorf", nearest: null } };
    expect(say("en", blorf, "")).toBe('"blorf" is not in the Dutch list.');
    expect(say("nl", blorf, "")).toBe('"blorf" staat niet in de lijst (Nederlands).');
  });

  it("offers the word that was nearly typed", () => {
    const near = { ...golden("not_in_lexicon"), kwargs: { word: "rooster", nearest: "roosters" } };
    expect(say("en", near, "")).toBe('"rooster" is not in the Dutch list. roosters is.');
  });

  it("says how a word may begin, the shortest way first", () => {
    const banaan = {
      ...golden("no_overlap"),
      kwargs: { current: "banaan", word: "x", beginnings: ["anaan", "naan", "aan", "an", "n"] },
    };
    expect(say("en", banaan, "")).toBe("It must begin with the end of banaan: n, an, aan, naan or anaan.");
  });

  it("names who has played a word, unless it was drawn", () => {
    const played = {
      error: "wordsnake.error.already_played",
      args: [""],
      kwargs: { word: "arm", player: "Bob", ply: 2 },
    };
    expect(say("en", played, "")).toBe("Bob has played arm already.");
    expect(say("en", { ...played, kwargs: { word: "arm", player: null, ply: 0 } }, "")).toContain("arm stands");
  });

  it("of a kind that only a newer server knows is told in the server's own words", () => {
    expect(say("nl", { error: "wordsnake.error.full_moon", args: ["Not tonight."], kwargs: {} }, "")).toBe(
      "Not tonight.",
    );
  });

  it("that is none but a defect of the page is not hidden", () => {
    expect(() => refused(new TypeError("x is undefined"))).toThrow(TypeError);
  });
});

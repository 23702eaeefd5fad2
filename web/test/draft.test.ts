import { describe, expect, it } from "vitest";
import { draftOf, NO_DRAFT } from "../src/views/draft";

describe("a draft", () => {
  const nothing = { settled: 0, answer: null };

  it("is what was typed, also while it is pending", () => {
    expect(draftOf({ text: "iglo", settled: 0 }, nothing)).toBe("iglo");
    expect(draftOf(NO_DRAFT, nothing)).toBe("");
  });

  it("is gone in the moment in which its word was accepted", () => {
    expect(draftOf({ text: "iglo", settled: 0 }, { settled: 1, answer: null })).toBe("");
  });

  it("stays when it was refused", () => {
    const answer = { refused: { reason: "too_late" }, text: "iglo" } as const;
    expect(draftOf({ text: "iglo", settled: 0 }, { settled: 1, answer })).toBe("iglo");
  });
});

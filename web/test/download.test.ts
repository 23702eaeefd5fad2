import { describe, expect, it } from "vitest";
import { jsonLines } from "../src/download";
import { logOf, WHOLE } from "./golden";

describe("a downloaded game", () => {
  it("has one event a line, and each is what the server said", () => {
    const lines = jsonLines(logOf(WHOLE)).split("\n");
    expect(lines.pop()).toBe("");
    expect(lines.map((line) => JSON.parse(line))).toEqual(logOf(WHOLE));
  });
});

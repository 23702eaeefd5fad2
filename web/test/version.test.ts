import { describe, expect, it } from "vitest";
import { isOutdated } from "../src/version";
import { ABOUT } from "./golden";

describe("a server", () => {
  it("has moved on when its interface is another than the page's", () => {
    expect(isOutdated(ABOUT)).toBe(false);
    expect(isOutdated({ ...ABOUT, api: 2 })).toBe(true);
    expect(isOutdated(null)).toBe(false);
  });
});

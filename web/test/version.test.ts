import { describe, expect, it } from "vitest";
import { isOutdated, VERSION } from "../src/version";
import { ABOUT } from "./golden";

const SAME = { ...ABOUT, version: VERSION };

describe("a server", () => {
  it("has moved on when its interface or its version is another than the page's", () => {
    expect(isOutdated(SAME, null)).toBe(false);
    expect(isOutdated({ ...SAME, api: 2 }, null)).toBe(true);
    expect(isOutdated({ ...SAME, version: "999.0.0" }, null)).toBe(true);
  });

  it("is not known to have before it has said so", () => {
    expect(isOutdated(null, null)).toBe(false);
  });

  it("is not told of twice when loading the page anew did not help", () => {
    expect(isOutdated({ ...SAME, version: "999.0.0" }, "999.0.0")).toBe(false);
  });
});

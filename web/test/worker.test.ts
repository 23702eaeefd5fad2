import { describe, expect, it } from "vitest";
import { strategyFor } from "../src/worker/strategy";

const FILES = new Set(["/assets/index-1a2b.js", "/favicon.svg"]);
const asked = (path: string, change: { method?: string; mode?: string } = {}) =>
  strategyFor({ method: "GET", mode: "no-cors", url: `http://localhost:8080${path}`, ...change }, ORIGIN, FILES);
const ORIGIN = "http://localhost:8080";

describe("the service worker", () => {
  it("asks the server for every page, so that none is older than the server", () => {
    for (const path of ["/", "/g/abcdefgh", "/rules?x=1"]) expect(asked(path, { mode: "navigate" })).toBe("page");
  });

  it("keeps files whose names tell their content", () => {
    expect(asked("/assets/index-1a2b.js")).toBe("kept");
    expect(asked("/favicon.svg")).toBe("fresh");
  });

  it("leaves everything else to the browser", () => {
    expect(asked("/assets/index-0000.js")).toBeNull();
    expect(asked("/lp/open", { method: "POST" })).toBeNull();
    expect(asked("/health", { mode: "navigate" })).toBeNull();
    expect(
      strategyFor({ method: "GET", mode: "navigate", url: "http://elsewhere.example/" }, ORIGIN, FILES),
    ).toBeNull();
  });
});

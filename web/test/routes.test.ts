import { describe, expect, it } from "vitest";
import { parse, path, type Route } from "../src/routes";

const PRIVATE = "abcdefghijklmnopqrstuvwxyz";

describe("routes", () => {
  it.each<[string, Route]>([
    ["/", { page: "home" }],
    ["/g/abcdefg2", { page: "game", game: "abcdefg2" }],
    [`/g/${PRIVATE}`, { page: "game", game: PRIVATE }],
    ["/scoreboard", { page: "scoreboard" }],
    ["/leaderboard", { page: "leaderboard", ruleset: "sprint" }],
    ["/leaderboard/classic", { page: "leaderboard", ruleset: "classic" }],
    ["/rules", { page: "rules" }],
    ["/developers", { page: "developers" }],
    ["/player/caf%C3%A9", { page: "player", name: "café" }],
  ])("leads from %s to its screen and back", (address, route) => {
    expect(parse(address)).toEqual(route);
    expect(path(route)).toBe(address);
  });

  it("reads the code of a second device from what no server is told", () => {
    expect(parse("/link")).toEqual({ page: "link", code: "" });
    expect(parse("/link", "#K7QM2F9X")).toEqual({ page: "link", code: "K7QM2F9X" });
    expect(parse("/link", `#${"K".repeat(1000)}`)).toEqual({ page: "link", code: "K".repeat(16) });
    expect(path({ page: "link", code: "K7QM2F9X" })).toBe("/link#K7QM2F9X");
    expect(path({ page: "link", code: "" })).toBe("/link");
  });

  it("does not mind a slash at the end", () => {
    expect(parse("/rules/")).toEqual({ page: "rules" });
  });

  it.each([
    "/g",
    "/g/short",
    "/g/ABCDEFG2",
    "/g/abcdefg2/more",
    "/nothing",
    "/rules/more",
    "/leaderboard/Sprint",
    "/leaderboard/sprint/more",
    "/player",
    "/player/%E0%A4",
  ])("has nothing at %s", (address) => {
    expect(parse(address)).toEqual({ page: "missing" });
  });
});

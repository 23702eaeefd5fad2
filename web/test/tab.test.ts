import { describe, expect, it } from "vitest";
import { messages } from "../src/i18n";
import { titleOf } from "../src/tab";
import { BRAM, HOME, SEATED } from "./state";

describe("the tab's title", () => {
  const title = (state: typeof HOME) => titleOf(state, messages("en"));

  it("is the page's name", () => {
    expect(title(HOME)).toBe("Wordsnake");
    expect(title({ ...HOME, route: { page: "rules" } })).toBe("Rules · Wordsnake");
    expect(title({ ...HOME, route: { page: "player", name: "Bob" } })).toBe("Player Bob · Wordsnake");
    expect(title({ ...HOME, route: { page: "game", game: "abcdefg2" } })).toBe("Wordsnake");
  });

  it("says when it is your turn, on which word", () => {
    const table = SEATED.table ?? expect.fail("no table");
    const view = table.view ?? expect.fail("no view");
    const mine = { ...view, phase: "playing", turn: "Bram", current: "stelselmatig" } as const;
    expect(title({ ...SEATED, me: BRAM, table: { ...table, view: mine } })).toBe("Your turn: stelselmatig · Wordsnake");
    expect(title({ ...SEATED, me: BRAM, table: { ...table, view: { ...mine, current: null } } })).toBe(
      "Your turn · Wordsnake",
    );
    expect(title(SEATED)).toBe("Classic · Wordsnake");
  });
});

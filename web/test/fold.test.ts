import { describe, expect, it } from "vitest";
import { fold, present } from "../src/fold";
import type { GameEvent, GameView } from "../src/protocol";
import { GAMES, WHOLE } from "./golden";

const happen = (view: GameView, event: Parameters<typeof present>[1] | GameEvent): GameView =>
  event.type === "presence_changed" ? present(view, event) : fold(view, event);

const withoutPresence = (view: GameView): GameView => ({
  ...view,
  seats: view.seats.map((seat) => ({ ...seat, connected: true })),
});

describe("fold", () => {
  it("keeps a whole game exactly as the server does, presence included", () => {
    expect(WHOLE.events.reduce(happen, WHOLE.view)).toEqual(WHOLE.after);
  });

  // Their players were played by the test without sessions, which no topic can tell.
  it.each(Object.entries(GAMES))("keeps the game '%s' as the server does", (_name, { view, events, after }) => {
    expect(withoutPresence(events.reduce(happen, view))).toEqual(withoutPresence(after));
  });

  it("is fed every kind of event by the golden games", () => {
    const kinds = new Set(Object.values(GAMES).flatMap(({ events }) => events.map((event) => event.type)));
    expect([...kinds].toSorted()).toEqual([
      "clock_extended",
      "game_closed",
      "game_finished",
      "game_started",
      "host_changed",
      "player_out",
      "presence_changed",
      "rematch_opened",
      "said",
      "seat_left",
      "seat_taken",
      "turn_missed",
      "word_played",
    ]);
  });

  it("counts an event of a kind it does not know, and changes nothing else", () => {
    const unknown = { type: "dice_thrown", game: WHOLE.view.game, seq: 99, at: "", v: 2 } as unknown as GameEvent;
    expect(fold(WHOLE.view, unknown)).toEqual({ ...WHOLE.view, seq: 99 });
  });

  it("leaves the view it was given as it was", () => {
    const before = structuredClone(WHOLE.view);
    WHOLE.events.reduce(happen, WHOLE.view);
    expect(WHOLE.view).toEqual(before);
  });
});

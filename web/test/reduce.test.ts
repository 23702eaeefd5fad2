import { describe, expect, it } from "vitest";
import type { GameEvent, WordPlayed } from "../src/protocol";
import { type Action, reduce } from "../src/reduce";
import { initial, type State, type Table } from "../src/state";
import { ABOUT, ANNA, HISTORY, LEADERBOARDS, logOf, RATING, WHOLE } from "./golden";
import { BRAM, HOME, SEATED, summary } from "./state";

const GAME = WHOLE.view.game;
const LOG = logOf(WHOLE);
const reached = (state: State, ...actions: readonly Action[]): State => actions.reduce(reduce, state);
const tableOf = ({ table }: State): Table => table ?? expect.fail("no table");
const arrived = (...events: readonly GameEvent[]): Action => ({ type: "events_arrived", game: GAME, events });
const words = LOG.filter((event): event is WordPlayed => event.type === "word_played");
const move = { game: GAME, text: "Haardvuur", moveId: "m-1", ply: 1 };

describe("reduce: the page", () => {
  it("keeps who we are, the server's clock and what the server is", () => {
    const state = reached(HOME, { type: "greeted", about: ABOUT, clock: 1500 }, { type: "recognised", me: BRAM });
    expect(state).toMatchObject({ about: ABOUT, clock: 1500, me: BRAM });
  });

  it("shows the state of the line", () => {
    expect(reached(HOME, { type: "line_changed", line: "reconnecting" }).line).toBe("reconnecting");
  });

  it("changes the settings it is given, and no others", () => {
    const { settings } = reached(HOME, { type: "settings_changed", settings: { locale: "nl" } });
    expect(settings).toEqual({ ...HOME.settings, locale: "nl" });
  });

  it("is busy from the question to the answer, and keeps the refusal", () => {
    const asked = reached(HOME, { type: "asked" });
    expect(asked.busy).toBe(true);
    const answered = reached(asked, { type: "answered", refusal: { reason: "name_taken" } });
    expect(answered).toMatchObject({ busy: false, refusal: { reason: "name_taken" } });
  });

  it("forgets the refusal of one page on the next", () => {
    const refused = reached(HOME, { type: "answered", refusal: { reason: "name_taken" } });
    expect(reached(refused, { type: "navigated", route: { page: "rules" } }).refusal).toBeNull();
  });

  it("keeps and dismisses a notice, and knows a player it was asked for", () => {
    expect(reached(HOME, { type: "notified", text: "Hi" }).notice).toBe("Hi");
    expect(reached(HOME, { type: "notified", text: "Hi" }, { type: "notified", text: null }).notice).toBeNull();
    expect(reached(HOME, { type: "player_loaded", player: "missing" }).player).toBe("missing");
  });
});

describe("reduce: a player's page", () => {
  const profile = { view: ANNA, history: HISTORY, curve: null };
  const shown = reached(HOME, { type: "player_loaded", player: profile });
  const curve = { ...RATING, player: ANNA.name };

  it("shows the curve that was chosen", () => {
    expect(reached(shown, { type: "curve_loaded", curve }).player).toEqual({ ...profile, curve });
  });

  it("adds earlier games after those it shows", () => {
    const history = { ...HISTORY, games: HISTORY.games.slice(0, 1), cursor: "9" };
    const { player } = reached(shown, { type: "past_loaded", history });
    expect(player).toMatchObject({ history: { cursor: "9", games: [...HISTORY.games, ...history.games] } });
  });

  it("takes no notice of what is about another player, or none", () => {
    for (const player of [null, "missing", { ...profile, view: BRAM }] as const) {
      const state = { ...HOME, player };
      expect(reached(state, { type: "curve_loaded", curve })).toBe(state);
    }
  });

  it("forgets player and leaderboards on the next page", () => {
    const full = reached(shown, { type: "boards_loaded", boards: LEADERBOARDS });
    expect(full.boards).toEqual(LEADERBOARDS);
    expect(reached(full, { type: "navigated", route: { page: "rules" } })).toMatchObject({
      player: null,
      boards: null,
    });
  });
});

describe("reduce: the lobby", () => {
  it("puts a changed game first", () => {
    const loaded = reached(HOME, { type: "lobby_loaded", games: [summary("a"), summary("b")] });
    const changed = reached(loaded, { type: "lobby_changed", game: summary("b", { seq: 2 }) });
    expect(changed.lobby?.map(({ game }) => game)).toEqual(["b", "a"]);
  });

  it("takes a game that is over off the list", () => {
    const loaded = reached(HOME, { type: "lobby_loaded", games: [summary("a")] });
    expect(reached(loaded, { type: "lobby_changed", game: summary("a", { seq: 9, phase: "finished" }) }).lobby).toEqual(
      [],
    );
  });

  it("does not let older news undo newer", () => {
    const loaded = reached(HOME, { type: "lobby_loaded", games: [summary("a", { seq: 5, words: 3 })] });
    expect(reached(loaded, { type: "lobby_changed", game: summary("a", { seq: 4 }) })).toEqual(loaded);
  });

  it("drops what a fresh list no longer has", () => {
    const state = reached(HOME, { type: "lobby_loaded", games: [summary("a")] }, { type: "lobby_loaded", games: [] });
    expect(state.lobby).toEqual([]);
  });
});

describe("reduce: the table", () => {
  it("loads a game at its address, and forgets it elsewhere", () => {
    expect(tableOf(SEATED)).toMatchObject({ status: "ready", game: GAME, view: WHOLE.view });
    expect(reached(SEATED, { type: "navigated", route: { page: "home" } }).table).toBeNull();
  });

  it("is at the table at once when the page is opened at its address", () => {
    expect(initial({ page: "game", game: GAME }, HOME.settings).table).toMatchObject({ game: GAME, status: "loading" });
  });

  it("keeps the table when the same address is shown again", () => {
    const route = { page: "game", game: GAME } as const;
    expect(reached(SEATED, { type: "navigated", route }).table).toBe(SEATED.table);
  });

  it("puts a running game on the wall", () => {
    expect(tableOf(reached(HOME, { type: "featured", game: GAME }))).toMatchObject({ game: GAME, status: "loading" });
  });

  it("says so where there is no such game", () => {
    const route = { page: "game", game: GAME } as const;
    const state = reached(HOME, { type: "navigated", route }, { type: "table_missing", game: GAME, status: "missing" });
    expect(tableOf(state).status).toBe("missing");
  });

  it("keeps a game on the screen that the server has forgotten since", () => {
    expect(reached(SEATED, { type: "table_missing", game: GAME, status: "missing" })).toEqual(SEATED);
  });

  it("folds events into the view, the log and the snake", () => {
    const table = tableOf(reached(SEATED, arrived(...LOG)));
    expect(table.view).toMatchObject({ seq: WHOLE.after.seq, phase: "finished", outcome: WHOLE.after.outcome });
    expect(table.log).toEqual(LOG);
    expect(table.links.map(({ word }) => word)).toEqual(words.map(({ word }) => word));
  });

  it("lays a drawn opening", () => {
    const opening = { ply: 0, word: "ananas", player: null, overlap: 0, points: 0 };
    const start = LOG.find((event) => event.type === "game_started") ?? expect.fail("no start");
    const state = reached(SEATED, arrived({ ...start, current: opening }));
    expect(tableOf(state).links).toEqual([opening]);
    const history = { type: "history_loaded", game: GAME, events: [{ ...start, current: opening }] } as const;
    expect(tableOf(reached(SEATED, history)).links).toEqual([opening]);
  });

  it("applies no event twice", () => {
    const once = reached(SEATED, arrived(...LOG));
    expect(reached(once, arrived(...LOG))).toEqual(once);
  });

  it("is not touched by what happens at another table, or before the game is known", () => {
    expect(reached(SEATED, { ...arrived(...LOG), game: "another" } as Action)).toEqual(SEATED);
    const loading = reached(HOME, { type: "navigated", route: { page: "game", game: GAME } });
    expect(reached(loading, arrived(...LOG))).toEqual(loading);
    expect(reached(HOME, arrived(...LOG))).toEqual(HOME);
  });

  it("puts the history before what has happened since, and completes the snake", () => {
    const [early, late] = [LOG.slice(0, 12), LOG.slice(12)];
    const view = { ...WHOLE.view, seq: (late[0]?.seq ?? 0) - 1 };
    const state = reached(SEATED, { type: "table_loaded", view }, arrived(...late), {
      type: "history_loaded",
      game: GAME,
      events: early,
    });
    expect(tableOf(state)).toMatchObject({ log: LOG, complete: true });
    expect(tableOf(state).links.map(({ word }) => word)).toEqual(words.map(({ word }) => word));
  });

  it("sees who comes and goes, and repairs what it missed of that from a fresh view", () => {
    const gone = { type: "presence_changed", game: GAME, player: seatName(0), connected: false } as const;
    const away = reached(SEATED, { type: "presence_arrived", game: GAME, event: gone });
    expect(tableOf(away).view?.seats[0]?.connected).toBe(false);
    const back = reached(away, { type: "presence_refreshed", view: WHOLE.view });
    expect(tableOf(back).view?.seats[0]?.connected).toBe(WHOLE.view.seats[0]?.connected);
  });

  it("knows how many look on, and repairs that from a fresh view too", () => {
    const event = { type: "watchers_changed", game: GAME, watchers: 3 } as const;
    const watched = reached(SEATED, { type: "watchers_arrived", game: GAME, event });
    expect(tableOf(watched).view?.watchers).toBe(3);
    const fresh = { ...WHOLE.view, watchers: 1 };
    expect(tableOf(reached(watched, { type: "presence_refreshed", view: fresh })).view?.watchers).toBe(1);
  });

  it("leaves those as they were whom a fresh view no longer has", () => {
    const view = { ...WHOLE.view, seats: WHOLE.view.seats.slice(1) };
    expect(tableOf(reached(SEATED, { type: "presence_refreshed", view })).view?.seats).toEqual(WHOLE.view.seats);
  });

  it("knows nothing of presence before it knows the game", () => {
    const event = { type: "presence_changed", game: GAME, player: "Bob", connected: false } as const;
    const loading = reached(HOME, { type: "navigated", route: { page: "game", game: GAME } });
    expect(reached(loading, { type: "presence_arrived", game: GAME, event })).toEqual(loading);
    expect(reached(loading, { type: "presence_refreshed", view: WHOLE.view })).toEqual(loading);
    const watchers = { type: "watchers_changed", game: GAME, watchers: 1 } as const;
    expect(reached(loading, { type: "watchers_arrived", game: GAME, event: watchers })).toEqual(loading);
  });
});

describe("reduce: who is muted", () => {
  it("is a list without doubles", () => {
    const bob = { type: "muted", player: "Bob", on: true } as const;
    const both = reached(reached(reached(HOME, bob), { ...bob, player: "Noor" }), bob);
    expect(both.muted.toSorted()).toEqual(["Bob", "Noor"]);
    expect(reached(both, { ...bob, on: false }).muted).toEqual(["Noor"]);
  });
});

describe("reduce: an analysis", () => {
  it("is kept with its game", () => {
    const analysis = { game: GAME, lexicon: "1", moves: [], misses: [] };
    expect(tableOf(reached(SEATED, { type: "analysed", game: GAME, analysis })).analysis).toEqual(analysis);
    expect(reached(SEATED, { type: "analysed", game: "abcdefg2", analysis })).toEqual(SEATED);
  });
});

describe("reduce: a move", () => {
  const sent = reached(SEATED, { type: "move_sent", game: GAME, move });
  const answer = { refused: { reason: "too_late" }, text: "Haardvuur" } as const;

  it("is pending from when it is sent", () => {
    expect(tableOf(sent)).toMatchObject({ move, answer: null });
  });

  it("is settled by the engine's answer", () => {
    const stored = reached(sent, { type: "move_stored", game: GAME, moveId: "m-1" });
    expect(tableOf(stored)).toMatchObject({ move: null, answer: null, settled: 1 });
  });

  it("is settled by its own event when that comes first, and the answer then changes nothing", () => {
    const told = reached(
      sent,
      arrived(...LOG.slice(0, LOG.findIndex((e) => e.type === "word_played" && e.ply === 1) + 1)),
    );
    expect(tableOf(told)).toMatchObject({ move: null, settled: 1 });
    expect(reached(told, { type: "move_stored", game: GAME, moveId: "m-1" })).toEqual(told);
  });

  it("stays pending while others are told of", () => {
    expect(tableOf(reached(sent, arrived(...LOG.slice(0, 3)))).move).toEqual(move);
  });

  it("is answered with its text when it is refused", () => {
    const refused = reached(sent, { type: "move_refused", game: GAME, moveId: "m-1", answer });
    expect(tableOf(refused)).toMatchObject({ move: null, answer, settled: 1 });
  });

  it("is remembered when the list does not have it: once, and the last ten", () => {
    const refuse = (state: State, word: string): State => {
      const refused = { reason: "not_in_lexicon", word, nearest: null } as const;
      const refusal = { type: "move_refused", game: GAME, moveId: "m-1", answer: { refused, text: word } } as const;
      return reached(state, { type: "move_sent", game: GAME, move }, refusal);
    };
    const missing = (state: State): readonly string[] => tableOf(state).missing.map(({ word }) => word);
    expect(missing(["blorf", "selfie", "blorf"].reduce(refuse, SEATED))).toEqual(["selfie", "blorf"]);
    expect(missing([..."abcdefghijk"].reduce(refuse, SEATED))).toEqual([..."bcdefghijk"]);
    expect(missing(reached(sent, { type: "move_refused", game: GAME, moveId: "m-1", answer }))).toEqual([]);
  });

  it("can be asked for when the list does not have it; the others are as they were", () => {
    const [one, other] = ["blorf", "selfie"].map((word) => ({ word, appeal: null, refused: null }));
    const table = { ...tableOf(SEATED), missing: [one, other] } as Table;
    const appeal = { game: GAME, word: "selfie", status: "open", reason: null } as const;
    const missing = { word: "selfie", appeal, refused: null };
    const asked = reached({ ...SEATED, table }, { type: "appealed", game: GAME, missing });
    expect(tableOf(asked).missing).toEqual([one, missing]);
  });

  it("is not settled by the answer to another", () => {
    expect(reached(sent, { type: "move_refused", game: GAME, moveId: "m-0", answer })).toEqual(sent);
    expect(reached(sent, { type: "move_stored", game: GAME, moveId: "m-0" })).toEqual(sent);
  });

  it("has its refusal cleared when its player types on", () => {
    const refused = reached(SEATED, { type: "request_refused", game: GAME, answer });
    expect(tableOf(refused).answer).toEqual(answer);
    expect(tableOf(reached(refused, { type: "answer_cleared", game: GAME })).answer).toBeNull();
  });

  it("is the same object where nothing has changed, so that nothing is drawn anew", () => {
    expect(reached(SEATED, { type: "answer_cleared", game: GAME })).toBe(SEATED);
    expect(reached(SEATED, { type: "notified", text: SEATED.notice })).toBe(SEATED);
  });
});

function seatName(index: number): string {
  return WHOLE.view.seats[index]?.player ?? expect.fail("no seat");
}

/** What a player can do. Each asks the server and tells the store how it went; views call nothing else. */

import type { Api, NewGame } from "./api";
import type { LinkCode } from "./protocol";
import { type Refused, refused } from "./refusal";
import { path, type Route } from "./routes";
import type { Settings } from "./state";
import type { Store } from "./store";

export interface Browser {
  /** Show another address, and remember the one before. */
  push(path: string): void;
  remember(settings: Settings): void;
  moveId(): string;
  /** Keep who is muted for as long as the tab lives. */
  rememberMuted(players: readonly string[]): void;
  /** Ask whether the system may tell of a turn. */
  askToNotify(): Promise<boolean>;
  /** Keep a text as a file. */
  save(name: string, text: string): void;
  /** Our name has changed: other tabs of the same browser should know. */
  renamed(): void;
}

export type Actions = ReturnType<typeof createActions>;

export function createActions(store: Store, api: Api, browser: Browser) {
  const go = (route: Route): void => {
    browser.push(path(route));
    store.dispatch({ type: "navigated", route });
  };

  /** A request outside the word field: one at a time, its refusal is shown where it was made. */
  const ask = async (request: () => Promise<void>): Promise<void> => {
    if (store.state.busy) return;
    store.dispatch({ type: "asked" });
    const refusal = await request().then(() => null, refused);
    store.dispatch({ type: "answered", refusal });
  };

  /** Whoever has typed a name sits down under it. */
  const claim = async (name: string): Promise<void> => {
    const wanted = name.trim();
    change({ name: wanted });
    const { me } = store.state;
    if (wanted === "" || wanted === me?.name) return;
    const claimed = await api.setName(wanted);
    const known = me ?? (await api.me());
    store.dispatch({ type: "recognised", me: { ...known, name: claimed.name, guest: false } });
    browser.renamed();
  };

  const change = (settings: Partial<Settings>): void => {
    store.dispatch({ type: "settings_changed", settings });
    browser.remember(store.state.settings);
  };

  const open = (game: string): void => go({ page: "game", game });

  /** A request at a table; the refusal stands under the word field. */
  const atTable = async (game: string, request: () => Promise<unknown>): Promise<void> => {
    try {
      await request();
    } catch (error) {
      store.dispatch({ type: "request_refused", game, answer: { refused: refused(error), text: "" } });
    }
  };

  return {
    go,
    change,
    create: (name: string, wish: NewGame): Promise<void> =>
      ask(async () => {
        await claim(name);
        open((await api.create(wish)).game);
      }),

    /** A game with somebody who looks for one too, or with a bot. */
    playNow: (name: string, wish: NewGame): Promise<void> =>
      ask(async () => {
        await claim(name);
        open((await api.find(wish)).game);
      }),

    /** The word of the day: begun now, or as it stands. It is for players with a name. */
    playDaily: (name: string, language: string): Promise<void> =>
      ask(async () => {
        await claim(name);
        open((await api.find({ ruleset: "daily", language, private: false })).game);
      }),

    join: (game: string, name: string): Promise<void> =>
      ask(async () => {
        await claim(name);
        await api.join(game);
        if (store.state.table?.game !== game) open(game);
      }),

    rematch: (game: string): Promise<void> =>
      ask(async () => {
        open((await api.rematch(game)).game);
      }),

    leave: (game: string): Promise<void> =>
      ask(async () => {
        await api.leave(game);
      }),

    addBot: (game: string, level: number): Promise<void> => atTable(game, () => api.addBot(game, level)),
    /** Keep a finished game as a file, in the form that `wordsnake replay` verifies. */
    download: (game: string): Promise<void> =>
      ask(async () => browser.save(`wordsnake-${game}.txt`, (await api.exported(game)).text)),

    /** Make a code for a second device. */
    linkDevice: (): Promise<void> =>
      ask(async () => store.dispatch({ type: "code_made", code: await api.linkDevice() })),
    codeOver: (code: LinkCode): void => store.dispatch({ type: "code_over", code }),
    /** Make this device one more of the player who made the code. */
    redeemLink: (code: string): Promise<void> =>
      ask(async () => {
        const { name } = await api.redeemLink(code.trim());
        store.dispatch({ type: "recognised", me: await api.me() });
        store.dispatch({ type: "device_linked", linked: { name, device: "this" } });
        change({ name });
        browser.renamed();
      }),

    /** The curve of a player's rating in another ruleset. */
    showRating: (ruleset: string, name: string): Promise<void> =>
      ask(async () => store.dispatch({ type: "curve_loaded", curve: await api.rating(ruleset, name) })),
    /** The games before those that are shown. */
    showMore: (name: string, cursor: string): Promise<void> =>
      ask(async () => store.dispatch({ type: "past_loaded", history: await api.history(name, cursor) })),

    start: (game: string): Promise<void> => atTable(game, () => api.start(game)),
    pass: (game: string, ply: number): Promise<void> => atTable(game, () => api.pass(game, ply)),
    remove: (game: string, player: string): Promise<void> => atTable(game, () => api.remove(game, player)),

    /** Ask the host of the server to permit a word that this game refused. */
    appeal: async (game: string, word: string): Promise<void> => {
      const missing = await api.appeal(game, word).then(
        (appeal) => ({ word, appeal, refused: null }),
        (error: unknown) => ({ word, appeal: null, refused: refused(error) }),
      );
      store.dispatch({ type: "appealed", game, missing });
    },

    /** Say something; the answer is why it was not said. */
    say: (game: string, text: string): Promise<Refused | null> => api.say(game, text).then(() => null, refused),

    mute: (player: string, on: boolean): void => {
      store.dispatch({ type: "muted", player, on });
      browser.rememberMuted(store.state.muted);
    },

    /** Whether the system is to tell of a turn: only with the player's consent, asked for when it is switched on. */
    notify: async (on: boolean): Promise<void> => change({ notify: on && (await browser.askToNotify()) }),

    clearAnswer: (game: string): void => store.dispatch({ type: "answer_cleared", game }),
    dismiss: (): void => store.dispatch({ type: "notified", text: null }),

    /** Play a word. It is pending until the engine has stored it, and goes out as often as it takes under one id. */
    play: async (game: string, text: string, ply: number): Promise<void> => {
      const word = text.trim();
      if (word === "" || store.state.table?.move) return;
      const move = { game, text: word, ply, moveId: browser.moveId() };
      const { moveId } = move;
      store.dispatch({ type: "move_sent", game, move });
      try {
        await api.play(game, word, ply, moveId);
        store.dispatch({ type: "move_stored", game, moveId });
      } catch (error) {
        store.dispatch({ type: "move_refused", game, moveId, answer: { refused: refused(error), text: word } });
      }
    },
  };
}

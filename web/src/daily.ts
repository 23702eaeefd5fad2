/** The word of the day: how its players stand, fetched where it is shown. */

import type { Api } from "./api";
import type { State } from "./state";
import type { Store } from "./store";
import { WireError } from "./wire";

/** So many of the best are shown; one's own line is told besides. */
const ROWS = 5;

/** What is fetched: a language, and a day; null: today. */
export interface Day {
  readonly language: string;
  readonly day: string | null;
}

/** The day on the screen: on the home page today's, in the language of the page; after a daily game that of the game. */
export function dayOf({ route, table, about, settings }: State): Day | null {
  const view = table?.view;
  if (route.page === "game" && view?.phase === "finished" && view.day !== null) {
    return { language: view.language, day: view.day };
  }
  if (route.page !== "home" || !about) return null;
  const { languages } = about;
  return { language: languages.includes(settings.locale) ? settings.locale : (languages[0] ?? ""), day: null };
}

/** Fetch the board of a day; what comes after it has been left is dropped. A server that cannot tell shows none. */
export function board(store: Store, api: Api, { language, day }: Day): () => void {
  let over = false;
  void api.dayBoard(language, ROWS, day).then(
    (told) => over || store.dispatch({ type: "day_told", board: told }),
    (error) => {
      if (!(error instanceof WireError)) throw error;
    },
  );
  return () => {
    over = true;
  };
}

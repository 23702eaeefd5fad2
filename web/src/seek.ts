/**
 * Whoever waits alone for a stranger asks again every few seconds: the longer one waits, the further apart two may be in
 * rating, and the server may know somebody by now who waits elsewhere.
 */

import type { Api } from "./api";
import { mySeat } from "./select";
import type { State } from "./state";
import type { Store } from "./store";
import { WireError } from "./wire";

const AGAIN_MS = 3000;

/** Seek for as long as the page lives. `open` shows another game; `after` runs something later, and can be cancelled. */
export function seek(
  store: Store,
  api: Api,
  open: (game: string) => void,
  after: (ms: number, action: () => void) => () => void,
): void {
  let game: string | null = null;
  let cancel = (): void => undefined;
  const arrange = (): void => {
    const waits = waitsAlone(store.state);
    if (waits === game) return;
    game = waits;
    cancel();
    cancel = game === null ? () => undefined : after(AGAIN_MS, ask);
  };
  const ask = (): void => {
    const asked = game;
    const view = store.state.table?.view;
    if (asked === null || !view) return;
    const wish = { ruleset: view.ruleset.name, language: view.language, private: false };
    const answered = (found: string | null): void => {
      if (game !== asked) return; // somebody came, or we have gone
      if (found !== null && found !== asked) open(found);
      else cancel = after(AGAIN_MS, ask);
    };
    void api.find(wish).then(
      (found) => answered(found.game),
      (error) => {
        if (!(error instanceof WireError)) throw error;
        answered(null);
      },
    );
  };
  store.listen(arrange);
  arrange();
}

/** The game in which we wait for a stranger, with nobody else yet. */
function waitsAlone(state: State): string | null {
  const view = state.table?.view;
  const alone = view?.phase === "waiting" && view.rated && view.seats.length === 1 && mySeat(state) !== null;
  return alone && state.route.page === "game" ? view.game : null;
}

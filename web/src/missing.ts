/** The words that a game's list did not have, kept for as long as the tab lives: the page may be loaded again. */

import type { Missing } from "./state";
import type { Storage } from "./storage";
import type { Store } from "./store";

const NAME = "missing";
/** Of so many games, the last ones. */
const GAMES = 8;

/** A line for each game: its id, and the words, in which there are no spaces. */
function linesIn(session: Storage): readonly string[] {
  return (session.get(NAME) ?? "").split("\n").filter((line) => line !== "");
}

export function loadMissing(session: Storage, game: string): readonly string[] {
  const line = linesIn(session).find((each) => each.startsWith(`${game} `));
  return line?.split(" ").slice(1) ?? [];
}

export function saveMissing(session: Storage, game: string, words: readonly string[]): void {
  const others = linesIn(session).filter((line) => !line.startsWith(`${game} `));
  session.set(NAME, [...others, [game, ...words].join(" ")].slice(-GAMES).join("\n"));
}

/** Keep what is refused from now on, and have each game on the screen know what was refused in it before. */
export function keepMissing(store: Store, session: Storage): void {
  let game: string | undefined;
  let kept: readonly Missing[] | undefined;
  const look = (): void => {
    const { table } = store.state;
    const isOther = table?.game !== game;
    const isNews = table?.missing !== kept;
    game = table?.game;
    kept = table?.missing;
    if (!game || !kept || !isNews) return;
    const words = isOther ? loadMissing(session, game) : kept.map(({ word }) => word);
    if (!isOther) saveMissing(session, game, words);
    else if (words.length > 0) store.dispatch({ type: "missing_recalled", game, words });
  };
  store.listen(look);
  look();
}

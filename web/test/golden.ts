/** Messages as the server really sends them (`tests/contract`); the server's own tests keep them true. */

import about from "../../tests/contract/about.json";
import errors from "../../tests/contract/errors.json";
import exports from "../../tests/contract/export.json";
import whole from "../../tests/contract/game.json";
import closed from "../../tests/contract/game-closed.json";
import daily from "../../tests/contract/game-daily.json";
import lives from "../../tests/contract/game-lives.json";
import long from "../../tests/contract/game-long.json";
import race from "../../tests/contract/game-race.json";
import restart from "../../tests/contract/game-restart.json";
import lobby from "../../tests/contract/lobby.json";
import type { About, GameChanged, GameEvent, GameExport, GameView, PresenceChanged } from "../src/protocol";

/** A view, everything its topic carried from then on, and the view after it. */
export interface Followed {
  readonly view: GameView;
  readonly events: readonly (GameEvent | PresenceChanged)[];
  readonly after: GameView;
}

// A JSON file's literals are typed as strings; what they are is the contract under test.
const followed = (file: unknown): Followed => file as Followed;

export const GAMES = {
  whole: followed(whole),
  closed: followed(closed),
  lives: followed(lives),
  long: followed(long),
  race: followed(race),
  daily: followed(daily),
  restart: followed(restart),
};

export const WHOLE = followed(whole);
export const ABOUT: About = about as unknown as About;
export const EXPORTS: readonly GameExport[] = exports as unknown as readonly GameExport[];
export const LOBBY = lobby as unknown as readonly GameChanged[];
export const ERRORS: readonly {
  readonly error: string;
  readonly args: readonly string[];
  readonly kwargs: Readonly<Record<string, unknown>>;
}[] = errors;

/** Only the numbered events: the log. */
export const logOf = ({ events }: Followed): readonly GameEvent[] =>
  events.filter((event): event is GameEvent => event.type !== "presence_changed");

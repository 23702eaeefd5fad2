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
import history from "../../tests/contract/history.json";
import leaderboards from "../../tests/contract/leaderboards.json";
import lobby from "../../tests/contract/lobby.json";
import rating from "../../tests/contract/rating.json";
import strong from "../../tests/contract/strong-player.json";
import type {
  About,
  GameChanged,
  GameEvent,
  GameExport,
  GameView,
  History,
  Leaderboard,
  PlayerView,
  PresenceChanged,
  RatingCurve,
} from "../src/protocol";

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
/** Anna, who has won two games that counted; her history as others see it; and Bram's rating, who lost them. */
export const ANNA = strong as unknown as PlayerView;
export const HISTORY = history as unknown as History;
export const RATING = rating as unknown as RatingCurve;
/** By rating, by link, by the longest snake. */
export const LEADERBOARDS = leaderboards as unknown as readonly Leaderboard[];
export const LOBBY = lobby as unknown as readonly GameChanged[];
export const ERRORS: readonly {
  readonly error: string;
  readonly args: readonly string[];
  readonly kwargs: Readonly<Record<string, unknown>>;
}[] = errors;

/** Only the numbered events: the log. */
export const logOf = ({ events }: Followed): readonly GameEvent[] =>
  events.filter((event): event is GameEvent => event.type !== "presence_changed");

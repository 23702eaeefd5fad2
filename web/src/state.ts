/** Everything the page shows follows from this one object. */

import type {
  About,
  GameAnalysis,
  GameEvent,
  GameResult,
  GameSummary,
  GameView,
  History,
  Leaderboard,
  LinkCode,
  LinkView,
  PlayedGame,
  PlayerView,
  RatingCurve,
  WordAppeal,
} from "./protocol";
import type { Refused } from "./refusal";
import type { Route } from "./routes";

export type Locale = "nl" | "en";
export type Theme = "system" | "light" | "dark";

/** `reconnecting` is shown only once it lasts over a second; `offline`: the browser says that there is no network. */
export type Line = "connecting" | "online" | "reconnecting" | "offline";

/** What the browser remembers. `name` is the last one typed; whose name it is the server says (`State.me`). */
export interface Settings {
  readonly locale: Locale;
  readonly theme: Theme;
  readonly sound: boolean;
  /** Of the sound: 0 to 1. */
  readonly volume: number;
  /** Whether the system is to tell of a turn; it may still refuse. */
  readonly notify: boolean;
  readonly vibrate: boolean;
  readonly name: string;
}

/** A word that was sent and is not stored yet. The same `moveId` goes out however often it has to be sent. */
export interface Move {
  readonly game: string;
  readonly text: string;
  readonly moveId: string;
  readonly ply: number;
}

/** A refused request, and the text it was about (for a word: what was typed). */
export interface Answer {
  readonly refused: Refused;
  readonly text: string;
}

/** A word that the list did not have, and what became of the player's appeal for it: an answer, a refusal, or nothing yet. */
export interface Missing {
  readonly word: string;
  readonly appeal: WordAppeal | null;
  readonly refused: Refused | null;
}

/** Why there is nothing to see of a game: there is none, or it is another's word of the day, which is not over. */
export type Absent = "missing" | "hidden";

/** The game on the screen. `log` and `links` are whole once `complete`; until then they hold the end. */
export interface Table {
  readonly game: string;
  readonly status: "loading" | "ready" | Absent;
  readonly view: GameView | null;
  readonly log: readonly GameEvent[];
  readonly links: readonly LinkView[];
  readonly complete: boolean;
  /** What could have been played, once the game is over and the server has worked it out. */
  readonly analysis: GameAnalysis | null;
  /** What was typed here and is not in the list, once each, the last one last. */
  readonly missing: readonly Missing[];
  /** What the game did to our own rating, once it is over and the server has told. */
  readonly rated: PlayedGame | null;
  readonly move: Move | null;
  readonly answer: Answer | null;
  /** How many words were accepted or refused; tells the field when to clear or select its text. */
  readonly settled: number;
}

/** A device has become `name`'s: this one, or another by this one's code. */
export interface Linked {
  readonly name: string;
  readonly device: "this" | "other";
}

/** All that the page of a player shows. `curve` is of the ruleset that was chosen, or played most; null: no rating. */
export interface Profile {
  readonly view: PlayerView;
  readonly history: History;
  readonly curve: RatingCurve | null;
}

/** A game that is over, and how it ended. */
export type Ended = Pick<GameResult, "game" | "outcome">;

export interface State {
  readonly route: Route;
  readonly line: Line;
  readonly about: About | null;
  /** Milliseconds to add to the local clock for the server's. */
  readonly clock: number;
  readonly me: PlayerView | null;
  readonly lobby: readonly GameSummary[] | null;
  /** The public games that ended last, the latest first; kept for the wall. */
  readonly ended: readonly Ended[];
  readonly table: Table | null;
  /** The player of the player page; null while loading, "missing" if there is none. */
  readonly player: Profile | "missing" | null;
  /** The leaderboards on the screen; null while loading. */
  readonly boards: readonly Leaderboard[] | null;
  /** How the players of the day on the screen stand; null while loading, and where no day is shown. */
  readonly day: Leaderboard | null;
  /** The code for a second device that this one has made, while it stands open. */
  readonly code: LinkCode | null;
  /** Since this screen was opened: the player whose device another has become. */
  readonly linked: Linked | null;
  /** A request of the home page or a menu is under way. */
  readonly busy: boolean;
  /** Why the last request outside a game was refused. */
  readonly refusal: Refused | null;
  /** What the server's host has to say. */
  readonly notice: string | null;
  /** The players whose talk is not shown in this tab. */
  readonly muted: readonly string[];
  /** The version of the server for which this tab has been loaded anew. */
  readonly renewed: string | null;
  readonly settings: Settings;
}

/** A table whose game is still to be fetched. */
export function emptyTable(game: string): Table {
  const fetched = { view: null, log: [], links: [], analysis: null, rated: null };
  const nothing = { ...fetched, move: null, answer: null, missing: [] };
  return { game, status: "loading", complete: false, settled: 0, ...nothing };
}

const NOTHING_KEPT: Pick<State, "muted" | "renewed"> = { muted: [], renewed: null };

/** The state of a page that has just been opened at `route`. */
export function initial(route: Route, settings: Settings, kept = NOTHING_KEPT): State {
  return {
    route,
    line: "connecting",
    about: null,
    clock: 0,
    me: null,
    lobby: null,
    ended: [],
    table: route.page === "game" ? emptyTable(route.game) : null,
    player: null,
    boards: null,
    day: null,
    code: null,
    linked: null,
    busy: false,
    refusal: null,
    notice: null,
    ...kept,
    settings,
  };
}

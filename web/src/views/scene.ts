/** What every view is given. */

import type { Actions } from "../actions";
import type { Messages } from "../i18n";
import type { GameView } from "../protocol";
import type { State, Table } from "../state";

export interface Scene {
  readonly state: State;
  readonly actions: Actions;
  /** The texts of the chosen language. */
  readonly m: Messages;
  /** The time on the server's clock, in ms. */
  readonly now: () => number;
  /** The address of a game, to be sent to others. */
  readonly linkTo: (game: string) => string;
}

/** A scene at a table whose game is known. */
export interface GameScene extends Scene {
  readonly table: Table;
  readonly view: GameView;
}

/** What to call a ruleset and a language; a newer server's are called by their own names. */
export const rulesetName = (m: Messages, name: string): string => m.rulesets[name] ?? name;
export const languageName = (m: Messages, code: string): string => m.languages[code] ?? code;

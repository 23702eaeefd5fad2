/** The bar above a game: what game it is, and what can be done besides playing a word. */

import type { JSX } from "preact";
import { type Messages, messages } from "../i18n";
import type { GameEvent, GameView } from "../protocol";
import { isMyTurn, mayMove, mySeat, pastGoal, roundOf } from "../select";
import { Button } from "../ui/Button";
import { Menu, type MenuItem } from "../ui/Menu";
import { Share } from "./Share";
import { type GameScene, languageName, rulesetName } from "./scene";
import { changeTheme, nextLocale, TopBar } from "./TopBar";

export function GameBar({ scene }: { scene: GameScene }): JSX.Element {
  const { view, m, actions } = scene;
  const pass = (): void => void actions.pass(view.game, view.ply);
  const text = passText(scene);
  return (
    <TopBar scene={scene} facts={[...facts(scene), ...lookingOn(scene)]} menu>
      <Share scene={scene} kind="bare" text={m.bar.share} sign />
      {text === null ? null : (
        <Button kind="bare" wide onClick={pass}>
          {text}
        </Button>
      )}
      <Menu label={m.bar.more} icon="more" items={menu(scene, pass)} />
    </TopBar>
  );
}

/** What game this is: "sprint to 25 points", "Dutch", "round 3, the last". */
export function facts(scene: GameScene): readonly string[] {
  const { table, view, m } = scene;
  const { name, target_score } = view.ruleset;
  const rules = target_score === null ? rulesetName(m, name) : `${rulesetName(m, name)} ${m.goal(target_score)}`;
  const progress = view.phase === "playing" ? progressOf(view, table.log, m) : [m.game.waiting];
  return [rules, languageName(m, view.language), ...progress, ...counts(scene)];
}

/** Whether it counts for ratings, as far as one can see. */
export function counts({ view, m }: GameScene): readonly string[] {
  return view.rated && !view.seats.some((seat) => seat.guest) ? [m.game.rated] : [];
}

/** How many look on; nothing where nobody does. */
function lookingOn({ view, m }: GameScene): readonly string[] {
  return view.watchers > 0 ? [m.game.watchers(view.watchers)] : [];
}

/** How far the game is: rounds, or words where there are no rounds. */
function progressOf(view: GameView, log: readonly GameEvent[], m: Messages): readonly string[] {
  const { pace, max_words: max } = view.ruleset;
  if (view.ply === 0) return [];
  if (pace === "turns") return [m.game.round(roundOf(view, log), pastGoal(view).length > 0)];
  return max === null ? [] : [m.game.wordOf(Math.min(view.ply, max), max)];
}

/** All that can be done, in one list: on a phone the bar has no room for more. */
function menu(scene: GameScene, pass: () => void): readonly MenuItem[] {
  const { state, view, m, actions } = scene;
  const text = passText(scene);
  const seat = mySeat(state);
  const leave = { text: m.bar.leave, onSelect: () => void actions.leave(view.game) };
  return [
    ...(text === null ? [] : [{ text, onSelect: pass }]),
    { text: m.page.rules, href: "/rules" },
    { text: m.page.toHome, href: "/" },
    { text: m.bar.theme, onSelect: () => changeTheme(scene) },
    { text: messages(nextLocale(state)).name, onSelect: () => actions.change({ locale: nextLocale(state) }) },
    ...removals(scene),
    ...(seat && !seat.out ? [leave] : []),
  ];
}

/** What it is called to lay no word: whoever plays alone is done then. Null: it cannot be done now. */
function passText({ state, view, m }: GameScene): string | null {
  if (isMyTurn(state)) return m.bar.pass;
  return view.ruleset.pace === "solo" && mayMove(state) ? m.bar.done : null;
}

/** While a game is played the host can take a seat out of it, but not by a slip of the hand at the seat itself. */
function removals({ state, view, m, actions }: GameScene): readonly MenuItem[] {
  if (view.phase !== "playing" || view.rated || mySeat(state)?.player !== view.host) return [];
  const others = view.seats.filter((seat) => seat.player !== view.host && !seat.out);
  return others.map(({ player }) => ({
    text: m.game.remove(player),
    onSelect: () => void actions.remove(view.game, player),
  }));
}

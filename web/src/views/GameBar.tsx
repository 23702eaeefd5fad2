/** The bar above a game: what game it is, and what can be done besides playing a word. */

import type { JSX } from "preact";
import { messages } from "../i18n";
import { isMyTurn, mySeat, pastGoal, roundOf } from "../select";
import { Button } from "../ui/Button";
import { Menu, type MenuItem } from "../ui/Menu";
import { Share } from "./Share";
import { type GameScene, languageName, rulesetName } from "./scene";
import { changeTheme, nextLocale, TopBar } from "./TopBar";

export function GameBar({ scene }: { scene: GameScene }): JSX.Element {
  const { state, view, m, actions } = scene;
  const pass = (): void => void actions.pass(view.game, view.ply);
  return (
    <TopBar scene={scene} facts={facts(scene)} menu>
      <Share scene={scene} kind="bare" text={m.bar.share} sign />
      {isMyTurn(state) ? (
        <Button kind="bare" wide onClick={pass}>
          {m.bar.pass}
        </Button>
      ) : null}
      <Menu label={m.bar.more} icon="more" items={menu(scene, pass)} />
    </TopBar>
  );
}

/** What game this is: "sprint to 25 points", "Dutch", "round 3, the last". */
export function facts(scene: GameScene): readonly string[] {
  const { table, view, m } = scene;
  const { name, target_score } = view.ruleset;
  const rules = target_score === null ? rulesetName(m, name) : `${rulesetName(m, name)} ${m.goal(target_score)}`;
  const round = view.ply > 0 ? [m.game.round(roundOf(view, table.log), pastGoal(view).length > 0)] : [];
  const progress = view.phase === "playing" ? round : [m.game.waiting];
  return [rules, languageName(m, view.language), ...progress];
}

/** All that can be done, in one list: on a phone the bar has no room for more. */
function menu(scene: GameScene, pass: () => void): readonly MenuItem[] {
  const { state, view, m, actions } = scene;
  const seat = mySeat(state);
  const leave = { text: m.bar.leave, onSelect: () => void actions.leave(view.game) };
  return [
    ...(isMyTurn(state) ? [{ text: m.bar.pass, onSelect: pass }] : []),
    { text: m.page.rules, href: "/rules" },
    { text: m.page.toHome, href: "/" },
    { text: m.bar.theme, onSelect: () => changeTheme(scene) },
    { text: messages(nextLocale(state)).name, onSelect: () => actions.change({ locale: nextLocale(state) }) },
    ...removals(scene),
    ...(seat && !seat.out ? [leave] : []),
  ];
}

/** While a game is played the host can take a seat out of it, but not by a slip of the hand at the seat itself. */
function removals({ state, view, m, actions }: GameScene): readonly MenuItem[] {
  if (view.phase !== "playing" || mySeat(state)?.player !== view.host) return [];
  const others = view.seats.filter((seat) => seat.player !== view.host && !seat.out);
  return others.map(({ player }) => ({
    text: m.game.remove(player),
    onSelect: () => void actions.remove(view.game, player),
  }));
}

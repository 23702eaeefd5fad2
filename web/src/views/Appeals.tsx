/** The words that the list did not have in this game: a player may ask the host of the server to permit them. */

import type { JSX } from "preact";
import { explain } from "../explain";
import type { Missing } from "../state";
import { Button } from "../ui/Button";
import { List, Panel } from "../ui/Panel";
import type { Sentence } from "../ui/Text";
import type { GameScene } from "./scene";

export function Appeals({ scene }: { scene: GameScene }): JSX.Element {
  const { table, view, m, actions } = scene;
  const items = table.missing.map((missing) => ({
    key: missing.word,
    title: [{ word: missing.word }],
    small: said(missing, scene),
    action: missing.appeal ? undefined : (
      <Button onClick={() => void actions.appeal(view.game, missing.word)}>{m.appeals.ask}</Button>
    ),
  }));
  return (
    <Panel title={m.appeals.title}>
      <List items={items} empty="" />
    </Panel>
  );
}

function said({ word, appeal, refused }: Missing, { view, m }: GameScene): Sentence | undefined {
  if (refused) return explain(refused, word, view, m);
  if (!appeal) return undefined;
  return appeal.status === "open" ? m.appeals.open : m.appeals[appeal.status](appeal.reason);
}

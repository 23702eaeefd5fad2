/** A game: waiting for players, being played, watched, or over. One address for all of it. */

import type { JSX } from "preact";
import { StageLine } from "../ui/Field";
import { Closed, Over } from "./Over";
import { Page } from "./Page";
import { Playing } from "./Playing";
import type { GameScene, Scene } from "./scene";

export function GameScreen({ scene }: { scene: Scene }): JSX.Element | null {
  const { m } = scene;
  const { table } = scene.state;
  if (!table) return null;
  if (table.status === "missing") return <Alone scene={scene} text={m.game.missing} />;
  if (!table.view) return <Alone scene={scene} text={m.game.loading} />;
  const game: GameScene = { ...scene, table, view: table.view };
  if (table.view.phase === "finished") return <Over key={table.game} scene={game} />;
  if (table.view.phase === "closed") return <Closed scene={game} />;
  return <Playing key={table.game} scene={game} />;
}

/** A page with nothing but one sentence, and the way home. */
export function Alone({ scene, text }: { scene: Scene; text: string }): JSX.Element {
  const home = { href: "/", text: scene.m.page.toHome };
  return (
    <Page scene={scene}>
      <StageLine title={text} text={[home]} />
    </Page>
  );
}

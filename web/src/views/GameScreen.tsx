/** A game: waiting for players, being played, watched, or over. One address for all of it. */

import type { JSX } from "preact";
import { LinkButton } from "../ui/Button";
import { Outcome } from "../ui/Panel";
import { Status } from "../ui/Status";
import { lineText } from "./Notice";
import { Closed, Over } from "./Over";
import { Page } from "./Page";
import { Playing } from "./Playing";
import type { GameScene, Scene } from "./scene";
import { TopBar } from "./TopBar";

export function GameScreen({ scene }: { scene: Scene }): JSX.Element | null {
  const { m } = scene;
  const { table } = scene.state;
  if (!table) return null;
  if (table.status === "missing") return <Alone scene={scene} text={m.game.missing} />;
  if (table.status === "hidden") return <Alone scene={scene} text={m.game.hidden} />;
  // What can be done at a table depends on who we are; a log that is whole has come later than that.
  if (!table.view || (!scene.state.me && !table.complete)) return <Loading scene={scene} />;
  const game: GameScene = { ...scene, table, view: table.view };
  if (table.view.phase === "finished") return <Over key={table.game} scene={game} />;
  if (table.view.phase === "closed") return <Closed scene={game} />;
  return <Playing key={table.game} scene={game} />;
}

function Loading({ scene }: { scene: Scene }): JSX.Element {
  return (
    <>
      <TopBar scene={scene} facts={[]} />
      <main class="page">
        <h1 class="sr">Wordsnake</h1>
        <Status text={lineText(scene) ?? scene.m.game.loading} />
      </main>
    </>
  );
}

/** A page with nothing but one sentence, and the way home. */
export function Alone({ scene, text }: { scene: Scene; text: string }): JSX.Element {
  return (
    <Page scene={scene}>
      <Outcome title={text}>
        <LinkButton href="/">{scene.m.page.toHome}</LinkButton>
      </Outcome>
    </Page>
  );
}

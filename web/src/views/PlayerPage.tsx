/** A player: who it is, how strong, whether it is here, the games it sits in and those it has finished. */

import type { JSX } from "preact";
import type { PlayerView } from "../protocol";
import { path } from "../routes";
import { LinkButton } from "../ui/Button";
import { List, Outcome, Panel } from "../ui/Panel";
import { Status } from "../ui/Status";
import { gameItem } from "./GameLists";
import { Alone } from "./GameScreen";
import { Make } from "./Linking";
import { lineText, Notice } from "./Notice";
import { Page } from "./Page";
import { OwnLinks, Past, Ratings } from "./Past";
import type { Scene } from "./scene";

export function PlayerPage({ scene, name }: { scene: Scene; name: string }): JSX.Element {
  const { state, m } = scene;
  const { player } = state;
  if (player === "missing") return <Alone scene={scene} text={m.player.missing} />;
  const view = player?.view;
  return (
    <Page scene={scene}>
      <Outcome title={view?.name ?? name} text={view ? about(scene, view) : (lineText(scene) ?? m.line.connecting)} />
      <div class="fill stack">
        {player ? (
          <div class="cols">
            <div class="stack">
              <Ratings scene={scene} profile={player} />
              <OwnLinks scene={scene} profile={player} />
            </div>
            <div class="stack">
              {player.view.games.length > 0 ? <Games scene={scene} player={player.view} /> : null}
              <Past scene={scene} profile={player} />
            </div>
          </div>
        ) : null}
        {view && state.me?.name === view.name ? <Devices scene={scene} /> : null}
      </div>
    </Page>
  );
}

function about({ state, m }: Scene, player: PlayerView): string {
  const kind = player.bot ? [m.player.bot] : player.guest ? [m.player.guest] : [];
  const mine = state.me?.name === player.name ? [m.player.you] : [];
  const here = `${player.name} ${player.online ? m.player.online : m.player.away}.`;
  return [here, ...kind, ...mine].join(" ");
}

/** On one's own page: another device for the same player. */
function Devices({ scene }: { scene: Scene }): JSX.Element {
  const { m, state } = scene;
  const { linked } = state;
  return (
    <>
      <Notice scene={scene} refusal={state.refusal} />
      {linked ? <Status text={m.device.doneThere(linked.name)} /> : <Make scene={scene} />}
    </>
  );
}

function Games({ scene, player }: { scene: Scene; player: PlayerView }): JSX.Element {
  const { m, state } = scene;
  const go = state.me?.name === player.name ? m.home.resume : m.home.watch;
  const items = player.games.map((game) =>
    gameItem(scene, game, <LinkButton href={path({ page: "game", game })}>{go}</LinkButton>),
  );
  return (
    <Panel title={m.player.games} aside={`${items.length}`}>
      <List items={items} empty={m.player.gamesNone} />
    </Panel>
  );
}

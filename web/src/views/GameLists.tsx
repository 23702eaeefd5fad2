/** The games one can go to: one's own, those waiting for players, those being played. */

import type { JSX } from "preact";
import type { GameSummary } from "../protocol";
import { path } from "../routes";
import { Button, LinkButton } from "../ui/Button";
import { List, type ListItem, Panel } from "../ui/Panel";
import { Dots } from "../ui/Seats";
import type { Sentence } from "../ui/Text";
import { languageName, rulesetName, type Scene } from "./scene";

/** A list shows no more than this; the rest are games of strangers a little longer ago. */
const SHOWN = 12;

export function GameLists({ scene, name }: { scene: Scene; name: string }): JSX.Element {
  const { m, state } = scene;
  const games = state.lobby ?? [];
  const mine = state.me?.games ?? [];
  const open = games.filter((game) => game.phase === "waiting" && !mine.includes(game.game));
  const running = games.filter((game) => game.phase === "playing" && !mine.includes(game.game));
  // Nothing is said of the games before they are known; what will be said keeps its place.
  const count = (list: readonly GameSummary[]): string => (state.lobby ? `${list.length}` : "");
  const none = (text: string): Sentence => (state.lobby ? text : [{ unsaid: text }]);
  return (
    <div class="stack">
      {mine.length === 0 ? null : (
        <Panel title={m.home.yours} aside={`${mine.length}`}>
          <List items={mine.map((id) => ownItem(scene, id))} empty="" />
        </Panel>
      )}
      <Panel title={m.home.open} aside={count(open)}>
        <List items={open.slice(0, SHOWN).map((game) => openItem(scene, game, name))} empty={none(m.home.openNone)} />
      </Panel>
      <Panel title={m.home.running} aside={count(running)}>
        <List
          items={running.slice(0, SHOWN).map((game) => runningItem(scene, game))}
          empty={none(m.home.runningNone)}
        />
      </Panel>
    </div>
  );
}

function ownItem(scene: Scene, id: string): ListItem {
  const action = (
    <LinkButton href={path({ page: "game", game: id })} kind="main">
      {scene.m.home.resume}
    </LinkButton>
  );
  return gameItem(scene, id, action);
}

/** A game known by its id: what it is, if it is an open one. */
export function gameItem({ state, m }: Scene, id: string, action: JSX.Element): ListItem {
  const game = state.lobby?.find((each) => each.game === id);
  if (!game) return { key: id, title: m.home.privateGame, action }; // no list has it
  return { key: id, lead: dots(game), title: title(m, game), small: names(game).join(", "), action };
}

function openItem({ state, actions, m }: Scene, game: GameSummary, name: string): ListItem {
  const action = (
    <Button disabled={state.busy} onClick={() => actions.join(game.game, name)}>
      {m.home.join}
    </Button>
  );
  const small = m.home.room(names(game), Math.max(0, game.seats_max - game.seats.length));
  return { key: game.game, lead: dots(game), title: title(m, game), small, action };
}

function runningItem({ m }: Scene, game: GameSummary): ListItem {
  const action = <LinkButton href={path({ page: "game", game: game.game })}>{m.home.watch}</LinkButton>;
  const small = m.home.playing(names(game), game.words);
  return { key: game.game, lead: dots(game), title: title(m, game), small, action };
}

function title(m: Scene["m"], game: GameSummary): string {
  return m.home.gameTitle(rulesetName(m, game.ruleset), languageName(m, game.language));
}

function names(game: GameSummary): readonly string[] {
  return game.seats.map((seat) => seat.player);
}

function dots(game: GameSummary): JSX.Element {
  return <Dots seats={game.seats.slice(0, 8).map((_, index) => ({ seat: index + 1 }))} />;
}

/** The wall of a class room: one running game large, the points of all, and what else is being played. */

import type { JSX } from "preact";
import { outcomeTitle } from "../narrate";
import type { GameSummary } from "../protocol";
import { pastGoal, seatNumber } from "../select";
import { Ribbon } from "../snake/Ribbon";
import { StillRibbon } from "../snake/Still";
import type { Ended } from "../state";
import { IconButton } from "../ui/Button";
import { QrCode } from "../ui/QrCode";
import { Dots, Seats } from "../ui/Seats";
import { Wall } from "../ui/Wall";
import { EXAMPLE } from "./example";
import { facts } from "./GameBar";
import { lineText } from "./Notice";
import type { GameScene, Scene } from "./scene";
import { seatProps } from "./seats";
import { TurnRing } from "./TurnRing";

/** The wall has room for so many names, games that are over, and other games. */
const NAMES = 10;
const ENDED = 3;
const OTHERS = 4;

export function Scoreboard({ scene }: { scene: Scene }): JSX.Element {
  const { state, m } = scene;
  const { table } = state;
  const running = (state.lobby ?? []).filter((game) => game.phase === "playing");
  const over = state.lobby === null ? [] : state.ended; // what is above it comes first, and would push it away
  const game: GameScene | null = table?.view ? { ...scene, table, view: table.view } : null;
  const isIdle = state.lobby !== null && table === null;
  return (
    <Wall
      title={m.page.scoreboard}
      home={{ href: "/", label: "wordsnake" }}
      actions={document.fullscreenEnabled ? <FullScreen scene={scene} /> : null}
      code={game ? <Code scene={scene} /> : null}
      join={{ before: m.scoreboard.joinAt, address: location.host }}
      turn={game ? turn(game) : nobody(scene, isIdle)}
      points={{ title: m.scoreboard.points, empty: isIdle ? m.scoreboard.idle : "", rows: points(running) }}
      ended={{ title: m.scoreboard.ended, room: ENDED, games: over.slice(0, ENDED).map(result) }}
      others={{
        title: m.scoreboard.others,
        games: running
          .filter((each) => each.game !== table?.game)
          .slice(0, OTHERS)
          .map(other),
      }}
    >
      {game ? <Featured scene={game} /> : null}
      {isIdle ? <Idle scene={scene} /> : null}
    </Wall>
  );
}

/** The address of this server, to be scanned from across the room. */
function Code({ scene: { m } }: { scene: Scene }): JSX.Element {
  return <QrCode text={location.origin} label={m.bar.qrOf(location.origin)} />;
}

function FullScreen({ scene: { m } }: { scene: Scene }): JSX.Element {
  const toggle = (): void =>
    void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  return <IconButton icon="expand" label={m.scoreboard.fullScreen} onClick={toggle} wide />;
}

function Idle({ scene }: { scene: Scene }): JSX.Element {
  return (
    <div class="idle">
      <Code scene={scene} />
      <StillRibbon links={EXAMPLE} seatOf={Number} language="nl" />
    </div>
  );
}

function Featured({ scene }: { scene: GameScene }): JSX.Element {
  const { table, view, m } = scene;
  const { points_per_letter: letter, points_per_word: each } = view.ruleset;
  return (
    <>
      <Seats label={m.game.seats} seats={seatProps(scene)} />
      <Ribbon
        key={view.game}
        links={table.links}
        seatOf={(player) => seatNumber(view, player)}
        language={view.language}
        label={m.game.snake}
        say={({ ply, word, player, overlap }) => m.game.link(word, player, overlap, overlap * letter + each, ply === 0)}
      />
    </>
  );
}

function turn(scene: GameScene) {
  const { view, m } = scene;
  const ring = <TurnRing scene={scene} />;
  const last = pastGoal(view).map((seat) => seat.player);
  const target = view.ruleset.target_score;
  const text = last.length > 0 && target !== null ? m.bot.lastRound(last, target) : facts(scene).slice(0, 3).join(", ");
  if (view.turn === null) {
    const title = view.phase === "playing" ? m.turn.everybody : outcomeTitle(view, m);
    return { ring, title, text };
  }
  return { ring, title: m.turn.toMove({ who: view.turn, seat: seatNumber(view, view.turn) }), text };
}

/** Before it is known whether there is a game, nothing is said. */
function nobody(scene: Scene, isIdle: boolean) {
  const { m } = scene;
  if (isIdle) return { ring: null, title: m.scoreboard.idle, text: m.scoreboard.idleText };
  return { ring: null, title: "", text: lineText(scene) ?? "" };
}

/** Everybody's points in the games being played. */
function points(games: readonly GameSummary[]) {
  const sums = new Map<string, number>();
  for (const { player, score } of games.flatMap((game) => game.seats)) {
    sums.set(player, (sums.get(player) ?? 0) + score);
  }
  const ranked = [...sums].toSorted(([, a], [, b]) => b - a).slice(0, NAMES);
  return ranked.map(([name, sum]) => ({ name, points: `${sum}` }));
}

/** Who won, then the others, by their points. */
function result({ game, outcome }: Ended) {
  const seats = Object.entries(outcome.scores).map(([name, points]) => ({
    name,
    points,
    won: outcome.winners.includes(name),
  }));
  return { key: game, scores: seats.toSorted((a, b) => Number(b.won) - Number(a.won) || b.points - a.points) };
}

function other(game: GameSummary) {
  const names = game.seats.map((seat) => seat.player).join(", ");
  return { key: game.game, ribbon: <Dots seats={game.seats.map((_, index) => ({ seat: index + 1 }))} />, names };
}

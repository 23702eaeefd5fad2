/** The end of a game: who won, how the scores ran, and every move once more. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { explain } from "../explain";
import type { Messages } from "../i18n";
import { outcomeTitle } from "../narrate";
import type { GameEvent, GameView, LinkView } from "../protocol";
import { path } from "../routes";
import { bestLink, mySeat, roundOf, seatNumber } from "../select";
import { cutWord } from "../snake/letters";
import { Replay } from "../snake/Replay";
import { Button, IconButton, LinkButton } from "../ui/Button";
import { Outcome, Panel } from "../ui/Panel";
import { MoveStrip, ScorePlot } from "../ui/Plot";
import { Seats } from "../ui/Seats";
import { Live } from "../ui/Status";
import type { Sentence } from "../ui/Text";
import { Analysis } from "./Analysis";
import { Appeals } from "./Appeals";
import { Column } from "./Column";
import { DayResult } from "./Daily";
import { counts } from "./GameBar";
import { renewal } from "./Notice";
import { Share } from "./Share";
import { type GameScene, languageName, rulesetName } from "./scene";
import { finalSeats } from "./seats";
import { TopBar } from "./TopBar";

export function Over({ scene }: { scene: GameScene }): JSX.Element {
  const { table, view, m } = scene;
  const [chosen, setChosen] = useState<number | null>(null);
  const { links } = table;
  const at = Math.min(chosen ?? links.length - 1, links.length - 1);
  const title = outcomeTitle(view, m);
  return (
    <>
      <TopBar scene={scene} facts={facts(scene)} />
      <main class="page stack">
        <Outcome title={title} text={outcomeText(scene)}>
          <Next scene={scene} />
        </Outcome>
        <Seats label={m.over.final} seats={finalSeats(scene)} final />
        <div class="cols after">
          <div class="stack">
            {view.day === null ? null : <DayResult scene={scene} />}
            {links.length > 1 ? <Scores scene={scene} at={at} onMove={setChosen} /> : null}
            {links.length > 0 ? <Again scene={scene} at={at} /> : null}
            {mySeat(scene.state) && table.missing.length > 0 ? <Appeals scene={scene} /> : null}
            {table.analysis ? <Analysis scene={scene} analysis={table.analysis} /> : null}
          </div>
          <Column scene={scene} />
        </div>
      </main>
      <Live text={title} />
    </>
  );
}

/** A game that ended before it began. */
export function Closed({ scene }: { scene: GameScene }): JSX.Element {
  const { m } = scene;
  return (
    <>
      <TopBar scene={scene} facts={[m.game.closed]} />
      <main class="page stack">
        <Outcome title={m.over.closed}>
          <LinkButton href="/" kind="main">
            {m.over.home}
          </LinkButton>
        </Outcome>
      </main>
    </>
  );
}

/** What to do next: play again, show others, or go on. */
function Next({ scene }: { scene: GameScene }): JSX.Element {
  const { state, view, m, actions } = scene;
  const once = view.ruleset.pace === "solo" ? m.over.again : m.over.rematch;
  const again = view.rematch === null ? once : m.over.toRematch;
  return (
    <>
      {mySeat(state) && view.day === null ? (
        <Button kind="main" disabled={state.busy} onClick={() => void actions.rematch(view.game)}>
          {again}
        </Button>
      ) : null}
      {!mySeat(state) && view.rematch !== null ? (
        <LinkButton href={path({ page: "game", game: view.rematch })} kind="main">
          {m.over.toRematch}
        </LinkButton>
      ) : null}
      <Share scene={scene} kind="plain" text={m.over.shareResult} />
      <LinkButton href="/">{m.over.home}</LinkButton>
      <IconButton icon="download" label={m.over.download} onClick={() => void actions.download(view.game)} />
    </>
  );
}

function facts(scene: GameScene): readonly string[] {
  const { table, view, m } = scene;
  const end = table.log.findLast((event) => event.type === "game_finished");
  const took = end && view.started_at ? Math.round((Date.parse(end.at) - Date.parse(view.started_at)) / 1000) : null;
  const finished = took === null ? [] : [m.game.finished(Math.floor(took / 60), took % 60)];
  return [rulesetName(m, view.ruleset.name), languageName(m, view.language), ...finished, ...counts(scene)];
}

function outcomeText({ state, table, view, m }: GameScene): Sentence {
  if (state.refusal) return explain(state.refusal, "", view, m);
  const offer = renewal({ state, m });
  if (offer) return offer;
  if (!view.outcome) return "";
  const reason = reasonOf(view, table.log, m);
  const best = bestLink(table.links);
  const said = best ? m.over.best(cutWord(best.word, best.overlap, view.language), best.overlap, best.points) : [];
  return [reason, ...said];
}

/** Why the game ended. Where there are no rounds, a goal is met in none. */
function reasonOf(view: GameView, log: readonly GameEvent[], m: Messages): string {
  const { pace, max_words } = view.ruleset;
  const why = view.outcome?.why;
  if (why === undefined) return "";
  if (why === "goal" && pace !== "turns") return max_words === null ? m.over.goalMet : m.over.wordsLaid(max_words);
  if (why === "stalled" && pace === "solo") return m.over.stopped;
  const said = m.over.why[why];
  return typeof said === "string" ? said : said(roundOf(view, log));
}

interface ScoresProps {
  scene: GameScene;
  at: number;
  onMove: (move: number) => void;
}

function Scores({ scene, at, onMove }: ScoresProps): JSX.Element {
  const { table, view, m } = scene;
  const { links } = table;
  const last = links.length - 1;
  const target = view.ruleset.target_score;
  const scores = view.seats.map((seat) => `${seat.player} ${seat.score}`).join(", ");
  const possible = new Map(table.analysis?.moves.map((move) => [move.ply, move.best?.overlap]));
  const moves = links.map((link) => ({
    seat: seatNumber(view, link.player),
    spoken: m.over.stripMove(link.word, link.player ?? m.over.nobodys, link.overlap),
    linked: link.overlap,
    possible: possible.get(link.ply),
  }));
  return (
    <Panel title={m.over.scores} aside={m.over.move(at, last)}>
      <ScorePlot
        label={`${m.over.scores}: ${scores}`}
        goal={target === null ? undefined : { value: target, text: m.over.goalLine(target) }}
        moves={last}
        series={series(scene)}
        at={at}
      />
      <MoveStrip
        label={m.over.strip}
        moves={moves}
        at={at}
        onMove={onMove}
        slider={{ label: m.over.slider, text: m.over.move(at, last) }}
        keyTexts={{ linked: m.over.linked, ...(table.analysis ? { possible: m.analysis.possible } : {}) }}
      />
    </Panel>
  );
}

function series({ table, view }: GameScene) {
  return view.seats.map(({ player }) => {
    const moves = table.links.flatMap((link, move) => (link.player === player && move > 0 ? [{ move, link }] : []));
    let score = 0;
    const points = moves.map(({ move, link }) => {
      score += link.points;
      return { move, score };
    });
    return { seat: seatNumber(view, player), name: player, points };
  });
}

/** The snake as it was after one move. */
function Again({ scene, at }: { scene: GameScene; at: number }): JSX.Element {
  const { table, view, m } = scene;
  const link = table.links[at];
  return (
    <Panel title={link ? moveTitle(scene, link) : m.over.slider} flat>
      <Replay
        links={table.links.slice(0, at + 1)}
        seatOf={(player) => seatNumber(view, player)}
        language={view.language}
      />
    </Panel>
  );
}

function moveTitle({ view, m }: GameScene, { ply, word, player, points }: LinkView): Sentence {
  const who = player === null ? m.over.nobodys : { who: player, seat: seatNumber(view, player) };
  return ply === 0 ? m.over.replayOpening(who, word) : m.over.replay(ply, who, word, points);
}

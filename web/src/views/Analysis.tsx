/** What could have been played: each move of a finished game held against the word list. */

import type { JSX } from "preact";
import type { Messages } from "../i18n";
import type { AnalysedMove, GameAnalysis } from "../protocol";
import { seatNumber } from "../select";
import { cutWord } from "../snake/letters";
import { type AnalysedMove as MoveLine, Moves } from "../ui/Moves";
import { Panel } from "../ui/Panel";
import type { Sentence } from "../ui/Text";
import type { GameScene } from "./scene";

/** The server counts what could have followed a word up to this. */
const MANY = 500;

export function Analysis({ scene, analysis }: { scene: GameScene; analysis: GameAnalysis }): JSX.Element {
  const { view, m } = scene;
  return (
    <Panel title={m.analysis.title}>
      <Moves
        caption={m.analysis.title}
        columns={m.analysis.columns}
        lang={view.language}
        moves={analysis.moves.map((move) => moveLine(scene, move))}
      />
    </Panel>
  );
}

export function moveLine({ view, m }: Pick<GameScene, "view" | "m">, move: AnalysedMove): MoveLine {
  const { linked, rest } = cutWord(move.word, move.overlap, view.language);
  return {
    number: move.ply,
    seat: seatNumber(view, move.player),
    bot: view.seats.find((seat) => seat.player === move.player)?.bot ?? false,
    word: [linked, rest],
    points: move.ply === 0 ? "" : `+${move.points}`,
    best: best(move, m),
    left: move.left < MANY ? `${move.left}` : `${MANY}+`,
  };
}

function best({ overlap, best: found, trap }: AnalysedMove, m: Messages): Sentence {
  if (found === null) return "";
  const said = found.overlap > overlap ? m.analysis.better(found.words, found.overlap) : m.analysis.best;
  return trap === null ? said : [...said, ...m.analysis.trap(trap.word, trap.left)];
}

/** The foot of the stage for those who only look on. */

import type { JSX } from "preact";
import { seatNumber } from "../select";
import { StageLine } from "../ui/Field";
import { lineText } from "./Notice";
import type { GameScene } from "./scene";
import { TurnRing } from "./TurnRing";

export function Watching({ scene }: { scene: GameScene }): JSX.Element {
  const { view, m } = scene;
  const { turn } = view;
  const title = turn === null ? m.turn.everybody : m.turn.toMove({ who: turn, seat: seatNumber(view, turn) });
  const text = lineText(scene) ?? m.game.watching(view.watchers - 1);
  return <StageLine ring={<TurnRing scene={scene} />} title={title} text={text} />;
}

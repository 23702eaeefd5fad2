/** The clock of the turn, in the colour of whose turn it is. */

import type { JSX } from "preact";
import { seatNumber, turnSpan } from "../select";
import { Ring } from "../ui/Ring";
import type { GameScene } from "./scene";

interface TurnRingProps {
  scene: GameScene;
  onSecond?: (left: number) => void;
}

export function TurnRing({ scene: { view, m, now }, onSecond }: TurnRingProps): JSX.Element {
  return (
    <Ring
      seat={seatNumber(view, view.turn)}
      deadline={view.deadline === null ? null : Date.parse(view.deadline)}
      span={turnSpan(view)}
      now={now}
      say={m.game.clock}
      onSecond={onSecond}
    />
  );
}

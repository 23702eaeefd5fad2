/** The snake as it was after a move, in a room of its own. Decoration: what is said of the moves stands elsewhere. */

import type { JSX } from "preact";
import type { Link, SeatOf } from "./layout";
import { Stage } from "./Stage";

interface ReplayProps {
  links: readonly Link[];
  seatOf: SeatOf;
  language: string;
}

export function Replay({ links, seatOf, language }: ReplayProps): JSX.Element {
  return (
    <div class="snake replay">
      <Stage links={links} seatOf={seatOf} language={language} />
    </div>
  );
}

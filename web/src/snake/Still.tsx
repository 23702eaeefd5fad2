/** Snakes that stand still: a few words on one line, and one word with a nose. Decoration, hidden from screen readers. */

import type { JSX } from "preact";
import { CellView, Nose } from "./Cells";
import { type Link, lay, type SeatOf } from "./layout";

interface StillRibbonProps {
  links: readonly Link[];
  seatOf: SeatOf;
  language: string;
}

/** The words of `links` on one line; where there is no room for all, the newest letters show. */
export function StillRibbon({ links, seatOf, language }: StillRibbonProps): JSX.Element {
  const { body, head } = lay(links, seatOf, language);
  return (
    <div class="mini" aria-hidden="true">
      {[...body, ...head].map((cell, i) => (
        <CellView key={i} cell={cell} extra={i === 0 ? "tail" : ""} />
      ))}
    </div>
  );
}

/** One word as a whole small snake: the word of the day. */
export function HeadWord({ word, seat, language }: { word: string; seat: number; language: string }): JSX.Element {
  const { head } = lay([{ ply: 0, word, player: null, overlap: 0 }], () => seat, language);
  return (
    <div class="mini word-snake" aria-hidden="true">
      {head.map((cell, i) => (
        <CellView key={i} cell={cell} extra={i === 0 ? "tail" : ""} />
      ))}
      <Nose seat={seat} />
    </div>
  );
}

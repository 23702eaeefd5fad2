/** The head: the current word, large, and what is being typed linked into it. */

import type { JSX } from "preact";
import { CellView, colourOf, Nose } from "./Cells";
import { headCell, slideOf } from "./fit";
import type { Hint } from "./hint";
import { type Cell, takeOver } from "./layout";

/** What somebody types, or has sent and is waiting for. */
export interface Typed {
  readonly hint: Hint;
  /** Seat of who types. */
  readonly seat: number;
  /** What hangs under the letters that link, for example "+4"; empty for nothing. */
  readonly tag: string;
  /** Sent, and not yet stored by the server. */
  readonly pending?: boolean | undefined;
}

interface HeadProps {
  cells: readonly Cell[];
  typed: Typed | null;
  /** Room for the head, and the widest its cells may be, in pixels. */
  width: number;
  headMax: number;
  /** There is a body before it. */
  joined: boolean;
  /** Cells that have just left for the body: the rest slides into their place. */
  left: number;
}

/** A row of its own; what is too wide slides out on the left, for it is the end of a word that counts. */
export function Head({ cells, typed, width, headMax, joined, left }: HeadProps): JSX.Element {
  const { overlap, ghosts } = typedEnding(typed);
  const cell = headCell(cells.length || ghosts.length, width, headMax);
  const slide = slideOf(cells.length + ghosts.length, cell, width);
  const [plain, lit] = takeOver(cells, overlap);
  const seat = typed?.seat ?? 0;
  const flags = `${joined ? "joined" : ""} ${slide > 0 ? "slid" : ""} ${typed?.pending ? "pend" : ""}`;
  return (
    <div class={`ribbon head ${flags}`} style={{ "--cell": `${cell}px`, "--from": `${left * cell}px` }}>
      <div class="track">
        <div class="run" style={{ transform: `translateX(${-slide * cell}px)` }}>
          {plain.map((one, i) => (
            <CellView key={i} cell={one} extra={i === 0 && !joined ? "tail" : ""} />
          ))}
          {joint(lit, seat).map((one, i) => (
            <CellView key={plain.length + i} cell={one} extra={litClass(i, lit.length)}>
              {i === 0 && typed?.tag ? <b class="points">{typed.tag}</b> : null}
            </CellView>
          ))}
          {ghosts.map((letter, i) => (
            <span key={cells.length + i} class={`c ghost a${colourOf(seat)} ${cells.length + i === 0 ? "tail" : ""}`}>
              {letter}
            </span>
          ))}
          <Nose seat={ghosts.length > 0 || lit.length > 0 ? seat : (cells.at(-1)?.b ?? 0)} ghost={ghosts.length > 0} />
        </div>
      </div>
    </div>
  );
}

function typedEnding(typed: Typed | null): { overlap: number; ghosts: readonly string[] } {
  switch (typed?.hint.kind) {
    case "links":
      return { overlap: typed.hint.overlap, ghosts: typed.hint.rest };
    case "opening":
      return { overlap: 0, ghosts: typed.hint.rest };
    default:
      return { overlap: 0, ghosts: [] };
  }
}

function joint(lit: readonly Cell[], seat: number): Cell[] {
  return lit.map((cell, i) => ({ ...cell, a: cell.b, b: seat, k: lit.length, i }));
}

function litClass(place: number, count: number): string {
  return `lit ${place === 0 ? "first" : ""} ${place === count - 1 ? "last" : ""}`;
}

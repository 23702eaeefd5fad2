/** Letters drawn as cells. Everything here is decoration: what it says stands in a list beside it. */

import type { ComponentChildren, CSSProperties, JSX } from "preact";
import type { Cell } from "./layout";

/** The colour of a seat, 1 to 8, and 0 for nobody; beyond eight the colours repeat and the number tells. */
export function colourOf(seat: number): number {
  return seat === 0 ? 0 : ((seat - 1) % 8) + 1;
}

interface CellViewProps {
  cell: Cell;
  /** Further classes: the tail, a cell that is new. */
  extra?: string;
  children?: ComponentChildren;
}

/** One letter; in a joint its slice of the diagonal, and of the double line under it. */
export function CellView({ cell, extra = "", children }: CellViewProps): JSX.Element {
  const joint =
    cell.k === 0 ? "" : `s b${colourOf(cell.b)} ${cell.i === 0 ? "i0" : ""} ${cell.i === cell.k - 1 ? "z" : ""}`;
  return (
    <span class={`c a${colourOf(cell.a)} ${joint} ${extra}`} {...jointStyle(cell)}>
      {cell.mark === null ? null : <i class="n">{cell.mark}</i>}
      {cell.text}
      {children}
    </span>
  );
}

function jointStyle(cell: Cell): { style?: CSSProperties } {
  return cell.k === 0 ? {} : { style: { "--k": `${cell.k}`, "--i": `${cell.i}` } as CSSProperties };
}

/** Where the head ends: a rounded cell with one eye. */
export function Nose({ seat, ghost = false }: { seat: number; ghost?: boolean }): JSX.Element {
  return <span class={`c nose a${colourOf(seat)} ${ghost ? "ghost" : ""}`} />;
}

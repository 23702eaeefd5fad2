/** How large the snake is drawn: cell size, columns, rows, and which rows are in view. All lengths in CSS pixels. */

/** Heights and sizes that follow from the width of a cell. */
export interface Scale {
  readonly cell: number;
  readonly cellHeight: number;
  readonly lane: number;
  readonly letter: number;
  /** From the top of one row to the top of the next. */
  readonly pitch: number;
  /** The widest a cell of the head may be. */
  readonly headMax: number;
  /** The room kept for the head, whatever its word. */
  readonly headRoom: number;
}

/** A scale, and what it makes of a body of so many cells. */
export interface Fit extends Scale {
  readonly columns: number;
  readonly rows: number;
  /** Not all rows fit: the oldest are above the edge. */
  readonly long: boolean;
}

/** Pages narrower than this are drawn as on a phone. */
export const PHONE = 600;

/** Cell sizes to choose from, and the one for a snake that fits at none of them. */
const WIDE = { steps: [120, 96, 84, 72, 60, 50, 40, 32], smallest: 24, fewestColumns: 12 };
const NARROW = { steps: [40, 34, 28, 24], smallest: 20, fewestColumns: 7 };
/** Height of a cell of the head in widths, and width of the nose. */
const HEAD_TALL = 1.36;
const NOSE = 0.6;
const SMALLEST_HEAD = 24;
/** Below the head hang the points of what is being typed. */
const POINTS_ROOM = 34;

/** The scale of one step; without a body the head has the stage to itself. */
export function scaleOf(cell: number, wide: boolean, alone: boolean): Scale {
  const cellHeight = Math.round(cell * 1.25) + 4;
  const lane = Math.max(12, cell / 2);
  const headMax = Math.max(wide ? 60 : 40, alone ? cell * 1.6 : cell * 1.3);
  return {
    cell,
    cellHeight,
    lane,
    letter: Math.round(cell * 0.66) + 2,
    pitch: cellHeight + lane,
    headMax,
    headRoom: Math.ceil(headMax * HEAD_TALL) + POINTS_ROOM,
  };
}

/** The largest step at which a body of `cells` cells fits above its head; the smallest if none does. */
export function fitBody(cells: number, width: number, height: number): Fit {
  const { steps, smallest, fewestColumns } = width < PHONE ? NARROW : WIDE;
  const fits = steps.filter((step) => step * fewestColumns <= width).map((step) => fitStep(step, cells, width, height));
  return fits.find((one) => !one.long) ?? fitStep(smallest, cells, width, height);
}

function fitStep(step: number, cells: number, width: number, height: number): Fit {
  const scale = scaleOf(step, width >= PHONE, cells === 0);
  const columns = Math.max(1, Math.floor(width / step));
  const rows = Math.ceil(cells / columns);
  return { ...scale, columns, rows, long: rows * scale.pitch + scale.headRoom > height };
}

/** Rows `[from, to)` that show when the view is `up` pixels above the newest row, with one row more at both ends. */
export function rowsInView(rows: number, pitch: number, up: number, height: number): [number, number] {
  const below = Math.floor(Math.max(0, up) / pitch);
  const shown = Math.ceil(height / pitch) + 1;
  const to = Math.max(0, rows - below + 1);
  return [Math.max(0, Math.min(rows, to) - shown - 1), Math.min(rows, to)];
}

/** The width of a head's cell, for a word of `letters` letters on a line of `width`. */
export function headCell(letters: number, width: number, headMax: number): number {
  return Math.floor(Math.min(headMax, Math.max(SMALLEST_HEAD, width / (letters + NOSE))));
}

/** By how many whole cells a head slides left, so that its end (and its nose) shows. */
export function slideOf(letters: number, cell: number, width: number): number {
  return Math.max(0, Math.ceil(((letters + NOSE) * cell - width) / cell));
}

/** The body of the snake: rows that read left to right, each joined to the next by a line that runs back under it. */

import type { CSSProperties, JSX } from "preact";
import { useMemo } from "preact/hooks";
import { CellView } from "./Cells";
import { type Fit, rowsInView } from "./fit";
import type { Cell } from "./layout";

interface RowsProps {
  body: readonly Cell[];
  size: Fit;
  /** Index of the first cell that has just left the head. */
  fresh: number;
  /** The first cell is the tail of the snake, not of an excerpt. */
  hasTail: boolean;
  /** How many pixels the view is above the newest row, and how high it is. */
  up: number;
  height: number;
}

/** The rows in view, placed from the newest upwards; a new row moves the others by transforms alone. */
export function Rows({ body, size, fresh, hasTail, up, height }: RowsProps): JSX.Element {
  const [from, to] = rowsInView(size.rows, size.pitch, up, height);
  const rows = [];
  for (let row = from; row < to; row++) {
    const start = row * size.columns;
    const cells = body.slice(start, start + size.columns);
    const fromNewest = size.rows - 1 - row;
    rows.push(
      <Row
        key={row}
        cells={cells}
        isFirst={row === 0}
        hasTail={hasTail && row === 0}
        fresh={Math.min(cells.length, Math.max(0, fresh - start))}
        style={{
          transform: `translateY(${-fromNewest * size.pitch}px)`,
          width: `calc((100% - 2 * var(--gutter)) * ${cells.length} / ${size.columns})`,
        }}
      />,
    );
  }
  return (
    <div class="ribbon body" aria-hidden="true" style={{ height: `${size.rows * size.pitch}px` }}>
      {rows}
    </div>
  );
}

interface RowProps {
  cells: readonly Cell[];
  isFirst: boolean;
  hasTail: boolean;
  fresh: number;
  style: CSSProperties;
}

/** Settled cells never change: the first, the last and their number say whether a row did. */
function Row({ cells, isFirst, hasTail, fresh, style }: RowProps): JSX.Element {
  const views = useMemo(
    () =>
      cells.map((cell, i) => {
        const extra = `${i === 0 && hasTail ? "tail" : ""} ${i >= fresh ? "fresh" : ""}`;
        return <CellView key={i} cell={cell} extra={extra} />;
      }),
    [cells[0], cells.at(-1), cells.length, fresh, hasTail],
  );
  return (
    <div class={`line ${isFirst ? "" : "goes-on"}`} style={style}>
      <div class="track">{views}</div>
    </div>
  );
}

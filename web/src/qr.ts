/** A link as a QR code: a drawing for an SVG of `size` by `size` units, quiet zone included. */

import { encode } from "uqr";

export interface QrDrawing {
  readonly size: number;
  /** The dark modules, as the data of one path. */
  readonly path: string;
}

/** Modules of white around the code; readers need four. */
const BORDER = 4;

/** `M` survives a finger mark on a screen and keeps the modules of a link large. */
export function qrDrawing(text: string): QrDrawing {
  const { size, data } = encode(text, { ecc: "M", border: BORDER });
  return { size, path: data.flatMap(runs).join("") };
}

/** A row's dark modules, side by side ones in one piece. */
function runs(row: readonly boolean[], y: number): readonly string[] {
  return row.flatMap((dark, x) => {
    if (!dark || row[x - 1]) return [];
    const light = row.indexOf(false, x);
    const length = (light < 0 ? row.length : light) - x;
    return [`M${x} ${y}h${length}v1h-${length}z`];
  });
}

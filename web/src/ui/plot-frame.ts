/** The geometry of the plot of scores, in per cent of its box so that it needs no measuring. */

export interface Series {
  readonly seat: number;
  readonly name: string;
  /** The score after each move that changed it. */
  readonly points: readonly { readonly move: number; readonly score: number }[];
}

export interface PlotFrame {
  /** Scores with a line across. */
  readonly ticks: readonly number[];
  readonly x: (move: number) => string;
  readonly y: (score: number) => string;
  /** Where the plot begins, and where it ends and the names begin. */
  readonly left: string;
  readonly right: string;
}

/** The part of the width that the moves share evenly; on its left are the scores, on its right the names. */
export const LEFT = 4;
export const RIGHT = 87;
const TOP = 8;
const BOTTOM = 93;
/** Names closer than this, in per cent of the height, would touch. */
const LABEL_GAP = 8;

/** A frame in which all scores and the goal fit. */
export function plotFrame(moves: number, series: readonly Series[], goal: number): PlotFrame {
  const top = Math.max(goal, 1, ...series.flatMap((one) => one.points.map((point) => point.score)));
  const step = tickStep(top);
  return {
    ticks: Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => i * step),
    x: (move) => percent(LEFT + ((RIGHT - LEFT) * (move + 0.5)) / (moves + 1)),
    y: (score) => percent(height(score, top)),
    left: percent(LEFT),
    right: percent(RIGHT),
  };
}

function height(score: number, top: number): number {
  return BOTTOM - ((BOTTOM - TOP) * score) / top;
}

function percent(value: number): string {
  return `${Math.round(value * 100) / 100}%`;
}

/** A round number that leaves three to six lines. */
function tickStep(top: number): number {
  const power = 10 ** Math.floor(Math.log10(top));
  const candidates = [power / 5, power / 2, power, power * 2].filter((step) => top / step <= 5.5);
  return Math.max(1, Math.min(...candidates));
}

/** The steps of one line from move 0 to the last: along, then up. As `[move, score, move, score]`. */
export function steps(series: Series, moves: number): [number, number, number, number][] {
  const lines: [number, number, number, number][] = [];
  let [move, score] = [0, 0];
  for (const point of series.points) {
    lines.push([move, score, point.move, score], [point.move, score, point.move, point.score]);
    [move, score] = [point.move, point.score];
  }
  return [...lines, [move, score, moves, score]];
}

/** Where the names go, in per cent from the top: beside the ends of their lines, moved apart where they would touch. */
export function labelHeights(series: readonly Series[], frame: PlotFrame): { seat: number; name: string; y: number }[] {
  const labels = series
    .map(({ seat, name, points }) => ({ seat, name, y: Number.parseFloat(frame.y(points.at(-1)?.score ?? 0)) }))
    .sort((one, other) => one.y - other.y);
  let free = 0;
  for (const label of labels) {
    label.y = Math.max(label.y, free);
    free = label.y + LABEL_GAP;
  }
  return labels;
}

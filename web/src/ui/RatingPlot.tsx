/** The curve of a rating: a point for each game, the last one marked. */

import type { JSX } from "preact";
import { ratingFrame } from "./rating-frame";

interface RatingPlotProps {
  /** The whole curve in words. */
  label: string;
  /** After each game, the first one first; at least one. */
  ratings: readonly number[];
}

export function RatingPlot({ label, ratings }: RatingPlotProps): JSX.Element {
  const frame = ratingFrame(ratings);
  const last = ratings.length - 1;
  return (
    <svg class="plot rating-plot" role="img" aria-label={label}>
      {frame.ticks.map((tick) => (
        <g key={tick}>
          <line class="grid" x1={frame.left} x2="100%" y1={frame.y(tick)} y2={frame.y(tick)} />
          <text x="0" y={frame.y(tick)} dy="4">
            {tick}
          </text>
        </g>
      ))}
      {ratings.slice(1).map((rating, i) => (
        <line
          key={i}
          class="curve"
          x1={frame.x(i)}
          x2={frame.x(i + 1)}
          y1={frame.y(ratings[i] ?? rating)}
          y2={frame.y(rating)}
        />
      ))}
      <circle class="curve-end" cx={frame.x(last)} cy={frame.y(ratings[last] ?? 0)} r="5" />
    </svg>
  );
}

/** The geometry of the curve of a rating, in per cent of its box so that it needs no measuring. */

export interface RatingFrame {
  /** Ratings with a line across. */
  readonly ticks: readonly number[];
  readonly x: (index: number) => string;
  readonly y: (rating: number) => string;
  readonly left: string;
}

/** On its left are the ratings. */
const LEFT = 8;
const RIGHT = 98;
const TOP = 6;
const BOTTOM = 94;
const STEPS = [10, 25, 50, 100, 250, 500, 1000];
/** No finer than this: a curve of a few points' ups and downs is a flat one. */
const LEAST_SPAN = 100;
const TICKS_MAX = 5;

/** A frame in which all ratings fit, one after another. */
export function ratingFrame(ratings: readonly number[]): RatingFrame {
  const [least, most] = [Math.min(...ratings), Math.max(...ratings)];
  const room = Math.max(0, LEAST_SPAN - (most - least)) / 2;
  const step = STEPS.find((each) => (most - least + 2 * room) / each <= TICKS_MAX - 1) ?? 2000;
  const from = Math.floor((least - room) / step) * step;
  const to = Math.ceil((most + room) / step) * step;
  return {
    ticks: Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step),
    x: (index) => percent(LEFT + ((RIGHT - LEFT) * index) / Math.max(1, ratings.length - 1)),
    y: (rating) => percent(BOTTOM - ((BOTTOM - TOP) * (rating - from)) / (to - from)),
    left: percent(LEFT),
  };
}

function percent(value: number): string {
  return `${Math.round(value * 100) / 100}%`;
}

/** Scores over the moves, as steps; and what each move linked, with a slider to walk through them. */

import type { JSX } from "preact";
import { colourOf } from "../snake/Cells";
import { LEFT, labelHeights, type PlotFrame, plotFrame, RIGHT, type Series, steps } from "./plot-frame";
import { type Sentence, Text } from "./Text";

interface ScorePlotProps {
  /** The whole plot in words. */
  label: string;
  goal?: { readonly value: number; readonly text: string } | undefined;
  /** The number of the last move. */
  moves: number;
  series: readonly Series[];
  /** A move to point at. */
  at?: number | undefined;
}

export function ScorePlot({ label, goal, moves, series, at }: ScorePlotProps): JSX.Element {
  const frame = plotFrame(moves, series, goal?.value ?? 0);
  return (
    <svg class="plot" role="img" aria-label={label}>
      {frame.ticks.map((tick) => (
        <g key={tick}>
          <line class="grid" x1={frame.left} x2={frame.right} y1={frame.y(tick)} y2={frame.y(tick)} />
          {tick === goal?.value ? null : (
            <text x="0" y={frame.y(tick)} dy="4">
              {tick}
            </text>
          )}
        </g>
      ))}
      {goal === undefined ? null : (
        <g>
          <line class="goal-line" x1={frame.left} x2={frame.right} y1={frame.y(goal.value)} y2={frame.y(goal.value)} />
          <text x="0" y={frame.y(goal.value)} dy="-6">
            {goal.text}
          </text>
        </g>
      )}
      {at === undefined ? null : <line class="now" x1={frame.x(at)} x2={frame.x(at)} y1="2%" y2="100%" />}
      {series.map((one) => (
        <Line key={one.seat} series={one} frame={frame} moves={moves} />
      ))}
      {labelHeights(series, frame).map(({ name, seat, y }) => (
        <text key={seat} class={`lab a${colourOf(seat)}`} x={frame.right} dx="8" y={`${y}%`} dy="4">
          {name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name}
        </text>
      ))}
    </svg>
  );
}

/** Names longer than this are cut short: the number on the line tells too. */
const LONGEST_NAME = 12;

function Line({ series, frame, moves }: { series: Series; frame: PlotFrame; moves: number }): JSX.Element {
  return (
    <g class={`a${colourOf(series.seat)}`}>
      {steps(series, moves).map(([fromMove, fromScore, toMove, toScore]) => (
        <line
          key={`${fromMove}-${fromScore}-${toMove}`}
          class="step"
          x1={frame.x(fromMove)}
          x2={frame.x(toMove)}
          y1={frame.y(fromScore)}
          y2={frame.y(toScore)}
        />
      ))}
      {series.points.map(({ move, score }) => (
        <g key={move}>
          <circle class="dot" cx={frame.x(move)} cy={frame.y(score)} r={moves > 40 ? 3 : 8} />
          {moves > 40 ? null : (
            <text class="dot-n" x={frame.x(move)} y={frame.y(score)} dy="3.5">
              {series.seat}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

export interface Move {
  readonly seat: number;
  /** "haardvuur, Bob: 5 of 5 letters". */
  readonly spoken: string;
  /** Letters linked, and how many could have been, where that is known. */
  readonly linked: number;
  readonly possible?: number | undefined;
}

interface MoveStripProps {
  label: string;
  /** From move 0, the opening. */
  moves: readonly Move[];
  at: number;
  onMove: (move: number) => void;
  /** The name of the slider, and what it says of the move it is at. */
  slider: { readonly label: string; readonly text: string };
  keyTexts: { readonly linked: Sentence; readonly possible?: Sentence | undefined };
}

/** Letters linked per move, as many as fit around the one that is shown, and a slider over all. */
export function MoveStrip({ label, moves, at, onMove, slider, keyTexts }: MoveStripProps): JSX.Element {
  const last = moves.length - 1;
  const from = Math.max(0, Math.min(at - (SHOWN >> 1), moves.length - SHOWN));
  const shown = moves.slice(from, from + SHOWN);
  return (
    <div class="strip-box-room">
      <div
        class="strip-box"
        style={{ "--shown": `${shown.length}`, "--left": `${LEFT}%`, "--right": `${100 - RIGHT}%` }}
      >
        <ol class="strip" aria-label={label} start={from}>
          {shown.map((move, i) => (
            <StripMove key={from + i} move={move} number={from + i} isShown={from + i === at} />
          ))}
        </ol>
        <input
          class="slide"
          type="range"
          min={0}
          max={last}
          value={at}
          aria-label={slider.label}
          aria-valuetext={slider.text}
          onInput={({ currentTarget }) => onMove(currentTarget.valueAsNumber)}
        />
        <p class="key" aria-hidden="true">
          <span>
            <i /> <Text parts={keyTexts.linked} />
          </span>
          {keyTexts.possible === undefined ? null : (
            <span>
              <i class="o" /> <Text parts={keyTexts.possible} />
            </span>
          )}
        </p>
      </div>
    </div>
  );
}

/** Columns of the strip. */
const SHOWN = 25;
/** Letters drawn as pips before a number takes over. */
const PIPS = 8;

function StripMove({ move, number, isShown }: { move: Move; number: number; isShown: boolean }): JSX.Element {
  const missed = Math.max(0, (move.possible ?? move.linked) - move.linked);
  const drawn = Math.min(PIPS, move.linked);
  return (
    <li class={`a${colourOf(move.seat)} ${isShown ? "now" : ""}`}>
      <span class="sr">{move.spoken}</span>
      {Array.from({ length: Math.min(missed, PIPS - drawn) }, (_, i) => (
        <i key={`miss-${i}`} class="pip miss" />
      ))}
      {Array.from({ length: drawn }, (_, i) => (
        <i key={i} class="pip" />
      ))}
      <b aria-hidden="true">{number}</b>
    </li>
  );
}

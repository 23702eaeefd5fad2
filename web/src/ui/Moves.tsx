/** The analysis of a game, move by move: a table where there is room, cards where there is not. */

import type { JSX } from "preact";
import { Mark } from "./Seats";
import { type Sentence, Text } from "./Text";

export interface AnalysedMove {
  readonly number: number;
  readonly seat: number;
  readonly bot: boolean;
  /** The word, cut after the letters that link. */
  readonly word: readonly [linked: string, rest: string];
  readonly points: string;
  /** What would have been best, and how many continuations the move left. */
  readonly best: Sentence;
  readonly left: string;
}

interface MovesProps {
  caption: string;
  columns: {
    readonly number: string;
    readonly word: string;
    readonly points: string;
    readonly best: string;
    readonly left: string;
  };
  moves: readonly AnalysedMove[];
  lang: string;
}

export function Moves({ caption, columns, moves, lang }: MovesProps): JSX.Element {
  return (
    <table class="moves">
      <caption class="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" class="r">
            {columns.number}
          </th>
          <th scope="col">{columns.word}</th>
          <th scope="col" class="r">
            {columns.points}
          </th>
          <th scope="col">{columns.best}</th>
          <th scope="col" class="r">
            {columns.left}
          </th>
        </tr>
      </thead>
      <tbody>
        {moves.map((move) => (
          <MoveRow key={move.number} move={move} columns={columns} lang={lang} />
        ))}
      </tbody>
    </table>
  );
}

function MoveRow({ move, columns, lang }: { move: AnalysedMove } & Pick<MovesProps, "columns" | "lang">): JSX.Element {
  const [linked, rest] = move.word;
  return (
    <tr>
      <td class="r dim">{move.number}</td>
      <td class="the-word">
        <Mark seat={move.seat} bot={move.bot} small />
        <span class="w" lang={lang}>
          <u>{linked}</u>
          {rest}
        </span>
      </td>
      <td class="r">{move.points}</td>
      <td data-label={columns.best}>
        <Text parts={move.best} lang={lang} />
      </td>
      <td class="r" data-label={columns.left}>
        {move.left}
      </td>
    </tr>
  );
}

/** Who plays: colour, number and name say the same thing three times; a bot's mark is square. */

import type { JSX } from "preact";
import { colourOf } from "../snake/Cells";
import { Icon } from "./Icons";
import { type Sentence, Text } from "./Text";

export interface Seat {
  /** From 1. */
  readonly seat: number;
  readonly name: string;
  readonly bot: boolean;
  /** Null before there is anything to count. */
  readonly score: number | null;
  /** One line about the seat: "you, to move", "away", "1 of 3 misses". */
  readonly sub: Sentence;
  readonly state: "plain" | "turn" | "away" | "out";
  /** The way to the goal, 0 to 1; null where there is none. */
  readonly progress: number | null;
  /** The page of the player. */
  readonly href?: string | undefined;
  /** Something that can be done to this seat, for example remove it. */
  readonly action?: { readonly label: string; readonly onSelect: () => void } | undefined;
}

interface SeatsProps {
  label: string;
  seats: readonly Seat[];
  /** The end of a game: in order of place, and larger. */
  final?: boolean | undefined;
}

export function Seats({ label, seats, final = false }: SeatsProps): JSX.Element {
  const List = final ? "ol" : "ul";
  return (
    <List class={`seats ${final ? "final" : size(seats.length)}`} aria-label={label}>
      {seats.map((seat) => (
        <SeatView key={seat.seat} {...seat} />
      ))}
    </List>
  );
}

function SeatView({ seat, name, bot, score, sub, state, progress, href, action }: Seat): JSX.Element {
  return (
    <li class={`seat a${colourOf(seat)} ${state}`} {...(state === "turn" ? { "aria-current": "true" as const } : {})}>
      <Mark seat={seat} bot={bot} />
      <span class="name" aria-hidden={href !== undefined}>
        {name}
      </span>
      <span class="score">{score}</span>
      <span class="sub">
        <Text parts={sub} />
      </span>
      {action === undefined ? null : (
        <button
          type="button"
          class="btn bare icon"
          aria-label={action.label}
          title={action.label}
          onClick={action.onSelect}
        >
          <Icon name="close" />
        </button>
      )}
      {href === undefined ? null : <WholeLink href={href} name={name} />}
      {progress === null ? null : <Progress part={progress} />}
    </li>
  );
}

function WholeLink({ href, name }: { href: string; name: string }): JSX.Element {
  return (
    <a class="whole" href={href}>
      <span class="sr">{name}</span>
    </a>
  );
}

function Progress({ part }: { part: number }): JSX.Element {
  const width = `${Math.round(Math.min(1, Math.max(0, part)) * 1000) / 10}%`;
  return (
    <span class="goal" aria-hidden="true">
      <span style={{ width }} />
    </span>
  );
}

/** On a phone more than four seats have no room for names, and more than eight none beside the number. */
function size(seats: number): string {
  if (seats > 8) return "many crowd";
  return seats > 4 ? "many" : "few";
}

interface MarkProps {
  seat: number;
  bot?: boolean | undefined;
  small?: boolean | undefined;
}

/** The number of a seat on its colour. */
export function Mark({ seat, bot = false, small = false }: MarkProps): JSX.Element {
  return (
    <span class={`mark a${colourOf(seat)} ${bot ? "bot" : ""} ${small ? "sm" : ""}`} aria-hidden="true">
      {seat}
    </span>
  );
}

/** The marks of those at a table, close together. */
export function Dots({ seats }: { seats: readonly MarkProps[] }): JSX.Element {
  return (
    <span class="dots">
      {seats.map(({ seat, bot }) => (
        <Mark key={seat} seat={seat} bot={bot} small />
      ))}
    </span>
  );
}

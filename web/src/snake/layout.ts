/**
 * The snake as cells: every letter once, in reading order.
 *
 * The first word lays all its letters. Each next word takes over the last letters of the word before, as many as overlap,
 * and lays only the rest. The letters of the newest word are the head; all before it are the body. A new word only moves
 * the former head into the body: no cell that was in the body changes, so what has been drawn can stay.
 */

import { cutLetters, type Letter, lettersOf } from "./letters";

/** A word of the snake, as the server tells it; `overlap` counts key letters, ply 0 is the opening. */
export interface Link {
  readonly ply: number;
  readonly word: string;
  readonly player: string | null;
  readonly overlap: number;
}

/** The number of a player's seat, from 1; 0 for nobody (a drawn opening). */
export type SeatOf = (player: string | null) => number;

/** One letter of the snake, in the spelling of the newest word that holds it. */
export interface Cell extends Letter {
  /** Seat that held the letter first; in a joint, the seat of the older word. */
  readonly a: number;
  /** In a joint, the seat of the newer word; otherwise equal to `a`. */
  readonly b: number;
  /** Cells in the joint this cell is part of, 0 outside joints. */
  readonly k: number;
  /** Place in the joint, from 0. */
  readonly i: number;
  /** The seat that laid a word's first own letter here, null elsewhere. */
  readonly mark: number | null;
}

/** The whole snake: cells of all words but the newest, and those of the newest word. */
export interface Snake {
  readonly links: readonly Link[];
  readonly body: readonly Cell[];
  readonly head: readonly Cell[];
}

export const NO_SNAKE: Snake = { links: [], body: [], head: [] };

/** Lay words out. If `before` holds their beginning, only the words after it are laid, and its body is kept. */
export function lay(links: readonly Link[], seatOf: SeatOf, language: string, before: Snake = NO_SNAKE): Snake {
  const known = continues(before, links) ? before : NO_SNAKE;
  if (known.links.length === links.length) return known;
  const body = [...known.body];
  let head = known.head;
  let seat = seatOf(known.links.at(-1)?.player ?? null);
  for (const link of links.slice(known.links.length)) {
    const next = follow(head, seat, link, seatOf(link.player), language);
    for (const cell of next.settled) body.push(cell);
    head = next.head;
    seat = seatOf(link.player);
  }
  return { links, body, head };
}

/** Whether a snake is the beginning of what these words make. */
export function continues({ links: before }: Snake, links: readonly Link[]): boolean {
  const ends = [0, before.length - 1];
  return before.length <= links.length && ends.every((at) => nameOf(before[at]) === nameOf(links[at]));
}

/** Words are known by place, spelling and player: a link read again from the server is the same link. */
function nameOf(link: Link | undefined): string | undefined {
  return link && `${link.ply} ${link.word} ${link.player}`;
}

/** What one word does to the head before it: the cells that are settled now, and its own. */
function follow(
  head: readonly Cell[],
  older: number,
  link: Link,
  seat: number,
  language: string,
): { settled: Cell[]; head: Cell[] } {
  const [settled, taken] = takeOver(head, link.overlap);
  const overlap = taken.reduce((sum, cell) => sum + cell.key.length, 0);
  const [shared, own] = cutLetters(lettersOf(link.word, language), overlap);
  const joint = shared.map((letter, i) => ({
    ...letter,
    a: older,
    b: seat,
    k: shared.length,
    i,
    mark: taken[i]?.mark ?? null,
  }));
  return { settled, head: [...joint, ...own.map((letter, i) => ownCell(letter, seat, i === 0))] };
}

function ownCell(letter: Letter, seat: number, first: boolean): Cell {
  return { ...letter, a: seat, b: seat, k: 0, i: 0, mark: first ? seat : null };
}

/** Part the head before its last `overlap` key letters. A joint that loses cells to the next one is drawn shorter. */
export function takeOver(head: readonly Cell[], overlap: number): [Cell[], Cell[]] {
  const length = head.reduce((sum, cell) => sum + cell.key.length, 0);
  const [kept, taken] = cutLetters(head, length - overlap);
  return [kept.map((cell) => (cell.k > kept.length ? { ...cell, k: kept.length } : cell)), taken];
}

/** A game to look at: a sprint of four, in its last round. */

import { hintFor } from "../snake/hint";
import type { Link } from "../snake/layout";
import type { Seat } from "../ui/Seats";

export const RULES = { min_overlap: 1, max_overlap: null, points_per_letter: 2, points_per_word: 0 };

const PLAYERS = ["adder-3", "Bob", "Bastiaan", "Noor"];

export const seatOf = (player: string | null): number => (player === null ? 0 : PLAYERS.indexOf(player) + 1);

const WORDS: readonly (readonly [string, number])[] = [
  ["behaard", 0],
  ["haardvuur", 5],
  ["vuurdoop", 4],
  ["doopvont", 4],
  ["ontslag", 3],
  ["slagroom", 4],
  ["roomboter", 4],
  ["boterham", 5],
  ["hamster", 3],
  ["sterrenstelsel", 4],
  ["stelselmatig", 7],
];

export const LINKS: readonly Link[] = WORDS.map(([word, overlap], ply) => ({
  ply,
  word,
  overlap,
  player: PLAYERS[ply % 4] ?? null,
}));

/** A snake of so many words. */
export function longSnake(words: number): Link[] {
  return Array.from({ length: words }, (_, ply) => {
    const [word, overlap] = ply === 0 ? ["stelselmatig", 0] : (CYCLE[ply % CYCLE.length] ?? ["", 0]);
    return { ply, word, overlap, player: PLAYERS[ply % 4] ?? null };
  });
}

const CYCLE: readonly (readonly [string, number])[] = [
  ["stelselmatig", 7],
  ["gebaar", 1],
  ["aardbei", 3],
  ["beide", 3],
  ["ideaal", 3],
  ["aalbes", 3],
  ["bestel", 3],
  ["sterrenstelsel", 2],
];

export const say = (link: Link): string =>
  link.overlap === 0
    ? `${link.word}, ${link.player}, opening`
    : `${link.word}, ${link.player}, ${link.overlap} letters, ${2 * link.overlap} points`;

export const SEATS: readonly Seat[] = [
  { seat: 1, name: "adder-3", bot: true, score: 12, sub: "bot, level 3", state: "plain", progress: 0.48 },
  { seat: 2, name: "Bob", bot: false, score: 26, sub: "past the goal", state: "plain", progress: 1 },
  { seat: 3, name: "Bastiaan", bot: false, score: 30, sub: "leads", state: "plain", progress: 1 },
  { seat: 4, name: "Noor", bot: false, score: 18, sub: "you, to move", state: "turn", progress: 0.72 },
];

/** What Noor types, linked to the last word. */
export function typing(
  links: readonly Link[],
  text: string,
): { hint: ReturnType<typeof hintFor>; seat: number; tag: string } {
  const hint = hintFor(links.at(-1)?.word ?? null, text, RULES, "nl");
  return { hint, seat: 4, tag: hint.kind === "links" ? `+${hint.points}` : "" };
}

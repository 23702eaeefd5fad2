/** Games for tests: one that is known, and as many as wanted that are not. */

import type { Link } from "../../src/snake/layout";

const PLAYERS = ["Ada", "Bob", "Cas", "Dee"];

export const seatOf = (player: string | null): number => (player === null ? 0 : PLAYERS.indexOf(player) + 1);

export const GAME: readonly Link[] = [
  { ply: 0, word: "behaard", player: "Ada", overlap: 0 },
  { ply: 1, word: "haardvuur", player: "Bob", overlap: 5 },
  { ply: 2, word: "vuurdoop", player: "Cas", overlap: 4 },
  { ply: 3, word: "doopvont", player: "Dee", overlap: 4 },
  { ply: 4, word: "ontslag", player: "Ada", overlap: 3 },
];

export function seeds(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}

/** Numbers below `limit`, always the same for one seed (a linear congruential generator). */
export function chance(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
}

/** A game of made-up words over three letters, where overlaps of every length occur. */
export function randomGame(seed: number, words: number): Link[] {
  const draw = chance(seed);
  const letters = (count: number): string => Array.from({ length: count }, () => "abn"[draw(3)]).join("");
  const links: Link[] = [{ ply: 0, word: letters(2 + draw(6)), player: "Ada", overlap: 0 }];
  for (let ply = 1; ply < words; ply++) {
    const current = links.at(-1)?.word ?? "";
    const overlap = 1 + draw(current.length - 1);
    const word = current.slice(current.length - overlap) + letters(1 + draw(5));
    links.push({ ply, word, player: PLAYERS[draw(4)] ?? null, overlap });
  }
  return links;
}

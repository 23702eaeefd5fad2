/**
 * What a typed beginning would do to the current word. Only a hint: the engine judges.
 */

import { cutLetters, keyOf, type Letter, lettersOf } from "./letters";

/** The fields of a ruleset that a hint needs. */
export interface HintRules {
  readonly min_overlap: number;
  readonly max_overlap: number | null;
  readonly points_per_letter: number;
  readonly points_per_word: number;
}

/**
 * - `empty`: nothing typed.
 * - `opening`: there is no word to follow; `rest` are the typed letters.
 * - `links`: the first `overlap` key letters link; `linked` and `rest` are the typed letters before and after the cut.
 * - `begins`: nothing links yet, but the end `like` of the current word begins with what was typed.
 * - `none`: no word that begins like this can link.
 */
export type Hint =
  | { readonly kind: "empty" }
  | { readonly kind: "opening"; readonly rest: readonly string[] }
  | {
      readonly kind: "links";
      readonly overlap: number;
      readonly points: number;
      readonly linked: readonly string[];
      readonly rest: readonly string[];
    }
  | { readonly kind: "begins"; readonly like: string }
  | { readonly kind: "none" };

/** The hint for a typed beginning. */
export function hintFor(current: string | null, typed: string, rules: HintRules, language: string): Hint {
  const letters = lettersOf(typed, language);
  const key = keyOf(typed, language);
  if (key === "") return { kind: "empty" };
  if (current === null) return { kind: "opening", rest: letters.map(textOf) };
  const possible = endKeys(current, rules, language);
  const overlap = possible.findLast((end) => key.startsWith(end))?.length;
  if (overlap !== undefined) {
    const [linked, rest] = cutLetters(letters, overlap);
    const points = overlap * rules.points_per_letter + rules.points_per_word;
    return { kind: "links", overlap, points, linked: linked.map(textOf), rest: rest.map(textOf) };
  }
  const like = possible.find((end) => end.startsWith(key));
  return like === undefined ? { kind: "none" } : { kind: "begins", like: spelled(current, like.length, language) };
}

/** The ends of a word that a next word may begin with, shortest first, in the word's own spelling. */
export function endings(current: string, rules: HintRules, language: string): string[] {
  return endKeys(current, rules, language).map((end) => spelled(current, end.length, language));
}

function endKeys(current: string, rules: HintRules, language: string): string[] {
  const key = keyOf(current, language);
  const longest = Math.min(rules.max_overlap ?? key.length, key.length - 1);
  const count = Math.max(0, longest - rules.min_overlap + 1);
  return Array.from({ length: count }, (_, index) => key.slice(key.length - rules.min_overlap - index));
}

function spelled(current: string, length: number, language: string): string {
  const letters = lettersOf(current, language);
  const [, end] = cutLetters(letters, keyOf(current, language).length - length);
  return end.map(textOf).join("");
}

function textOf(letter: Letter): string {
  return letter.text;
}

/** The building blocks of sentences, shared by the languages. */

import type { Sentence } from "../ui/Text";

/** A player's name in the colour of the seat (0: no seat). */
export interface Who {
  readonly who: string;
  readonly seat: number;
}

/** A word of the game. */
export const word = (text: string): { readonly word: string } => ({ word: text });

/** A word of the game cut after the letters that link. */
export interface Joint {
  readonly linked: string;
  readonly rest: string;
}

/** What is written in programs. */
export const code = (text: string): { readonly code: string } => ({ code: text });

export const strong = (text: string): { readonly strong: string } => ({ strong: text });

/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[], last: string): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
}

/** A part of a page that is read. */
export interface Section {
  readonly title: string;
  readonly text: readonly Sentence[];
}

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

/** "+12", "−12", "±0": what was gained or lost. */
export function signed(gained: number): string {
  return gained === 0 ? "±0" : `${gained > 0 ? "+" : "\u2212"}${Math.abs(gained)}`;
}

/** "26 Nov 2026", from a time of the server. */
export function dayOf(time: string, tag: string): string {
  return new Date(time).toLocaleDateString(tag, { day: "numeric", month: "short", year: "numeric" });
}

/** A part of a page that is read. */
export interface Section {
  readonly title: string;
  readonly text: readonly Sentence[];
}

/** The word being typed. It is gone as soon as it was accepted, in the same picture in which it stands in the snake. */

import type { Table } from "../state";

export interface Draft {
  readonly text: string;
  /** How many words had been answered when this was typed. */
  readonly settled: number;
}

export const NO_DRAFT: Draft = { text: "", settled: 0 };

/** What the field holds: what was typed since the last answer, else the word that was refused. */
export function draftOf(draft: Draft, { settled, answer }: Pick<Table, "settled" | "answer">): string {
  return draft.settled === settled ? draft.text : (answer?.text ?? "");
}

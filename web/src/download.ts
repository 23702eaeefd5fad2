/** A game to keep: its events, one a line, as the server tells them. */

import type { GameEvent } from "./protocol";

/** JSON lines, in order of seq. */
export function jsonLines(log: readonly GameEvent[]): string {
  return log.map((event) => `${JSON.stringify(event)}\n`).join("");
}

/** Let the browser save a text under a name. */
export function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/jsonl" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

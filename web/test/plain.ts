import type { Sentence } from "../src/ui/Text";

/** A sentence as plain text. */
export function plain(sentence: Sentence): string {
  if (typeof sentence === "string") return sentence;
  return sentence
    .map((part) => (typeof part === "string" ? part : Object.values(part).find((text) => typeof text === "string")))
    .join("");
}

/** Lines that say what is going on: one for the eye, one for screen readers alone. */

import type { JSX } from "preact";
import { type Sentence, Text } from "./Text";

/** One line that keeps its place when it is empty. */
export function Status({ text, tone = "plain" }: { text: Sentence; tone?: "plain" | "bad" | "good" }): JSX.Element {
  return (
    <p class={`status ${tone}`} role="status">
      <Text parts={text} />
    </p>
  );
}

/** The one live region of a page: moves, turns, the last seconds. */
export function Live({ text }: { text: string }): JSX.Element {
  return (
    <p class="sr" aria-live="polite" aria-atomic="true">
      {text}
    </p>
  );
}

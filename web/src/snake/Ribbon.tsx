/** The snake of a game: drawn for the eye, and beside it a list that says the same. */

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { type Sentence, Text } from "../ui/Text";
import type { Link } from "./layout";
import { Stage, type StageProps } from "./Stage";

export interface RibbonProps extends StageProps {
  /** The name of the snake, and what is said of each word. */
  label: string;
  say: (link: Link) => string;
  /** Facts above the snake. */
  sum?: { left: Sentence; right?: Sentence } | undefined;
}

/** Words that the list holds: the newest ones. */
const SPOKEN = 200;

/** Fills the height it is given; give it the game's id as key. */
export function Ribbon({ label, say, sum, ...stage }: RibbonProps): JSX.Element {
  return (
    <section class="snake" aria-label={label}>
      <Spoken links={stage.links} language={stage.language} label={label} say={say} />
      <p class="sum">
        <Text parts={sum?.left ?? ""} lang={stage.language} />
        <Text parts={sum?.right ?? ""} lang={stage.language} />
      </p>
      <Stage {...stage} />
    </section>
  );
}

interface SpokenProps extends Pick<RibbonProps, "links" | "language" | "label" | "say"> {}

function Spoken({ links, language, label, say }: SpokenProps): JSX.Element {
  return useMemo(
    () => (
      <ol class="sr" lang={language} aria-label={label} start={links.at(-SPOKEN)?.ply ?? links[0]?.ply ?? 0}>
        {links.slice(-SPOKEN).map((link) => (
          <li key={link.ply}>{say(link)}</li>
        ))}
      </ol>
    ),
    [links, language, label, say],
  );
}

/** Boxes on paper, and what fills them: lists, standings, the outcome. */

import type { ComponentChildren, JSX } from "preact";
import { useId } from "./id";
import { type Sentence, Text } from "./Text";

interface PanelProps {
  title: Sentence;
  /** Beside the title: a number, a date, a link. */
  aside?: Sentence | undefined;
  class?: string | undefined;
  /** Without a box around it. */
  flat?: boolean | undefined;
  children: ComponentChildren;
}

export function Panel({ title, aside, class: extra = "", flat = false, children }: PanelProps): JSX.Element {
  const id = useId();
  return (
    <section class={`${flat ? "" : "panel"} ${extra}`} aria-labelledby={id}>
      <div class="sect">
        <h2 id={id}>
          <Text parts={title} />
        </h2>
        {aside === undefined ? null : (
          <p class="dim num">
            <Text parts={aside} />
          </p>
        )}
      </div>
      {children}
    </section>
  );
}

export interface ListItem {
  readonly key: string;
  /** Before the words: the marks of the seats. */
  readonly lead?: ComponentChildren;
  readonly title: Sentence;
  readonly small?: Sentence | undefined;
  /** A button or a link. */
  readonly action?: ComponentChildren;
}

/** Things with something to do about each; `empty` stands where there is none. */
export function List({ items, empty }: { items: readonly ListItem[]; empty: Sentence }): JSX.Element {
  if (items.length === 0) {
    return (
      <p class="dim empty">
        <Text parts={empty} />
      </p>
    );
  }
  return (
    <ul class="list">
      {items.map((item) => (
        <li key={item.key}>
          {item.lead}
          <div class="grow">
            <p class="item-title">
              <Text parts={item.title} />
            </p>
            {item.small === undefined ? null : (
              <p class="item-small">
                <Text parts={item.small} />
              </p>
            )}
          </div>
          {item.action}
        </li>
      ))}
    </ul>
  );
}

interface StandingsProps {
  /** The name of the table. */
  caption: string;
  columns: readonly { readonly text: string; readonly right?: boolean; readonly hidden?: boolean }[];
  rows: readonly { readonly key: string; readonly cells: readonly Sentence[]; readonly strong?: boolean }[];
  empty?: Sentence | undefined;
}

/** So many columns fit on a phone; of more each row becomes a card. */
const NARROW = 4;

/** A table of few columns; the heads of columns that explain themselves are hidden from view alone. */
export function Standings({ caption, columns, rows, empty }: StandingsProps): JSX.Element {
  if (rows.length === 0 && empty !== undefined) return <List items={[]} empty={empty} />;
  const isBare = columns.every((column) => column.hidden);
  return (
    <table class={`standings ${columns.length > NARROW ? "cards-narrow" : ""}`}>
      <caption class="sr">{caption}</caption>
      <thead class={isBare ? "sr" : ""}>
        <tr>
          {columns.map((column) => (
            <th key={column.text} scope="col" class={column.right ? "r" : ""}>
              {column.hidden && !isBare ? <span class="sr">{column.text}</span> : column.text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} class={row.strong ? "strong" : ""}>
            {row.cells.map((cell, i) => (
              <td
                key={columns[i]?.text ?? i}
                class={columns[i]?.right ? "r" : ""}
                {...(i > 0 ? { "data-label": columns[i]?.text } : {})}
              >
                <Text parts={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface OutcomeProps {
  title: Sentence;
  text?: Sentence | undefined;
  /** What to do next. */
  children?: ComponentChildren;
}

/** How a game ended, in one sentence. */
export function Outcome({ title, text, children }: OutcomeProps): JSX.Element {
  return (
    <div class="out-head">
      <div>
        <h1>
          <Text parts={title} />
        </h1>
        {text === undefined ? null : (
          <p>
            <Text parts={text} />
          </p>
        )}
      </div>
      <div class="row">{children}</div>
    </div>
  );
}

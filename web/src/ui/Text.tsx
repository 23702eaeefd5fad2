/** Sentences with words of the game, names of players and emphasis in them. Text of players is never markup. */

import type { JSX } from "preact";
import { colourOf } from "../snake/Cells";

/** A piece of a sentence. */
export type Part =
  | string
  | { readonly word: string }
  /** A word of the game, the letters that link first. */
  | { readonly linked: string; readonly rest: string }
  | { readonly strong: string }
  | { readonly dim: string }
  /** What is written in programs. */
  | { readonly code: string }
  /** Not to be read, by eye or ear; it keeps its place. */
  | { readonly unsaid: string }
  /** Left out on a narrow page. */
  | { readonly wide: string }
  | { readonly keys: string }
  | { readonly href: string; readonly text: string }
  /** A player's name in the colour of the seat; `nick` as chat writes it. */
  | { readonly who: string; readonly seat: number; readonly nick?: boolean };

export type Sentence = string | readonly Part[];

/** A sentence; `lang` is the language of the words of the game in it. */
export function Text({ parts, lang }: { parts: Sentence; lang?: string | undefined }): JSX.Element {
  const pieces = typeof parts === "string" ? [parts] : parts;
  return <span>{pieces.map((part, i) => piece(part, i, lang))}</span>;
}

function piece(part: Part, key: number, lang: string | undefined): JSX.Element | string {
  if (typeof part === "string") return part;
  if ("word" in part) return <Word key={key} text={part.word} lang={lang} />;
  if ("linked" in part) return <Linked key={key} {...part} lang={lang} />;
  if ("strong" in part) return <b key={key}>{part.strong}</b>;
  if ("code" in part) return <code key={key}>{part.code}</code>;
  if ("dim" in part)
    return (
      <span key={key} class="dim">
        {part.dim}
      </span>
    );
  if ("unsaid" in part)
    return (
      <span key={key} class="unsaid">
        {part.unsaid}
      </span>
    );
  if ("wide" in part)
    return (
      <span key={key} class="wide">
        {part.wide}
      </span>
    );
  if ("keys" in part) return <kbd key={key}>{part.keys}</kbd>;
  if ("href" in part)
    return (
      <a key={key} href={part.href}>
        {part.text}
      </a>
    );
  return (
    <b key={key} class={`who a${colourOf(part.seat)} ${part.nick ? "nick" : ""}`}>
      {part.who}
    </b>
  );
}

function Word({ text, lang }: { text: string; lang: string | undefined }): JSX.Element {
  return (
    <span class="w" {...(lang === undefined ? {} : { lang })}>
      {text}
    </span>
  );
}

function Linked({ linked, rest, lang }: { linked: string; rest: string; lang: string | undefined }): JSX.Element {
  return (
    <span class="w" {...(lang === undefined ? {} : { lang })}>
      <u>{linked}</u>
      {rest}
    </span>
  );
}

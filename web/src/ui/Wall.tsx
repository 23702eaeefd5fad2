/** The full-screen scoreboard, for the wall of a class room. */

import type { ComponentChildren, JSX } from "preact";
import { Logo } from "./Icons";
import { type Sentence, Text } from "./Text";

interface WallProps {
  home: { href: string; label: string };
  /** What the page is, for screen readers. */
  title?: string | undefined;
  /** "Join at", and the address. */
  join: { readonly before: string; readonly address: string };
  /** The same as a code to scan, where the game leaves room for it. */
  code?: ComponentChildren;
  /** Buttons. */
  actions?: ComponentChildren;
  /** The game shown large, its seats and its snake; or what stands there while there is none. */
  children: ComponentChildren;
  turn: { readonly ring: ComponentChildren; readonly title: Sentence; readonly text: Sentence };
  points: {
    readonly title: string;
    readonly empty: string;
    readonly rows: readonly { readonly name: string; readonly points: string }[];
  };
  /** The games that are over, the latest first; `room` is kept for so many. */
  ended: {
    readonly title: string;
    readonly room: number;
    readonly games: readonly {
      readonly key: string;
      readonly scores: readonly { readonly name: string; readonly points: number; readonly won: boolean }[];
    }[];
  };
  others: {
    readonly title: string;
    readonly games: readonly { key: string; ribbon: ComponentChildren; names: string }[];
  };
}

export function Wall(props: WallProps): JSX.Element {
  const { home, title, join, code, actions, children, turn, points, ended, others } = props;
  return (
    <div class="wall">
      <header>
        <a class="logo" href={home.href}>
          <Logo />
          {home.label}
        </a>
        <span class="grow" />
        <p class="url">
          <span>{join.before}</span> {join.address}
        </p>
        {actions}
      </header>
      <main>
        <h1 class="sr">{title ?? home.label}</h1>
        {children}
        <div class="turn-line">
          {turn.ring}
          <div>
            <p class="turn-title">
              <Text parts={turn.title} />
            </p>
            <p class="turn-text">
              <Text parts={turn.text} />
            </p>
          </div>
        </div>
      </main>
      <Points {...points}>
        <Over {...ended} />
        {code}
      </Points>
      {others.games.length === 0 ? null : (
        <section class="others" aria-label={others.title}>
          <h2 class="others-title">{others.title}</h2>
          {others.games.map((game) => (
            <div key={game.key} class="other">
              {game.ribbon}
              <p class="names">{game.names}</p>
            </div>
          ))}
        </section>
      )}
    </div>
  );
}

function Points({ title, empty, rows, children }: WallProps["points"] & Pick<WallProps, "children">): JSX.Element {
  return (
    <aside aria-label={title}>
      <h2>{title}</h2>
      {rows.length === 0 ? <p class="dim">{empty}</p> : null}
      <ol>
        {rows.map((row, i) => (
          <li key={row.name}>
            <span aria-hidden="true">{i + 1}</span>
            <span class="standing-name">{row.name}</span>
            <b>{row.points}</b>
          </li>
        ))}
      </ol>
      {children}
    </aside>
  );
}

function Over({ title, room, games }: WallProps["ended"]): JSX.Element {
  const free = Array.from({ length: Math.max(room - games.length, 0) }, (_, place) => place);
  return (
    <section class={`over-list${games.length === 0 ? " free" : ""}`} aria-label={title}>
      <h2>{title}</h2>
      <ol>
        {games.map(({ key, scores }) => (
          <li key={key}>
            {scores.map(({ name, points, won }, place) => [
              place === 0 ? "" : ", ",
              won ? <b key={name}>{`${name} ${points}`}</b> : `${name} ${points}`,
            ])}
          </li>
        ))}
        {free.map((place) => (
          <li key={place} class="free">
            {"\u00a0"}
          </li>
        ))}
      </ol>
    </section>
  );
}

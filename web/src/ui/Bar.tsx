/** The top of every page: where home is, what this is, and what can be done here. */

import type { ComponentChildren, JSX } from "preact";
import { Logo } from "./Icons";
import { type Sentence, Text } from "./Text";

export interface NavLink {
  readonly href: string;
  readonly text: string;
  readonly current?: boolean | undefined;
}

interface BarProps {
  home: { href: string; label: string };
  /** Pages, on pages that are no game. */
  nav?: readonly NavLink[] | undefined;
  navLabel?: string | undefined;
  /** What game this is. */
  facts?: readonly Sentence[] | undefined;
  /** Buttons and menus. */
  children?: ComponentChildren;
}

export function Bar({ home, nav, navLabel, facts, children }: BarProps): JSX.Element {
  return (
    <header class="bar">
      <a class="logo" href={home.href}>
        <Logo />
        {home.label}
      </a>
      {nav === undefined ? null : (
        <nav class="meta" {...(navLabel === undefined ? {} : { "aria-label": navLabel })}>
          {nav.map((link) => (
            <a key={link.href} href={link.href} {...(link.current ? { "aria-current": "page" as const } : {})}>
              {link.text}
            </a>
          ))}
        </nav>
      )}
      {facts === undefined ? null : (
        <div class="meta facts">
          {facts.map((fact, i) => (
            <Text key={i} parts={fact} />
          ))}
        </div>
      )}
      <span class="grow" />
      {children}
    </header>
  );
}

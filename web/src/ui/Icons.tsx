/** The signs on buttons, drawn on a grid of 20 by 20, and the mark of the game. */

import type { JSX } from "preact";

const PATHS = {
  back: "M16 10H4M9 5l-5 5 5 5",
  close: "M5 5l10 10M15 5L5 15",
  copy: "M7 7h9v9H7zM4 13V4h9",
  download: "M10 3v10M5 9l5 5 5-5M4 17h12",
  expand: "M3 8V3h5M12 3h5v5M17 12v5h-5M8 17H3v-5",
  moon: "M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7z",
  more: "M4 10h.01M10 10h.01M16 10h.01",
  mute: "M3 8v4h3l4 3.5v-11L6 8zM13 8l4 4M17 8l-4 4",
  people:
    "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 16.5c.5-3 2.5-4.5 5.5-4.5s5 1.5 5.5 4.5M13 3.8a3 3 0 0 1 0 5.4M15 12.4c1.8.6 2.7 2 3 4.1",
  qr: "M3 3h5v5H3zM12 3h5v5h-5zM3 12h5v5H3zM12 12h2v2M17 12v5h-2M12 17h.01",
  send: "M4 10h12M11 5l5 5-5 5",
  share: "M10 12V3M6.5 6L10 2.5 13.5 6M5 9H4v8h12V9h-1",
  sound: "M3 8v4h3l4 3.5v-11L6 8zM13 7.5a3.5 3.5 0 0 1 0 5M15.5 5a7 7 0 0 1 0 10",
  sun: "M10 6a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM10 1v2M10 17v2M1 10h2M17 10h2M3.6 3.6L5 5M15 15l1.4 1.4M3.6 16.4L5 15M15 5l1.4-1.4",
  tick: "M4 10.5l4 4 8-9",
} as const;

export type IconName = keyof typeof PATHS;

/** A sign without a name of its own: the button around it has one. */
export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg viewBox="0 0 20 20" class={`icon-${name}`} aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark of the game: a line that turns twice. */
export function Logo(): JSX.Element {
  return (
    <svg viewBox="0 0 28 20" class="logo-mark" aria-hidden="true">
      <path d="M2 16h17a4 4 0 0 0 0-8H9a3 3 0 0 1 0-5h15" />
    </svg>
  );
}

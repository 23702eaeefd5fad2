/**
 * A page to look at: the components in many states, without a server. Not part of the build; `npx vite` and open
 * /gallery.html#game, or #opening, #first, #short, #long, #refused, #pending, #eight, #sixteen, #watch, #home, #over, #wall, #card.
 */

import { type JSX, render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Seat } from "../ui/Seats";
import "../styles/index.css";
import { Card } from "./card";
import { Game, Watching } from "./game";
import { LINKS, longSnake, SEATS } from "./sample";
import { Board, Home, Over } from "./screens";

function crowd(count: number): Seat[] {
  return Array.from({ length: count }, (_, i) => ({
    ...(SEATS[i % 4] as Seat),
    seat: i + 1,
    name: `player-${i + 1}`,
    state: (["plain", "away", "out", "turn"] as const)[Math.min(i, 4) % 4] ?? "plain",
  }));
}

/** A word every second, to see what moves. */
function Growing(): JSX.Element {
  const [count, setCount] = useState(1);
  useEffect(() => {
    const timer = setInterval(() => setCount((known) => Math.min(LINKS.length, known + 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  return <Game links={LINKS.slice(0, count)} text="" />;
}

const SCREENS = {
  game: () => <Game />,
  opening: () => <Game links={[]} text="banaan" sayLine="Open with any word." />,
  first: () => <Game links={LINKS.slice(0, 1)} text="" sayLine="Bob is to move. Yours is next." />,
  short: () => <Game links={LINKS.slice(0, 3)} text="do" />,
  begins: () => <Game text="i" sayLine={["begins like ", { strong: "ig" }]} />,
  grow: () => <Growing />,
  long: () => <Game links={longSnake(2000)} text="" />,
  refused: () => (
    <Game
      text="tafel"
      bad
      sayLine={["“tafel” must begin with the end of ", { strong: "stelselmatig" }, ": g, ig, tig, atig or matig."]}
    />
  ),
  pending: () => <Game pending sayLine="sending…" />,
  eight: () => <Game seats={crowd(8)} />,
  sixteen: () => <Game seats={crowd(16)} />,
  watch: () => <Watching />,
  home: () => <Home />,
  over: () => <Over />,
  wall: () => <Board />,
  card: () => <Card />,
} satisfies Readonly<Record<string, () => JSX.Element>>;

function show(): void {
  const name = location.hash.slice(1);
  const Screen = Object.hasOwn(SCREENS, name) ? SCREENS[name as keyof typeof SCREENS] : SCREENS.game;
  render(<Screen key={name} />, document.body);
}

window.addEventListener("hashchange", show);
show();

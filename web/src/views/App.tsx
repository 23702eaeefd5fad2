/** Which screen stands at which address. */

import type { JSX } from "preact";
import { Alone, GameScreen } from "./GameScreen";
import { Home } from "./Home";
import { LeaderboardPage } from "./LeaderboardPage";
import { Linking } from "./Linking";
import { PlayerPage } from "./PlayerPage";
import { Developers, Rules } from "./Prose";
import { Scoreboard } from "./Scoreboard";
import type { Scene } from "./scene";

export function App({ scene }: { scene: Scene }): JSX.Element | null {
  const { route } = scene.state;
  switch (route.page) {
    case "home":
      return <Home scene={scene} />;
    case "game":
      return <GameScreen scene={scene} />;
    case "scoreboard":
      return <Scoreboard scene={scene} />;
    case "rules":
      return <Rules scene={scene} />;
    case "developers":
      return <Developers scene={scene} />;
    case "link":
      return <Linking key={route.code} scene={scene} code={route.code} />;
    case "player":
      return <PlayerPage key={route.name} scene={scene} name={route.name} />;
    case "leaderboard":
      return <LeaderboardPage key={route.ruleset} scene={scene} ruleset={route.ruleset} />;
    case "missing":
      return <Alone scene={scene} text={scene.m.page.missing} />;
  }
}

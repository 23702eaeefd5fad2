/** The best of a ruleset: players by rating, their best links, the longest snakes, and the bots. */

import type { JSX } from "preact";
import type { Leaderboard, LeaderboardRow } from "../protocol";
import { path } from "../routes";
import { lines } from "../standings";
import { Pick } from "../ui/Choices";
import { Outcome, Panel } from "../ui/Panel";
import type { Sentence } from "../ui/Text";
import { lineText } from "./Notice";
import { Page } from "./Page";
import { ByRating, Links, Snakes } from "./Standings";
import { rulesetName, type Scene } from "./scene";

export function LeaderboardPage({ scene, ruleset }: { scene: Scene; ruleset: string }): JSX.Element {
  const { state, m, actions } = scene;
  const text = state.boards ? m.standings.lead : (lineText(scene) ?? m.standings.lead);
  return (
    <Page scene={scene}>
      <Outcome title={m.standings.heading} text={text}>
        <div class="pick-room">
          {state.about ? (
            <Pick
              label={m.standings.ruleset}
              name="ruleset"
              value={ruleset}
              onChange={(chosen) => actions.go({ page: "leaderboard", ruleset: chosen })}
              options={rulesets(scene, ruleset).map((name) => ({ value: name, text: rulesetName(m, name) }))}
            />
          ) : null}
        </div>
      </Outcome>
      <div class="fill">{state.boards ? <Boards scene={scene} boards={state.boards} /> : null}</div>
    </Page>
  );
}

/** Those in which people play against each other; the one that is shown is always among them. */
function rulesets({ state: { about } }: Scene, shown: string): readonly string[] {
  const names = (about?.rulesets ?? []).filter((each) => each.seats_max > 1).map((each) => each.name);
  return names.includes(shown) ? names : [...names, shown];
}

function Boards({ scene, boards }: { scene: Scene; boards: readonly Leaderboard[] }): JSX.Element {
  const { m } = scene;
  const rows = (board: Leaderboard["board"], bots = false): readonly LeaderboardRow[] => {
    const found = boards.find((each) => each.board === board && each.bots === bots);
    return found ? lines(found) : [];
  };
  const links = rows("link");
  return (
    <div class="cols">
      <div class="stack">
        <Panel title={m.standings.byRating}>
          <ByRating
            scene={scene}
            rows={rows("rating")}
            caption={m.standings.byRating}
            empty={m.standings.byRatingNone}
          />
          {rows("rating").some(({ rank }) => rank === null) ? <p class="note">{m.standings.unranked}</p> : null}
        </Panel>
        <Panel title={m.standings.bots}>
          <ByRating scene={scene} rows={rows("rating", true)} caption={m.standings.bots} empty={m.standings.botsNone} />
        </Panel>
      </div>
      <div class="stack">
        <Panel title={m.standings.byLink}>
          <Links
            scene={scene}
            links={links.flatMap(({ link }) => link ?? [])}
            small={(link, index) =>
              m.standings.linkBy(links[index]?.players[0] ?? "", link.at, links[index]?.rank ?? 0)
            }
            empty={m.standings.byLinkNone}
          />
        </Panel>
        <Panel title={m.standings.bySnake}>
          <Snakes scene={scene} rows={rows("snake")} />
        </Panel>
      </div>
    </div>
  );
}

/** On the home page: the first few. Before they are known, what will be said keeps its place. */
export function TopPlayers({ scene }: { scene: Scene }): JSX.Element {
  const { m, state } = scene;
  const board = state.boards?.find((each) => each.board === "rating");
  const rows = board ? lines(board) : [];
  const none: Sentence = state.boards ? m.standings.byRatingNone : [{ unsaid: m.standings.byRatingNone }];
  const all = [{ href: path({ page: "leaderboard", ruleset: "sprint" }), text: m.standings.all }];
  return (
    <Panel title={m.standings.heading} aside={all} class="top-players">
      <ByRating scene={scene} rows={rows} caption={m.standings.heading} empty={none} />
    </Panel>
  );
}

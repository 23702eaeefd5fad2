/** What a player has done: the curve of a rating, the best links, the games that are over. */

import type { JSX } from "preact";
import type { PlayedGame, RatingCurve, RatingView } from "../protocol";
import { path } from "../routes";
import type { Profile } from "../state";
import { Button, LinkButton } from "../ui/Button";
import { Pick } from "../ui/Choices";
import { List, type ListItem, Panel } from "../ui/Panel";
import { RatingPlot } from "../ui/RatingPlot";
import { Text } from "../ui/Text";
import { Links, ratingText, whereLaid } from "./Standings";
import { languageName, rulesetName, type Scene } from "./scene";

export function Ratings({ scene, profile }: { scene: Scene; profile: Profile }): JSX.Element {
  const { m, actions } = scene;
  const { view, curve } = profile;
  if (curve === null || curve.rating === null) {
    return (
      <Panel title={m.standings.ratings}>
        <List items={[]} empty={m.standings.ratingsNone} />
      </Panel>
    );
  }
  return (
    <Panel title={m.standings.ratings}>
      <div class="stack">
        {view.ratings.length < 2 ? null : (
          <Pick
            label={m.standings.ruleset}
            name="rated"
            value={curve.ruleset}
            onChange={(ruleset) => void actions.showRating(ruleset, view.name)}
            options={view.ratings.map(({ ruleset }) => ({ value: ruleset, text: rulesetName(m, ruleset) }))}
          />
        )}
        <Curve scene={scene} curve={curve} rating={curve.rating} />
      </div>
    </Panel>
  );
}

function Curve({ scene: { m }, curve, rating }: { scene: Scene; curve: RatingCurve; rating: RatingView }): JSX.Element {
  const ratings = curve.curve.map((point) => point.rating);
  const [first = rating.rating, last = rating.rating] = [ratings[0], ratings.at(-1)];
  const ruleset = rulesetName(m, curve.ruleset);
  const [least, most] = [Math.min(...ratings), Math.max(...ratings)];
  return (
    <>
      <p>
        <Text parts={m.standings.curve(ruleset, ratingText(rating), rating.deviation, rating.games)} />
      </p>
      {ratings.length === 0 ? null : (
        <RatingPlot
          label={m.standings.curveSpoken(ruleset, ratings.length, first, last, least, most)}
          ratings={ratings}
        />
      )}
    </>
  );
}

export function OwnLinks({ scene, profile }: { scene: Scene; profile: Profile }): JSX.Element | null {
  const links = profile.view.best_links;
  if (links.length === 0) return null;
  return (
    <Panel title={scene.m.standings.links}>
      <Links scene={scene} links={links} small={whereLaid(scene)} empty="" />
    </Panel>
  );
}

export function Past({ scene, profile }: { scene: Scene; profile: Profile }): JSX.Element {
  const { m, state, actions } = scene;
  const { view, history } = profile;
  const { cursor } = history;
  return (
    <Panel title={m.standings.history}>
      <List items={history.games.map((played) => item(scene, played, view.name))} empty={m.standings.historyNone} />
      {cursor === null ? null : (
        <Button disabled={state.busy} onClick={() => void actions.showMore(view.name, cursor)}>
          {m.standings.earlier}
        </Button>
      )}
    </Panel>
  );
}

function item({ m }: Scene, played: PlayedGame, name: string): ListItem {
  const { game, rating, gained, at } = played;
  const others = game.seats.map((seat) => seat.player).filter((player) => player !== name);
  const secret = played.private ? `, ${m.standings.secret}` : "";
  const counted = rating === null ? "" : `, ${m.standings.gained(rating, gained ?? 0)}`;
  return {
    key: game.game,
    title: m.home.gameTitle(rulesetName(m, game.ruleset), languageName(m, game.language)),
    small: `${m.standings.played(others, how(m, played), at)}${secret}${counted}`,
    action: <LinkButton href={path({ page: "game", game: game.game })}>{m.standings.look}</LinkButton>,
  };
}

function how(m: Scene["m"], { won, game }: PlayedGame): string {
  if (game.outcome?.why === "abandoned") return m.standings.abandoned;
  return won ? m.standings.won : m.standings.lost;
}

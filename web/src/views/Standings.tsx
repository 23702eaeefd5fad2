/** Ratings and records as lines of tables and lists, wherever they are shown. */

import type { JSX } from "preact";
import type { BestLink, LeaderboardRow, RatingView } from "../protocol";
import { path } from "../routes";
import { cutWord } from "../snake/letters";
import { LinkButton } from "../ui/Button";
import { List, type ListItem, Standings } from "../ui/Panel";
import type { Sentence } from "../ui/Text";
import { rulesetName, type Scene } from "./scene";

/** A rating from few games has a question mark. */
export function ratingText({ rating, provisional }: Pick<RatingView, "rating" | "provisional">): string {
  return provisional ? `${rating}?` : `${rating}`;
}

/** The strongest of a ruleset. `empty`: what is said where there is nobody. */
export function ByRating({
  scene,
  rows,
  caption,
  empty,
}: {
  scene: Scene;
  rows: readonly LeaderboardRow[];
  caption: string;
  empty: Sentence;
}): JSX.Element {
  const { state, m } = scene;
  const { rank, player, rating, games } = m.standings.columns;
  return (
    <Standings
      caption={caption}
      columns={[
        { text: rank, hidden: true },
        { text: player },
        { text: rating, right: true },
        { text: games, right: true },
      ]}
      rows={rows.map((row) => ratingRow(row, state.me?.name ?? null))}
      empty={empty}
    />
  );
}

function ratingRow({ rank, players, value, rating }: LeaderboardRow, me: string | null) {
  const name = players[0] ?? "";
  return {
    key: name,
    strong: name === me,
    cells: [
      [{ dim: rank === null ? "\u2013" : `${rank}` }],
      [{ href: path({ page: "player", name }), text: name }],
      ratingText({ rating: value, provisional: rating?.provisional ?? false }),
      `${rating?.games ?? ""}`,
    ] as const satisfies readonly Sentence[],
  };
}

/** Links, the best one first; `small` says of each what the place does not. */
export function Links({
  scene,
  links,
  small,
  empty,
}: {
  scene: Scene;
  links: readonly BestLink[];
  small: (link: BestLink, index: number) => Sentence;
  empty: Sentence;
}): JSX.Element {
  return <List items={links.map((link, index) => linkItem(scene, link, small(link, index)))} empty={empty} />;
}

function linkItem({ m }: Scene, link: BestLink, small: Sentence): ListItem {
  const { before, word, overlap, points, language } = link;
  return {
    key: `${link.game} ${link.ply}`,
    title: [{ word: before }, " ", cutWord(word, overlap, language)],
    small: [`${m.standings.link(overlap, points)}. `, ...(typeof small === "string" ? [small] : small)],
    action: <LinkButton href={path({ page: "game", game: link.game })}>{m.standings.look}</LinkButton>,
  };
}

/** The longest snakes, with all who laid them. */
export function Snakes({ scene: { m }, rows }: { scene: Scene; rows: readonly LeaderboardRow[] }): JSX.Element {
  const items = rows.flatMap(({ rank, game, value, players, at }) =>
    game === null
      ? []
      : [
          {
            key: game,
            title: m.standings.snake(value),
            small: m.standings.snakeBy(players, at ?? "", rank ?? 0),
            action: <LinkButton href={path({ page: "game", game })}>{m.standings.look}</LinkButton>,
          },
        ],
  );
  return <List items={items} empty={m.standings.bySnakeNone} />;
}

/** Of a player's own links: where. */
export function whereLaid(scene: Scene): (link: BestLink) => Sentence {
  return ({ ruleset, at }) => scene.m.standings.linkIn(rulesetName(scene.m, ruleset), at);
}

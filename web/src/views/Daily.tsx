/** The word of the day: the card that begins it, and how its players stand. */

import type { JSX } from "preact";
import { dayOf } from "../daily";
import type { Leaderboard, LeaderboardRow } from "../protocol";
import { path } from "../routes";
import { lines } from "../standings";
import { Button } from "../ui/Button";
import { Panel, Standings } from "../ui/Panel";
import { Text } from "../ui/Text";
import { languageName, type Scene } from "./scene";

/** On the home page: today's word, to be begun, or what came of it. */
export function Today({ scene, name }: { scene: Scene; name: string }): JSX.Element {
  const { state, m, actions } = scene;
  const { day: board } = state;
  const language = dayOf(state)?.language ?? state.settings.locale;
  const { own, players } = board ?? { own: null, players: null };
  // What is not known yet keeps its place, so that nothing below it moves.
  const where = own ? m.daily.again : m.daily.where(languageName(m, language), players ?? 0);
  return (
    <Panel title={m.daily.title} aside={board?.day ? m.daily.date(board.day) : undefined} class="today">
      <p>{own ? m.daily.played(own.value, own.rank ?? 0, players ?? 0) : m.daily.text}</p>
      <div class="row">
        <Button disabled={state.busy || name.trim() === ""} onClick={() => void actions.playDaily(name, language)}>
          {own ? m.daily.look : m.daily.play}
        </Button>
        <p class="dim">
          <Text parts={board ? where : [{ unsaid: where }]} />
        </p>
      </div>
    </Panel>
  );
}

/** After a daily game: where one stands that day. */
export function DayResult({ scene }: { scene: Scene }): JSX.Element | null {
  const { state, m } = scene;
  const board = state.day;
  if (!board?.day) return null;
  const { own, players } = board;
  return (
    <Panel title={m.daily.title} aside={m.daily.date(board.day)}>
      {own ? <p>{m.daily.stand(own.rank ?? 0, players ?? 0)}</p> : null}
      <Board scene={scene} board={board} />
    </Panel>
  );
}

/** The best of the day, and one's own line wherever it is. */
function Board({ scene: { state, m }, board }: { scene: Scene; board: Leaderboard }): JSX.Element | null {
  const me = state.me?.name;
  const shown = lines(board);
  if (shown.length === 0) return null;
  const { rank, player, points } = m.daily.columns;
  return (
    <Standings
      caption={m.daily.title}
      columns={[
        { text: rank, hidden: true },
        { text: player, hidden: true },
        { text: points, right: true, hidden: true },
      ]}
      rows={shown.map((row) => line(row, me))}
    />
  );
}

function line({ rank, players, value, game }: LeaderboardRow, me: string | undefined) {
  const name = players[0] ?? "";
  // The game of another can be seen when the day is over; then the points lead to it.
  const points = game === null ? `${value}` : [{ href: path({ page: "game", game }), text: `${value}` }];
  return {
    key: name,
    strong: name === me,
    cells: [`${rank ?? ""}`, [{ href: path({ page: "player", name }), text: name }], points],
  };
}

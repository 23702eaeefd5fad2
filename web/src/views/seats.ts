/** The seats of a game as they are shown: one line each, saying what matters most about it now. */

import type { GameView, SeatView } from "../protocol";
import { path } from "../routes";
import { mySeat, pastGoal, seatNumber, standing } from "../select";
import type { Seat } from "../ui/Seats";
import type { GameScene } from "./scene";

export function seatProps(scene: GameScene): readonly Seat[] {
  return scene.view.seats.map((seat) => props(scene, seat));
}

/** The seats at the end, the winners first. */
export function finalSeats(scene: GameScene): readonly Seat[] {
  const { view, m } = scene;
  return standing(view).map((seat) => {
    const won = view.outcome?.winners.includes(seat.player) ?? false;
    const shown = { ...props(scene, seat), href: path({ page: "player", name: seat.player }) };
    const last: Seat = won && view.ruleset.pace !== "solo" ? { ...shown, sub: m.seat.won, state: "turn" } : shown;
    return { ...last, sub: [last.sub, ...rating(scene, seat)].filter((text) => text !== "").join(", ") };
  });
}

/** What the game did to the rating of whoever looks, if it counted: at one's own seat, where nothing moves by it. */
function rating({ state, table, m }: GameScene, seat: SeatView): readonly string[] {
  if (state.me?.name !== seat.player || table.rated === null || table.rated.rating === null) return [];
  return [m.over.rated(table.rated.rating, table.rated.gained ?? 0)];
}

function props(scene: GameScene, seat: SeatView): Seat {
  const { view, m, actions, state } = scene;
  const { target_score: target } = view.ruleset;
  const isHost = mySeat(state)?.player === view.host;
  const removable = isHost && view.phase === "waiting" && seat.player !== view.host;
  const remove = { label: m.game.remove(seat.player), onSelect: () => void actions.remove(view.game, seat.player) };
  return {
    seat: seatNumber(view, seat.player),
    name: seat.player,
    bot: seat.bot,
    score: view.phase === "waiting" ? null : seat.score,
    sub: sub(scene, seat),
    state: stateOf(scene, seat),
    progress: target === null || view.phase === "waiting" ? null : seat.score / target,
    ...(removable ? { action: remove } : {}),
  };
}

function stateOf({ view }: GameScene, seat: SeatView): Seat["state"] {
  if (seat.out) return "out";
  if (isToMove(view, seat)) return "turn";
  return seat.connected || view.phase === "finished" ? "plain" : "away";
}

function sub(scene: GameScene, seat: SeatView): string {
  const { state, view, m } = scene;
  const isMe = state.me?.name === seat.player;
  if (seat.out && seat.out_why) return m.seat.out[seat.out_why];
  if (isToMove(view, seat)) return isMe ? m.seat.youToMove : m.seat.toMove;
  if (!seat.connected && view.phase !== "finished") return m.seat.away;
  return misses(scene, seat) ?? place(scene, seat) ?? role(scene, seat, isMe);
}

/** Whether the seat holds up others. */
function isToMove({ turn, ruleset }: GameView, seat: SeatView): boolean {
  return turn === seat.player && ruleset.pace !== "solo";
}

function misses({ view, m }: GameScene, seat: SeatView): string | null {
  if (view.phase !== "playing") return null;
  if (seat.lives !== null) return m.seat.lives(seat.lives);
  const { misses_out: max } = view.ruleset;
  return seat.misses > 0 && max !== null ? m.seat.misses(seat.misses, max) : null;
}

function place({ view, m }: GameScene, seat: SeatView): string | null {
  const best = Math.max(...view.seats.map((each) => each.score));
  const leaders = view.seats.filter((each) => each.score === best);
  const isAlone = view.ruleset.pace === "solo";
  if (view.phase === "playing" && best > 0 && !isAlone && leaders.length === 1 && leaders[0] === seat)
    return m.seat.leads;
  return pastGoal(view).includes(seat) ? m.seat.pastGoal : null;
}

function role({ view, m }: GameScene, seat: SeatView, isMe: boolean): string {
  if (seat.bot) return m.seat.bot(seat.level);
  if (isMe) return m.seat.you;
  return view.phase === "waiting" && view.host === seat.player ? m.seat.host : "";
}

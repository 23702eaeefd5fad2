/** SNAKEBOT: tells the log of a game in sentences. */

import type { Messages } from "./i18n";
import type { Who } from "./i18n/parts";
import type { GameEvent, GameStarted, GameView, Said, WordPlayed } from "./protocol";
import { seatNumber } from "./select";
import type { LogEntry } from "./ui/Log";
import type { Sentence } from "./ui/Text";

/** The column shows this many of the last events. */
const SHOWN = 300;

/** What is shown of the talk: nothing on a server without chat, and nothing of those who are muted. */
export interface Talk {
  readonly chat: boolean;
  readonly muted: readonly string[];
  /** Who reads; nobody mutes oneself. */
  readonly me: string | null;
}

/** Lines by what they tell. They stay true for as long as seats, texts and talk are the same. */
export type Told = WeakMap<GameEvent, readonly LogEntry[]>;

/** The lines of the column, oldest first, as of `view`; those that are `told` already are the same objects again. */
export function narrate(
  view: GameView,
  log: readonly GameEvent[],
  m: Messages,
  talk: Talk,
  told: Told = new WeakMap(),
): readonly LogEntry[] {
  const from = Math.max(0, log.length - SHOWN);
  const last = lastRoundSeq(view, log);
  const lines = log.slice(from).flatMap((event) => {
    const known = told.get(event) ?? entries(view, event, m, talk);
    told.set(event, known);
    return event.seq === last ? [...known, lastRound(view, event, m)] : known;
  });
  const { turn } = view;
  if (view.phase !== "playing" || turn === null || view.ruleset.pace === "solo") return lines;
  const at = log.at(-1)?.at ?? view.opened_at;
  return [...lines, entry("turn", at, "note", m.turn.theirs(whoIn(view)(turn)))];
}

const whoIn =
  (view: GameView) =>
  (player: string): Who => ({ who: player, seat: seatNumber(view, player) });

function entries(view: GameView, event: GameEvent, m: Messages, talk: Talk): readonly LogEntry[] {
  if (event.type === "said") return talk.chat ? [said(view, event, m, talk)] : [];
  if (event.type === "word_played") return played(view, event, m);
  const isNote = event.type === "game_started" || event.type === "game_closed" || event.type === "clock_extended";
  const sentences = tell(view, event, m);
  return sentences.map((parts, i) => entry(`${event.seq}.${i}`, event.at, isNote ? "note" : "bot", parts));
}

function played(view: GameView, event: WordPlayed, m: Messages): readonly LogEntry[] {
  const player = whoIn(view)(event.player);
  const parts = event.ply === 0 ? m.bot.opened(player, event.word) : m.bot.entered(player, event.word);
  const line = entry(`${event.seq}`, event.at, "bot", parts);
  const scored = event.points > 0 ? { ...line, points: `+${event.points}` } : line;
  const missed = event.missed === null ? [] : [entry(`${event.seq}m`, event.at, "bot", m.bot.missed(event.missed))];
  return [...missed, scored];
}

/** What SNAKEBOT says of an event; an event of a kind it does not know is passed over. */
function tell(view: GameView, event: GameEvent, m: Messages): readonly Sentence[] {
  const who = whoIn(view);
  switch (event.type) {
    case "game_created": {
      const { name } = event.ruleset;
      return [m.bot.created(who(event.host), m.rulesets[name] ?? name, m.languages[event.language] ?? event.language)];
    }
    case "seat_taken":
      return [event.bot ? m.bot.satBot(who(event.player), event.level) : m.bot.sat(who(event.player))];
    case "seat_left":
      return [m.bot.leftSeat(who(event.player))];
    case "host_changed":
      return [m.bot.host(who(event.host))];
    case "game_closed":
      return [m.bot.closed[event.why]];
    case "game_started":
      return [...begins(view, event, m), ...(event.current ? [m.bot.drawn(event.current.word)] : [])];
    case "turn_missed":
      return [event.why === "pass" ? m.bot.passed(who(event.player)) : m.bot.timeout(who(event.player))];
    case "clock_extended":
      return [event.turn === null ? m.bot.extendedForAll : m.bot.extended(who(event.turn))];
    case "player_out":
      return [m.bot.out[event.why](who(event.player))];
    case "game_finished":
      return [outcomeTitle(view, m)];
    case "rematch_opened":
      return [m.bot.rematch];
    default:
      return [];
  }
}

/** Whoever plays alone has no order to be told. */
function begins({ ruleset }: GameView, { order }: GameStarted, m: Messages): readonly Sentence[] {
  if (ruleset.pace === "solo") return [];
  return [ruleset.pace === "race" ? m.bot.raceStarted : m.bot.started(order)];
}

/** One line: who won, and by how much; of one who played alone, how many points. */
export function outcomeTitle({ outcome, phase, ruleset, seats }: GameView, m: Messages): string {
  if (phase === "closed") return m.over.closed;
  const [alone] = seats;
  if (ruleset.pace === "solo" && alone) return m.over.alone(alone.player, alone.score);
  const winners = outcome?.winners ?? [];
  const scores = Object.values(outcome?.scores ?? {}).toSorted((a, b) => b - a);
  const [winner] = winners;
  if (winner === undefined) return m.over.nobody;
  return winners.length === 1 ? m.over.wins(winner, scores) : m.over.share(winners, scores[0] ?? 0);
}

/** What a screen reader is told of an event; nothing for those that need no telling. */
export function announce(event: GameEvent, m: Messages): string {
  if (event.type !== "word_played") return "";
  return event.ply === 0
    ? m.spoken.opened(event.player, event.word)
    : m.spoken.played(event.player, event.word, event.overlap, event.points);
}

/** The seq of the move by which somebody first passed the goal. */
function lastRoundSeq(view: GameView, log: readonly GameEvent[]): number | null {
  const target = view.ruleset.target_score;
  if (target === null) return null;
  return log.find((event) => event.type === "word_played" && event.score >= target)?.seq ?? null;
}

function lastRound(view: GameView, event: GameEvent, m: Messages): LogEntry {
  const player = event.type === "word_played" ? event.player : "";
  return entry("last", event.at, "note", m.bot.lastRound([player], view.ruleset.target_score ?? 0));
}

/** A line of chat. Of somebody who is muted it says no more than that. */
function said(view: GameView, { seq, at, player, text }: Said, m: Messages, { muted, me }: Talk): LogEntry {
  const nick = { ...whoIn(view)(player), nick: true };
  const on = muted.includes(player);
  const line = entry(`${seq}`, at, "said", [nick, " ", on ? { dim: m.chat.muted } : (text ?? m.bot.forgotten)]);
  return player === me
    ? line
    : { ...line, mute: { player, on, label: on ? m.chat.unmute(player) : m.chat.mute(player) } };
}

function entry(id: string, at: string, kind: LogEntry["kind"], parts: Sentence): LogEntry {
  return { id, iso: at, time: clockTime(new Date(at)), kind, parts };
}

/** "14:05", as both languages write it. `toLocaleTimeString` takes a hundred times as long, once for every line. */
function clockTime(at: Date): string {
  return [at.getHours(), at.getMinutes()].map((part) => `${part}`.padStart(2, "0")).join(":");
}

/**
 * `reduce(state, action)` is the state after something happened, the same object if that changes nothing: then nothing is
 * drawn anew. It is pure; whatever acts is in `actions.ts`.
 */

import { fold, present, watched } from "./fold";
import type {
  About,
  GameAnalysis,
  GameEvent,
  GameSummary,
  GameView,
  History,
  Leaderboard,
  LinkCode,
  LinkView,
  PlayedGame,
  PlayerView,
  PresenceChanged,
  RatingCurve,
  WatchersChanged,
  WordPlayed,
} from "./protocol";
import type { Refused } from "./refusal";
import type { Route } from "./routes";
import {
  type Absent,
  type Answer,
  type Ended,
  emptyTable,
  type Line,
  type Linked,
  type Missing,
  type Move,
  type Profile,
  type Settings,
  type State,
  type Table,
} from "./state";

export type Action =
  | { readonly type: "navigated"; readonly route: Route }
  | { readonly type: "line_changed"; readonly line: Line }
  | { readonly type: "greeted"; readonly about: About; readonly clock: number }
  | { readonly type: "recognised"; readonly me: PlayerView }
  | { readonly type: "lobby_loaded"; readonly games: readonly GameSummary[] }
  | { readonly type: "lobby_changed"; readonly game: GameSummary }
  | { readonly type: "ended_loaded"; readonly games: readonly Ended[] }
  | { readonly type: "game_ended"; readonly game: Ended }
  | { readonly type: "featured"; readonly game: string }
  | { readonly type: "player_loaded"; readonly player: Profile | "missing" }
  | { readonly type: "curve_loaded"; readonly curve: RatingCurve }
  | { readonly type: "past_loaded"; readonly history: History }
  | { readonly type: "boards_loaded"; readonly boards: readonly Leaderboard[] }
  | { readonly type: "day_told"; readonly board: Leaderboard }
  | { readonly type: "code_made"; readonly code: LinkCode }
  | { readonly type: "code_over"; readonly code: LinkCode }
  | { readonly type: "device_linked"; readonly linked: Linked }
  | { readonly type: "asked" }
  | { readonly type: "answered"; readonly refusal: Refused | null }
  | { readonly type: "notified"; readonly text: string | null }
  | { readonly type: "muted"; readonly player: string; readonly on: boolean }
  | { readonly type: "settings_changed"; readonly settings: Partial<Settings> }
  | TableAction;

/** What happens to the game on the screen. Those about another game are not for it. */
export type TableAction =
  | { readonly type: "table_loaded"; readonly view: GameView }
  | { readonly type: "table_missing"; readonly game: string; readonly status: Absent }
  | { readonly type: "history_loaded"; readonly game: string; readonly events: readonly GameEvent[] }
  | { readonly type: "events_arrived"; readonly game: string; readonly events: readonly GameEvent[] }
  | { readonly type: "presence_arrived"; readonly game: string; readonly event: PresenceChanged }
  | { readonly type: "watchers_arrived"; readonly game: string; readonly event: WatchersChanged }
  | { readonly type: "presence_refreshed"; readonly view: GameView }
  | { readonly type: "analysed"; readonly game: string; readonly analysis: GameAnalysis }
  | { readonly type: "missing_recalled"; readonly game: string; readonly words: readonly string[] }
  | { readonly type: "appealed"; readonly game: string; readonly missing: Missing }
  | { readonly type: "rated"; readonly game: string; readonly played: PlayedGame }
  | { readonly type: "move_sent"; readonly game: string; readonly move: Move }
  | { readonly type: "move_stored"; readonly game: string; readonly moveId: string }
  | { readonly type: "move_refused"; readonly game: string; readonly moveId: string; readonly answer: Answer }
  | { readonly type: "request_refused"; readonly game: string; readonly answer: Answer }
  | { readonly type: "answer_cleared"; readonly game: string };

/** The lobby keeps no more games than this: a list, not an archive. */
const LOBBY_MAX = 60;

/** So many games that are over. */
const ENDED_MAX = 20;

/** So many words of a game may be asked for. */
const MISSING_MAX = 10;

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "navigated":
      return navigated(state, action.route);
    case "line_changed":
      return { ...state, line: action.line };
    case "greeted":
      return { ...state, about: action.about, clock: action.clock };
    case "recognised":
      return { ...state, me: action.me };
    case "lobby_loaded":
      return { ...state, lobby: action.games };
    case "lobby_changed":
      return { ...state, lobby: listed(state.lobby ?? [], action.game) };
    case "ended_loaded":
      return { ...state, ended: action.games.slice(0, ENDED_MAX) };
    case "game_ended":
      return { ...state, ended: ended(state.ended, action.game) };
    case "featured":
      return { ...state, table: tableFor(state.table, action.game) };
    case "player_loaded":
      return { ...state, player: action.player };
    case "curve_loaded":
      return withProfile(state, action.curve.player, () => ({ curve: action.curve }));
    case "past_loaded":
      return withProfile(state, action.history.player, ({ history }) => ({
        history: { ...action.history, games: [...history.games, ...action.history.games] },
      }));
    case "boards_loaded":
      return { ...state, boards: action.boards };
    case "day_told":
      return { ...state, day: action.board };
    case "code_made":
      return { ...state, code: action.code, linked: null };
    case "code_over":
      return state.code === action.code ? { ...state, code: null } : state;
    case "device_linked":
      return { ...state, code: null, linked: action.linked };
    case "asked":
      return { ...state, busy: true, refusal: null };
    case "answered":
      return { ...state, busy: false, refusal: action.refusal };
    case "notified":
      return state.notice === action.text ? state : { ...state, notice: action.text };
    case "muted":
      return { ...state, muted: muted(state.muted, action.player, action.on) };
    case "settings_changed":
      return { ...state, settings: { ...state.settings, ...action.settings } };
    default:
      return atTable(state, action);
  }
}

function navigated(state: State, route: Route): State {
  const table = route.page === "game" ? tableFor(state.table, route.game) : null;
  const nothing = { player: null, boards: null, day: null, code: null, linked: null, refusal: null };
  return { ...state, ...nothing, route, table, busy: false };
}

/** More about the player on the screen; what comes too late is about another. */
function withProfile(state: State, name: string, change: (known: Profile) => Partial<Profile>): State {
  const { player } = state;
  if (player === null || player === "missing" || player.view.name !== name) return state;
  return { ...state, player: { ...player, ...change(player) } };
}

function muted(players: readonly string[], player: string, on: boolean): readonly string[] {
  const others = players.filter((each) => each !== player);
  return on ? [...others, player] : others;
}

function tableFor(table: Table | null, game: string): Table {
  return table?.game === game ? table : emptyTable(game);
}

function listed(games: readonly GameSummary[], game: GameSummary): readonly GameSummary[] {
  const known = games.find((each) => each.game === game.game);
  if (known && known.seq > game.seq) return games; // older news
  const others = games.filter((each) => each.game !== game.game);
  const open = game.phase === "waiting" || game.phase === "playing";
  return open ? [game, ...others].slice(0, LOBBY_MAX) : others;
}

/** After an interruption in the server the last result may be told once more: it keeps its place. */
function ended(games: readonly Ended[], game: Ended): readonly Ended[] {
  return games.some((each) => each.game === game.game) ? games : [game, ...games].slice(0, ENDED_MAX);
}

function atTable(state: State, action: TableAction): State {
  const game = "view" in action ? action.view.game : action.game;
  if (state.table?.game !== game) return state;
  const after = table(state.table, action);
  return after === state.table ? state : { ...state, table: after };
}

function table(before: Table, action: TableAction): Table {
  switch (action.type) {
    case "table_loaded":
      return { ...before, status: "ready", view: action.view, links: action.view.snake };
    case "table_missing":
      return before.view ? before : { ...before, status: action.status };
    case "history_loaded":
      return withHistory(before, action.events);
    case "events_arrived":
      return action.events.reduce(happened, before);
    case "presence_arrived":
      return before.view ? { ...before, view: present(before.view, action.event) } : before;
    case "watchers_arrived":
      return before.view ? { ...before, view: watched(before.view, action.event) } : before;
    case "presence_refreshed":
      return before.view ? { ...before, view: refreshed(before.view, action.view) } : before;
    case "analysed":
      return { ...before, analysis: action.analysis };
    case "missing_recalled":
      return withMissing(before, action.words);
    case "appealed":
      return {
        ...before,
        missing: before.missing.map((each) => (each.word === action.missing.word ? action.missing : each)),
      };
    case "rated":
      return { ...before, rated: action.played };
    case "move_sent":
      return { ...before, move: action.move, answer: null };
    case "move_stored":
      return before.move?.moveId === action.moveId ? settled(before, null) : before;
    case "move_refused":
      return before.move?.moveId === action.moveId ? noted(settled(before, action.answer), action.answer) : before;
    case "request_refused":
      return { ...before, answer: action.answer };
    case "answer_cleared":
      return before.answer ? { ...before, answer: null } : before;
  }
}

/** The move is answered: stored, or refused with a reason. */
function settled(before: Table, answer: Answer | null): Table {
  return { ...before, move: null, answer, settled: before.settled + 1 };
}

/** Remember a word that the list does not have: it can be asked for when the game is over. */
function noted(before: Table, { refused }: Answer): Table {
  return refused.reason === "not_in_lexicon" ? withMissing(before, [refused.word]) : before;
}

function withMissing(before: Table, words: readonly string[]): Table {
  const others = before.missing.filter(({ word }) => !words.includes(word));
  const missing = [...others, ...words.map((word) => ({ word, appeal: null, refused: null }))];
  return { ...before, missing: missing.slice(-MISSING_MAX) };
}

function happened(before: Table, event: GameEvent): Table {
  if (!before.view || event.seq <= before.view.seq) return before;
  const after = { ...before, view: fold(before.view, event), log: [...before.log, event] };
  if (event.type === "game_started" && event.current) return { ...after, links: [...before.links, event.current] };
  if (event.type !== "word_played") return after;
  const laid = { ...after, links: [...before.links, linkOf(event)] };
  return before.move && event.move_id === before.move.moveId ? settled(laid, null) : laid;
}

/** The whole log up to where the live one begins: all lines of the column, and the snake from its first word. */
function withHistory(before: Table, events: readonly GameEvent[]): Table {
  const first = before.log[0]?.seq ?? Number.POSITIVE_INFINITY;
  const log = [...events.filter((event) => event.seq < first), ...before.log];
  return { ...before, log, links: linksOf(log), complete: true };
}

function linksOf(log: readonly GameEvent[]): readonly LinkView[] {
  return log.flatMap((event) => {
    if (event.type === "game_started") return event.current ? [event.current] : [];
    return event.type === "word_played" ? [linkOf(event)] : [];
  });
}

function linkOf({ ply, word, player, overlap, points }: WordPlayed): LinkView {
  return { ply, word, player, overlap, points };
}

/** Who is connected and how many look on, from a fresh view: no events of the log, so a gap in them is repaired by this. */
function refreshed(view: GameView, fresh: GameView): GameView {
  const connected = new Map(fresh.seats.map((seat) => [seat.player, seat.connected]));
  const seats = view.seats.map((seat) => ({ ...seat, connected: connected.get(seat.player) ?? seat.connected }));
  return { ...view, seats, watchers: fresh.watchers };
}

/** The procedures of the server, typed. Each says whether carrying it out twice does harm (see `client.ts`). */

import type { Client } from "./client";
import type {
  About,
  EventsPage,
  GameAnalysis,
  GameExport,
  GamesPage,
  GameView,
  History,
  Leaderboard,
  LinkCode,
  LinkedDevice,
  MoveResult,
  NameResult,
  Phase,
  PlayerView,
  RatingCurve,
  SeqResult,
  WordAppeal,
} from "./protocol";
import { uri } from "./protocol";
import type { Overrides } from "./rules";

export interface NewGame {
  readonly ruleset: string;
  /** What differs from the preset. */
  readonly rules?: Overrides;
  readonly language: string;
  readonly private: boolean;
}

/** An analysis is real work, and games wait their turn: its answer may take so many ms. */
const ANALYSED_WITHIN = 60_000;

export type Api = ReturnType<typeof createApi>;

/** Calls fail with a WireError. */
export function createApi(client: Pick<Client, "call">) {
  // What comes back has the type that the server's own messages declare; it is not checked again here.
  const ask = <T>(procedure: string, ...args: readonly unknown[]) => client.call(procedure, args, true) as Promise<T>;
  const once = <T>(procedure: string, ...args: readonly unknown[]) => client.call(procedure, args, false) as Promise<T>;
  return {
    about: () => ask<About>(uri.about),
    me: () => ask<PlayerView>(uri.getPlayer),
    player: (name: string) => ask<PlayerView>(uri.getPlayer, name),
    history: (name: string | null, cursor: string | null) => ask<History>(uri.getHistory, name, cursor),
    rating: (ruleset: string, name: string) => ask<RatingCurve>(uri.getRating, ruleset, name),
    leaderboard: (ruleset: string, board: Leaderboard["board"], bots: boolean, limit: number) =>
      ask<Leaderboard>(uri.getLeaderboard, ruleset, board, bots, limit),
    setName: (name: string) => ask<NameResult>(uri.setName, name),
    linkDevice: () => once<LinkCode>(uri.linkDevice),
    redeemLink: (code: string) => ask<LinkedDevice>(uri.redeemLink, code),
    game: (game: string) => ask<GameView>(uri.getGame, game),
    exported: (game: string) => ask<GameExport>(uri.exportGame, game),
    events: (game: string, since: number, limit: number) => ask<EventsPage>(uri.getEvents, game, since, limit),
    games: (phase: Phase) => ask<GamesPage>(uri.listGames, phase),
    dayBoard: (language: string, rows: number, day: string | null) =>
      ask<Leaderboard>(uri.getLeaderboard, "daily", "day", false, rows, language, day),
    create: ({ ruleset, rules, language, private: secret }: NewGame) =>
      once<GameView>(uri.createGame, asked(ruleset, rules), language, secret),
    find: (wish: NewGame) => ask<GameView>(uri.findGame, wish.ruleset, wish.language),
    join: (game: string) => ask<GameView>(uri.joinGame, game),
    addBot: (game: string, level: number) => once<SeqResult>(uri.addBot, game, level),
    leave: (game: string) => once<SeqResult>(uri.leaveGame, game),
    start: (game: string) => once<SeqResult>(uri.startGame, game),
    play: (game: string, word: string, ply: number, moveId: string) =>
      ask<MoveResult>(uri.playWord, game, word, ply, moveId),
    pass: (game: string, ply: number) => once<SeqResult>(uri.passTurn, game, ply),
    analysis: (game: string) => client.call(uri.getAnalysis, [game], true, ANALYSED_WITHIN) as Promise<GameAnalysis>,
    rematch: (game: string) => ask<GameView>(uri.rematch, game),
    remove: (game: string, player: string) => once<SeqResult>(uri.removeSeat, game, player),
    appeal: (game: string, word: string) => ask<WordAppeal>(uri.appealWord, game, word),
    say: (game: string, text: string) => once<SeqResult>(uri.say, game, text),
  };
}

/** A preset by its name, or with what is to be different. */
function asked(ruleset: string, rules: Overrides = {}): string | Overrides {
  return Object.keys(rules).length === 0 ? ruleset : { name: ruleset, ...rules };
}

/** English: what SNAKEBOT tells, and why something was refused. */

import type { Sentence } from "../../ui/Text";
import { list, type Who, word } from "../parts";

const letters = (count: number): string => (count === 1 ? "1 letter" : `${count} letters`);
const points = (count: number): string => (count === 1 ? "1 point" : `${count} points`);
const and = (items: readonly string[]): string => list(items, "and");
const or = (items: readonly string[]): string => list(items, "or");

export const bot = {
  created: (host: Who, ruleset: string, language: string): Sentence => [
    host,
    ` opened a game: ${ruleset}, ${language}`,
  ],
  sat: (player: Who): Sentence => [player, " sat down"],
  satBot: (player: Who, level: number | null): Sentence => [
    player,
    level === null ? ", a bot, sat down" : `, a bot of level ${level}, sat down`,
  ],
  leftSeat: (player: Who): Sentence => [player, " left"],
  host: (player: Who): Sentence => [player, " is host now"],
  closed: {
    all_left: "Everybody has left. The game is closed.",
    idle: "Nobody came. The game is closed.",
    ended: "The host of the server closed the game.",
  },
  started: (order: readonly string[]): Sentence => `The game begins. The order: ${and(order)}.`,
  raceStarted: "The race begins. Whoever has a word lays it." as Sentence,
  drawn: (text: string): Sentence => ["It begins with ", word(text)],
  opened: (player: Who, text: string): Sentence => [player, " opened with ", word(text)],
  entered: (player: Who, text: string): Sentence => [player, " entered ", word(text)],
  missed: (text: string): Sentence => ["There had been a word: ", word(text)],
  timeout: (player: Who): Sentence => [player, " ran out of time"],
  passed: (player: Who): Sentence => [player, " passed"],
  extended: (player: Who): Sentence => ["The server was away for a moment. ", player, " has more time."],
  extendedForAll: "The server was away for a moment. Everybody has more time.",
  out: {
    left: (player: Who): Sentence => [player, " left the game"],
    misses: (player: Who): Sentence => [player, " is out: too many misses"],
    lives: (player: Who): Sentence => [player, " is out: no lives left"],
    removed: (player: Who): Sentence => [player, " was removed by the host"],
  },
  forgotten: "(no longer kept)",
  lastRound: (players: readonly string[], target: number): Sentence =>
    `Last round: ${and(players)} ${players.length === 1 ? "has" : "have"} reached ${target}.`,
  rematch: "There is a rematch.",
};

export const spoken = {
  played: (player: string, text: string, overlap: number, score: number): string =>
    `${player} played ${text}, ${letters(overlap)}, ${points(score)}.`,
  opened: (player: string, text: string): string => `${player} opened with ${text}.`,
  yourTurn: (seconds: number | null): string => (seconds === null ? "Your turn." : `Your turn, ${seconds} seconds.`),
};

export const refusals = {
  invalid_argument: (argument: string): Sentence =>
    argument === "name"
      ? "A name has 2 to 20 letters, digits, - and _, all of one script."
      : argument === "text"
        ? "A message has 1 to 500 characters."
        : argument === "code"
          ? "A code has 8 letters and digits."
          : "The server does not understand that.",
  rate_limited: "That was too fast. Try again in a moment.",
  no_such_game: "There is no such game.",
  no_such_player: "There is no such player.",
  wrong_phase: (phase: string): Sentence =>
    phase === "waiting" ? "The game has not begun." : phase === "playing" ? "The game has begun." : "The game is over.",
  not_seated: "You have no seat in this game.",
  not_host: "Only the host of the game can do that.",
  stale_ply: (current: string | null): Sentence =>
    current === null ? "Somebody was first." : ["Just missed: the word to follow is ", word(current), " now."],
  not_your_turn: (turn: string | null): Sentence => (turn === null ? "Nobody is to move." : `It is ${turn}'s turn.`),
  too_late: "That was too late.",
  own_word: (seconds: number): Sentence =>
    `That word is your own. Somebody else may follow it, or you in ${seconds === 1 ? "1 second" : `${seconds} seconds`}.`,
  not_a_word: (text: string): Sentence => [`"${text}" is not a word: letters only, no spaces or digits.`],
  too_short: (min: number): Sentence => `A word needs at least ${letters(min)} here.`,
  not_in_lexicon: (text: string, nearest: string | null, language: string): Sentence =>
    nearest === null
      ? `"${text}" is not in the ${language} list.`
      : [`"${text}" is not in the ${language} list. `, word(nearest), " is."],
  no_overlap: (current: string, ends: readonly string[]): Sentence => [
    "It must begin with the end of ",
    word(current),
    `: ${or(ends)}.`,
  ],
  already_played: (text: string, player: string | null): Sentence =>
    player === null
      ? [word(text), " stands in the snake already."]
      : [`${player} has played `, word(text), " already."],
  too_few_seats: (min: number): Sentence => `A game needs at least ${min} players.`,
  game_full: "Every seat is taken.",
  too_many_games: "You sit in too many games that are not over.",
  name_taken: "Somebody else has that name.",
  name_needed: "Choose a name first: today's word is for players with a name.",
  hidden: "This is somebody's word of the day. It can be seen when the day is over.",
  no_such_code: "There is no such code. It may have been used, or its five minutes are over.",
  key_has_played: (name: string): Sentence =>
    `This device plays as ${name} already. Make the code here, and type it on the other device.`,
  too_many_keys: (max: number): Sentence => `A player has at most ${max} devices.`,
  too_many_appeals: (max: number): Sentence => `You can ask for ${max} words of a game at most.`,
  unavailable: "The server cannot do that now. Try again in a moment.",
  internal: (incident: string): Sentence => `Something went wrong on the server (${incident}).`,
};

/** English: the home page, the scoreboard and the player page. */

import { list } from "../parts";

const words = (count: number): string => (count === 1 ? "1 word" : `${count} words`);
const and = (items: readonly string[]): string => list(items, "and");

export const home = {
  title: "Lay your word on the tail of the last.",
  lead: "Every letter that two words share scores two points. Play with friends, or with whoever is here.",
  yourName: "Your name",
  playNow: "Play now",
  newGame: "New game",
  rules: "Rules",
  wordsIn: "Words in",
  secret: "Private, only with the link",
  create: "Create game",
  open: "Waiting for players",
  openNone: "Nobody is waiting. Create a game, and send its link to a friend.",
  running: "Being played",
  runningNone: "No game is being played.",
  yours: "Your games",
  privateGame: "Private game",
  join: "Join",
  watch: "Watch",
  resume: "Go on",
  room: (names: readonly string[], free: number): string =>
    free === 0 ? `${and(names)}, full` : `${and(names)}, room for ${free}`,
  playing: (names: readonly string[], count: number): string => `${and(names)}, ${words(count)}`,
  gameTitle: (ruleset: string, language: string): string => `${ruleset}, ${language}`,
};

export const scoreboard = {
  joinAt: "Join at",
  points: "Points in open games",
  others: "Also being played",
  idle: "No game is being played",
  idleText: "Scan the code, or open the address above, and start one.",
  fullScreen: "Full screen",
};

export const player = {
  missing: "There is no player by that name.",
  online: "is here now",
  away: "is not here now",
  guest: "A guest, without a name yet.",
  bot: "A bot.",
  games: "Unfinished games",
  gamesNone: "No unfinished games.",
  title: (name: string): string => `Player ${name}`,
  you: "This is you.",
};

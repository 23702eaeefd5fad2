/** English: the home page, the scoreboard, the player page and that of a second device. */

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
  ended: "Ended",
  idle: "No game is being played",
  idleText: "Scan the code, or open the address above, and start one.",
  fullScreen: "Full screen",
};

export const device = {
  lead: "You can play on several devices as one player: the same name, the same games.",
  make: "On the device where you have played",
  makeText: "Make a code here, and redeem it on the other device.",
  makeCode: "Link another device",
  code: "The code",
  codeText: (until: string): string =>
    `Open this address on the other device, or scan it. It works once, until ${until}.`,
  address: "The address for the other device",
  redeem: "On the new device",
  redeemText: "From then on it plays as whoever made the code.",
  redeemCode: "Code of the other device",
  redeemNow: "Link this device",
  onlyHere: "Other devices cannot reach this address: start the server for your network.",
  doneHere: (name: string): string => `This device plays as ${name} now.`,
  doneThere: (name: string): string => `The other device plays as ${name} now.`,
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

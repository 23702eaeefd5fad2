/** English: a game: its seats, its field, its end. */

import type { Part, Sentence } from "../../ui/Text";
import { type Joint, list, signed, strong, type Who, word } from "../parts";

const letters = (count: number): string => (count === 1 ? "1 letter" : `${count} letters`);
const points = (count: number): string => (count === 1 ? "1 point" : `${count} points`);
const words = (count: number): string => (count === 1 ? "1 word" : `${count} words`);
const and = (items: readonly string[]): string => list(items, "and");

export const game = {
  loading: "Fetching the game...",
  missing: "There is no such game, or its link is incomplete.",
  hidden: "This is somebody's word of the day. It can be seen when the day is over.",
  round: (count: number, last: boolean): string => (last ? `round ${count}, the last` : `round ${count}`),
  wordOf: (count: number, of: number): string => `word ${count} of ${of}`,
  waiting: "waiting for players",
  rated: "rated",
  finished: (minutes: number, seconds: number): string => `finished in ${minutes}:${String(seconds).padStart(2, "0")}`,
  closed: "closed",
  watching: (others: number): string =>
    others > 0 ? `you are watching, with ${others} ${others === 1 ? "other" : "others"}` : "you are watching",
  watchers: (count: number): string => `${count} watching`,
  seats: "Seats",
  snake: "The snake so far",
  link: (text: string, player: string | null, overlap: number, score: number, opening: boolean): string =>
    opening ? `${text}, ${player ?? "drawn"}, opening` : `${text}, ${player}, ${letters(overlap)}, ${points(score)}`,
  sum: (count: number, total: number): string => `${words(count)}, ${letters(total)}`,
  best: (joint: Joint, overlap: number): Sentence => ["best link: ", joint, `, ${letters(overlap)}`],
  log: "Snakebot and chat",
  chat: "Chat, or >word to play",
  chatOff: "Chat is off; >word plays",
  chatLabel: "Chat",
  send: "Send",
  play: "Play",
  field: (current: string | null): string =>
    current === null ? "Your word: any word opens" : `Your word: it must begin with the end of ${current}`,
  keys: { play: "play", clear: "clear", chat: "chat" },
  clock: (seconds: number): string => (seconds === 1 ? "1 second left" : `${seconds} seconds left`),
  pending: "Sent, not stored yet.",
  remove: (player: string): string => `Remove ${player}`,
};

export const waiting = {
  title: (count: number, min: number): string => (count < min ? "Waiting for players" : `${count} players are here`),
  host: (min: number): Sentence => `You start, as soon as there are ${min}.`,
  hostReady: "Start when everybody is here.",
  link: "Others join with this link",
  onlyHere:
    "This address works on this machine alone. To invite others, let the server listen on the network and open its page by that address.",
  guest: (host: Who): Sentence => [host, " starts the game."],
  stranger: "Sit down, or watch.",
  invites: (host: Who): Sentence => [host, " invites you"],
  seeking: "Looking for an opponent",
  alone: "If nobody comes within ten seconds, a bot sits down.",
  soon: "The game begins in a moment.",
  how: [
    "Your word begins with the last letters of the word before. ",
    { href: "/rules", text: "All the rules" },
  ] as readonly Part[],
  addBot: "Add a bot",
  botLevel: "Level of the bot",
  start: "Start",
  join: "Join",
  full: "Every seat is taken. You can watch.",
};

export const seat = {
  you: "you",
  youToMove: "you, to move",
  toMove: "to move",
  away: "away",
  bot: (level: number | null): string => (level === null ? "bot" : `bot, level ${level}`),
  host: "host",
  leads: "leads",
  pastGoal: "past the goal",
  won: "won",
  misses: (count: number, max: number): string => `${count} of ${max} misses`,
  lives: (count: number): string => (count === 1 ? "1 life" : `${count} lives`),
  out: { left: "left", misses: "out, too many misses", lives: "out, no lives left", removed: "removed" },
};

export const turn = {
  opens: (player: Who): Sentence => [player, " opens with any word of the list."],
  theirs: (player: Who): Sentence => ["It's ", player, "'s turn"],
  toMove: (player: Who): Sentence => [player, " to move"],
  everybody: "Everybody at once",
  anybodyOpens: "Whoever has a word opens.",
  openingForAll: "Open with any word, before somebody else does.",
  held: "That word is yours. Somebody else may follow it first.",
  document: (current: string | null): string => (current === null ? "Your turn" : `Your turn: ${current}`),
  wait: (player: Who): Sentence => ["Type ahead: ", player, " is to move."],
  opening: "You open: any word will do.",
  follow: (current: string): Sentence => ["Follow ", word(current), "."],
  links: (linked: string, rest: string, overlap: number, score: number, total: number): Sentence => [
    strong(linked),
    `${rest}: ${letters(overlap)} link, `,
    strong(points(score)),
    { wide: `, makes ${total}` },
  ],
  add: (linked: string, score: number): Sentence => [
    strong(linked),
    " links: add at least one letter, for ",
    strong(points(score)),
  ],
  begins: (like: string): Sentence => ["begins like ", strong(like)],
  share: (need: number): string => `You need ${need} to share the lead`,
};

export const over = {
  wins: (winner: string, scores: readonly number[]): string =>
    scores.length === 2 ? `${winner} wins, ${scores.join(" to ")}` : `${winner} wins with ${scores[0] ?? 0}`,
  share: (winners: readonly string[], score: number): string => `${and(winners)} share the win with ${score}`,
  nobody: "Nobody wins",
  alone: (player: string, score: number): string => `${player}: ${points(score)}`,
  closed: "The game is closed",
  why: {
    goal: (round: number): string => `The goal was passed in round ${round}.`,
    last_in_play: "The others are out.",
    stalled: "Nobody found another word.",
    time: "Time is up.",
    abandoned: "The game was abandoned.",
  },
  goalMet: "The goal was passed.",
  wordsLaid: (count: number): string => `All ${words(count)} are laid.`,
  stopped: "That was all.",
  rated: (rating: number, gained: number): string => `rating ${rating} (${signed(gained)})`,
  best: (joint: Joint, overlap: number, score: number): Sentence => [
    " Best link: ",
    joint,
    `, ${letters(overlap)}, ${points(score)}.`,
  ],
  rematch: "Rematch",
  again: "Once more",
  toRematch: "To the rematch",
  shareResult: "Share",
  home: "New game",
  download: "Download the game",
  final: "Final scores",
  scores: "Scores over the moves",
  move: (at: number, of: number): string => `move ${at} of ${of}`,
  goalLine: (target: number): string => `goal ${target}`,
  strip: "Letters linked per move",
  stripMove: (text: string, player: string, overlap: number): string => `${text}, ${player}: ${letters(overlap)}`,
  slider: "Replay: move",
  linked: "letters linked",
  replay: (at: number, player: Who | string, text: string, score: number): Sentence => [
    `Move ${at}: `,
    player,
    ", ",
    word(text),
    `, +${score}`,
  ],
  replayOpening: (player: Who | string, text: string): Sentence => ["Opening: ", player, ", ", word(text)],
  nobodys: "drawn",
};

export const analysis = {
  title: "Analysis per move",
  columns: { number: "#", word: "Word", points: "Points", best: "Best possible", left: "Continuations left" },
  possible: "were possible too",
  best: [{ dim: "the best" }] as readonly Part[],
  better: (texts: readonly string[], overlap: number): readonly Part[] => [
    ...texts.flatMap((text, i): readonly Part[] => [i === 0 ? "" : ", ", word(text)]),
    `: ${letters(overlap)}`,
  ],
  trap: (text: string, left: number): readonly Part[] => [
    "; missed a trap: ",
    word(text),
    left === 0 ? ", which nothing follows" : `, which only ${words(left)} can follow`,
  ],
};

export const appeals = {
  title: "Words that were refused",
  ask: "Ask for this word",
  open: "Asked. The host of the server decides.",
  permitted: (reason: string | null): string =>
    reason === null ? "It is permitted by now." : `It is permitted by now: ${reason}`,
  banned: (reason: string | null): string =>
    reason === null ? "The host of the server has refused it." : `The host of the server has refused it: ${reason}`,
};

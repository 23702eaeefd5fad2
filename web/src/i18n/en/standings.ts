/** English: leaderboards, and what the page of a player tells of finished games. */

import type { Sentence } from "../../ui/Text";
import { dayOf, list, signed } from "../parts";

const letters = (count: number): string => (count === 1 ? "1 letter" : `${count} letters`);
const points = (count: number): string => (count === 1 ? "1 point" : `${count} points`);
const words = (count: number): string => (count === 1 ? "1 word" : `${count} words`);
const games = (count: number): string => (count === 1 ? "1 game" : `${count} games`);
const day = (time: string): string => dayOf(time, "en");

export const standings = {
  title: (ruleset: string): string => `Best players, ${ruleset}`,
  heading: "Best players",
  lead: "Games count that Play now made. Everybody begins at 1500; 400 points more are ten wins to one.",
  ruleset: "Rules",
  columns: { rank: "Rank", player: "Player", rating: "Rating", games: "Games" },
  byRating: "By rating",
  byRatingNone: "Nobody has played a game that counts yet.",
  unranked: "A rating with a question mark is from fewer than 10 games, and has no rank yet.",
  byLink: "Best links",
  byLinkNone: "No link yet.",
  bySnake: "Longest snakes",
  bySnakeNone: "No snake yet.",
  bots: "Bots",
  botsNone: "No bot has played a game that counts yet.",
  all: "all",
  link: (overlap: number, score: number): string => `${letters(overlap)}, ${points(score)}`,
  linkBy: (player: string, time: string, rank: number): string => `Place ${rank}: ${player}, ${day(time)}`,
  linkIn: (ruleset: string, time: string): string => `${ruleset}, ${day(time)}`,
  snake: (count: number): string => words(count),
  snakeBy: (names: readonly string[], time: string, rank: number): string =>
    `Place ${rank}: ${list(names, "and")}, ${day(time)}`,
  look: "Look",

  ratings: "Rating",
  ratingsNone: "No rating yet: games count that Play now made.",
  curve: (ruleset: string, rating: string, deviation: number, count: number): Sentence => [
    { strong: rating },
    ` in ${ruleset}, give or take ${deviation}, after ${games(count)}.`,
  ],
  curveSpoken: (ruleset: string, count: number, first: number, last: number, least: number, most: number): string =>
    `Rating in ${ruleset} over ${games(count)}: from ${first} to ${last}, never under ${least} or over ${most}.`,
  links: "Best links",
  history: "Finished games",
  historyNone: "No finished games.",
  earlier: "Earlier games",
  won: "won",
  lost: "lost",
  abandoned: "ended by the host",
  secret: "private",
  played: (others: readonly string[], how: string, time: string): string =>
    others.length === 0 ? `alone, ${how}, ${day(time)}` : `with ${list(others, "and")}, ${how}, ${day(time)}`,
  gained: (rating: number, gained: number): string => `${rating} (${signed(gained)})`,
};

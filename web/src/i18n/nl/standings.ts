/** Dutch: leaderboards, and what the page of a player tells of finished games. */

import type { Messages } from "../en";
import { dayOf, list, signed } from "../parts";

const letters = (count: number): string => (count === 1 ? "1 letter" : `${count} letters`);
const points = (count: number): string => (count === 1 ? "1 punt" : `${count} punten`);
const words = (count: number): string => (count === 1 ? "1 woord" : `${count} woorden`);
const games = (count: number): string => (count === 1 ? "1 spel" : `${count} spellen`);
const day = (time: string): string => dayOf(time, "nl");

export const standings: Messages["standings"] = {
  title: (ruleset) => `Beste spelers, ${ruleset}`,
  heading: "Beste spelers",
  lead: "Spellen van Speel nu tellen mee. Iedereen begint op 1500; 400 punten meer is tien keer winst op één.",
  ruleset: "Regels",
  columns: { rank: "Plaats", player: "Speler", rating: "Rating", games: "Spellen" },
  byRating: "Op rating",
  byRatingNone: "Nog niemand heeft een spel gespeeld dat meetelt.",
  unranked: "Een rating met een vraagteken komt van minder dan 10 spellen en heeft nog geen plaats.",
  byLink: "Beste schakels",
  byLinkNone: "Nog geen schakel.",
  bySnake: "Langste slangen",
  bySnakeNone: "Nog geen slang.",
  bots: "Bots",
  botsNone: "Nog geen bot heeft een spel gespeeld dat meetelt.",
  all: "alles",
  link: (overlap, score) => `${letters(overlap)}, ${points(score)}`,
  linkBy: (player, time, rank) => `Plaats ${rank}: ${player}, ${day(time)}`,
  linkIn: (ruleset, time) => `${ruleset}, ${day(time)}`,
  snake: (count) => words(count),
  snakeBy: (names, time, rank) => `Plaats ${rank}: ${list(names, "en")}, ${day(time)}`,
  look: "Bekijk",

  ratings: "Rating",
  ratingsNone: "Nog geen rating: spellen van Speel nu tellen mee.",
  curve: (ruleset, rating, deviation, count) => [
    { strong: rating },
    ` in ${ruleset}, op ${deviation} na, na ${games(count)}.`,
  ],
  curveSpoken: (ruleset, count, first, last, least, most) =>
    `Rating in ${ruleset} over ${games(count)}: van ${first} naar ${last}, nooit onder ${least} of boven ${most}.`,
  links: "Beste schakels",
  history: "Afgelopen spellen",
  historyNone: "Geen afgelopen spellen.",
  earlier: "Eerdere spellen",
  won: "gewonnen",
  lost: "verloren",
  abandoned: "beëindigd door de beheerder",
  secret: "privé",
  played: (others, how, time) =>
    others.length === 0 ? `alleen, ${how}, ${day(time)}` : `met ${list(others, "en")}, ${how}, ${day(time)}`,
  gained: (rating, gained) => `${rating} (${signed(gained)})`,
};

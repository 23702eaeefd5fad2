/** Dutch: the rules of a game of one's own. */

import type { Messages } from "../en";

const range = (low: number, high: number, nullable: boolean): string =>
  nullable ? `${low} tot ${high}, of leeg` : `${low} tot ${high}`;

export const ownRules: Messages["ownRules"] = {
  title: "Verander de regels",
  text: "Leeg betekent: geen grens. Een spel met eigen regels telt niet voor een rating.",
  groups: { goal: "Het spel is uit bij", turn: "Een beurt", points: "Punten", words: "Woorden", seats: "Spelers" },
  fields: {
    target_score: "Punten",
    max_words: "Gelegde woorden",
    game_seconds: "Seconden in totaal",
    turn_seconds: "Seconden",
    turn_shrink: "Seconden minder per ronde",
    turn_floor: "Maar minstens",
    lives: "Keer gemist in totaal en je ligt eruit",
    misses_out: "Keer gemist op rij en je ligt eruit",
    points_per_letter: "Voor een gedeelde letter",
    points_per_word: "Voor een woord",
    min_overlap: "Letters die schakelen, minstens",
    max_overlap: "Letters die schakelen, hoogstens",
    min_length: "Letters van een woord, minstens",
    length_every: "Een letter meer na zoveel woorden",
    length_cap: "Maar niet meer dan",
    seats_min: "Minstens",
    seats_max: "Hoogstens",
  },
  opening: "Het eerste woord",
  openings: { player: "van een speler", drawn: "getrokken" },
  range,
  wrong: (low, high, nullable) => `Geef een getal: ${range(low, high, nullable)}.`,
  together: (field) => `Deze regels gaan niet samen. Kijk naar "${field}".`,
};

/** English: the rules of a game of one's own. */

const range = (low: number, high: number, nullable: boolean): string =>
  nullable ? `${low} to ${high}, or empty` : `${low} to ${high}`;

export const ownRules = {
  title: "Change the rules",
  text: "Empty means: no limit. A game with rules of your own counts for no rating.",
  groups: { goal: "The game ends with", turn: "A turn", points: "Points", words: "Words", seats: "Players" },
  fields: {
    target_score: "Points",
    max_words: "Words laid",
    game_seconds: "Seconds in all",
    turn_seconds: "Seconds",
    turn_shrink: "Seconds less each round",
    turn_floor: "But at least",
    lives: "Misses in all that put you out",
    misses_out: "Misses in a row that put you out",
    points_per_letter: "For a shared letter",
    points_per_word: "For a word",
    min_overlap: "Letters that link, at least",
    max_overlap: "Letters that link, at most",
    min_length: "Letters of a word, at least",
    length_every: "One letter more after so many words",
    length_cap: "But no more than",
    seats_min: "At least",
    seats_max: "At most",
  },
  opening: "The first word",
  openings: { player: "by a player", drawn: "drawn" },
  range,
  wrong: (low: number, high: number, nullable: boolean): string => `Give a number: ${range(low, high, nullable)}.`,
  together: (field: string): string => `These rules cannot be played together. Look at "${field}".`,
};

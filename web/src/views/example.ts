/** A few words that say how the game goes better than a sentence would; their players are seat numbers. */

export const EXAMPLE = [
  { ply: 0, word: "behaard", player: "1", overlap: 0 },
  { ply: 1, word: "haardvuur", player: "2", overlap: 5 },
  { ply: 2, word: "vuurdoop", player: "3", overlap: 4 },
  { ply: 3, word: "doopvont", player: "4", overlap: 4 },
];

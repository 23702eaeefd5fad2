/** English: the word of the day. */

const points = (count: number): string => (count === 1 ? "1 point" : `${count} points`);
const players = (count: number): string => (count === 1 ? "1 player" : `${count} players`);

export const daily = {
  title: "Today's word",
  text: "Ten words in five minutes, on the same first word for everybody. You have one attempt, and the clock runs from the moment you begin.",
  play: "Begin",
  look: "Look at it",
  again: "Tomorrow there is another one.",
  where: (language: string, count: number): string =>
    count === 0 ? `${language}. Nobody has played yet.` : `${language}. Played by ${players(count)}.`,
  played: (score: number, rank: number, of: number): string =>
    `You have ${points(score)}, place ${rank} of ${players(of)}.`,
  stand: (rank: number, of: number): string => `You are in place ${rank} of ${players(of)} so far.`,
  date: (day: string): string =>
    new Date(`${day}T12:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" }),
  columns: { rank: "Place", player: "Player", points: "Points" },
};

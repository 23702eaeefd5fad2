/** Dutch: the word of the day. */

import type { Messages } from "../en";

const points = (count: number): string => (count === 1 ? "1 punt" : `${count} punten`);
const players = (count: number): string => (count === 1 ? "1 speler" : `${count} spelers`);

export const daily: Messages["daily"] = {
  title: "Het woord van vandaag",
  text: "Tien woorden in vijf minuten, op hetzelfde eerste woord voor iedereen. Je hebt één poging, en de klok loopt vanaf het moment dat je begint.",
  play: "Begin",
  look: "Bekijk het",
  again: "Morgen is er een nieuw.",
  where: (language, count) =>
    count === 0 ? `${language}. Nog niemand heeft gespeeld.` : `${language}. Gespeeld door ${players(count)}.`,
  played: (score, rank, of) => `Je hebt ${points(score)}, plaats ${rank} van ${players(of)}.`,
  stand: (rank, of) => `Je staat tot nu toe op plaats ${rank} van ${players(of)}.`,
  date: (day) =>
    new Date(`${day}T12:00:00Z`).toLocaleDateString("nl", { day: "numeric", month: "long", timeZone: "UTC" }),
  columns: { rank: "Plaats", player: "Speler", points: "Punten" },
};

/** Dutch: the home page, the scoreboard, the player page and that of a second device. */

import type { Messages } from "../en";
import { list } from "../parts";

const words = (count: number): string => (count === 1 ? "1 woord" : `${count} woorden`);
const and = (items: readonly string[]): string => list(items, "en");

export const home: Messages["home"] = {
  title: "Leg je woord aan de staart van het vorige.",
  lead: "Elke letter die twee woorden delen levert twee punten op. Speel met vrienden, of met wie er is.",
  yourName: "Je naam",
  playNow: "Speel nu",
  newGame: "Nieuw spel",
  rules: "Regels",
  wordsIn: "Woorden in het",
  secret: "Privé, alleen met de link",
  create: "Maak spel",
  open: "Wacht op spelers",
  openNone: "Niemand wacht. Maak een spel en stuur een vriend de link.",
  running: "Nu bezig",
  runningNone: "Er is geen spel bezig.",
  yours: "Jouw spellen",
  privateGame: "Privéspel",
  join: "Doe mee",
  watch: "Kijk",
  resume: "Ga verder",
  room: (names, free) => (free === 0 ? `${and(names)}, vol` : `${and(names)}, nog plaats voor ${free}`),
  playing: (names, count) => `${and(names)}, ${words(count)}`,
  gameTitle: (ruleset, language) => `${ruleset}, ${language}`,
};

export const scoreboard: Messages["scoreboard"] = {
  joinAt: "Doe mee op",
  points: "Punten in open spellen",
  others: "Ook bezig",
  ended: "Afgelopen",
  idle: "Er is geen spel bezig",
  idleText: "Scan de code, of open het adres hierboven, en begin er een.",
  fullScreen: "Volledig scherm",
};

export const device: Messages["device"] = {
  lead: "Je kunt op meer apparaten als één speler spelen: dezelfde naam, dezelfde spellen.",
  make: "Op het apparaat waarop je hebt gespeeld",
  makeText: "Maak hier een code en gebruik hem op het andere apparaat.",
  makeCode: "Koppel nog een apparaat",
  code: "De code",
  codeText: (until) => `Open dit adres op het andere apparaat, of scan het. Het werkt één keer, tot ${until}.`,
  address: "Het adres voor het andere apparaat",
  redeem: "Op het nieuwe apparaat",
  redeemText: "Voortaan speelt het als wie de code heeft gemaakt.",
  redeemCode: "Code van het andere apparaat",
  redeemNow: "Koppel dit apparaat",
  onlyHere: "Andere apparaten kunnen dit adres niet bereiken: start de server voor je netwerk.",
  doneHere: (name) => `Dit apparaat speelt nu als ${name}.`,
  doneThere: (name) => `Het andere apparaat speelt nu als ${name}.`,
};

export const player: Messages["player"] = {
  missing: "Er is geen speler met die naam.",
  online: "is er nu",
  away: "is er nu niet",
  guest: "Een gast, nog zonder naam.",
  bot: "Een bot.",
  games: "Spellen die nog niet uit zijn",
  gamesNone: "Geen spellen die nog niet uit zijn.",
  title: (name) => `Speler ${name}`,
  you: "Dit ben jij.",
};

/** Dutch: what SNAKEBOT tells, and why something was refused. */

import type { Messages } from "../en";
import { list, word } from "../parts";

const letters = (count: number): string => (count === 1 ? "1 letter" : `${count} letters`);
const points = (count: number): string => (count === 1 ? "1 punt" : `${count} punten`);
const and = (items: readonly string[]): string => list(items, "en");
const or = (items: readonly string[]): string => list(items, "of");

export const bot: Messages["bot"] = {
  created: (host, ruleset, language) => [host, ` opende een spel: ${ruleset}, ${language}`],
  sat: (player) => [player, " ging zitten"],
  satBot: (player, level) => [
    player,
    level === null ? ", een bot, ging zitten" : `, een bot van niveau ${level}, ging zitten`,
  ],
  leftSeat: (player) => [player, " ging weg"],
  host: (player) => [player, " is nu gastheer"],
  closed: {
    all_left: "Iedereen is weggegaan. Het spel is gesloten.",
    idle: "Er kwam niemand. Het spel is gesloten.",
    ended: "De beheerder van de server heeft het spel gesloten.",
  },
  started: (order) => `Het spel begint. De volgorde: ${and(order)}.`,
  raceStarted: "De race begint. Wie een woord heeft, legt het.",
  drawn: (text) => ["Het begint met ", word(text)],
  opened: (player, text) => [player, " opende met ", word(text)],
  entered: (player, text) => [player, " legde ", word(text)],
  missed: (text) => ["Er was een woord geweest: ", word(text)],
  timeout: (player) => ["De tijd van ", player, " was om"],
  passed: (player) => [player, " paste"],
  extended: (player) => ["De server was even weg. ", player, " heeft meer tijd."],
  extendedForAll: "De server was even weg. Iedereen heeft meer tijd.",
  out: {
    left: (player) => [player, " ging uit het spel"],
    misses: (player) => [player, " ligt eruit: te vaak gemist"],
    lives: (player) => [player, " ligt eruit: geen levens meer"],
    removed: (player) => [player, " is verwijderd door de gastheer"],
  },
  forgotten: "(niet meer bewaard)",
  lastRound: (players, target) =>
    `Laatste ronde: ${and(players)} ${players.length === 1 ? "heeft" : "hebben"} ${target} gehaald.`,
  rematch: "Er is een revanche.",
};

export const spoken: Messages["spoken"] = {
  played: (player, text, overlap, score) => `${player} legde ${text}, ${letters(overlap)}, ${points(score)}.`,
  opened: (player, text) => `${player} opende met ${text}.`,
  yourTurn: (seconds) => (seconds === null ? "Jouw beurt." : `Jouw beurt, ${seconds} seconden.`),
};

export const refusals: Messages["refusals"] = {
  invalid_argument: (argument) =>
    argument === "name"
      ? "Een naam heeft 2 tot 20 letters, cijfers, - en _, van één schrift."
      : argument === "text"
        ? "Een bericht heeft 1 tot 500 tekens."
        : argument === "code"
          ? "Een code heeft 8 letters en cijfers."
          : "De server begrijpt dat niet.",
  rate_limited: "Dat ging te snel. Probeer het zo weer.",
  no_such_game: "Dit spel bestaat niet.",
  no_such_player: "Deze speler bestaat niet.",
  wrong_phase: (phase) =>
    phase === "waiting"
      ? "Het spel is nog niet begonnen."
      : phase === "playing"
        ? "Het spel is al begonnen."
        : "Het spel is voorbij.",
  not_seated: "Je hebt geen plaats in dit spel.",
  not_host: "Dat kan alleen de gastheer van het spel.",
  stale_ply: (current) =>
    current === null ? "Iemand was je voor." : ["Net gemist: je volgt nu op ", word(current), "."],
  not_your_turn: (turn) => (turn === null ? "Niemand is aan de beurt." : `${turn} is aan de beurt.`),
  too_late: "Dat was te laat.",
  own_word: (seconds) =>
    `Dat is je eigen woord. Een ander mag erop volgen, of jij over ${seconds === 1 ? "1 seconde" : `${seconds} seconden`}.`,
  not_a_word: (text) => [`"${text}" is geen woord: alleen letters, geen spaties of cijfers.`],
  too_short: (min) => `Een woord heeft hier minstens ${letters(min)}.`,
  not_in_lexicon: (text, nearest, language) =>
    nearest === null
      ? `"${text}" staat niet in de lijst (${language}).`
      : [`"${text}" staat niet in de lijst (${language}). `, word(nearest), " wel."],
  no_overlap: (current, ends) => ["Het moet beginnen met het eind van ", word(current), `: ${or(ends)}.`],
  already_played: (text, player) =>
    player === null ? [word(text), " staat al in de slang."] : [`${player} heeft `, word(text), " al gelegd."],
  too_few_seats: (min) => `Een spel heeft minstens ${min} spelers nodig.`,
  game_full: "Alle plaatsen zijn bezet.",
  too_many_games: "Je zit in te veel spellen die nog niet uit zijn.",
  name_taken: "Iemand anders heeft die naam.",
  name_needed: "Kies eerst een naam: het woord van vandaag is voor spelers met een naam.",
  hidden: "Dit is iemands woord van de dag. Je kunt het zien als de dag voorbij is.",
  no_such_code: "Deze code bestaat niet. Misschien is hij gebruikt, of zijn de vijf minuten om.",
  key_has_played: (name) => `Dit apparaat speelt al als ${name}. Maak de code hier en typ hem op het andere apparaat.`,
  too_many_keys: (max) => `Een speler heeft hoogstens ${max} apparaten.`,
  too_many_appeals: (max) => `Je kunt om hoogstens ${max} woorden van een spel vragen.`,
  unavailable: "De server kan dat nu niet. Probeer het zo weer.",
  internal: (incident) => `Er ging iets mis op de server (${incident}).`,
};

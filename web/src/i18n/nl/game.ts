/** Dutch: a game, its seats, its field, its end. */

import type { Messages } from "../en";
import { list, signed, strong, word } from "../parts";

const letters = (count: number): string => (count === 1 ? "1 letter" : `${count} letters`);
const points = (count: number): string => (count === 1 ? "1 punt" : `${count} punten`);
const words = (count: number): string => (count === 1 ? "1 woord" : `${count} woorden`);
const and = (items: readonly string[]): string => list(items, "en");

export const game: Messages["game"] = {
  loading: "Het spel wordt opgehaald...",
  missing: "Dit spel bestaat niet, of de link is niet heel.",
  hidden: "Dit is iemands woord van de dag. Je kunt het zien als de dag voorbij is.",
  round: (count, last) => (last ? `ronde ${count}, de laatste` : `ronde ${count}`),
  wordOf: (count, of) => `woord ${count} van ${of}`,
  waiting: "wacht op spelers",
  rated: "met rating",
  finished: (minutes, seconds) => `klaar in ${minutes}:${String(seconds).padStart(2, "0")}`,
  closed: "gesloten",
  watchers: (count) => (count === 1 ? "1 kijker" : `${count} kijkers`),
  watching: (others) => (others > 0 ? `je kijkt, met nog ${others}` : "je kijkt"),
  seats: "Plaatsen",
  snake: "De slang tot nu toe",
  link: (text, player, overlap, score, opening) =>
    opening
      ? `${text}, ${player ?? "getrokken"}, opening`
      : `${text}, ${player}, ${letters(overlap)}, ${points(score)}`,
  sum: (count, total) => `${words(count)}, ${letters(total)}`,
  best: (joint, overlap) => ["beste schakel: ", joint, `, ${letters(overlap)}`],
  log: "Snakebot en chat",
  chat: "Chat, of >woord speelt",
  chatOff: "Geen chat; >woord speelt",
  chatLabel: "Chat",
  send: "Stuur",
  play: "Speel",
  field: (current) =>
    current === null ? "Je woord: elk woord opent" : `Je woord: het moet beginnen met het eind van ${current}`,
  keys: { play: "speel", clear: "wis", chat: "chat" },
  clock: (seconds) => (seconds === 1 ? "nog 1 seconde" : `nog ${seconds} seconden`),
  pending: "Verstuurd, nog niet opgeslagen.",
  remove: (player) => `Verwijder ${player}`,
};

export const waiting: Messages["waiting"] = {
  title: (count, min) => (count < min ? "Wachten op spelers" : `Er zijn ${count} spelers`),
  host: (min) => `Jij begint, zodra er ${min} zijn.`,
  hostReady: "Begin als iedereen er is.",
  link: "Anderen doen mee met deze link",
  onlyHere:
    "Dit adres werkt alleen op deze computer. Laat de server op het netwerk luisteren en open de pagina op dat adres om anderen uit te nodigen.",
  guest: (host) => [host, " begint het spel."],
  stranger: "Ga zitten, of kijk.",
  invites: (host) => [host, " nodigt je uit"],
  seeking: "We zoeken een tegenspeler",
  alone: "Komt er binnen tien seconden niemand, dan gaat er een bot zitten.",
  soon: "Het spel begint zo.",
  how: ["Je woord begint met de laatste letters van het vorige. ", { href: "/rules", text: "Alle regels" }],
  addBot: "Vraag een bot",
  botLevel: "Niveau van de bot",
  start: "Begin",
  join: "Doe mee",
  full: "Alle plaatsen zijn bezet. Je kunt kijken.",
};

export const seat: Messages["seat"] = {
  you: "jij",
  youToMove: "jij, aan de beurt",
  toMove: "aan de beurt",
  away: "even weg",
  bot: (level) => (level === null ? "bot" : `bot, niveau ${level}`),
  host: "gastheer",
  leads: "staat voor",
  pastGoal: "voorbij het doel",
  won: "gewonnen",
  misses: (count, max) => `${count} van ${max} gemist`,
  lives: (count) => (count === 1 ? "1 leven" : `${count} levens`),
  out: { left: "weggegaan", misses: "uit, te vaak gemist", lives: "uit, geen levens meer", removed: "verwijderd" },
};

export const turn: Messages["turn"] = {
  opens: (player) => [player, " opent met een woord naar keuze."],
  theirs: (player) => [player, " is aan de beurt"],
  toMove: (player) => [player, " is aan de beurt"],
  everybody: "Iedereen tegelijk",
  anybodyOpens: "Wie een woord heeft, opent.",
  openingForAll: "Open met een woord naar keuze, voor een ander het doet.",
  held: "Dat woord is van jou. Eerst mag een ander erop volgen.",
  document: (current) => (current === null ? "Jouw beurt" : `Jouw beurt: ${current}`),
  wait: (player) => ["Typ vast vooruit: ", player, " is aan de beurt."],
  opening: "Jij opent: elk woord is goed.",
  follow: (current) => ["Volg op ", word(current), "."],
  links: (linked, rest, overlap, score, total) => [
    strong(linked),
    `${rest}: ${letters(overlap)} ${overlap === 1 ? "schakelt" : "schakelen"}, `,
    strong(points(score)),
    { wide: `, dat maakt ${total}` },
  ],
  add: (linked, score) => [strong(linked), " schakelt: voeg minstens één letter toe, voor ", strong(points(score))],
  begins: (like) => ["begint als ", strong(like)],
  share: (need) => `Je hebt er ${need} nodig voor een gedeelde eerste plaats`,
};

export const over: Messages["over"] = {
  wins: (winner, scores) =>
    scores.length === 2 ? `${winner} wint, ${scores.join(" tegen ")}` : `${winner} wint met ${scores[0] ?? 0}`,
  share: (winners, score) => `${and(winners)} delen de winst met ${score}`,
  nobody: "Niemand wint",
  alone: (player, score) => `${player}: ${points(score)}`,
  closed: "Het spel is gesloten",
  why: {
    goal: (round) => `Het doel werd gehaald in ronde ${round}.`,
    last_in_play: "De anderen liggen eruit.",
    stalled: "Niemand vond nog een woord.",
    time: "De tijd is om.",
    abandoned: "Het spel is afgebroken.",
  },
  goalMet: "Het doel is gehaald.",
  wordsLaid: (count) => `Alle ${words(count)} liggen er.`,
  stopped: "Dat was het.",
  rated: (rating, gained) => `rating ${rating} (${signed(gained)})`,
  best: (joint, overlap, score) => [" Beste schakel: ", joint, `, ${letters(overlap)}, ${points(score)}.`],
  rematch: "Revanche",
  again: "Nog eens",
  toRematch: "Naar de revanche",
  shareResult: "Deel",
  home: "Nieuw spel",
  download: "Download het spel",
  final: "Eindstand",
  scores: "Punten per zet",
  move: (at, of) => `zet ${at} van ${of}`,
  goalLine: (target) => `doel ${target}`,
  strip: "Geschakelde letters per zet",
  stripMove: (text, player, overlap) => `${text}, ${player}: ${letters(overlap)}`,
  slider: "Naspelen: zet",
  linked: "geschakelde letters",
  replay: (at, player, text, score) => [`Zet ${at}: `, player, ", ", word(text), `, +${score}`],
  replayOpening: (player, text) => ["Opening: ", player, ", ", word(text)],
  nobodys: "getrokken",
};

export const analysis: Messages["analysis"] = {
  title: "Analyse per zet",
  columns: { number: "#", word: "Woord", points: "Punten", best: "Best mogelijk", left: "Vervolgen over" },
  possible: "konden ook",
  best: [{ dim: "de beste" }],
  better: (texts, overlap) => [
    ...texts.flatMap((text, i) => [i === 0 ? "" : ", ", word(text)]),
    `: ${letters(overlap)}`,
  ],
  trap: (text, left) => [
    "; miste een val: ",
    word(text),
    left === 0 ? ", waarop niets volgt" : `, waarop alleen ${words(left)} ${left === 1 ? "kan" : "kunnen"} volgen`,
  ],
};

export const appeals: Messages["appeals"] = {
  title: "Geweigerde woorden",
  ask: "Vraag om dit woord",
  open: "Gevraagd. De beheerder van de server beslist.",
  permitted: (reason) => (reason === null ? "Het mag inmiddels." : `Het mag inmiddels: ${reason}`),
  banned: (reason) =>
    reason === null ? "De beheerder van de server weigert het." : `De beheerder van de server weigert het: ${reason}`,
};

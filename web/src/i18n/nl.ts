/** Dutch. */

import type { Messages } from "./en";
import { daily } from "./nl/daily";
import { analysis, appeals, game, over, seat, turn, waiting } from "./nl/game";
import { device, home, player, scoreboard } from "./nl/pages";
import { developers, bot as exampleBot, procedures, rules, rulesets as rulesetTable } from "./nl/prose";
import { ownRules } from "./nl/rules";
import { standings } from "./nl/standings";
import { bot, refusals, spoken } from "./nl/telling";

export const nl: Messages = {
  tag: "nl",
  name: "Nederlands",
  languages: {
    nl: "Nederlands",
    en: "Engels",
    de: "Duits",
    fr: "Frans",
    es: "Spaans",
    it: "Italiaans",
    pt: "Portugees",
    sv: "Zweeds",
    da: "Deens",
    pl: "Pools",
    tr: "Turks",
  },

  page: {
    pages: "Pagina's",
    scoreboard: "Scorebord",
    leaderboard: "Beste spelers",
    rules: "Regels",
    developers: "Voor ontwikkelaars",
    link: "Koppel een apparaat",
    missing: "Op dit adres is niets.",
    toHome: "Naar de spellen",
    outdated: "De server is vernieuwd.",
    reload: "Laad deze pagina opnieuw",
  },

  bar: {
    share: "Deel link",
    copied: "Link gekopieerd",
    pass: "Pas",
    done: "Ik ben klaar",
    leave: "Ga weg",
    more: "Meer",
    theme: "Licht of donker",
    language: (name) => `Taal: ${name}`,
    sound: (on) => (on ? "Geluid aan" : "Geluid uit"),
    playSound: "Een geluid als je aan de beurt bent",
    volume: "Volume",
    vibrate: "Trillen als je aan de beurt bent",
    notify: "Een melding als je aan de beurt bent",
    qrOf: (link) => `QR-code van ${link}`,
    copy: "Kopieer link",
    send: "Stuur link",
  },

  chat: {
    mute: (player) => `Verberg wat ${player} zegt`,
    unmute: (player) => `Toon wat ${player} zegt`,
    muted: "(verborgen)",
  },

  line: {
    connecting: "Verbinden...",
    reconnecting: "Opnieuw verbinden...",
    unreachable: "De server is niet te bereiken. Deze pagina gaat vanzelf verder zodra het kan.",
    offline: "Dit apparaat heeft geen netwerk. Het spel gaat verder zodra het terug is.",
  },

  rulesets: {
    classic: "Klassiek",
    sprint: "Sprint",
    survival: "Overleven",
    race: "Race",
    daily: "Woord van vandaag",
  },
  goal: (target) => `tot ${target} punten`,
  wordsGoal: (count) => `${count} woorden`,
  pace: (seconds) => `${seconds} s per beurt`,
  lasts: (seconds) => (seconds % 60 > 0 ? `${seconds} s` : seconds === 60 ? "1 minuut" : `${seconds / 60} minuten`),
  lastStanding: "wie het langst blijft",
  everybody: "iedereen tegelijk",

  server: (version, api) => `Deze server: Wordsnake ${version}, interface ${api}.`,
  home,
  daily,
  scoreboard,
  standings,
  player,
  device,
  game,
  waiting,
  seat,
  turn,
  over,
  analysis,
  appeals,
  bot,
  spoken,
  refusals,
  rules,
  rulesetTable,
  ownRules,
  developers,
  exampleBot,
  procedures,
};

/** English. It defines what has to be said; a language that leaves anything out does not compile. */

import { daily } from "./en/daily";
import { analysis, appeals, game, over, seat, turn, waiting } from "./en/game";
import { device, home, player, scoreboard } from "./en/pages";
import { developers, bot as exampleBot, procedures, rules, rulesets as rulesetTable } from "./en/prose";
import { ownRules } from "./en/rules";
import { standings } from "./en/standings";
import { bot, refusals, spoken } from "./en/telling";

export const en = {
  tag: "en",
  name: "English",
  languages: {
    nl: "Dutch",
    en: "English",
    de: "German",
    fr: "French",
    es: "Spanish",
    it: "Italian",
    pt: "Portuguese",
    sv: "Swedish",
    da: "Danish",
    pl: "Polish",
    tr: "Turkish",
  } as Readonly<Record<string, string>>,

  page: {
    pages: "Pages",
    scoreboard: "Scoreboard",
    leaderboard: "Best players",
    rules: "Rules",
    developers: "For developers",
    link: "Link a device",
    missing: "There is nothing at this address.",
    toHome: "To the games",
    outdated: "The server has been renewed.",
    reload: "Load this page again",
  },

  bar: {
    share: "Share link",
    copied: "Link copied",
    pass: "Pass",
    done: "I am done",
    leave: "Leave",
    more: "More",
    theme: "Light or dark",
    language: (name: string): string => `Language: ${name}`,
    sound: (on: boolean): string => (on ? "Sound on" : "Sound off"),
    playSound: "A sound when it is your turn",
    volume: "Volume",
    vibrate: "Vibrate when it is your turn",
    notify: "A notification when it is your turn",
    qrOf: (link: string): string => `QR code of ${link}`,
    copy: "Copy link",
    send: "Send link",
  },

  chat: {
    mute: (player: string): string => `Hide what ${player} says`,
    unmute: (player: string): string => `Show what ${player} says`,
    muted: "(hidden)",
  },

  line: {
    connecting: "Connecting...",
    reconnecting: "Reconnecting...",
    unreachable: "The server cannot be reached. This page goes on by itself as soon as it can.",
    offline: "This device has no network. The game goes on as soon as it is back.",
  },

  rulesets: {
    classic: "Classic",
    sprint: "Sprint",
    survival: "Survival",
    race: "Race",
    daily: "Today's word",
  } as Readonly<Record<string, string>>,
  goal: (target: number): string => `to ${target} points`,
  wordsGoal: (count: number): string => `${count} words`,
  pace: (seconds: number): string => `${seconds} s a turn`,
  lasts: (seconds: number): string =>
    seconds % 60 > 0 ? `${seconds} s` : seconds === 60 ? "1 minute" : `${seconds / 60} minutes`,
  lastStanding: "last one standing",
  everybody: "everybody at once",

  server: (version: string, api: number): string => `This server: Wordsnake ${version}, interface ${api}.`,
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

export type Messages = typeof en;

/** English: the pages that are read: rules, and for developers. */

import { code, type Section, word } from "../parts";

export const rules: readonly Section[] = [
  {
    title: "In one line",
    text: [
      [
        "The last letters of the current word must be the first letters of the next, and every letter they share scores: ",
        word("behaard"),
        ", ",
        word("haardvuur"),
        " (5 letters, 10 points), ",
        word("vuurdoop"),
        " (4 letters, 8 points), ",
        word("doopvont"),
        " (4 letters, 8 points).",
      ],
    ],
  },
  {
    title: "Words",
    text: [
      "A word must be in the list of the game's language. Capitals do not matter, and accents may be left out: type reunie, and the game answers reünie. Letters that belong to a language's own alphabet, like the German ä, are letters of their own.",
      "Letters only: no digits, spaces, hyphens or apostrophes, and at most 64 of them.",
      "No word twice in one game.",
    ],
  },
  {
    title: "Overlap",
    text: [
      [
        "The longest possible overlap counts. The new word adds at least one letter, and never holds the whole word before it: after ",
        word("haard"),
        ", ",
        word("haardvuur"),
        " shares no five letters.",
      ],
    ],
  },
  {
    title: "A turn",
    text: [
      "Anyone may sit down while a game waits; its host starts it, and the order is drawn. Whoever begins lays any word, for 0 points.",
      "If your time runs out, or you pass, that is a miss: the next player follows the same word. Three misses in a row and you are out.",
      "If you have lost your connection when your turn begins, it lasts at most 15 seconds.",
      "A word that could have been played is shown only after somebody has followed the current word.",
    ],
  },
  {
    title: "The end",
    text: [
      "Whoever reaches the goal does not end the game at once: the round is finished, so that all have had as many turns. The highest score wins, and equal scores share.",
      "A game also ends when only one player is left, who wins, or when everybody has missed in succession; then the highest score wins, unless misses cost lives: such a game goes on until they are spent. Whoever has left or is out cannot win.",
    ],
  },
  {
    title: "Races",
    text: [
      "In a race there are no turns: whoever has a word lays it. If somebody else was first you have just missed, and there is another word to follow.",
      "You cannot follow your own word until somebody else has played, or five seconds have passed. When the time is up, most points win.",
    ],
  },
  {
    title: "Today's word",
    text: [
      "Alone against the day: ten words in five minutes on a first word that is the same for everybody, one attempt a day. It changes at midnight by UTC.",
      "What you lay is hidden from others until the day is over.",
    ],
  },
  {
    title: "Watching",
    text: ["Anyone may watch a public game. A private game is known by its link alone."],
  },
];

export const rulesets = {
  title: "The games of this server",
  name: "Game",
  goal: "Goal",
  turn: "A turn",
  seconds: (count: number | null): string => (count === null ? "no limit" : `${count} s`),
  scores: "Points",
  per: (letter: number, word: number): string =>
    [...(letter > 0 ? [`${letter} a letter`] : []), ...(word > 0 ? [`${word} a word`] : [])].join(", "),
  seats: "Players",
  range: (min: number, max: number): string => (min === max ? `${min}` : `${min} to ${max}`),
};

export const developers: readonly Section[] = [
  {
    title: "Everything is open",
    text: [
      "This page is a client of a public WAMP interface, and so are bots and scoreboards. Anything it can do, your program can do.",
      [
        "With Python, ",
        { href: "/tutorial.txt", text: "the tutorial" },
        " leads from nothing to a bot that plays a rated game, in ten minutes.",
      ],
      [
        "The whole interface is ",
        { href: "/api.txt", text: "one page of text" },
        "; ",
        { href: "/contract.txt", text: "another" },
        " says what of it you may rely on.",
      ],
      [
        "For programs there are ",
        { href: "/schemas.json", text: "JSON Schemas" },
        " of all messages, and ",
        { href: "/asyncapi.json", text: "AsyncAPI" },
        ".",
      ],
    ],
  },
  {
    title: "Connect",
    text: [
      [
        "Open a WebSocket to ",
        code("/ws"),
        " on this server (subprotocol wamp.2.json, wamp.2.msgpack or wamp.2.cbor) and join the realm ",
        code("wordsnake"),
        ".",
      ],
      [
        "Sign in with WAMP-cryptosign and any Ed25519 key: make one and keep it, for the key is who you are. ",
        code("wordsnake.set_name"),
        " gives it a name.",
      ],
    ],
  },
  {
    title: "Play",
    text: [
      [
        "A refusal is an error ",
        code("wordsnake.error.<reason>"),
        " with one sentence of explanation and the facts as fields.",
      ],
      [
        "Subscribe to ",
        code("wordsnake.game.<id>"),
        " for every event of a game. Each has a number, ",
        code("seq"),
        ": drop what you have seen, and fetch a gap with ",
        code("wordsnake.get_events"),
        ".",
      ],
      [
        "Send a ",
        code("move_id"),
        " of your own with each word: the same word with the same id counts once, so repeating it after a lost connection is safe.",
      ],
    ],
  },
];

export const bot = {
  title: "A bot in a few lines",
  text: "With Python, its package autobahn[encryption], and a file with a word on every line. Give it the link of a game that waits for players.",
};

export const procedures = {
  title: "Procedures",
  errors: "Errors",
  about: "what this server offers",
  set_name: "be known by a name",
  get_player: "a player; yourself without a name",
  create_game: "open a game and sit down",
  find_game: "sit down in an open game, or in a new one",
  join_game: "sit down",
  add_bot: "seat a bot; the host only",
  leave_game: "get up, or give up",
  start_game: "begin; the host only",
  play_word: "lay a word",
  pass_turn: "miss a turn on purpose",
  rematch: "the next game of the same players",
  remove_seat: "send somebody away; the host only",
  say: "chat",
  get_game: "a game as it stands",
  get_events: "what happened in it",
  list_games: "the public games",
  get_leaderboard: "the best by rating, by link, by the longest snake",
  get_history: "a player's finished games",
  get_results: "public games in the order in which they ended",
  get_rating: "how a player's rating came about",
  check_word: "whether a word is in a list",
  link_device: "a code for a second device",
  redeem_link: "be on this device who made the code",
  get_analysis: "what could have been played in a finished game",
  export_game: "a finished game as a text",
  appeal_word: "ask the host to permit a word",
};

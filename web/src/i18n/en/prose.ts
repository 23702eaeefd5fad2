/** English: the pages that are read: rules, and for developers. */

import { type Section, strong, word } from "../parts";

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
      "A word must be in the list of the game's language. Accents may be left out: type reunie, and the game answers reünie.",
      "The longest possible overlap counts. The new word adds at least one letter, and never holds the whole word before it.",
      "No word twice in one game.",
    ],
  },
  {
    title: "A turn",
    text: [
      "The order is drawn at the start. Whoever begins lays any word, for 0 points.",
      "If your time runs out, or you pass, that is a miss: the next player follows the same word. Three misses in a row and you are out.",
      "If you have lost your connection when your turn begins, it lasts at most 15 seconds.",
    ],
  },
  {
    title: "The end",
    text: [
      "Classic goes to 100 points with 60 seconds a turn, sprint to 25 with 30. The round is always finished, so all have had as many turns; the highest score wins, and equal scores share.",
      "A game also ends when only one player is left, or when everybody has missed in succession.",
    ],
  },
  {
    title: "Watching",
    text: ["Anyone may watch a public game. A private game is known by its link alone."],
  },
];

export const developers: readonly Section[] = [
  {
    title: "Everything is open",
    text: [
      "This page is a client of a public WAMP interface, and so are bots and scoreboards. Anything it can do, your program can do.",
    ],
  },
  {
    title: "Connect",
    text: [
      [
        "Open a WebSocket to ",
        strong("/ws"),
        " on this server (subprotocol wamp.2.json, wamp.2.msgpack or wamp.2.cbor) and join the realm ",
        strong("wordsnake"),
        ".",
      ],
      [
        "Sign in with WAMP-cryptosign and any Ed25519 key: the key is who you are. ",
        strong("wordsnake.set_name"),
        " gives it a name.",
      ],
    ],
  },
  {
    title: "Play",
    text: [
      [
        strong("wordsnake.create_game"),
        ", ",
        strong("join_game"),
        ", ",
        strong("start_game"),
        " and ",
        strong("play_word"),
        " do what they say. A refusal is an error ",
        strong("wordsnake.error.<reason>"),
        " with its explanation.",
      ],
      [
        "Subscribe to ",
        strong("wordsnake.game.<id>"),
        " for every event of a game. Each has a number, ",
        strong("seq"),
        ": drop what you have seen, and fetch a gap with ",
        strong("wordsnake.get_events"),
        ".",
      ],
      [
        "Send a ",
        strong("move_id"),
        " of your own with each word: the same word with the same id counts once, so repeating it after a lost connection is safe.",
      ],
    ],
  },
];

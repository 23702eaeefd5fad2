/** The game as a small server on Node would have it; the same as game.py and hall.py beside it. */

import { readFileSync } from "node:fs";

class Refused extends Error {}

function overlapOf(current, word) {
  for (let size = Math.min(current.length, word.length) - 1; size > 0; size--) {
    if (word.startsWith(current.slice(-size))) return size;
  }
  return 0;
}

class Game {
  players = [];
  scores = new Map();
  played = new Set();
  current = "";
  ply = 0;
  seq = 0;

  constructor(id) {
    this.id = id;
  }

  join(player) {
    this.players.push(player);
    this.scores.set(player, 0);
  }

  play(player, word, ply, words) {
    if (ply !== this.ply || player !== this.players[ply % this.players.length]) throw new Refused("not your turn");
    if (!words.has(word)) throw new Refused("not a word");
    if (this.played.has(word)) throw new Refused("already played");
    const overlap = overlapOf(this.current, word);
    if (this.current && !overlap) throw new Refused("no overlap");
    this.played.add(word);
    this.current = word;
    this.ply += 1;
    const score = this.scores.get(player) + 2 * overlap;
    this.scores.set(player, score);
    const turn = this.players[this.ply % this.players.length];
    return this.tell({ player, word, overlap, points: 2 * overlap, score, ply, turn });
  }

  tell(what) {
    this.seq += 1;
    return { type: "event", game: this.id, seq: this.seq, ...what };
  }
}

/** All games; `tell(game, event)` sends an event to everybody who watches. */
export class Hall {
  #games = new Map();

  constructor(words, tell) {
    this.words = words;
    this.tell = tell;
  }

  answer(name, asked) {
    try {
      return { type: "ack", ...this.#do(name, asked) };
    } catch (problem) {
      if (problem instanceof Refused) return { type: "error", reason: problem.message };
      throw problem;
    }
  }

  #do(name, asked) {
    const game = this.#games.get(asked.game);
    switch (asked.do) {
      case "create":
        return this.#create(name);
      case "join":
        game.join(name);
        return {};
      case "play": {
        const event = game.play(name, asked.word, asked.ply, this.words);
        this.tell(game.id, event);
        const { seq, ply, word, overlap, points, score } = event;
        return { seq, ply, word, overlap, points, score };
      }
      case "say": {
        const event = game.tell({ player: name, text: asked.text });
        this.tell(game.id, event);
        return { seq: event.seq };
      }
      case "check":
        return { valid: this.words.has(asked.word) };
      default:
        throw new Refused("no such question");
    }
  }

  #create(name) {
    const game = new Game(`${this.#games.size + 1}`.padStart(8, "0"));
    this.#games.set(game.id, game);
    game.join(name);
    return { game: game.id };
  }
}

/** The port and the words that the command line names. */
export function askedFor() {
  const [port, words] = process.argv.slice(2);
  return { port: Number(port), words: new Set(readFileSync(words, "utf-8").split("\n")) };
}

/** Say that clients may come. */
export function ready() {
  process.stdout.write("ready\n");
}

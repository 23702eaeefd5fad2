// A bot with autobahn-js on Node: plays one game. Usage: node bot.mjs LINK-OF-A-GAME

import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import autobahn from "autobahn";
import nacl from "tweetnacl";

const words = readFileSync(new URL("../words.txt", import.meta.url), "utf8").trim().split(/\s+/);

function overlap(current, word) {
  for (let length = Math.min(current.length, word.length) - 1; length > 0; length--)
    if (word.startsWith(current.slice(-length))) return length;
  return 0;
}

/** The longest link there is; null: no word fits. */
function choose({ current, snake }) {
  const played = new Set(snake.map((link) => link.word));
  const links = words
    .filter((word) => !played.has(word))
    .map((word) => ({ word, length: current === null ? 1 : overlap(current, word) }));
  const best = links.reduce((a, b) => (b.length > a.length ? b : a), { word: null, length: 0 });
  return best.word;
}

const link = new URL(process.argv[2]);
const game = link.pathname.split("/").at(-1);
const url = `${link.protocol === "https:" ? "wss" : "ws"}://${link.host}/ws`;
const key = nacl.sign.keyPair.fromSeed(randomBytes(32)); // keep the seed, to be the same player next time
const hex = (bytes) => Buffer.from(bytes).toString("hex");

function sign(_session, _method, { challenge }) {
  return hex(nacl.sign.detached(Buffer.from(challenge, "hex"), key.secretKey)) + challenge;
}

const connection = new autobahn.Connection({
  transports: [{ type: "websocket", url, serializers: [new autobahn.serializer.JSONSerializer()] }],
  realm: "wordsnake",
  authmethods: ["cryptosign"],
  authextra: { pubkey: hex(key.publicKey) },
  onchallenge: sign,
});

const AWAY = ["wamp.error.no_such_procedure", "wamp.error.canceled", "wordsnake.error.unavailable"];

async function play(session, lost) {
  const call = async (procedure, ...args) => {
    for (;;)
      try {
        return await session.call(`wordsnake.${procedure}`, args);
      } catch (error) {
        if (!AWAY.includes(error.error)) throw error;
        await setTimeout(1000); // the game's engine starts again
      }
  };
  const me = (await call("get_player")).name;
  let done = false;

  /** Whatever has happened, the game as it stands says what is to be done. */
  const act = async () => {
    if (done) return;
    const view = await call("get_game", game);
    if (view.phase === "finished") {
      done = true;
      console.log(`${me} is done: ${JSON.stringify(view.outcome.scores)}`);
      connection.close();
    } else if (view.turn === me) {
      const word = choose(view);
      if (word === null) await call("pass_turn", game, view.ply);
      else await call("play_word", game, word, view.ply, randomUUID());
    }
  };
  let looking = Promise.resolve(); // one at a time: two would both see our turn, and both play
  const look = () => {
    looking = looking.then(act);
    return looking;
  };
  const heard = async (event) => {
    if (event.turn === me || event.type === "game_finished") await look();
  };
  await session.subscribe(`wordsnake.game.${game}`, (_args, event) => heard(event).catch(lost));
  await call("join_game", game);
  await look();
}

connection.onopen = (session) => {
  const lost = (error) => {
    if (session.isOpen) throw error; // else it connects again by itself: the game still knows us
  };
  play(session, lost).catch(lost);
};
connection.open();

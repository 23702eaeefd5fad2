// A bot with wampy.js on Node: plays one game. Usage: node bot.mjs LINK-OF-A-GAME

import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import nacl from "tweetnacl";
import { Errors, Wampy } from "wampy";
import { sign } from "wampy/cryptosign.js";

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
const seed = randomBytes(32); // keep it, to be the same player next time
const options = {
  ws: WebSocket, // on Node it takes none by itself
  realm: "wordsnake",
  authmethods: ["cryptosign"],
  authid: "player", // must be given, and means nothing: the server knows who somebody is by the key
  authextra: { pubkey: Buffer.from(nacl.sign.keyPair.fromSeed(seed).publicKey).toString("hex") },
  onChallenge: sign(seed.toString("hex")),
  autoReconnect: false, // it would tell us before it listens again: what happens in between would be missed
};

/** Plays until the game is over. Fails when the line is lost. */
async function play() {
  const over = Promise.withResolvers();
  over.promise.catch(() => {});
  const wampy = new Wampy(url, { ...options, onClose: () => over.reject(new Errors.WebsocketError()) });
  await wampy.connect();
  const call = async (procedure, ...args) => (await wampy.call(`wordsnake.${procedure}`, args)).argsList[0];
  const me = (await call("get_player")).name;

  /** Whatever has happened, the game as it stands says what is to be done. */
  const act = async () => {
    const view = await call("get_game", game);
    if (view.phase === "finished") over.resolve(view.outcome.scores);
    else if (view.turn === me) {
      const word = choose(view);
      if (word === null) await call("pass_turn", game, view.ply);
      else await call("play_word", game, word, view.ply, randomUUID());
    }
  };
  let looking = Promise.resolve(); // one at a time: two would both see our turn, and both play
  const look = () => {
    looking = looking.then(act);
    looking.catch(over.reject);
  };
  const heard = (event) => {
    if (event.turn === me || event.type === "game_finished") look();
  };
  try {
    await wampy.subscribe(`wordsnake.game.${game}`, ({ argsDict }) => heard(argsDict));
    await call("join_game", game);
    look();
    console.log(`${me} is done: ${JSON.stringify(await over.promise)}`);
  } finally {
    await wampy.disconnect();
  }
}

const AWAY = ["wamp.error.no_such_procedure", "wamp.error.canceled", "wordsnake.error.unavailable"];

for (let done = false; !done; )
  try {
    await play();
    done = true;
  } catch (error) {
    if (!(error instanceof Errors.WebsocketError || AWAY.includes(error.errorUri))) throw error;
    await setTimeout(1000); // the line was lost, or the server is away: the game still knows us
  }

/** The game over `ws`, with its default settings. */

import { WebSocketServer } from "ws";
import { askedFor, Hall, ready } from "./hall.mjs";

const { port, words } = askedFor();
const watching = new Map();
const hall = new Hall(words, (game, event) => {
  const text = JSON.stringify(event);
  for (const client of watching.get(game) ?? []) client.send(text);
});

const server = new WebSocketServer({ host: "127.0.0.1", port }, ready);
server.on("connection", (client) => {
  let name = null;
  client.on("message", (message) => {
    const asked = JSON.parse(message);
    let answer = { type: "ack" };
    if (asked.do === "enter") name = asked.name;
    else if (asked.do === "watch") watching.set(asked.game, (watching.get(asked.game) ?? new Set()).add(client));
    else if (asked.do === "leave") watching.get(asked.game)?.delete(client);
    else answer = hall.answer(name, asked);
    client.send(JSON.stringify(answer));
  });
  client.on("close", () => {
    for (const clients of watching.values()) clients.delete(client);
  });
});

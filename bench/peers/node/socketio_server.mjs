/** The game over Socket.IO, with its default settings; a game is a room, answers are acknowledgements. */

import { createServer } from "node:http";
import { Server } from "socket.io";
import { askedFor, Hall, ready } from "./hall.mjs";

const { port, words } = askedFor();
const http = createServer();
const io = new Server(http);
const hall = new Hall(words, (game, event) => io.to(game).emit("event", event));

io.on("connection", (socket) => {
  let name = null;
  socket.on("do", (asked, acknowledge) => {
    let answer = { type: "ack" };
    if (asked.do === "enter") name = asked.name;
    else if (asked.do === "watch") socket.join(asked.game);
    else if (asked.do === "leave") socket.leave(asked.game);
    else answer = hall.answer(name, asked);
    acknowledge(answer);
  });
});

http.listen(port, "127.0.0.1", ready);

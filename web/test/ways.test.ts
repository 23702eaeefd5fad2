import { beforeEach, describe, expect, it } from "vitest";
import type { Storage } from "../src/storage";
import { chooseWay, type Way } from "../src/ways";
import type { Dial, LineEvents, Session } from "../src/wire";

const SESSION: Session = { call: () => Promise.resolve(null), subscribe: () => Promise.resolve(() => undefined) };

let kept: Map<string, string>;
let dialled: { way: Way; events: LineEvents }[];

beforeEach(() => {
  [kept, dialled] = [new Map(), []];
});

/** A page that has just been opened, in a tab that remembers. */
function open(): { dial: () => { close(): void }; opened: () => number; closed: () => number } {
  const storage: Storage = { get: (name) => kept.get(name) ?? null, set: (name, value) => void kept.set(name, value) };
  const by =
    (way: Way): Dial =>
    (events) => {
      dialled.push({ way, events });
      return { close: () => undefined };
    };
  const dial = chooseWay({ websocket: by("websocket"), longpoll: by("longpoll") }, storage);
  let [opened, closed] = [0, 0];
  return {
    dial: () => dial({ opened: () => opened++, closed: () => closed++ }),
    opened: () => opened,
    closed: () => closed,
  };
}

const last = () => dialled.at(-1) ?? expect.fail("nothing was dialled");
const ways = () => dialled.map(({ way }) => way);

describe("the way to the server", () => {
  it("is WebSocket, and stays so once it has worked, however often it breaks", () => {
    const page = open();
    page.dial();
    last().events.opened(SESSION);
    for (let breaks = 0; breaks < 3; breaks++) {
      last().events.closed();
      page.dial();
    }
    expect(ways()).toEqual(["websocket", "websocket", "websocket", "websocket"]);
    expect([page.opened(), page.closed()]).toEqual([1, 3]);
  });

  it("is long-poll where WebSocket is refused, in this tab from then on", () => {
    const page = open();
    page.dial();
    last().events.closed();
    page.dial();
    last().events.opened(SESSION);
    last().events.closed();
    page.dial();
    open().dial();
    expect(ways()).toEqual(["websocket", "longpoll", "longpoll", "longpoll"]);
  });

  it("is long-poll where WebSocket is swallowed and the line is given up", () => {
    const page = open();
    page.dial().close();
    page.dial();
    expect(ways()).toEqual(["websocket", "longpoll"]);
  });

  it("is one and then the other while the server is down", () => {
    const page = open();
    for (let attempt = 0; attempt < 3; attempt++) {
      page.dial();
      last().events.closed();
    }
    expect(ways()).toEqual(["websocket", "longpoll", "websocket"]);
  });

  it("is WebSocket again where long-poll stops working", () => {
    kept.set("way", "longpoll");
    const page = open();
    page.dial();
    last().events.closed();
    page.dial();
    open().dial();
    expect(ways()).toEqual(["longpoll", "websocket", "websocket"]);
  });

  it("is given up once, however it ends", () => {
    const page = open();
    const line = page.dial();
    last().events.closed();
    line.close();
    page.dial();
    expect(ways()).toEqual(["websocket", "longpoll"]);
  });
});

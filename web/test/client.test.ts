import { beforeEach, describe, expect, it } from "vitest";
import { UNAVAILABLE } from "../src/client";
import { uri } from "../src/protocol";
import { FakeNetwork, settle } from "./network";

const NO_ENGINE = "wamp.error.no_such_procedure";
const DIED = "wamp.error.canceled";

let network: FakeNetwork;

beforeEach(() => {
  network = new FakeNetwork();
});

/** What becomes of a call: its result, or the URI of its error, or "open". */
function outcome(call: Promise<unknown>): () => unknown {
  let seen: unknown = "open";
  call.then(
    (result) => {
      seen = result;
    },
    (error) => {
      seen = error.uri;
    },
  );
  return () => seen;
}

describe("a client's line", () => {
  it("is dialled when it is woken, and is online once it is signed in", async () => {
    await network.connect();
    expect(network.lines).toHaveLength(1);
    expect(network.statuses).toEqual(["online"]);
  });

  it("is dialled again within a second after it went down", async () => {
    const line = await network.connect();
    line.drop();
    await network.time.pass(1_000);
    expect(network.statuses).toEqual(["online", "down"]);
    expect(network.lines).toHaveLength(2);
  });

  it("is dialled ever more seldom while nobody answers", async () => {
    network.client.wake();
    for (let attempt = 0; attempt < 40; attempt++) {
      network.line.drop();
      await network.time.pass(10_000);
    }
    const before = network.lines.length;
    network.line.drop();
    await network.time.pass(5_000);
    expect(network.lines).toHaveLength(before);
    await network.time.pass(5_000);
    expect(network.lines).toHaveLength(before + 1);
  });

  it("is dialled at once when the network is back", async () => {
    (await network.connect()).drop();
    network.client.wake();
    expect(network.lines).toHaveLength(2);
  });

  it("is not dialled twice when it is woken while the first attempt is on its way", () => {
    network.client.wake();
    network.client.wake();
    expect(network.lines).toHaveLength(1);
  });

  it("is given up when signing in takes too long", async () => {
    network.client.wake();
    await network.time.pass(12_000);
    expect(network.lines[0]?.closed).toBe(true);
    expect(network.lines.length).toBeGreaterThan(1);
  });

  it("is asked for a sign of life when it has been quiet, and lives on if there is one", async () => {
    const line = await network.connect();
    await network.time.pass(10_000);
    line.call(uri.about).answer({});
    await network.time.pass(9_000);
    expect(network.statuses).toEqual(["online"]);
  });

  it("counts an error as a sign of life", async () => {
    const line = await network.connect();
    await network.time.pass(10_000);
    line.call(uri.about).refuse(NO_ENGINE);
    await network.time.pass(9_000);
    expect(network.statuses).toEqual(["online"]);
  });

  it("is taken for dead when there is no sign of life", async () => {
    await network.connect();
    await network.time.pass(10_000 + 4_000);
    expect(network.statuses).toEqual(["online", "down"]);
  });

  it("counts after a silence only once the new one has given an answer", async () => {
    await network.connect();
    await network.time.pass(10_000 + 4_000);
    const next = await network.connect();
    expect(network.statuses).toEqual(["online", "down"]);
    const seen = outcome(network.client.call("p", [], true));
    next.call("p").answer(1);
    await settle();
    expect([network.statuses, seen()]).toEqual([["online", "down", "online"], 1]);
  });

  it("is asked at once when the page is looked at again", async () => {
    const line = await network.connect();
    network.client.wake();
    expect(line.call(uri.about).args).toEqual([]);
  });

  it("says nothing any more once it was replaced", async () => {
    const old = await network.connect();
    old.drop();
    network.client.wake();
    network.line.welcome();
    old.drop();
    await settle();
    expect(network.statuses).toEqual(["online", "down", "online"]);
  });
});

describe("a call", () => {
  it("is answered", async () => {
    const line = await network.connect();
    const seen = outcome(network.client.call("p", [1, "a"], false));
    line.call("p").answer(42);
    await settle();
    expect(seen()).toBe(42);
    expect(line.call("p").args).toEqual([1, "a"]);
  });

  it("is refused with the error's fields", async () => {
    const line = await network.connect();
    const call = network.client.call("p", [], true);
    line.call("p").refuse(`${uri.errorPrefix}too_short`, { min: 3 });
    await expect(call).rejects.toMatchObject({ uri: "wordsnake.error.too_short", fields: { min: 3 } });
  });

  it("waits for a line", async () => {
    const seen = outcome(network.client.call("p", [], false));
    const line = await network.connect();
    line.call("p").answer("late");
    await settle();
    expect(seen()).toBe("late");
  });

  it("is unavailable at once when too many wait already", async () => {
    for (let waiting = 0; waiting < 64; waiting++) void network.client.call("p", [], true);
    await expect(network.client.call("p", [], true)).rejects.toMatchObject({ uri: UNAVAILABLE });
  });

  it("goes out again with the same arguments in the next session, if that does no harm", async () => {
    const line = await network.connect();
    const seen = outcome(network.client.call("p", ["m-1"], true));
    line.drop();
    const next = await network.connect();
    expect(next.call("p").args).toEqual(["m-1"]);
    next.call("p").answer("once");
    await settle();
    expect(seen()).toBe("once");
  });

  it("is unavailable when the line went down under it and it may have been carried out", async () => {
    const line = await network.connect();
    const seen = outcome(network.client.call("p", [], false));
    line.drop();
    await settle();
    expect(seen()).toBe(UNAVAILABLE);
  });

  it("goes out again while there is no engine, whatever it does", async () => {
    const line = await network.connect();
    const seen = outcome(network.client.call("p", [], false));
    for (let attempt = 1; attempt <= 5; attempt++) {
      expect(line.calls).toHaveLength(attempt);
      line.call("p").refuse(NO_ENGINE);
      await network.time.pass(2_000);
    }
    line.call("p").answer("there");
    await settle();
    expect(seen()).toBe("there");
  });

  it.each([DIED, UNAVAILABLE])("goes out again after %s only if that does no harm", async (error) => {
    const line = await network.connect();
    const harmless = outcome(network.client.call("p", [], true));
    const harmful = outcome(network.client.call("q", [], false));
    line.call("p").refuse(error);
    line.call("q").refuse(error);
    await network.time.pass(2_000);
    line.call("p").answer("again");
    await settle();
    expect([harmless(), harmful()]).toEqual(["again", UNAVAILABLE]);
  });

  it("that must not be carried out twice is given up at last", async () => {
    const line = await network.connect();
    const seen = outcome(network.client.call("p", [], false));
    for (let attempt = 0; attempt < 80 && seen() === "open"; attempt++) {
      line.call("p").refuse(NO_ENGINE);
      await network.time.pass(2_000);
    }
    expect(seen()).toBe(UNAVAILABLE);
  });

  it("may be given more time for its answer", async () => {
    const line = await network.connect();
    const seen = outcome(network.client.call("p", [], true, 60_000));
    await network.time.pass(9_000);
    line.call("p").answer("worked out");
    await settle();
    expect([seen(), network.statuses]).toEqual(["worked out", ["online"]]);
  });

  it("takes the line for dead when its answer does not come, and goes out on the next", async () => {
    const line = await network.connect();
    void network.client.call("p", [], true);
    await network.time.pass(9_000);
    expect(line.closed).toBe(true);
    network.line.welcome();
    await settle();
    expect(network.line.call("p").args).toEqual([]);
  });
});

describe("a subscription", () => {
  const heard: unknown[] = [];
  let ready = 0;
  const subscriber = { heard: (event: unknown) => void heard.push(event), ready: () => void ready++ };

  beforeEach(() => {
    heard.length = 0;
    ready = 0;
  });

  it("hears events, and is ready once in each session", async () => {
    network.client.subscribe("t", subscriber);
    const first = await network.connect();
    first.publish("t", 1);
    first.drop();
    const second = await network.connect();
    second.publish("t", 2);
    expect(heard).toEqual([1, 2]);
    expect(ready).toBe(2);
  });

  it("can begin in the middle of a session", async () => {
    const line = await network.connect();
    network.client.subscribe("t", subscriber);
    await settle();
    line.publish("t", 1);
    expect(heard).toEqual([1]);
  });

  it("ends when it is stopped", async () => {
    const line = await network.connect();
    const stop = network.client.subscribe("t", subscriber);
    await settle();
    stop();
    expect(line.topics.has("t")).toBe(false);
    line.drop();
    expect((await network.connect()).topics.has("t")).toBe(false);
  });

  it("ends also when it is stopped before it was confirmed", async () => {
    const line = await network.connect();
    network.client.subscribe("t", subscriber)();
    await settle();
    expect(line.topics.has("t")).toBe(false);
    expect(ready).toBe(0);
  });
});

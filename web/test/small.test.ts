import nacl from "tweetnacl";
import { describe, expect, it } from "vitest";
import { offset } from "../src/clock";
import { ownAddress } from "../src/connection";
import { messages } from "../src/i18n";
import { identity, randomId } from "../src/identity";
import { lineWatch } from "../src/line";
import { loadSettings, saveSettings } from "../src/settings";
import type { Line } from "../src/state";
import type { Storage } from "../src/storage";
import { titleOf } from "../src/tab";
import { draftOf, NO_DRAFT } from "../src/views/draft";
import { FakeTime } from "./network";
import { BRAM, HOME, SEATED } from "./state";

function memory(): Storage {
  const kept = new Map<string, string>();
  return { get: (name) => kept.get(name) ?? null, set: (name, value) => void kept.set(name, value) };
}

const fromHex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

describe("an identity", () => {
  it("is made once and kept", () => {
    const storage = memory();
    expect(identity(storage).publicKey).toBe(identity(storage).publicKey);
    expect(identity(memory()).publicKey).not.toBe(identity(storage).publicKey);
  });

  it("is made anew where what was kept is damaged", () => {
    const storage = memory();
    storage.set("seed", "not a seed");
    expect(identity(storage).publicKey).toMatch(/^[0-9a-f]{64}$/);
    expect(storage.get("seed")).toMatch(/^[0-9a-f]{64}$/);
  });

  it("answers a challenge with a signature that its public key confirms", () => {
    const me = identity(memory());
    const challenge = "0f".repeat(32);
    const answer = me.sign(challenge);
    expect(answer.slice(128)).toBe(challenge);
    expect(nacl.sign.detached.verify(fromHex(challenge), fromHex(answer.slice(0, 128)), fromHex(me.publicKey))).toBe(
      true,
    );
  });

  it("gives each move an id of its own", () => {
    expect(randomId()).toMatch(/^[0-9a-f]{32}$/);
    expect(randomId()).not.toBe(randomId());
  });
});

describe("the server's clock", () => {
  it("is taken to have been read half-way between question and answer", () => {
    expect(offset(1_000, 1_400, "1970-01-01T00:00:09.200Z")).toBe(8_000);
  });
});

describe("the line that is shown", () => {
  const watch = (hasNetwork: boolean) => {
    const time = new FakeTime();
    const shown: Line[] = [];
    const report = lineWatch({
      after: time.after,
      hasNetwork: () => hasNetwork,
      show: (line) => void shown.push(line),
    });
    return { time, shown, report };
  };

  it("says nothing of a break shorter than a second", async () => {
    const { time, shown, report } = watch(true);
    report("down");
    await time.pass(900);
    report("online");
    await time.pass(5_000);
    expect(shown).toEqual(["online"]);
  });

  it("is reconnecting after a second, however often it goes down", async () => {
    const { time, shown, report } = watch(true);
    report("down");
    await time.pass(700);
    report("down");
    await time.pass(700);
    expect(shown).toEqual(["reconnecting"]);
  });

  it("is offline where the device has no network", async () => {
    const { time, shown, report } = watch(false);
    report("down");
    await time.pass(1_000);
    expect(shown).toEqual(["offline"]);
  });
});

describe("settings", () => {
  it("follow the browser until they are changed, and are kept then", () => {
    const storage = memory();
    const first = loadSettings(storage, ["nl-NL"]);
    expect(first).toEqual({ locale: "nl", theme: "system", sound: true, name: "" });
    const changed = { locale: "en", theme: "dark", sound: false, name: "Noor" } as const;
    saveSettings(storage, changed);
    expect(loadSettings(storage, ["nl-NL"])).toEqual(changed);
  });

  it("are not led astray by what somebody else stored", () => {
    const storage = memory();
    storage.set("theme", "pink");
    storage.set("locale", "xx");
    expect(loadSettings(storage, ["en"])).toMatchObject({ theme: "system", locale: "en" });
  });
});

describe("the address of the server", () => {
  it("is that of the page", () => {
    const at = (url: string) => ownAddress(new URL(url) as unknown as Location);
    expect(at("http://school.lan:8080/g/x")).toBe("ws://school.lan:8080/ws");
    expect(at("https://play.example/")).toBe("wss://play.example/ws");
  });
});

describe("a draft", () => {
  const nothing = { settled: 0, answer: null };

  it("is what was typed, also while it is pending", () => {
    expect(draftOf({ text: "iglo", settled: 0 }, nothing)).toBe("iglo");
    expect(draftOf(NO_DRAFT, nothing)).toBe("");
  });

  it("is gone in the moment in which its word was accepted", () => {
    expect(draftOf({ text: "iglo", settled: 0 }, { settled: 1, answer: null })).toBe("");
  });

  it("stays when it was refused", () => {
    const answer = { refused: { reason: "too_late" }, text: "iglo" } as const;
    expect(draftOf({ text: "iglo", settled: 0 }, { settled: 1, answer })).toBe("iglo");
  });
});

describe("the tab's title", () => {
  const title = (state: typeof HOME) => titleOf(state, messages("en"));

  it("is the page's name", () => {
    expect(title(HOME)).toBe("Wordsnake");
    expect(title({ ...HOME, route: { page: "rules" } })).toBe("Rules · Wordsnake");
    expect(title({ ...HOME, route: { page: "player", name: "Bob" } })).toBe("Player Bob · Wordsnake");
    expect(title({ ...HOME, route: { page: "game", game: "abcdefg2" } })).toBe("Wordsnake");
  });

  it("says when it is your turn, on which word", () => {
    const table = SEATED.table ?? expect.fail("no table");
    const view = table.view ?? expect.fail("no view");
    const mine = { ...view, phase: "playing", turn: "Bram", current: "stelselmatig" } as const;
    expect(title({ ...SEATED, me: BRAM, table: { ...table, view: mine } })).toBe("Your turn: stelselmatig · Wordsnake");
    expect(title({ ...SEATED, me: BRAM, table: { ...table, view: { ...mine, current: null } } })).toBe(
      "Your turn · Wordsnake",
    );
    expect(title(SEATED)).toBe("Classic · Wordsnake");
  });
});

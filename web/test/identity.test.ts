import nacl from "tweetnacl";
import { describe, expect, it } from "vitest";
import { identity, randomId } from "../src/identity";
import type { Storage } from "../src/storage";

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

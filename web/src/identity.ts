/**
 * Who this browser is: an Ed25519 key, made once and kept. It works over plain http at a name of the local network too,
 * where browsers offer neither `crypto.subtle` nor `crypto.randomUUID`; `crypto.getRandomValues` is there.
 */

import nacl from "tweetnacl";
import type { Storage } from "./storage";

export interface Identity {
  /** 64 hex digits. */
  readonly publicKey: string;
  /** The answer to a WAMP-cryptosign challenge (hex): signature, then challenge. */
  sign(challenge: string): string;
}

const SEED = "seed";
const HEX_SEED = /^[0-9a-f]{64}$/;

/** The identity that is kept in `storage`, or a new one. */
export function identity(storage: Storage): Identity {
  const kept = storage.get(SEED);
  const seed = kept !== null && HEX_SEED.test(kept) ? kept : hex(crypto.getRandomValues(new Uint8Array(32)));
  if (seed !== kept) storage.set(SEED, seed);
  let made: nacl.SignKeyPair | null = null;
  // It takes a phone a tenth of a second: not before it is needed, when the page shows already.
  const pair = (): nacl.SignKeyPair => (made ??= nacl.sign.keyPair.fromSeed(bytes(seed)));
  return {
    get publicKey() {
      return hex(pair().publicKey);
    },
    sign: (challenge) => hex(nacl.sign.detached(bytes(challenge), pair().secretKey)) + challenge,
  };
}

/** 128 random bits as hex: the id of a move, or of whatever must not be mistaken for another. */
export function randomId(): string {
  return hex(crypto.getRandomValues(new Uint8Array(16)));
}

function hex(data: Uint8Array): string {
  return Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bytes(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

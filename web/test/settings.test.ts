import { describe, expect, it } from "vitest";
import { loadMuted, loadSettings, saveMuted, saveSettings } from "../src/settings";
import type { Storage } from "../src/storage";

function memory(): Storage {
  const kept = new Map<string, string>();
  return { get: (name) => kept.get(name) ?? null, set: (name, value) => void kept.set(name, value) };
}

describe("settings", () => {
  it("follow the browser until they are changed, and are kept then", () => {
    const storage = memory();
    const first = loadSettings(storage, ["nl-NL"]);
    const quiet = { notify: false, vibrate: true };
    expect(first).toEqual({ locale: "nl", theme: "system", sound: true, volume: 0.5, name: "", ...quiet });
    const loud = { sound: false, volume: 1, notify: true, vibrate: false };
    const changed = { locale: "en", theme: "dark", name: "Noor", ...loud } as const;
    saveSettings(storage, changed);
    expect(loadSettings(storage, ["nl-NL"])).toEqual(changed);
  });

  it("are not led astray by what somebody else stored", () => {
    const storage = memory();
    storage.set("theme", "pink");
    storage.set("locale", "xx");
    storage.set("volume", "11");
    expect(loadSettings(storage, ["en"])).toMatchObject({ theme: "system", locale: "en", volume: 0.5 });
    storage.set("volume", "");
    expect(loadSettings(storage, ["en"]).volume).toBe(0.5);
  });
});

describe("who is muted", () => {
  it("is remembered", () => {
    const session = memory();
    expect(loadMuted(session)).toEqual([]);
    saveMuted(session, ["Bob", "guest-012345"]);
    expect(loadMuted(session)).toEqual(["Bob", "guest-012345"]);
    saveMuted(session, []);
    expect(loadMuted(session)).toEqual([]);
  });
});

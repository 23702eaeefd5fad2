import { describe, expect, it } from "vitest";
import { loadSettings, saveSettings } from "../src/settings";
import type { Storage } from "../src/storage";

function memory(): Storage {
  const kept = new Map<string, string>();
  return { get: (name) => kept.get(name) ?? null, set: (name, value) => void kept.set(name, value) };
}

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

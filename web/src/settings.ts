/** The choices of this browser, kept between visits. */

import { isLocale, preferred } from "./i18n";
import type { Settings, Theme } from "./state";
import type { Storage } from "./storage";

const THEMES: readonly Theme[] = ["system", "light", "dark"];

/** What was kept; where nothing was, what the browser's languages suggest. */
export function loadSettings(storage: Storage, languages: readonly string[]): Settings {
  const locale = storage.get("locale");
  const theme = storage.get("theme");
  return {
    locale: isLocale(locale) ? locale : preferred(languages),
    theme: THEMES.find((each) => each === theme) ?? "system",
    sound: storage.get("sound") !== "off",
    volume: fraction(storage.get("volume")) ?? 0.5,
    notify: storage.get("notify") === "on",
    vibrate: storage.get("vibrate") !== "off",
    name: storage.get("name") ?? "",
  };
}

export function saveSettings(storage: Storage, settings: Settings): void {
  storage.set("locale", settings.locale);
  storage.set("theme", settings.theme);
  storage.set("sound", settings.sound ? "on" : "off");
  storage.set("volume", `${settings.volume}`);
  storage.set("vibrate", settings.vibrate ? "on" : "off");
  storage.set("notify", settings.notify ? "on" : "off");
  storage.set("name", settings.name);
}

/** A number from 0 to 1, if that is what was kept. */
function fraction(text: string | null): number | null {
  const number = text === null || text === "" ? Number.NaN : Number(text);
  return number >= 0 && number <= 1 ? number : null;
}

const MUTED = "muted";

/** The players who were muted in this tab. */
export function loadMuted(session: Storage): readonly string[] {
  return (session.get(MUTED) ?? "").split("\n").filter((name) => name !== "");
}

export function saveMuted(session: Storage, players: readonly string[]): void {
  session.set(MUTED, players.join("\n"));
}

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
    name: storage.get("name") ?? "",
  };
}

export function saveSettings(storage: Storage, settings: Settings): void {
  storage.set("locale", settings.locale);
  storage.set("theme", settings.theme);
  storage.set("sound", settings.sound ? "on" : "off");
  storage.set("name", settings.name);
}

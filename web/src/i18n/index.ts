/** The languages of the page, and which one a browser asks for. */

import type { Locale } from "../state";
import { en, type Messages } from "./en";
import { nl } from "./nl";

export type { Messages } from "./en";

const MESSAGES: Readonly<Record<Locale, Messages>> = { nl, en };

export const LOCALES: readonly Locale[] = ["nl", "en"];

export function messages(locale: Locale): Messages {
  return MESSAGES[locale];
}

/** The first of the browser's languages that the page speaks; English otherwise. */
export function preferred(languages: readonly string[]): Locale {
  const wanted = languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.find(isLocale) ?? "en";
}

export function isLocale(text: string | null | undefined): text is Locale {
  return LOCALES.some((locale) => locale === text);
}

/** Why the server did not do what it was asked. The page explains it in one sentence (`i18n/`). */

import { uri } from "./protocol";
import { WireError } from "./wire";

/** The reasons of the public API with their fields, as the page uses them. */
export type Refusal =
  | { readonly reason: "invalid_argument"; readonly argument: string; readonly problem: string }
  | { readonly reason: "rate_limited"; readonly retry_after: number }
  | { readonly reason: "no_such_game" }
  | { readonly reason: "no_such_player" }
  | { readonly reason: "wrong_phase"; readonly phase: string }
  | { readonly reason: "not_seated" }
  | { readonly reason: "not_host" }
  | { readonly reason: "stale_ply"; readonly ply: number; readonly current: string | null }
  | { readonly reason: "not_your_turn"; readonly turn: string | null }
  | { readonly reason: "too_late" }
  | { readonly reason: "own_word"; readonly retry_after: number }
  | { readonly reason: "not_a_word" }
  | { readonly reason: "too_short"; readonly min: number }
  | { readonly reason: "not_in_lexicon"; readonly word: string; readonly nearest: string | null }
  | { readonly reason: "no_overlap"; readonly current: string; readonly beginnings: readonly string[] }
  | { readonly reason: "already_played"; readonly word: string; readonly player: string | null; readonly ply: number }
  | { readonly reason: "too_few_seats"; readonly min: number }
  | { readonly reason: "game_full" }
  | { readonly reason: "too_many_games" }
  | { readonly reason: "name_taken" }
  | { readonly reason: "name_needed" }
  | { readonly reason: "hidden"; readonly until: string }
  | { readonly reason: "no_such_code" }
  | { readonly reason: "key_has_played"; readonly name: string }
  | { readonly reason: "too_many_keys"; readonly max: number }
  | { readonly reason: "too_many_appeals"; readonly max: number }
  | { readonly reason: "unavailable" }
  | { readonly reason: "internal"; readonly incident: string };

export type Reason = Refusal["reason"];

/** Every reason that has a sentence; another, of a newer server, is shown in the server's own words. */
const REASONS: ReadonlySet<string> = new Set<Reason>([
  "invalid_argument",
  "rate_limited",
  "no_such_game",
  "no_such_player",
  "wrong_phase",
  "not_seated",
  "not_host",
  "stale_ply",
  "not_your_turn",
  "too_late",
  "own_word",
  "not_a_word",
  "too_short",
  "not_in_lexicon",
  "no_overlap",
  "already_played",
  "too_few_seats",
  "game_full",
  "too_many_games",
  "name_taken",
  "name_needed",
  "hidden",
  "no_such_code",
  "key_has_played",
  "too_many_keys",
  "too_many_appeals",
  "unavailable",
  "internal",
]);

/** A refusal this page knows, or the sentence that came with an unknown one. */
export type Refused = Refusal | { readonly reason: "other"; readonly sentence: string };

/** What an error of a call means. An error that is none of the wire's is a defect of the page, and thrown on. */
export function refused(error: unknown): Refused {
  if (!(error instanceof WireError)) throw error;
  const reason = error.uri.startsWith(uri.errorPrefix) ? error.uri.slice(uri.errorPrefix.length) : "";
  if (!REASONS.has(reason)) return { reason: "other", sentence: error.message };
  return { ...error.fields, reason } as Refusal; // the fields of each reason are the server's contract
}

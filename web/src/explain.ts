/** Why something was refused, in one sentence. */

import type { Messages } from "./i18n";
import type { Refused } from "./refusal";
import { blamed } from "./rules";
import type { Sentence } from "./ui/Text";

/** What the sentence needs to know of the game; outside a game there is none. */
export interface Setting {
  readonly language: string;
}

/** Where a word can be followed in many ways, the longest ones are left out. */
const BEGINNINGS_MAX = 6;

/** The sentence; `text` is what was typed. */
export function explain(refused: Refused, text: string, setting: Setting | null, m: Messages): Sentence {
  const r = m.refusals;
  switch (refused.reason) {
    case "other":
      return refused.sentence;
    case "invalid_argument":
      return unplayable(refused.argument, refused.problem, m) ?? r.invalid_argument(refused.argument);
    case "wrong_phase":
      return r.wrong_phase(refused.phase);
    case "stale_ply":
      return r.stale_ply(refused.current);
    case "not_your_turn":
      return r.not_your_turn(refused.turn);
    case "own_word":
      return r.own_word(Math.ceil(refused.retry_after));
    case "not_a_word":
      return r.not_a_word(text);
    case "too_short":
      return r.too_short(refused.min);
    case "not_in_lexicon": {
      const language = setting?.language ?? "";
      return r.not_in_lexicon(refused.word, refused.nearest, m.languages[language] ?? language);
    }
    case "no_overlap":
      return r.no_overlap(refused.current, refused.beginnings.toReversed().slice(0, BEGINNINGS_MAX));
    case "already_played":
      return r.already_played(refused.word, refused.player);
    case "too_few_seats":
      return r.too_few_seats(refused.min);
    case "key_has_played":
      return r.key_has_played(refused.name);
    case "too_many_keys":
      return r.too_many_keys(refused.max);
    case "too_many_appeals":
      return r.too_many_appeals(refused.max);
    case "internal":
      return r.internal(refused.incident);
    default:
      return r[refused.reason];
  }
}

/** Rules that contradict each other: which one to look at. */
function unplayable(argument: string, problem: string, m: Messages): Sentence | null {
  const field = argument === "ruleset" ? blamed(problem) : null;
  return field === null ? null : m.ownRules.together(m.ownRules.fields[field]);
}

/** A ruleset of one's own: a preset with some of its fields changed, typed into a form. */

import type { BoundsView, RulesetView } from "./protocol";
import type { Refused } from "./refusal";

/** The fields that can be changed, in groups, in the order of the form. */
export const GROUPS = {
  goal: ["target_score", "max_words", "game_seconds"],
  turn: ["turn_seconds", "turn_shrink", "turn_floor", "lives", "misses_out"],
  points: ["points_per_letter", "points_per_word"],
  words: ["min_overlap", "max_overlap", "min_length", "length_every", "length_cap"],
  seats: ["seats_min", "seats_max"],
} as const;

export type Group = keyof typeof GROUPS;
export type Field = (typeof GROUPS)[Group][number];
export type Opening = RulesetView["opening"];
export type Bounds = Readonly<Record<string, BoundsView>>;

/** What was typed, where it is not what the preset has. An empty text means no limit. */
export type Typed = Readonly<Partial<Record<Field, string>> & { opening?: Opening }>;

/** What `create_game` is given besides the name of the preset. */
export type Overrides = Readonly<Record<string, number | string | null>>;

/** The fields of a group that mean something at this pace: a race has no turns. */
export function fieldsOf(group: Group, pace: RulesetView["pace"]): readonly Field[] {
  return group === "turn" && pace === "race" ? [] : GROUPS[group];
}

/** What stands in a field: what was typed, or what the preset has. */
export function textOf(preset: RulesetView, typed: Typed, field: Field): string {
  return typed[field] ?? (preset[field] === null ? "" : `${preset[field]}`);
}

/** What a text means; undefined where it is no value of the field. */
export function meaning(text: string, { low, high, nullable }: BoundsView): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return nullable ? null : undefined;
  const value = /^\d{1,4}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
  return low <= value && value <= high ? value : undefined;
}

/** The fields in which something stands that cannot be. */
export function wrong(typed: Typed, bounds: Bounds): readonly Field[] {
  return Object.values(GROUPS)
    .flat()
    .filter((field) => {
      const [text, limits] = [typed[field], bounds[field]];
      return text !== undefined && limits !== undefined && meaning(text, limits) === undefined;
    });
}

/** What differs from the preset. */
export function overrides(preset: RulesetView, typed: Typed, bounds: Bounds): Overrides {
  const changed: Record<string, number | string | null> = {};
  for (const field of Object.values(GROUPS).flat()) {
    const [text, limits] = [typed[field], bounds[field]];
    const value = text === undefined || limits === undefined ? undefined : meaning(text, limits);
    if (value !== undefined && value !== preset[field]) changed[field] = value;
  }
  if (typed.opening !== undefined && typed.opening !== preset.opening) changed.opening = typed.opening;
  return changed;
}

/** The field to look at, where a refusal is about the rules of a new game as a whole; null for any other. */
export function clash(refusal: Refused | null): Field | null {
  return refusal?.reason === "invalid_argument" && refusal.argument === "ruleset" ? blamed(refusal.problem) : null;
}

/** The field that a refusal of the whole is about: "cannot be played: FIELD must ...". */
export function blamed(problem: string): Field | null {
  const name = /^cannot be played: (\w+) /.exec(problem)?.[1];
  return (
    Object.values(GROUPS)
      .flat()
      .find((field) => field === name) ?? null
  );
}

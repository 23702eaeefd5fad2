/** The name under which somebody sits down. */

import type { State } from "../state";

/** Whether a refusal is about the name that was typed. */
export function nameError(refusal: State["refusal"]): boolean {
  if (refusal?.reason === "invalid_argument") return refusal.argument === "name";
  return refusal?.reason === "name_taken";
}

/** The name to offer: the player's own, else the one typed last. */
export function nameOf({ me, settings }: State): string {
  return me && !me.guest ? me.name : settings.name;
}

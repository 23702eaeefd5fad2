/** Which version of the server's interface this page was written for. */

import type { About } from "./protocol";

export const API = 1;

/** Whether the server has moved on under a page that has been open for long: a fresh page fits it. */
export function isOutdated(about: About | null): boolean {
  return about !== null && about.api !== API;
}

/** Which server this page was made for. */

import type { About } from "./protocol";

/** The version of the server's interface. */
export const API = 1;

/** The version that page and server share when they come from one build. */
export const VERSION = __VERSION__;

/**
 * Whether the server has moved on under a page that has been open for long, or was kept: a fresh page fits it.
 * `renewed` is the version for which this page was loaded anew already; doing so again would not help.
 */
export function isOutdated(about: About | null, renewed: string | null): boolean {
  if (about === null || about.version === renewed) return false;
  return about.api !== API || about.version !== VERSION;
}

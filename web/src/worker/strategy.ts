/** How the service worker answers a request. */

/**
 * - `page`: from the server; the kept shell only where the server cannot be reached, so that a page is never older than
 *   the server that gave it.
 * - `kept`: as kept; a file with a hash in its name never changes.
 * - `fresh`: from the server, else as kept.
 */
export type Strategy = "page" | "kept" | "fresh";

/** The part of a Request that counts here. */
export interface Asked {
  readonly method: string;
  readonly mode: string;
  readonly url: string;
}

/** The strategy for a request; null leaves it to the browser. `files` are the paths that are kept. */
export function strategyFor({ method, mode, url }: Asked, origin: string, files: ReadonlySet<string>): Strategy | null {
  const address = new URL(url);
  if (method !== "GET" || address.origin !== origin) return null;
  if (mode === "navigate") return address.pathname === "/health" ? null : "page";
  if (!files.has(address.pathname)) return null;
  return address.pathname.startsWith("/assets/") ? "kept" : "fresh";
}

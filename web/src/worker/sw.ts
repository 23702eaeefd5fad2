/**
 * The service worker: with it the page can be installed, and opens where the server cannot be reached; it then says so
 * and goes on by itself. It keeps one build, whole. A newer one waits until no page of the older is open.
 */

import { strategyFor } from "./strategy";

declare const self: ServiceWorkerGlobalScope;
/** Filled in by the build: the paths of its files, and a hash over all of them. */
declare const __FILES__: readonly string[];
declare const __BUILD__: string;

const CACHE = `wordsnake-${__BUILD__}`;
const FILES: ReadonlySet<string> = new Set(__FILES__);
/** Every address of the page is answered with this one. */
const SHELL = "/";
/** A server that has not answered after so long, in ms, is taken for out of reach. */
const ANSWER_WITHIN = 5_000;

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const strategy = strategyFor(request, self.location.origin, FILES);
  if (strategy === "page") event.respondWith(fresh(request, SHELL));
  if (strategy === "kept") event.respondWith(kept(request));
  if (strategy === "fresh") event.respondWith(fresh(request, request));
});

/** A click on "your turn" leads to the page of that game, an open one if there is. */
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { path } = event.notification.data as { readonly path: string }; // given in notify.ts
  event.waitUntil(show(new URL(path, self.location.origin).href));
});

async function keep(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([SHELL, ...FILES].map((path) => new Request(path, { cache: "no-cache" })));
}

async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
}

async function kept(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** The server's answer, else what is kept under `instead`. */
async function fresh(request: Request, instead: RequestInfo): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(ANSWER_WITHIN) });
  } catch (unreachable) {
    const found = await caches.match(instead);
    if (!found) throw unreachable;
    return found;
  }
}

async function show(url: string): Promise<void> {
  const pages = await self.clients.matchAll({ type: "window" });
  const open = pages.find((page) => page.url === url);
  await (open ? open.focus() : self.clients.openWindow(url));
}

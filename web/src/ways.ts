/**
 * Which way leads to the server. WebSocket is the way; in networks that block it, long-poll carries the same. Nothing is
 * said about it.
 *
 * A way that has worked is kept for as long as the tab lives. Until one has, they take turns: a server that is down
 * refuses both, and it is not known then which is blocked. Where long-poll stops working, WebSocket is tried again.
 */

import type { Storage } from "./storage";
import type { Dial } from "./wire";

export type Way = "websocket" | "longpoll";

const KEPT = "way";

/** Dials by the way that works, as far as `session` remembers. */
export function chooseWay(ways: Readonly<Record<Way, Dial>>, session: Storage): Dial {
  const kept = session.get(KEPT);
  let known: Way | null = kept === "websocket" || kept === "longpoll" ? kept : null;
  let next: Way = known ?? "websocket";
  const worked = (way: Way): void => {
    if (known === way) return;
    known = way;
    session.set(KEPT, way);
  };
  const failed = (way: Way): void => {
    if (known === "websocket" || way !== next) return;
    if (known === "longpoll") session.set(KEPT, "");
    known = null;
    next = way === "websocket" ? "longpoll" : "websocket";
  };
  return (events) => {
    const way = next;
    let opened = false;
    const end = (): void => {
      if (!opened) failed(way);
    };
    const line = ways[way]({
      opened: (session) => {
        opened = true;
        worked(way);
        events.opened(session);
      },
      closed: () => {
        end();
        events.closed();
      },
    });
    return {
      close: () => {
        end();
        line.close();
      },
    };
  };
}

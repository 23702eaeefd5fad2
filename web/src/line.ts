/** What a player is told of the connection: nothing, unless it stays away. */

import type { LineStatus } from "./client";
import type { Line } from "./state";

/** A break shorter than this, in ms, is not worth a word. */
const QUIET = 1_000;

export interface LinePorts {
  readonly after: (ms: number, action: () => void) => () => void;
  /** Whether the device has a network at all. */
  readonly hasNetwork: () => boolean;
  readonly show: (line: Line) => void;
}

/** Turns what the client reports into what is shown. */
export function lineWatch({ after, hasNetwork, show }: LinePorts): (status: LineStatus) => void {
  let cancel: (() => void) | null = null;
  return (status) => {
    if (status === "online") {
      cancel?.();
      cancel = null;
      show("online");
    } else if (cancel === null) {
      const tell = (): void => show(hasNetwork() ? "reconnecting" : "offline");
      cancel = after(QUIET, tell);
    }
  };
}

/**
 * What the page needs of a WAMP connection, without saying how it is made. `connection.ts` makes one with autobahn; tests
 * make one of their own.
 */

/** A call or a subscription failed. `uri` names the error, `fields` explain it, the message is an English sentence. */
export class WireError extends Error {
  constructor(
    readonly uri: string,
    message = uri,
    readonly fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** The error of a call whose answer will never come, because the line went down. */
export const LOST = "lost";

/** One signed-in session. It ends with the line it runs over. */
export interface Session {
  /** The one result of a procedure. Fails with a WireError. */
  call(procedure: string, args: readonly unknown[]): Promise<unknown>;
  /** Hear of every event of a topic, as its keyword arguments; call the result to stop. */
  subscribe(topic: string, heard: (event: unknown) => void): Promise<() => void>;
}

/** What a line reports, in this order: at most one `opened`, then one `closed`. */
export interface LineEvents {
  opened(session: Session): void;
  closed(): void;
}

/** Open one line to the server and sign in. It is never reopened: after `closed` it is over. */
export type Dial = (events: LineEvents) => { close(): void };

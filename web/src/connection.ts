/** One line to the server, by autobahn-js: the only file that knows the library. */

import autobahn, { type Failure, type Session as WampSession } from "autobahn";
import type { Identity } from "./identity";
import { uri } from "./protocol";
import type { Way } from "./ways";
import { type Dial, LOST, type Session, WireError } from "./wire";

/** Dials `url`, for example `ws://school.lan:8080/ws` or, by long-poll, `http://school.lan:8080/lp`; signs in as `me`. */
export function dialer(type: Way, url: string, me: Identity): Dial {
  return (events) => {
    const connection = new autobahn.Connection({
      transports: [{ type, url, serializers: [new autobahn.serializer.JSONSerializer()] }],
      realm: uri.realm,
      authmethods: ["cryptosign"],
      authextra: {
        get pubkey() {
          return me.publicKey; // asked for when the line is open
        },
        channel_binding: null,
        trustroot: null,
        challenge: null,
      },
      onchallenge: (_session, _method, extra) => me.sign(extra.challenge),
      max_retries: 0, // when to try again is decided in client.ts
      use_es6_promises: true,
      on_user_error: rethrow,
      on_internal_error: rethrow,
    });
    connection.onopen = (session) => events.opened(wrap(session));
    connection.onclose = () => {
      events.closed();
      return true; // no retries of its own
    };
    connection.open();
    return { close: () => closeQuietly(connection) };
  };
}

/** The addresses of the server that this page came from. */
export function ownAddresses({ protocol, host }: Location): Readonly<Record<Way, string>> {
  return {
    websocket: `${protocol === "https:" ? "wss:" : "ws:"}//${host}/ws`,
    longpoll: `${protocol}//${host}/lp`,
  };
}

function wrap(session: WampSession): Session {
  return {
    async call(procedure, args) {
      if (!session.isOpen) throw new WireError(LOST);
      return session.call(procedure, args).catch(translate);
    },
    async subscribe(topic, heard) {
      if (!session.isOpen) throw new WireError(LOST);
      const subscription = await session.subscribe(topic, (_args, kwargs) => heard(kwargs)).catch(translate);
      return () => {
        if (session.isOpen) subscription.unsubscribe().catch(() => undefined); // the line went down: just as well
      };
    },
  };
}

function translate(failure: Failure): never {
  throw new WireError(failure.error, String(failure.args[0] ?? failure.error), failure.kwargs);
}

function closeQuietly(connection: InstanceType<typeof autobahn.Connection>): void {
  try {
    connection.close();
  } catch {
    // closed already
  }
}

/** A defect of ours must reach the browser's console as one, not vanish in the library's log. */
function rethrow(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

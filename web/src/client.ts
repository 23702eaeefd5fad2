/**
 * A connection that lasts: it dials again whenever the line goes down, repeats what can be repeated, and subscribes anew
 * in every session. Everything it touches is passed in, so that tests play the network and the clock.
 *
 * Three things look alike to a caller, and are `unavailable` to it: no line; a line but no engine behind the router
 * (`wamp.error.no_such_procedure`); an engine that died in mid-call (`wamp.error.canceled`). Only the second is known
 * not to have been carried out, so a call that does harm when carried out twice is repeated after that one alone.
 */

import { uri } from "./protocol";
import { CALL, delay, LINE } from "./retry";
import { type Dial, LOST, type Session, WireError } from "./wire";

export type LineStatus = "connecting" | "online" | "down";

export interface Ports {
  readonly dial: Dial;
  readonly random: () => number;
  /** Runs `action` after `ms`; call the result to cancel. */
  readonly after: (ms: number, action: () => void) => () => void;
  readonly onStatus: (status: LineStatus) => void;
}

export interface Subscriber {
  /** An event of the topic. */
  heard(event: unknown): void;
  /** Subscribed in a new session: whatever happened before it has to be fetched. */
  ready(): void;
}

export const UNAVAILABLE = `${uri.errorPrefix}unavailable`;
const NO_ENGINE = "wamp.error.no_such_procedure";
const ENGINE_DIED = "wamp.error.canceled";

/** A call that is answered later than this, in ms, is taken for lost, and the line for dead. */
const ANSWER_WITHIN = 8_000;
/** A line that is silent for so long, in ms, is asked for a sign of life. */
const QUIET = 10_000;
/** That sign must come within so many ms: a player should not wait in vain for a move that was made long ago. */
const ALIVE_WITHIN = 4_000;
/** Opening a line and signing in may take this long, in ms. */
const OPEN_WITHIN = 8_000;
/** No more calls than this may wait for a line. */
const WAITING_MAX = 64;
/** A call that must not be carried out twice is given up after so many attempts: about two minutes without an engine. */
const ATTEMPTS_MAX = 64;

export class Client {
  private session: Session | null = null;
  private line: { close(): void } | null = null;
  private generation = 0;
  private failures = 0;
  /** The last line was open and gave no answer: the next one counts once it has given one. */
  private silent = false;
  private cancelTimer: () => void = () => undefined;
  private waiting: Array<() => void> = [];
  private readonly lost = new Set<() => void>();
  private readonly topics = new Map<string, { subscriber: Subscriber; stop: () => void }>();

  constructor(private readonly ports: Ports) {}

  /** Dial, now. Where a line is open, ask it for a sign of life instead (the network may have changed under it). */
  wake(): void {
    if (this.session) this.probe();
    else if (this.line === null || this.failures > 0) this.dial();
  }

  /**
   * The result of a procedure, as soon as there is a line and an engine. `repeat`: carrying it out twice does no harm,
   * so it is repeated for as long as it takes. `within`: how long an answer may take, in ms. Fails with a WireError, `wordsnake.error.unavailable` among them.
   */
  async call(procedure: string, args: readonly unknown[], repeat: boolean, within = ANSWER_WITHIN): Promise<unknown> {
    for (let attempt = 0; repeat || attempt < ATTEMPTS_MAX; attempt++) {
      const session = this.session ?? (await this.nextSession());
      try {
        return await this.once(session, procedure, args, within);
      } catch (error) {
        if (!(error instanceof WireError) || !mayRepeat(error.uri, repeat)) throw unavailableFor(error);
        if (error.uri !== LOST) await this.pause(delay(attempt, this.ports.random(), CALL));
      }
    }
    throw new WireError(UNAVAILABLE);
  }

  /** Follow a topic from now on, through every new session; one subscriber a topic. Call the result to stop. */
  subscribe(topic: string, subscriber: Subscriber): () => void {
    const entry = { subscriber, stop: () => undefined };
    this.topics.set(topic, entry);
    if (this.session) void this.join(this.session, topic);
    return () => {
      if (this.topics.get(topic) !== entry) return;
      this.topics.delete(topic);
      entry.stop();
    };
  }

  private dial(): void {
    this.cancelTimer();
    this.generation += 1;
    const mine = this.generation;
    const current = (): boolean => mine === this.generation;
    this.line?.close();
    this.line = this.ports.dial({
      opened: (session) => current() && this.opened(session),
      closed: () => current() && this.down(),
    });
    this.cancelTimer = this.ports.after(OPEN_WITHIN, () => current() && this.down());
  }

  private opened(session: Session): void {
    this.session = session;
    this.failures = 0;
    if (!this.silent) this.ports.onStatus("online");
    this.listen();
    for (const topic of this.topics.keys()) void this.join(session, topic);
    for (const go of this.waiting.splice(0)) go();
  }

  private down(): void {
    this.generation += 1; // whatever the old line still says is not heard
    this.line?.close();
    this.line = null;
    this.session = null;
    for (const lose of [...this.lost]) lose();
    this.ports.onStatus("down");
    this.cancelTimer();
    this.cancelTimer = this.ports.after(delay(this.failures, this.ports.random(), LINE), () => this.dial());
    this.failures += 1;
  }

  /** Something was heard. */
  private alive(): void {
    if (this.silent) this.ports.onStatus("online");
    this.silent = false;
    this.listen();
  }

  /** Ask for a sign of life when nothing has been heard for a while: a dead line does not say so by itself. */
  private listen(): void {
    this.cancelTimer();
    this.cancelTimer = this.ports.after(QUIET, () => this.probe());
  }

  private probe(): void {
    if (!this.session) return;
    this.listen();
    this.once(this.session, uri.about, [], ALIVE_WITHIN).catch(() => undefined); // an error is a sign of life too; silence ends the line
  }

  private async join(session: Session, topic: string): Promise<void> {
    const entry = this.topics.get(topic);
    if (!entry) return;
    const here = (): boolean => this.session === session && this.topics.get(topic) === entry;
    const heard = (event: unknown): void => {
      if (!here()) return;
      this.alive();
      entry.subscriber.heard(event);
    };
    try {
      const stop = await session.subscribe(topic, heard);
      if (!here()) return stop();
      entry.stop = stop;
      entry.subscriber.ready();
    } catch {
      // The line went down, and the next session subscribes again; or the topic is refused, and there is nothing to hear.
    }
  }

  private once(session: Session, procedure: string, args: readonly unknown[], within: number): Promise<unknown> {
    const silence = (lose: () => void): void => {
      if (this.session === session) {
        this.silent = true;
        this.down();
      } else lose();
    };
    const answered = (): void => {
      if (this.session === session) this.alive();
    };
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        this.lost.delete(lose);
        cancel();
      };
      const lose = (): void => {
        settle();
        reject(new WireError(LOST));
      };
      const cancel = this.ports.after(within, () => silence(lose));
      this.lost.add(lose);
      session
        .call(procedure, args)
        .then(resolve, reject)
        .finally(() => {
          settle();
          answered();
        });
    });
  }

  private async nextSession(): Promise<Session> {
    if (this.waiting.length >= WAITING_MAX) throw new WireError(UNAVAILABLE);
    await new Promise<void>((go) => this.waiting.push(go));
    return this.session ?? this.nextSession();
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => void this.ports.after(ms, resolve));
  }
}

function mayRepeat(error: string, repeat: boolean): boolean {
  return error === NO_ENGINE || (repeat && (error === LOST || error === ENGINE_DIED || error === UNAVAILABLE));
}

function unavailableFor(error: unknown): unknown {
  const lost = error instanceof WireError && (error.uri === LOST || error.uri === ENGINE_DIED);
  return lost ? new WireError(UNAVAILABLE) : error;
}

/** A network, a clock and a server that do only what a test tells them to. */

import { Client, type LineStatus } from "../src/client";
import { type LineEvents, type Session, WireError } from "../src/wire";

/** Time that passes when the test says so. */
export class FakeTime {
  now = 0;
  private timers: Array<{ at: number; action: () => void }> = [];

  readonly after = (ms: number, action: () => void): (() => void) => {
    const timer = { at: this.now + ms, action };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((each) => each !== timer);
    };
  };

  /** Let `ms` pass; whatever is due happens in order, and promises run between. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    await settle();
    for (let due = this.next(end); due; due = this.next(end)) {
      this.timers = this.timers.filter((each) => each !== due);
      this.now = due.at;
      due.action();
      await settle();
    }
    this.now = end;
  }

  private next(end: number): { at: number; action: () => void } | undefined {
    return this.timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
  }
}

/** Let everything that is ready run. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 20; round++) await Promise.resolve();
}

export interface Call {
  readonly procedure: string;
  readonly args: readonly unknown[];
  answer(result: unknown): void;
  refuse(uri: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** One dialled line, from the server's side. */
export class FakeLine {
  readonly calls: Call[] = [];
  readonly topics = new Map<string, (event: unknown) => void>();
  closed = false;

  constructor(private readonly events: LineEvents) {}

  /** The player is signed in. */
  welcome(): void {
    const session: Session = {
      call: (procedure, args) =>
        new Promise((answer, fail) => {
          const refuse: Call["refuse"] = (uri, fields = {}) => fail(new WireError(uri, uri, fields));
          this.calls.push({ procedure, args, answer, refuse });
        }),
      subscribe: async (topic, heard) => {
        this.topics.set(topic, heard);
        return () => void this.topics.delete(topic);
      },
    };
    this.events.opened(session);
  }

  close(): void {
    this.closed = true;
  }

  drop(): void {
    this.events.closed();
  }

  publish(topic: string, event: unknown): void {
    this.topics.get(topic)?.(event);
  }

  /** The last call of a procedure, which must have arrived. */
  call(procedure: string): Call {
    const call = this.calls.findLast((each) => each.procedure === procedure);
    if (!call) throw new Error(`no call of ${procedure}`);
    return call;
  }
}

export class FakeNetwork {
  readonly time = new FakeTime();
  readonly lines: FakeLine[] = [];
  readonly statuses: LineStatus[] = [];
  readonly client = new Client({
    dial: (events) => {
      const line = new FakeLine(events);
      this.lines.push(line);
      return { close: () => line.close() };
    },
    random: () => 0.5,
    after: this.time.after,
    onStatus: (status) => void this.statuses.push(status),
  });

  /** The newest line. */
  get line(): FakeLine {
    return this.lines.at(-1) ?? fail("nothing was dialled");
  }

  /** Dial and sign in. */
  async connect(): Promise<FakeLine> {
    this.client.wake();
    this.line.welcome();
    await settle();
    return this.line;
  }
}

function fail(problem: string): never {
  throw new Error(problem);
}

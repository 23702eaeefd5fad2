/** The part of autobahn-js 26.3 that `connection.ts` uses; the package ships no types. */
declare module "autobahn" {
  export interface Failure {
    readonly error: string;
    readonly args: readonly unknown[];
    readonly kwargs: Readonly<Record<string, unknown>>;
  }

  export interface Subscription {
    unsubscribe(): Promise<unknown>;
  }

  export interface Session {
    readonly isOpen: boolean;
    call(procedure: string, args: readonly unknown[]): Promise<unknown>;
    subscribe(topic: string, handler: (args: unknown, kwargs: unknown) => void): Promise<Subscription>;
  }

  export interface ConnectionOptions {
    readonly transports: readonly {
      readonly type: string;
      readonly url: string;
      readonly serializers: readonly unknown[];
    }[];
    readonly realm: string;
    readonly authmethods: readonly string[];
    readonly authextra: Readonly<Record<string, unknown>>;
    readonly onchallenge: (session: Session, method: string, extra: { readonly challenge: string }) => string;
    readonly max_retries: number;
    readonly use_es6_promises: boolean;
    readonly on_user_error: (error: unknown) => void;
    readonly on_internal_error: (error: unknown) => void;
  }

  export class Connection {
    constructor(options: ConnectionOptions);
    onopen: (session: Session) => void;
    onclose: (reason: string, details: unknown) => boolean;
    open(): void;
    close(): void;
  }

  interface Autobahn {
    readonly Connection: typeof Connection;
    readonly serializer: { readonly JSONSerializer: new () => unknown };
  }

  const autobahn: Autobahn;
  export default autobahn;
}

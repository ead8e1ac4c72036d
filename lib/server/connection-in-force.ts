import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import { z } from "zod";
import { connectionPathOf, connectionPrefix } from "@/lib/core/http/connection-path";
import { env } from "@/lib/env";
import type { ConnectionSettings } from "@/lib/env-connections";
import { endpointOverride } from "@/lib/aws/endpoint-override";
import type { ViewingPlace } from "@/lib/inventory/snapshot/caller-key";

/** What a request or a worker works for; without a connection where the address names one that does not exist. */
interface Entered {
  readonly connection?: ConnectionSettings;
}

declare global {
  // Next bundles pages, routes, actions and the proxy apart: they meet here.
  var canopyConnectionInForce: AsyncLocalStorage<Entered> | undefined;
  var canopyEntersRequests: boolean | undefined;
}

/**
 * The connection that the request's address names, or that a worker has entered. Where nothing is entered it is the only
 * one there is; of several it throws, so that a place that was forgotten shows no other organization's data.
 */
export function connectionInForce(): ConnectionSettings {
  const entered = storage().getStore();
  if (entered?.connection !== undefined) return entered.connection;
  const { connections } = env();
  if (entered === undefined && connections.length === 1) return connections[0];
  throw new Error("No connection is in force here.");
}

/** Whether the connection in force is the first one, whose administrators also administer what all have in common. */
export function isFirstInForce(): boolean {
  // Next bundles what is entered apart from who asks: each bundle has settings of its own.
  return connectionInForce().name === undefined;
}

/** The connection in force where Canopy has several; undefined where there is nothing to distinguish. */
export function namedConnection(): ConnectionSettings | undefined {
  return env().connections.length === 1 ? undefined : connectionInForce();
}

/** The connections beside the one in force. */
export function otherConnections(): readonly ConnectionSettings[] {
  const { name } = connectionInForce();
  return env().connections.filter((connection) => connection.name !== name);
}

/** Where browsers find the pages of the connection in force; undefined where that is this machine alone. */
export function pagesUrl(): string | undefined {
  const { publicUrl } = env().identity;
  return publicUrl === undefined ? undefined : publicUrl + connectionPrefix(connectionInForce().name);
}

/** Does something for a connection: whatever it begins is for the same one. */
export function withConnection<Result>(connection: ConnectionSettings, run: () => Result): Result {
  return storage().run({ connection }, run);
}

/** Does the same for each connection, one after the other where `run` is awaited by itself, and returns what came of each. */
export function forEachConnection<Result>(run: (connection: ConnectionSettings) => Result): Result[] {
  return env().connections.map((connection) => withConnection(connection, () => run(connection)));
}

/** Does something for the first connection, where that is which all have in common: people, their sessions and tokens. */
export function withFirstConnection<Result>(run: () => Result): Result {
  return withConnection(env().connections[0], run);
}

/** From where the connection in force looks. */
export function viewingPlace(): ViewingPlace {
  const { region, roles, profile } = connectionInForce();
  return { region, roleArn: roles.role?.arn, profile, endpoint: connectionEndpoint() };
}

/** The endpoint that stands in for AWS's own; undefined where AWS itself is used. */
export function connectionEndpoint(): string | undefined {
  return connectionInForce().endpoint ?? endpointOverride();
}

const Started = z.object({ request: z.object({ url: z.string() }) });

/**
 * Enters the connection of each request that this process receives from now on, before anything answers it. Where there is
 * one connection alone nothing has to be entered.
 */
export function enterConnectionOfRequests(): void {
  if (env().connections.length === 1 || globalThis.canopyEntersRequests === true) return;
  globalThis.canopyEntersRequests = true;
  const entered = storage();
  // Node publishes it in the context in which it then calls the server (https://nodejs.org/api/diagnostics_channel.html#http).
  subscribe("http.server.request.start", (message) => {
    const { request } = Started.parse(message);
    entered.enterWith(enteredBy(request.url));
  });
}

function enteredBy(url: string): Entered {
  const { name } = connectionPathOf(url);
  const connection = env().connections.find((each) => each.name === name);
  return connection === undefined ? {} : { connection };
}

/** What a process remembers of each connection: the value of the one in force. */
export class OfConnections<Value> {
  readonly #values = new Map<string, Value>();

  get value(): Value | undefined {
    return this.#values.get(key());
  }

  set value(value: Value | undefined) {
    if (value === undefined) this.#values.delete(key());
    else this.#values.set(key(), value);
  }

  /** The value, made where there is none yet. */
  made(make: () => Value): Value {
    const known = this.#values.get(key());
    if (known !== undefined) return known;
    const made = make();
    this.#values.set(key(), made);
    return made;
  }

  /** The values of all connections that have one. */
  get all(): readonly Value[] {
    return [...this.#values.values()];
  }
}

function key(): string {
  return connectionInForce().name ?? "";
}

function storage(): AsyncLocalStorage<Entered> {
  return (globalThis.canopyConnectionInForce ??= new AsyncLocalStorage<Entered>());
}

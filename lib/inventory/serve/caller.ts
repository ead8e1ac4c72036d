import "server-only";
import { getCallerIdentity } from "@/lib/aws/caller-identity";
import type { Aws } from "@/lib/aws/create-aws";
import {
  connectionEndpoint,
  connectionInForce,
  OfConnections,
  viewingPlace,
} from "@/lib/server/connection-in-force";
import { newestCallerKey } from "@/lib/store/newest-caller-key";
import type { Caller } from "../snapshot/snapshot";
import { placePrefix, callerKey } from "../snapshot/caller-key";

declare global {
  // Who AWS says we are. Next bundles routes, actions and instrumentation apart; they meet here.
  var canopyCaller: OfConnections<Caller> | undefined;
}

/**
 * Under which key this process reads and writes. Until AWS has said who we are, it is the key that was stored last from
 * this Region, endpoint and role: a start while AWS is unreachable shows what was known. As soon as the account is
 * known only its own key counts, so that another organization's tree is not shown a moment longer.
 */
export async function currentCallerKey(): Promise<string> {
  const place = viewingPlace();
  return knownCallerKey() ?? (await newestCallerKey(placePrefix(place))) ?? callerKey(place, undefined);
}

/** The key of the caller that AWS has named; undefined until it has. */
export function knownCallerKey(): string | undefined {
  const known = knownCaller();
  return known && callerKey(viewingPlace(), known.accountId);
}

/** Whether a key names no caller: AWS has not said who we are, and nothing was ever stored from here. */
export function isCallerUnknown(key: string): boolean {
  return key === callerKey(viewingPlace(), undefined);
}

/** Whether AWS has said who we are since this process began. */
export function isCallerKnown(): boolean {
  return knownCaller() !== undefined;
}

/** Who AWS said last that we are; undefined until it has. */
export function knownCaller(): Caller | undefined {
  return globalThis.canopyCaller?.value;
}

/** Asks AWS who we are and remembers it for this process. Rejects with a FailureError as `getCallerIdentity` does. */
export async function learnCaller(aws: Aws, signal: AbortSignal): Promise<Caller> {
  const identity = await getCallerIdentity(aws, { signal });
  const endpoint = connectionEndpoint();
  const caller: Caller = {
    ...identity,
    region: connectionInForce().region,
    ...(endpoint !== undefined && { endpoint }),
  };
  (globalThis.canopyCaller ??= new OfConnections()).value = caller;
  return caller;
}

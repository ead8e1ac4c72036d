import "server-only";
import { getCallerIdentity } from "@/lib/aws/caller-identity";
import type { Aws } from "@/lib/aws/create-aws";
import { endpointOverride } from "@/lib/aws/endpoint-override";
import { env } from "@/lib/env";
import { newestViewerKey } from "@/lib/store/newest-viewer-key";
import type { Viewer } from "../snapshot/snapshot";
import { placePrefix, viewerKey } from "../snapshot/viewer-key";

declare global {
  // Who AWS says we are. Next bundles routes, actions and instrumentation apart; they meet here.
  var canopyViewer: Viewer | undefined;
}

/**
 * Under which key this process reads and writes. Until AWS has said who we are, it is the key that was stored last from
 * this Region, endpoint and role: a start while AWS is unreachable shows what was known. As soon as the account is
 * known only its own key counts, so that another organization's tree is not shown a moment longer.
 */
export async function currentViewerKey(): Promise<string> {
  const place = viewingPlace();
  return knownViewerKey() ?? (await newestViewerKey(placePrefix(place))) ?? viewerKey(place, undefined);
}

/** The key of the caller that AWS has named; undefined until it has. */
export function knownViewerKey(): string | undefined {
  const known = globalThis.canopyViewer;
  return known && viewerKey(viewingPlace(), known.accountId);
}

/** Whether a key names no caller: AWS has not said who we are, and nothing was ever stored from here. */
export function isViewerUnheardOf(key: string): boolean {
  return key === viewerKey(viewingPlace(), undefined);
}

/** Whether AWS has said who we are since this process began. */
export function isViewerKnown(): boolean {
  return globalThis.canopyViewer !== undefined;
}

/** Who AWS said last that we are; undefined until it has. */
export function knownViewer(): Viewer | undefined {
  return globalThis.canopyViewer;
}

/** Asks AWS who we are and remembers it for this process. Rejects with a FailureError as `getCallerIdentity` does. */
export async function learnViewer(aws: Aws, signal: AbortSignal): Promise<Viewer> {
  const identity = await getCallerIdentity(aws, { signal });
  const endpoint = endpointOverride();
  const viewer: Viewer = {
    ...identity,
    region: env().region,
    ...(endpoint !== undefined && { endpoint }),
  };
  globalThis.canopyViewer = viewer;
  return viewer;
}

function viewingPlace() {
  const { region, roleArn, profile } = env();
  return { region, roleArn, profile, endpoint: endpointOverride() };
}

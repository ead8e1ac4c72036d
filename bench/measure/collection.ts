import type { CollectionProgress } from "@/lib/inventory/snapshot/progress";
import type { BenchServices } from "../bench-services";
import { awsCalls, type CallCounts } from "./aws-calls";
import { collectionEnd } from "./collection-end";
import { rateBoundMs } from "./rate-bound";
import { snapshotColumns, type SnapshotColumns } from "./snapshot-columns";

export interface CollectionResult {
  readonly tookMs: number;
  /** The least time that the published rates allow for these calls, and the operation that decides it. */
  readonly bound: { readonly ms: number; readonly operation: string };
  readonly calls: CallCounts;
  /** The snapshot's size in bytes. */
  readonly snapshotBytes: SnapshotColumns["sizes"];
}

/** Starts Canopy on its empty database and waits for the first complete snapshot. */
export async function measureCollection(
  services: BenchServices,
  onProgress: (progress: CollectionProgress) => void,
): Promise<CollectionResult> {
  await services.startCanopy();
  const { startedAt, endedAt } = await collectionEnd(services.canopyUrl, onProgress);
  const calls = callsForOrganization(await awsCalls(services.sandboxUrl));
  return {
    tookMs: endedAt - startedAt,
    bound: rateBoundMs(calls),
    calls,
    snapshotBytes: (await snapshotColumns(services.canopyUrl)).sizes,
  };
}

/** Without those of the conformance packs, which are collected beside it at a rate of their own. */
function callsForOrganization(calls: CallCounts): CallCounts {
  return Object.fromEntries(Object.entries(calls).filter(([operation]) => !operation.startsWith("config:")));
}

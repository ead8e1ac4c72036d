import type { CollectionProgress } from "@/lib/inventory/snapshot/progress";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { decodeSnapshot } from "@/lib/inventory/snapshot/snapshot-codec";
import { NodeKind } from "@/lib/organizations/tree";
import type { BenchServices } from "../../bench-services";
import { awsCalls, type CallCounts } from "../aws-calls";
import { collectionEnd } from "./collection-end";
import { rateBoundMs } from "./rate-bound";
import { packed, snapshotColumns, type SnapshotColumns } from "../snapshot-columns";

export interface CollectionResult {
  readonly tookMs: number;
  readonly accounts: number;
  /** The least time that the published rates allow for these calls, and the operation that decides it. */
  readonly bound: { readonly ms: number; readonly operation: string };
  readonly calls: CallCounts;
  /** The snapshot's size in bytes. */
  readonly snapshotBytes: SnapshotColumns["sizes"];
  /** What the same fields take as JSON, a flat object for each row, packed by Brotli. */
  readonly flatRowsBytes: number;
}

/** Starts Canopy on its empty database and waits for the first complete snapshot. */
export async function measureCollection(
  services: BenchServices,
  onProgress: (progress: CollectionProgress) => void,
): Promise<CollectionResult> {
  await services.startCanopy();
  const { startedAt, endedAt } = await collectionEnd(services.canopyUrl, onProgress);
  const calls = callsForOrganization(await awsCalls(services.sandboxUrl));
  const columns = await snapshotColumns(services.canopyUrl);
  const snapshot = decodeSnapshot(columns.bytes);
  const { tree } = snapshot;
  return {
    tookMs: endedAt - startedAt,
    accounts: tree.kind.reduce((sum, kind) => sum + (kind === NodeKind.Account ? 1 : 0), 0),
    bound: rateBoundMs(calls),
    calls,
    snapshotBytes: columns.sizes,
    flatRowsBytes: packed(Buffer.from(JSON.stringify(flatRows(snapshot)))).byteLength,
  };
}

/** What the columns say, as an API would: members that a row has nothing for are left out. */
function flatRows({ tree, governance }: Snapshot): unknown[] {
  const orNothing = (value: string | undefined) => (value === "" ? undefined : value);
  return tree.ids.map((id, node) => ({
    id,
    name: tree.names[node],
    email: orNothing(tree.emails[node]),
    kind: tree.kind[node],
    parentId: tree.ids[tree.parent[node] ?? -1],
    state: tree.state[node],
    joinedAt: tree.joinedAt[node],
    policyId: governance.policies[governance.policy[node] ?? -1]?.id,
    type: governance.type[node],
    status: governance.status[node],
    message: governance.messages[governance.message[node] ?? -1],
    updatedAt: governance.updatedAt[node],
  }));
}

/** Without those of the conformance packs and of account tags, which are collected beside it at rates of their own. */
function callsForOrganization(calls: CallCounts): CallCounts {
  const isBeside = (operation: string) =>
    operation.startsWith("config:") || operation === "organizations:ListTagsForResource";
  return Object.fromEntries(Object.entries(calls).filter(([operation]) => !isBeside(operation)));
}

import { nodeLookup } from "@/lib/organizations/node-lookup";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { type KnownRecorder, knownRecorder, knownRecorders, recorderAt } from "./known-recorder";
import type { RecorderSnapshot } from "./recorder-snapshot";

/** Recorder coverage laid over the organization. Nodes that are no accounts have none. */
export interface PlacedRecorders {
  /** In the Region that the coverage was read in. */
  readonly at: (node: number) => KnownRecorder | undefined;
  /** In each Region that was read; none where nothing was. */
  readonly everywhere: (node: number) => readonly KnownRecorder[];
}

/**
 * Lays recorder coverage over the organization; with a null snapshot nothing is known of any account. `region` is said of
 * accounts that nothing is known of.
 */
export function placeRecorders(
  tree: OrgTree,
  snapshot: RecorderSnapshot | null,
  region: string,
): PlacedRecorders {
  const isAccount = (node: number) => tree.kind[node] === NodeKind.Account;
  if (snapshot === null) {
    const nothing = knownRecorder(undefined, "", region);
    return { at: (node) => (isAccount(node) ? nothing : undefined), everywhere: () => [] };
  }
  const lookup = nodeLookup(tree);
  const rowOf = new Int32Array(tree.size).fill(-1);
  snapshot.accountIds.forEach((accountId, row) => {
    const node = lookup(accountId);
    if (node !== undefined) rowOf[node] = row;
  });
  return {
    at: (node) =>
      isAccount(node) ? recorderAt(snapshot, rowOf[node] ?? -1, snapshot.meta.region) : undefined,
    everywhere: (node) => (isAccount(node) ? knownRecorders(snapshot, tree.ids[node] ?? "") : []),
  };
}

import "server-only";
import { organizationDiff } from "../../snapshot/changes/organization-diff";
import { organizationFigures } from "../../snapshot/organization-figures";
import { type Snapshot, SnapshotMeta } from "../../snapshot/snapshot";
import { decodeSnapshot, encodeSnapshot } from "../../snapshot/snapshot-codec";
import type { SnapshotKind } from "./snapshot-kind";
import { withAssociations } from "../../snapshot/with-associations";
import { withPolicies } from "../../snapshot/policies/with-policies";

/** The organization's tree with what governs it, and what was learnt of single associations and policies. */
export const organizationKind: SnapshotKind<Snapshot> = {
  dataset: "organization",
  Meta: SnapshotMeta,
  encode: encodeSnapshot,
  decode: decodeSnapshot,
  figures: organizationFigures,
  changes: organizationDiff,
  numbered: (snapshot, version) => ({ ...snapshot, meta: { ...snapshot.meta, version } }),
  patched: (snapshot, updates) => {
    const policies = updates.filter((update) => update.kind === "policy");
    const associations = updates.filter((update) => update.kind === "association");
    return withAssociations(
      withPolicies(
        snapshot,
        policies.flatMap(({ policy }) => policy ?? []),
        policies.flatMap(({ policyId, policy }) => (policy === null ? policyId : [])),
      ),
      associations.flatMap(({ association }) => association ?? []),
      associations.flatMap(({ targetId, association }) => (association === null ? targetId : [])),
    );
  },
};

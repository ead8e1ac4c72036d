import "server-only";
import { organizationFigures } from "./organization-figures";
import { type Snapshot, SnapshotMeta } from "./snapshot";
import { decodeSnapshot, encodeSnapshot } from "./snapshot-codec";
import type { SnapshotKind } from "./snapshot-kind";
import { withAssociations } from "./with-associations";

/** The organization's tree with what governs it, and the associations that were learnt one by one. */
export const organizationKind: SnapshotKind<Snapshot> = {
  subject: "organization",
  Meta: SnapshotMeta,
  encode: encodeSnapshot,
  decode: decodeSnapshot,
  figures: organizationFigures,
  numbered: (snapshot, version) => ({ ...snapshot, meta: { ...snapshot.meta, version } }),
  patched: (snapshot, updates) =>
    withAssociations(
      snapshot,
      updates.flatMap(({ association }) => association ?? []),
      updates.flatMap(({ targetId, association }) => (association === undefined ? targetId : [])),
    ),
};

import "server-only";
import { decodePackSnapshot, encodePackSnapshot } from "@/lib/aws-config/packs/table/pack-codec";
import { packFigures } from "@/lib/aws-config/packs/pack-figures";
import { type PackSnapshot, PackSnapshotMeta } from "@/lib/aws-config/packs/table/pack-snapshot";
import { withMemberStatuses } from "@/lib/aws-config/packs/table/with-member-statuses";
import { packDiff } from "../../snapshot/changes/pack-diff";
import type { SnapshotKind } from "./snapshot-kind";

/** The conformance packs that this caller deployed, in every account. */
export const packKind: SnapshotKind<PackSnapshot> = {
  dataset: "conformance-packs",
  Meta: PackSnapshotMeta,
  encode: encodePackSnapshot,
  decode: decodePackSnapshot,
  figures: packFigures,
  changes: packDiff,
  numbered: (snapshot, version) => ({ ...snapshot, meta: { ...snapshot.meta, version } }),
  patched: (snapshot, updates) => {
    const members = updates.filter((update) => update.kind === "pack-member");
    return [...Map.groupBy(members, ({ packName }) => packName)].reduce(
      (patched, [packName, news]) =>
        withMemberStatuses(patched, {
          packName,
          rows: news.flatMap(({ row }) => row ?? []),
          cleared: news.flatMap(({ accountId, row }) => (row === null ? accountId : [])),
        }),
      snapshot,
    );
  },
};

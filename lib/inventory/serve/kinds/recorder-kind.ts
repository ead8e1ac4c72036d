import "server-only";
import { recorderFigures } from "@/lib/aws-config/recorders/recorder-figures";
import { decodeRecorders, encodeRecorders } from "@/lib/aws-config/recorders/table/recorder-codec";
import { RecorderMeta, type RecorderSnapshot } from "@/lib/aws-config/recorders/table/recorder-snapshot";
import type { SnapshotKind } from "./snapshot-kind";

/** Where configuration recorders are known to record. Its changes are not kept one by one: the figures count them. */
export const recorderKind: SnapshotKind<RecorderSnapshot> = {
  dataset: "recorders",
  Meta: RecorderMeta,
  encode: encodeRecorders,
  decode: decodeRecorders,
  figures: recorderFigures,
  changes: () => [],
  numbered: (snapshot, version) => ({ ...snapshot, meta: { ...snapshot.meta, version } }),
  patched: (snapshot) => snapshot,
};

import "server-only";
import { complianceFigures } from "@/lib/aws-config/compliance/compliance-figures";
import {
  decodeCompliance,
  encodeCompliance,
  withoutFailures,
} from "@/lib/aws-config/compliance/table/compliance-codec";
import {
  ComplianceMeta,
  type ComplianceSnapshot,
} from "@/lib/aws-config/compliance/table/compliance-snapshot";
import type { SnapshotKind } from "./snapshot-kind";

/**
 * The compliance of the conformance packs that this caller deployed. Its changes are not kept one by one: each day other rules
 * come out differently in a part of all accounts, and the figures show how many.
 */
export const complianceKind: SnapshotKind<ComplianceSnapshot> = {
  dataset: "compliance",
  Meta: ComplianceMeta,
  encode: encodeCompliance,
  decode: decodeCompliance,
  figures: complianceFigures,
  changes: () => [],
  numbered: (snapshot, version) => ({ ...snapshot, meta: { ...snapshot.meta, version } }),
  patched: (snapshot) => snapshot,
};

/** As browsers get it: which account fails which rule is most of the bytes, and asked for pack by pack. */
export const shownComplianceKind: SnapshotKind<ComplianceSnapshot> = {
  ...complianceKind,
  encode: (snapshot) => encodeCompliance(withoutFailures(snapshot)),
};

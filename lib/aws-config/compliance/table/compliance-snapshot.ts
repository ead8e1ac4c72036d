import { z } from "zod";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { PackName } from "@/lib/aws-config/packs/model";
import { AccountId } from "@/lib/core/identifiers";
import { MissingPart } from "@/lib/core/missing-part";

/** The aggregator that compliance was read through, and what it covers. */
const ComplianceAggregator = z.object({
  name: AggregatorName,
  /** The accounts that it collects from; absent where that is the organization. */
  accountIds: z.array(AccountId).exactOptional(),
});

/** A pack whose compliance was asked for. */
const CompliancePack = z.object({
  name: PackName,
  /** Of its template, in the order of `failures`; those that fail somewhere alone where `areRulesKnown` is false. */
  rules: z.array(z.string()),
  areRulesKnown: z.boolean(),
});
export type CompliancePack = z.infer<typeof CompliancePack>;

/** Everything about compliance but its numbers. */
export const ComplianceMeta = z.object({
  /** Grows with each stored change: the ETag. */
  version: z.string(),
  /** Epoch milliseconds at which the collection began. */
  takenAt: z.int(),
  complete: z.boolean(),
  /** The account whose packs these are. */
  deployedBy: z.string(),
  region: z.string(),
  /** Absent where no aggregator collects from the Region, or they could not be listed. */
  aggregator: ComplianceAggregator.exactOptional(),
  packs: z.array(CompliancePack),
  /** Failing rules of packs, by account, that could be of several packs or are of packs that others deployed. */
  unattributed: z.int(),
  missingParts: z.array(MissingPart),
});
export type ComplianceMeta = z.infer<typeof ComplianceMeta>;

/** The compliance of one pack: columns parallel to `ComplianceSnapshot.accountIds`. */
export interface ComplianceColumns {
  /** 0 where AWS has no row, or 1 + the index in `complianceTypes`. */
  readonly type: Uint8Array;
  /** Numbers of rules, -1 where AWS gives none. */
  readonly compliant: Int16Array;
  readonly nonCompliant: Int16Array;
  readonly total: Int16Array;
}

/** Which accounts fail which rules of a pack: those of rule `r` are at `[start[r], start[r + 1])`. */
export interface RuleFailures {
  /** One more than there are rules. */
  readonly start: Uint32Array;
  /** Index into `ComplianceSnapshot.accountIds`. */
  readonly row: Int32Array;
  /** Resources that break the rule there: -1 where AWS gives no number; more than `n` where it is -2 - `n`. */
  readonly resources: Int16Array;
}

/** What Canopy knows of the compliance of all conformance packs that this caller deployed, at one moment. */
export interface ComplianceSnapshot {
  readonly meta: ComplianceMeta;
  /** Every account that has a row in some pack, ascending. */
  readonly accountIds: readonly AccountId[];
  /** Parallel to `meta.packs`. */
  readonly columns: readonly ComplianceColumns[];
  /** Parallel to `meta.packs`; without rows in what browsers get, who ask for the rules of one pack. */
  readonly failures: readonly RuleFailures[];
}

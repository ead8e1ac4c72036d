import type { ComplianceFilter } from "@/lib/aws-config/compliance/compliance-filter";
import type { ComplianceCounts } from "@/lib/aws-config/compliance/compliance-counts";
import { formatCount } from "@/lib/format/count";
import type { StatusWord } from "./pack-labels";

/** AWS Config's outcomes of a pack in an account, and what stands where there is none, in the interface's words. */
export const complianceLabels: Readonly<Record<ComplianceFilter, StatusWord>> = {
  NON_COMPLIANT: {
    word: "Non-compliant",
    tone: "failed",
    means: "At least one rule of the pack is broken by a resource of the account.",
  },
  COMPLIANT: {
    word: "Compliant",
    tone: "success",
    means: "No rule of the pack is broken; rules without data don't count.",
  },
  INSUFFICIENT_DATA: {
    word: "Insufficient data",
    tone: "stuck",
    means: "AWS Config has no results for any rule of the pack, for example because it isn't recording.",
  },
  UNKNOWN: {
    word: "Not known",
    tone: "not-visible",
    means: "AWS Config answers an outcome that this version of Canopy doesn't know, or none.",
  },
  NOT_EVALUATED: {
    word: "Not evaluated",
    tone: "none",
    means: "The account has the pack and the aggregator covers it, but AWS Config reports no result.",
  },
  NOT_COVERED: {
    word: "Not covered",
    tone: "not-visible",
    means:
      "The aggregator doesn't collect from the account, so its compliance isn't known. That isn't compliant.",
  },
  NOT_READ: {
    word: "Not read",
    tone: "not-visible",
    means: "The account has the pack, and Canopy couldn't read its compliance.",
  },
};

/** The number that counts a filter's accounts. */
export function countIn(counts: ComplianceCounts, filter: ComplianceFilter): number {
  return {
    NON_COMPLIANT: counts.nonCompliant,
    COMPLIANT: counts.compliant,
    INSUFFICIENT_DATA: counts.insufficientData,
    UNKNOWN: counts.unknown,
    NOT_EVALUATED: counts.notEvaluated,
    NOT_COVERED: counts.notCovered,
    NOT_READ: counts.notRead,
  }[filter];
}

/** All numbers that are not zero, in words: `3 non-compliant, 12 compliant, 2 without the pack`. */
export function complianceInWords(counts: ComplianceCounts): string {
  const parts = complianceOrder.flatMap((filter) => {
    const count = countIn(counts, filter);
    return count === 0 ? [] : `${formatCount(count)} ${complianceLabels[filter].word.toLowerCase()}`;
  });
  if (counts.withoutPack > 0) parts.push(`${formatCount(counts.withoutPack)} without the pack`);
  return parts.length === 0 ? "no account" : parts.join(", ");
}

/** The order in which they are shown: what needs attention first. */
export const complianceOrder: readonly ComplianceFilter[] = [
  "NON_COMPLIANT",
  "INSUFFICIENT_DATA",
  "NOT_EVALUATED",
  "NOT_COVERED",
  "NOT_READ",
  "UNKNOWN",
  "COMPLIANT",
];

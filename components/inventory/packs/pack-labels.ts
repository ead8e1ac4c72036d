import type { Tone } from "@/components/ui/status/tone";
import { packStatuses } from "@/lib/aws-config/packs/model";
import type { CellFilter } from "@/lib/aws-config/packs/table/pack-filter";
import type { PackOutcome } from "@/lib/aws-config/packs/pack-outcome";
import type { PackCounts } from "@/lib/aws-config/packs/pack-counts";
import { PackCell } from "@/lib/aws-config/packs/table/placed-packs";
import { formatCount } from "@/lib/format/count";

export interface StatusWord {
  readonly word: string;
  readonly tone: Tone;
  readonly means: string;
}

/** The nine statuses of a pack in an account, and what stands where AWS has no row, in the interface's words. */
export const cellLabels: Readonly<Record<CellFilter, StatusWord>> = {
  CREATE_FAILED: {
    word: "Create failed",
    tone: "failed",
    means: "The pack could not be deployed to the account. It is not there.",
  },
  UPDATE_FAILED: {
    word: "Update failed",
    tone: "failed",
    means: "A newer version of the pack could not be deployed. The account may still have the one before.",
  },
  DELETE_FAILED: {
    word: "Delete failed",
    tone: "failed",
    means: "The pack could not be taken out of the account. It is still there.",
  },
  CREATE_IN_PROGRESS: {
    word: "Creating",
    tone: "pending",
    means:
      "AWS Config is deploying the pack to the account. A new account without a recorder is tried for seven hours.",
  },
  UPDATE_IN_PROGRESS: {
    word: "Updating",
    tone: "pending",
    means: "AWS Config is deploying a newer version of the pack to the account.",
  },
  DELETE_IN_PROGRESS: {
    word: "Deleting",
    tone: "pending",
    means: "AWS Config is taking the pack out of the account.",
  },
  CREATE_SUCCESSFUL: { word: "Deployed", tone: "success", means: "The account has the pack." },
  UPDATE_SUCCESSFUL: {
    word: "Updated",
    tone: "success",
    means: "The account has the pack, in its newest version.",
  },
  DELETE_SUCCESSFUL: {
    word: "Deleted",
    tone: "none",
    means: "The pack was removed from the account, which no longer has it.",
  },
  UNKNOWN: {
    word: "Not known",
    tone: "not-visible",
    means: "AWS Config answers a status that this version of Canopy doesn't know.",
  },
  EXCLUDED: { word: "Excluded", tone: "none", means: "The pack leaves this account out." },
  NO_ROW: {
    word: "No status reported",
    tone: "not-visible",
    means: "AWS Config says nothing about this account, though the pack does not leave it out.",
  },
};

/** The outcomes of the whole in one word. */
export const outcomeLabels: Readonly<Record<PackOutcome, { readonly word: string; readonly tone: Tone }>> = {
  failed: { word: "failed", tone: "failed" },
  "in-progress": { word: "in progress", tone: "pending" },
  deployed: { word: "deployed", tone: "success" },
  deleted: { word: "deleted", tone: "none" },
};

/** The number that stands for the accounts of a pack where there is room for one: what needs attention first. */
export function leadingFigure(counts: PackCounts): {
  readonly count: number;
  readonly word: string;
  readonly tone: Tone;
} {
  const { failed, inProgress, deployed, deleted, excluded, withoutRow } = counts;
  if (failed > 0) return { count: failed, ...outcomeLabels.failed };
  if (inProgress > 0) return { count: inProgress, ...outcomeLabels["in-progress"] };
  if (deployed > 0) return { count: deployed, ...outcomeLabels.deployed };
  if (deleted > 0) return { count: deleted, ...outcomeLabels.deleted };
  if (excluded > 0) return { count: excluded, word: "excluded without a status", tone: "none" };
  return { count: withoutRow, word: "without a status", tone: "none" };
}

/** All numbers of a pack that are not zero, in words: `3 failed, 12 deployed, 2 excluded without a status`. */
export function countsInWords({
  failed,
  inProgress,
  deployed,
  deleted,
  excluded,
  withoutRow,
}: PackCounts): string {
  const parts = [
    [failed, "failed"],
    [inProgress, "in progress"],
    [deployed, "deployed"],
    [deleted, "deleted"],
    [excluded, "excluded without a status"],
    [withoutRow, "without a status"],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).map(([count, word]) => `${formatCount(count)} ${word}`);
  return shown.length === 0 ? "no account" : shown.join(", ");
}

/** What a number from a cell stands for. */
export function cellFilterOf(code: number): CellFilter {
  if (code === PackCell.Excluded) return "EXCLUDED";
  return packStatuses[code - 1] ?? "NO_ROW";
}

const prefix = /^Operational-Best-Practices-(?:for-)?/;

/** A pack's name for narrow places: half of AWS's own templates begin with the same thirty letters. */
export function shortPackName(name: string): string {
  const rest = name.replace(prefix, "");
  return rest === "" ? name : rest;
}

import type { Tone } from "@/components/ui/tone";
import { packStatuses } from "@/lib/aws-config/packs/model";
import type { CellFilter } from "@/lib/aws-config/packs/pack-filter";
import type { PackOutcome } from "@/lib/aws-config/packs/pack-outcome";
import { PackCell } from "@/lib/aws-config/packs/placed-packs";

export interface StatusWord {
  readonly word: string;
  readonly tone: Tone;
  readonly means: string;
}

/** The nine statuses of a pack in an account, and what stands where AWS has no row, in the interface's words. */
export const cellWords: Readonly<Record<CellFilter, StatusWord>> = {
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
    tone: "success",
    means: "The pack was taken out of the account, as it was meant to be.",
  },
  EXCLUDED: { word: "Excluded", tone: "none", means: "The pack leaves this account out." },
  NO_ROW: {
    word: "No row",
    tone: "not-visible",
    means: "AWS Config says nothing about this account, though the pack does not leave it out.",
  },
};

/** The outcomes of the whole in one word. */
export const outcomeWords: Readonly<Record<PackOutcome, { readonly word: string; readonly tone: Tone }>> = {
  failed: { word: "failed", tone: "failed" },
  "in-progress": { word: "in progress", tone: "pending" },
  successful: { word: "done", tone: "success" },
};

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

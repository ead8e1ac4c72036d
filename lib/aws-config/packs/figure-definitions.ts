import type { FigureDefinition } from "@/lib/core/figures";

/** What each figure of conformance packs counts, on every page alike; computed by `packTotals` and `unitCounts`. */
export const packDefinitions: readonly FigureDefinition[] = [
  {
    name: "Deployment",
    meaning:
      "One pack in one account, as AWS Config reports it. An account counts once for each pack. Failed, in progress, deployed and deleted add up to all deployments.",
  },
  { name: "Failed", meaning: "CREATE_FAILED, UPDATE_FAILED or DELETE_FAILED, in accounts of any state." },
  { name: "In progress", meaning: "CREATE_IN_PROGRESS, UPDATE_IN_PROGRESS or DELETE_IN_PROGRESS." },
  { name: "Deployed", meaning: "CREATE_SUCCESSFUL or UPDATE_SUCCESSFUL: the account has the pack." },
  { name: "Deleted", meaning: "DELETE_SUCCESSFUL: the pack was removed from the account." },
  { name: "Excluded", meaning: "Accounts that the pack lists as excluded. Most have no deployment." },
  {
    name: "No status",
    meaning: "Accounts that the pack does not exclude and that AWS Config reports no status for.",
  },
  {
    name: "In … accounts",
    meaning:
      "Accounts with at least one such deployment, each counted once. The map counts the active ones of them.",
  },
];

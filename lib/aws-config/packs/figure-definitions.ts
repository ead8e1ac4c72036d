import type { FigureDefinition } from "@/lib/core/figures";

/** What each figure of conformance packs counts, on every page alike; computed by `packTotals` and `unitCounts`. */
export const packDefinitions: readonly FigureDefinition[] = [
  {
    name: "Deployment",
    meaning:
      "One pack in one account, as AWS Config reports it, also in accounts that left the organization. An account counts once for each pack. Failed, in progress, deployed, deleted and statuses that are not known add up to all deployments.",
    learnMore:
      "https://docs.aws.amazon.com/config/latest/developerguide/conformance-pack-organization-apis.html",
  },
  { name: "Failed", meaning: "CREATE_FAILED, UPDATE_FAILED or DELETE_FAILED, in accounts of any state." },
  { name: "In progress", meaning: "CREATE_IN_PROGRESS, UPDATE_IN_PROGRESS or DELETE_IN_PROGRESS." },
  { name: "Deployed", meaning: "CREATE_SUCCESSFUL or UPDATE_SUCCESSFUL: the account has the pack." },
  { name: "Deleted", meaning: "DELETE_SUCCESSFUL: the pack was removed from the account." },
  {
    name: "Excluded",
    meaning: "All accounts that the pack lists as excluded, whether or not they have a deployment.",
  },
  {
    name: "Excluded, no status",
    meaning: "By OU: the excluded accounts that have no deployment. Those that have one count by its status.",
  },
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

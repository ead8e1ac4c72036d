import type { AccountState } from "@/lib/organizations/model";
import type { KindFilter, ReachFilter, SourceFilter } from "@/lib/security-hub/governance-filter";

/** Organizations' account states in the interface's words. */
export const accountStateWords: Readonly<Record<AccountState, string>> = {
  ACTIVE: "Active",
  SUSPENDED: "Suspended",
  CLOSED: "Closed",
  PENDING_CLOSURE: "Pending closure",
  PENDING_ACTIVATION: "Pending activation",
};

export const filterSourceWords: Readonly<Record<SourceFilter, string>> = {
  applied: "Applied here",
  inherited: "Inherited",
  none: "No association",
};

export const filterKindWords: Readonly<Record<KindFilter, string>> = {
  account: "Accounts",
  ou: "Root and OUs",
};

/** Whether an Organizations policy for Security Hub CSPM reaches a target. */
export const filterReachWords: Readonly<Record<ReachFilter, string>> = {
  reached: "Reached",
  "not-reached": "Not reached",
};

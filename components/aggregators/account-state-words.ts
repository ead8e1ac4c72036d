import type { AccountState } from "@/lib/organizations/model";

/** The states of an account in the interface's words. */
export const accountStateWords: Readonly<Record<AccountState, string>> = {
  ACTIVE: "Active",
  SUSPENDED: "Suspended",
  CLOSED: "Closed",
  PENDING_CLOSURE: "Closing",
  PENDING_ACTIVATION: "Activating",
};

import type { FigureDefinition } from "@/lib/core/figures";
import { countOf, formatShare } from "@/lib/format/count";
import type { RollUp } from "./roll-up";

/** What each figure of Security Hub counts, on every page alike; computed by `rollUps`. */
export const governanceDefinitions: readonly FigureDefinition[] = [
  { name: "Accounts", meaning: "All accounts of the organization, whatever their state." },
  {
    name: "Active accounts",
    meaning: "Accounts in the state ACTIVE. All figures below but the last count active accounts.",
  },
  { name: "Failed", meaning: "The last association of the account ended as FAILED." },
  {
    name: "Pending",
    meaning:
      "The association is PENDING. Failed, pending, in effect and no association add up to the active accounts.",
  },
  {
    name: "Pending > 24 h",
    meaning: "The part of Pending that AWS has not settled within its limit of 24 hours.",
  },
  { name: "In effect", meaning: "The last association of the account ended as SUCCESS." },
  {
    name: "May not hold",
    meaning:
      "The part of In effect that an Organizations policy for Security Hub CSPM reaches: in the Regions it governs, it overrules the configuration policy.",
  },
  {
    name: "Reached by an Organizations policy",
    meaning:
      "An Organizations policy for Security Hub CSPM is attached to the account, an OU above it or the root, whatever its status. These accounts are in the other figures as well.",
  },
  { name: "No association", meaning: "AWS reports no association for the account." },
  {
    name: "Governed",
    meaning:
      "A configuration policy is associated with the account, directly or inherited, whatever the status. Governed, self-managed and not governed add up to the active accounts; the percentage is of those.",
  },
  { name: "Self-managed", meaning: "The account configures Security Hub itself, directly or inherited." },
  {
    name: "Not governed",
    meaning: "Neither a configuration policy nor self-managed is associated with the account.",
  },
  {
    name: "Not active",
    meaning:
      "Accounts that are suspended, closed, pending closure or pending activation. They are in no other figure.",
  },
];

/** `95% of 1,177 active accounts governed`: the one share of accounts that a configuration policy governs. */
export function governedInWords({ governed, active }: Pick<RollUp, "governed" | "active">): string {
  return `${formatShare(governed, active)} of ${countOf(active, "active account")} governed`;
}

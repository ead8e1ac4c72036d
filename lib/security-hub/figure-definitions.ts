import type { FigureDefinition } from "@/lib/core/figures";
import { countOf, formatShare } from "@/lib/format/count";
import type { RollUp } from "./governance/roll-up";

/** What each figure of Security Hub counts, on every page alike; computed by `rollUps`. */
export const governanceDefinitions: readonly FigureDefinition[] = [
  { name: "Accounts", meaning: "All accounts of the organization, whatever their state." },
  {
    name: "Active accounts",
    meaning: "Accounts in the state ACTIVE. All figures below but the last count active accounts.",
  },
  {
    name: "Failed",
    meaning: "The last association of the account ended as FAILED.",
    learnMore: "https://docs.aws.amazon.com/securityhub/latest/userguide/view-policy.html",
  },
  {
    name: "Pending",
    meaning:
      "The association is PENDING. Failed, pending, in effect, no association and statuses that are not known add up to the active accounts.",
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
    learnMore: "https://docs.aws.amazon.com/securityhub/latest/userguide/orgs-policies-how-they-work.html",
  },
  {
    name: "Affected by an Organizations policy",
    meaning:
      "An Organizations policy for Security Hub CSPM is attached to the account, an OU above it or the root, whatever its status. These accounts are in the other figures as well.",
  },
  { name: "No association", meaning: "AWS reports no association for the account." },
  {
    name: "Governed",
    meaning:
      "A configuration policy is associated with the account, directly or inherited, whatever the status. Governed, self-managed, not governed and configurations that are not known add up to the active accounts; the percentage is of those.",
    learnMore: "https://docs.aws.amazon.com/securityhub/latest/userguide/central-configuration-intro.html",
  },
  {
    name: "Self-managed",
    meaning:
      "The account configures Security Hub itself, directly or inherited. It has a status like others, so that it is in one of Failed, Pending or In effect, too.",
  },
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

/** What each figure of one configuration policy counts; computed by `reachesOf` and `controlCounts`. */
export const policyDefinitions: readonly FigureDefinition[] = [
  {
    name: "Accounts",
    meaning:
      "Active accounts that the policy governs, whatever the status. Applied and inherited add up to them; accounts that are not active are named apart.",
  },
  {
    name: "Applied at … targets",
    meaning: "The root, OUs and accounts that the policy is associated with directly, whatever their state.",
  },
  {
    name: "… accounts inherit",
    meaning:
      "Active accounts below a target that have the policy because of it. Those with an association of their own are not among them.",
  },
  ...definitionsOf("Failed", "Pending", "Pending > 24 h", "In effect", "May not hold", "No association"),
  {
    name: "Controls on, off",
    meaning: "Controls of Security Hub in this Region that the policy enables, and those that it disables.",
  },
  {
    name: "Controls evaluated",
    meaning:
      "Controls that are on and part of a standard that the policy enables. Security Hub evaluates no other.",
    learnMore: "https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html",
  },
];

/** What each status of one account means. */
export const accountDefinitions: readonly FigureDefinition[] = definitionsOf(
  "Failed",
  "Pending",
  "Pending > 24 h",
  "In effect",
  "May not hold",
  "No association",
  "Self-managed",
  "Not governed",
);

function definitionsOf(...names: readonly string[]): readonly FigureDefinition[] {
  return governanceDefinitions.filter(({ name }) => names.includes(name));
}

/** `95% of 1,177 active accounts governed`: the one share of accounts that a configuration policy governs. */
export function governedInWords({ governed, active }: Pick<RollUp, "governed" | "active">): string {
  return `${formatShare(governed, active)} of ${countOf(active, "active account")} governed`;
}

import type { Tone } from "@/components/ui/status/tone";
import type { AccountState } from "@/lib/organizations/model";
import type {
  KindFilter,
  EffectFilter,
  SourceFilter,
  StatusFilter,
} from "@/lib/security-hub/governance/governance-filter";
import { statusLabels } from "./status-labels";
import type { UngovernedWord } from "./ungoverned-word";

/** Organizations' account states in the interface's words. */
export const accountStateLabels: Readonly<Record<AccountState, string>> = {
  ACTIVE: "Active",
  SUSPENDED: "Suspended",
  CLOSED: "Closed",
  PENDING_CLOSURE: "Pending closure",
  PENDING_ACTIVATION: "Pending activation",
};

export const filterSourceLabels: Readonly<Record<SourceFilter, string>> = {
  applied: "Applied here",
  inherited: "Inherited",
  none: "No association",
};

export const filterKindLabels: Readonly<Record<KindFilter, string>> = {
  account: "Accounts",
  ou: "Root and OUs",
};

/** Whether an Organizations policy for Security Hub CSPM reaches a target. */
export const filterEffectLabels: Readonly<Record<EffectFilter, string>> = {
  reached: "Reached",
  "not-reached": "Not reached",
  unknown: "Not known",
};

/** The values of the status filter in the words of the summary above the tree, each with its tone. */
export function statusFilterWord(
  filter: StatusFilter,
  ungoverned: UngovernedWord,
): { readonly word: string; readonly tone: Tone } {
  switch (filter) {
    case "none":
      return { word: ungoverned, tone: ungoverned === "Not governed" ? "none" : "not-visible" };
    case "self-managed":
      return { word: "Self-managed", tone: "self-managed" };
    case "inactive":
      return { word: "Not active", tone: "suspended" };
    default:
      return statusLabels[filter];
  }
}

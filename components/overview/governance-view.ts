import { organizationLink } from "@/components/inventory/addresses/policy-links";
import { ungovernedWord } from "@/components/inventory/ungoverned-word";
import type { EarlierFigures, Figures } from "@/lib/core/figures";
import { countOf } from "@/lib/format/count";
import type { Snapshot, SnapshotMeta } from "@/lib/inventory/snapshot/snapshot";
import type { OrgTree } from "@/lib/organizations/tree";
import { accountStates } from "@/lib/organizations/model";
import { governedInWords } from "@/lib/security-hub/figure-definitions";
import { rollUps } from "@/lib/security-hub/governance/roll-up";
import {
  areAccountsRead,
  areOrganizationsPoliciesRead,
  mayTypeBeInForce,
} from "@/lib/inventory/snapshot/snapshot-parts";
import { CSPM_POLICY } from "@/lib/organizations/policies/model";
import { affectedFigures } from "@/lib/organizations/policies/policy-effect";
import { type FigureView, figureOf } from "./figure-view";

const accounts = { kind: ["account" as const], state: ["ACTIVE" as const] };
const notActive = accountStates.filter((state) => state !== "ACTIVE");

// Each divides all active accounts: an account that is self-managed has a status, too.
const byStatus = "active accounts by association status";
const byManagement = "active accounts by configuration";

/** What Security Hub governs, in the numbers that matter today. Each leads to the list of what it counts. */
export function governanceView(
  { meta, tree, governance }: Snapshot,
  before: EarlierFigures | undefined,
  nowSeconds: number,
): FigureView[] {
  const read = rollUps(tree, governance, nowSeconds)(0);
  const word = ungovernedWord(meta);
  const isKnown = word === "Not governed";
  const exact: Figures = !areAccountsRead(meta)
    ? {}
    : isKnown
      ? read
      : { accounts: read.accounts, active: read.active, inactive: read.inactive };
  const overruling = overrulingFigures(meta, tree);
  const sources = {
    exact: { ...exact, ...overruling?.exact },
    // Without the associations Canopy does not know which accounts are ungoverned, so `read` counts none.
    read: { ...read, ...(!isKnown && { ungoverned: 0 }), ...overruling?.read },
    before,
  };
  return [
    figureOf(sources, {
      key: "failed",
      group: byStatus,
      word: "Failed",
      tone: "failed",
      needsAttention: true,
      href: organizationLink({ ...accounts, status: ["failed"] }),
    }),
    figureOf(sources, {
      key: "pending",
      group: byStatus,
      word: "Pending",
      tone: "pending",
      needsAttention: false,
      href: organizationLink({ ...accounts, status: ["pending"] }),
    }),
    figureOf(sources, {
      key: "stuck",
      group: byStatus,
      word: "Pending > 24 h",
      tone: "stuck",
      needsAttention: true,
      detail: "counted as pending, too",
      href: organizationLink({ ...accounts, status: ["stuck"] }),
    }),
    figureOf(sources, {
      key: "ungoverned",
      group: byManagement,
      word: "Not governed",
      tone: isKnown ? "none" : "not-visible",
      needsAttention: true,
      detail: isKnown ? governedInWords(read) : word.toLowerCase(),
      href: organizationLink({ ...accounts, policy: ["none"] }),
    }),
    figureOf(sources, {
      key: "selfManaged",
      group: byManagement,
      word: "Self-managed",
      tone: "self-managed",
      needsAttention: false,
      href: organizationLink({ ...accounts, policy: ["self-managed"] }),
    }),
    ...(overruling === undefined
      ? []
      : [
          figureOf(sources, {
            key: "overruled",
            group: "active accounts by Organizations policies",
            word: "Affected by an Organizations policy",
            tone: "outdated",
            needsAttention: true,
            detail: overruling.detail,
            href: organizationLink({ ...accounts, cspm: ["reached"] }),
          }),
        ]),
    figureOf(sources, {
      key: "inactive",
      group: "accounts not counted above",
      word: "Not active",
      tone: "suspended",
      needsAttention: false,
      detail:
        read.inactiveFailed > 0
          ? `${countOf(read.inactiveFailed, "failure")} in inactive accounts excluded`
          : "suspended or closed",
      href: organizationLink({ kind: ["account"], state: notActive }),
    }),
  ];
}

/** The accounts that Organizations' policies for Security Hub CSPM reach; undefined where there are none of the type. */
function overrulingFigures(meta: SnapshotMeta, tree: OrgTree) {
  if (mayTypeBeInForce(meta, CSPM_POLICY) !== true) return undefined;
  const { policies, targets, accounts, isLowerBound } = affectedFigures(
    tree,
    meta.organizationsPolicies ?? [],
    CSPM_POLICY,
  );
  const isWhole = areAccountsRead(meta) && areOrganizationsPoliciesRead(meta, CSPM_POLICY);
  const overruled = { overruled: accounts };
  return {
    exact: isWhole && !isLowerBound ? overruled : {},
    read: overruled,
    detail: isWhole
      ? `${countOf(policies, "policy", "policies")} on ${countOf(targets, "target")}: may overrule central configuration`
      : "which policies are attached where could not be read whole",
  };
}

import { governedLink, organizationLink } from "@/components/inventory/addresses/policy-links";
import type { ClassLook } from "@/components/overview/organization-map/class-looks";
import { colour } from "@/components/overview/organization-map/map-facts";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { accountStates } from "@/lib/organizations/model";

/** How accounts divide over what governs them, the largest part first. */
export interface PolicySharesView {
  readonly accounts: number;
  readonly lines: readonly {
    readonly look: ClassLook;
    readonly count: number;
    readonly href: `/organization?${string}`;
  }[];
}

const notActive = accountStates.filter((state) => state !== "ACTIVE");

/** Counts the accounts of each policy, those without any and those that are not active. */
export function policySharesView(snapshot: Snapshot, nowSeconds: number): PolicySharesView {
  const { looks, counts, classes } = colour(snapshot, {}, "policy", nowSeconds);
  const own = counts(0);
  const lines = looks.map((look, index) => ({
    look,
    count: own[index] ?? 0,
    href:
      classes.classes[index]?.kind === "inactive"
        ? organizationLink({ kind: ["account"], state: notActive })
        : governedLink(look.key),
  }));
  return {
    accounts: own.reduce((sum, count) => sum + count, 0),
    lines: lines.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count),
  };
}

import { createSerializer } from "nuqs/server";
import { organizationLink } from "@/components/inventory/addresses/policy-links";
import { packsParsers } from "@/components/inventory/addresses/packs-address";
import { complianceFilters } from "@/lib/aws-config/compliance/compliance-filter";
import { statusesOf } from "@/lib/aws-config/packs/pack-outcome";
import { accountStates } from "@/lib/organizations/model";
import { statusFilters } from "@/lib/security-hub/governance/governance-filter";
import type { Colouring } from "./search-params";

const packsQuery = createSerializer(packsParsers);
const notActive = accountStates.filter((state) => state !== "ACTIVE");

/**
 * The list of the accounts of a class below an OU; undefined where no filter says the same. `hasOverruled`: whether some of
 * those in effect may not hold, which the filter for in effect lets through, too; `pack`: the one that the colours are about.
 */
export function classLink(
  by: Colouring,
  key: string,
  within: string,
  hasOverruled: boolean,
  pack?: string,
): `/organization?${string}` | `/packs?${string}` | undefined {
  const accounts = { within, kind: ["account" as const] };
  if (key === "inactive") return organizationLink({ ...accounts, state: notActive });
  const active = { ...accounts, state: ["ACTIVE" as const] };
  switch (by) {
    case "policy":
      return organizationLink({ ...active, policy: [key] });
    case "status": {
      if (key === "overruled") return organizationLink({ ...active, status: ["success"], cspm: ["reached"] });
      if (key === "success" && hasOverruled) {
        return organizationLink({ ...active, status: ["success"], cspm: ["not-reached", "unknown"] });
      }
      const status = statusFilters.find((each) => each === key);
      // The filter for pending lets through what is stuck, too.
      return status === undefined || status === "pending"
        ? undefined
        : organizationLink({ ...active, status: [status] });
    }
    case "packs":
      return key === "pack-failed"
        ? `/packs?${packsQuery({ view: "matrix", within, state: ["ACTIVE"], status: [...statusesOf.failed] }).slice(1)}`
        : undefined;
    case "compliance": {
      const compliance = complianceFilters.find((each) => each === key);
      // Of all packs an account shows the worst: it may come out in these ways in others, too.
      if (compliance === undefined || (pack === undefined && compliance !== "NON_COMPLIANT"))
        return undefined;
      const about = { ...(pack !== undefined && { pack: [pack] }), compliance: [compliance] };
      return `/packs?${packsQuery({ view: "matrix", show: "compliance", within, state: ["ACTIVE"], ...about }).slice(1)}`;
    }
  }
}

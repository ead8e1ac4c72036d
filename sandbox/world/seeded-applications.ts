import { SELF_MANAGED } from "@/lib/core/identifiers";
import type { PlannedAccount } from "./account-plan";
import type { PlannedUnit } from "./organizational-unit-plan";
import { itemAt } from "./random";
import type { SeededPolicyName } from "./seeded-policies";

/** What is applied to one target itself: a policy by name, or self-managed. */
export type SeededConfiguration = SeededPolicyName | typeof SELF_MANAGED;

const directPolicies = [
  "production-hardened",
  "pci-cardholder-data",
  "cis-foundations",
  "development-light",
] as const;

/** For each planned OU what is applied to it, or undefined where it inherits. */
export function unitApplications(units: readonly PlannedUnit[]): (SeededConfiguration | undefined)[] {
  const seen = { team: 0, prod: 0, dev: 0 };
  return units.map((unit) => {
    switch (unit.purpose) {
      case "security":
        return "cis-foundations";
      case "sandbox":
        return "sandbox-minimal";
      case "suspended":
        return "security-hub-off";
      case "exceptions":
        return SELF_MANAGED;
      case "business-unit":
        return businessUnitApplication(unit.name);
      case "team":
        return everyNth(seen.team++, 19, 7) ? SELF_MANAGED : undefined;
      case "environment":
        if (unit.environment === "prod" && unit.region === "" && everyNth(seen.prod++, 3, 1))
          return "production-hardened";
        return unit.environment === "dev" && everyNth(seen.dev++, 4, 2) ? "development-light" : undefined;
      case "infrastructure":
      case "workloads":
      case "staging":
        return undefined;
    }
  });
}

/** What is applied to an account itself: a few have a policy of their own, a few manage themselves. */
export function accountApplication({ purpose, ordinal }: PlannedAccount): SeededConfiguration | undefined {
  if (purpose !== "workload") return undefined;
  if (everyNth(ordinal, 83, 4)) return SELF_MANAGED;
  return everyNth(ordinal, 59, 3) ? itemAt(directPolicies, Math.floor(ordinal / 59)) : undefined;
}

function businessUnitApplication(name: string): SeededConfiguration | undefined {
  if (name.startsWith("Payments")) return "pci-cardholder-data";
  return name.startsWith("Data Platform") ? "data-platform" : undefined;
}

function everyNth(ordinal: number, n: number, first: number): boolean {
  return ordinal % n === first;
}

import { createLoader } from "nuqs/server";
import fc from "fast-check";
import { expect, it } from "vitest";
import { governed, matched } from "@/components/inventory/tree/tree-model";
import { filterOf, organizationParsers } from "@/components/inventory/addresses/organization-address";
import { packsParsers, packFilterOf } from "@/components/inventory/addresses/packs-address";
import { matchesPackFilter } from "@/lib/aws-config/packs/table/pack-filter";
import { placePacks } from "@/lib/aws-config/packs/table/placed-packs";
import type { Failure } from "@/lib/core/failure";
import { MissingPart, type Part } from "@/lib/core/missing-part";
import { matchesFilter } from "@/lib/security-hub/governance/governance-filter";
import { rollUps } from "@/lib/security-hub/governance/roll-up";
import { arbitraryGovernance, arbitraryStatuses, organizationOf } from "@/lib/testing/arbitrary-organization";
import { examplePackSnapshot } from "@/lib/testing/example-packs";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import {
  AttachedPolicy,
  CSPM_POLICY,
  SECURITY_HUB_POLICY,
  securityHubPolicyTypes,
} from "@/lib/organizations/policies/model";
import { buildTree } from "@/lib/organizations/tree";
import { governanceView } from "./governance-view";
import { packsView } from "./packs-view";

const loadOrganizationParams = createLoader(organizationParsers);
const loadPacksParams = createLoader(packsParsers);

const now = Date.UTC(2026, 0, 2) / 1000;
const failure: Failure = { code: "forbidden", message: "No.", missing: "securityhub:List" };

it("counts what the lists count that the numbers lead to", () => {
  fc.assert(
    fc.property(arbitraryStatuses, ({ tree, governance }) => {
      const snapshot = { meta: exampleSnapshotMeta(), tree, governance };
      for (const { count, href = "" } of governanceView(snapshot, undefined, now)) {
        const params = loadOrganizationParams(new URL(href, "http://canopy").searchParams);
        const matches = matchesFilter(tree, governance, filterOf(params), now);
        expect(count).toBe(matches.reduce((sum, match) => sum + match, 0));
      }
    }),
  );
});

it("counts the accounts that Organizations' policies reach as the list does, and of one type only", () => {
  const policyTypes = securityHubPolicyTypes.map((type) => ({ type, status: "ENABLED" }));
  fc.assert(
    fc.property(arbitraryGovernance, fc.nat(), fc.nat(), ({ tree, governance }, cspm, other) => {
      const organizationsPolicies = [[CSPM_POLICY, cspm] as const, [SECURITY_HUB_POLICY, other] as const].map(
        ([type, node], index) =>
          AttachedPolicy.parse({
            ...{ id: `p-policy00${index}`, name: "", description: "", type },
            targetIds: [tree.ids[node % tree.size]],
          }),
      );
      const meta = exampleSnapshotMeta({ policyTypes, organizationsPolicies });
      const snapshot = { meta, tree, governance };
      const figure = governanceView(snapshot, undefined, now).find(({ key }) => key === "overruled");
      const params = loadOrganizationParams(new URL(figure?.href ?? "", "http://canopy").searchParams);
      const { accounts, units } = matched(governed(snapshot, now), filterOf(params), now);
      expect([figure?.count, units]).toEqual([accounts, 0]);
      const unread = exampleSnapshotMeta({ policyTypes });
      const unknown = governanceView({ ...snapshot, meta: unread }, undefined, now);
      expect(unknown.find(({ key }) => key === "overruled")?.count).toBeUndefined();
    }),
  );
});

it("keeps figures that overlap in groups of their own, and adds up to no more than there are", () => {
  fc.assert(
    fc.property(arbitraryStatuses, ({ tree, governance }) => {
      const view = governanceView({ meta: exampleSnapshotMeta(), tree, governance }, undefined, now);
      const { active } = rollUps(tree, governance, now)(0);
      for (const group of new Set(view.slice(0, -1).map((figure) => figure.group))) {
        const disjoint = view.filter(({ group: of, key }) => of === group && key !== "stuck");
        expect(disjoint.reduce((sum, { count = 0 }) => sum + count, 0)).toBeLessThanOrEqual(active);
      }
      const [pending, stuck] = ["pending", "stuck"].map((key) =>
        view.findIndex((figure) => figure.key === key),
      );
      expect(stuck).toBe((pending ?? 0) + 1);
      expect(view.at(-1)?.key).toBe("inactive");
    }),
  );
});

const [example] = fc.sample(arbitraryGovernance, { numRuns: 1, seed: 5 });

function viewOf(parts: readonly Part[], figures: Record<string, number> = {}) {
  if (example === undefined) throw new Error("There is no example.");
  const meta = exampleSnapshotMeta({
    missingParts: parts.map((part) => MissingPart.parse({ ...part, failure })),
  });
  const view = governanceView({ meta, ...example }, { takenAt: 0, figures }, now);
  return new Map(view.map((figure) => [figure.key, figure]));
}

it("says how many more or fewer there are than before, where both are known", () => {
  const was = 3;
  const is = viewOf([]).get("selfManaged")?.count ?? 0;
  expect(viewOf([], { selfManaged: was }).get("selfManaged")?.change).toBe(is - was);
  expect(viewOf([], {}).get("selfManaged")?.change).toBeUndefined();
  expect(viewOf([{ part: "associations" }], { selfManaged: was }).get("selfManaged")?.change).toBeUndefined();
});

it("does not take what was not read for nothing", () => {
  const view = viewOf([{ part: "associations" }]);
  expect(view.get("ungoverned")?.count).toBeUndefined();
  expect(view.get("inactive")?.isLowerBound).toBe(false);
  for (const key of ["failed", "pending", "selfManaged"]) expect(view.get(key)?.isLowerBound).toBe(true);
  for (const figure of viewOf([{ part: "accounts" }]).values()) expect(figure.isLowerBound).toBe(true);
});

it("counts failed deployments, and says in how many accounts the list finds them", () => {
  const tree = buildTree(organizationOf([], [{ parent: -1 }, { parent: -1 }, { parent: -1 }]));
  const meta = exampleSnapshotMeta();
  const snapshot = examplePackSnapshot([
    { name: "one", rows: { 0: "CREATE_FAILED", 1: "CREATE_SUCCESSFUL", 9: "UPDATE_FAILED" } },
    { name: "two", rows: { 0: "UPDATE_FAILED", 1: "CREATE_IN_PROGRESS", 2: "DELETE_SUCCESSFUL" } },
  ]);
  const view = new Map(packsView(snapshot, { tree, meta }, undefined).map((figure) => [figure.key, figure]));
  const failed = view.get("failed");
  const missingParts = [
    { part: "accounts" as const, failure: { code: "throttled" as const, message: "Rate exceeded" } },
  ];
  const partial = packsView(snapshot, { tree, meta: exampleSnapshotMeta({ missingParts }) }, undefined);
  expect(partial.find(({ key }) => key === "failed")?.detail).toBe(
    "in 1 account and 1 whose membership is not known",
  );
  expect(failed?.count).toBe(3);
  expect(view.get("deleted")?.tone).toBe("none");
  expect(failed?.detail).toBe("in 1 account and 1 that left since");
  const params = loadPacksParams(new URL(failed?.href ?? "", "http://canopy").searchParams);
  const matches = matchesPackFilter(placePacks(tree, snapshot), packFilterOf(params, params.pack));
  expect([matches.accounts, matches.departed.length]).toEqual([1, 1]);
  expect(view.get("packsFailed")?.count).toBe(2);
  expect(view.get("inProgress")?.count).toBe(1);
  expect(view.get("deployed")?.count).toBe(1);
  expect(view.get("deleted")?.count).toBe(1);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accountStates } from "@/lib/organizations/model";
import { type AccountClasses, classCounts } from "@/lib/organizations/account-classes";
import { buildTree, NodeKind, type OrgTree } from "@/lib/organizations/tree";
import {
  accountId,
  arbitraryGovernance,
  arbitraryPolicyEffects,
  arbitraryStatuses,
  organizationOf,
  testPolicies,
} from "@/lib/testing/arbitrary-organization";
import { buildGovernance, StatusKind } from "./governance";
import { classesByPolicy, classesByStatus } from "./governance-classes";
import { countOverruled } from "./overruled";
import { rollUps } from "./roll-up";

const now = Date.parse("2026-03-10T12:00:00Z") / 1000;
const active = accountStates.indexOf("ACTIVE");

function countsByKind<Class extends { kind: string; key: string }>(
  classes: AccountClasses<Class>,
  tree: OrgTree,
): (kind: Class["kind"]) => number {
  const counts = classCounts(classes, tree)(0);
  return (kind) =>
    classes.classes.reduce((sum, each, index) => sum + (each.kind === kind ? (counts[index] ?? 0) : 0), 0);
}

describe("rollUps", () => {
  it("counts what a walk over the subtree counts", () => {
    fc.assert(
      fc.property(arbitraryGovernance, ({ tree, governance }) => {
        const rollUp = rollUps(tree, governance, now);
        for (let node = 0; node < tree.size; node++) {
          const below = [...tree.ids.keys()].filter(
            (each) => each >= node && each < (tree.subtreeEnd[node] ?? 0),
          );
          const accounts = below.filter((each) => tree.kind[each] === NodeKind.Account);
          expect(rollUp(node).accounts).toBe(accounts.length);
          expect(rollUp(node).inactive).toBe(accounts.filter((each) => tree.state[each] !== active).length);
          expect(rollUp(node).succeeded).toBe(
            accounts.filter(
              (each) => tree.state[each] === active && governance.status[each] === StatusKind.Success,
            ).length,
          );
        }
      }),
    );
  });

  it("divides the active accounts by status and by what governs them, each time without a rest", () => {
    fc.assert(
      fc.property(arbitraryStatuses, ({ tree, governance }) => {
        const rollUp = rollUps(tree, governance, now);
        for (let node = 0; node < tree.size; node++) {
          const { accounts, active: isActive, inactive, ...below } = rollUp(node);
          expect(isActive + inactive).toBe(accounts);
          expect(
            below.failed + below.pending + below.succeeded + below.withoutStatus + below.unknownStatus,
          ).toBe(isActive);
          expect(below.governed + below.selfManaged + below.ungoverned + below.unknownPolicy).toBe(isActive);
          expect(below.stuck).toBeLessThanOrEqual(below.pending);
        }
      }),
    );
  });

  it("colors the map with the same numbers", () => {
    fc.assert(
      fc.property(arbitraryPolicyEffects, ({ tree, governance, policyEffects }) => {
        const total = rollUps(tree, governance, now)(0);
        const byStatus = countsByKind(classesByStatus(tree, governance, policyEffects, now), tree);
        expect(byStatus("failed")).toBe(total.failed);
        expect(byStatus("pending") + byStatus("stuck")).toBe(total.pending);
        expect(byStatus("stuck")).toBe(total.stuck);
        expect(byStatus("success") + byStatus("overruled")).toBe(total.succeeded);
        expect(byStatus("overruled")).toBe(countOverruled(tree, governance, policyEffects, 0));
        expect(byStatus("none")).toBe(total.withoutStatus);
        expect(byStatus("unknown")).toBe(total.unknownStatus);
        expect(byStatus("inactive")).toBe(total.inactive);
        const byPolicy = countsByKind(classesByPolicy(tree, governance), tree);
        expect(byPolicy("policy")).toBe(total.governed);
        expect(byPolicy("self-managed")).toBe(total.selfManaged);
        expect(byPolicy("none")).toBe(total.ungoverned);
        expect(byPolicy("unknown")).toBe(total.unknownPolicy);
      }),
    );
  });

  it("counts the failures of suspended accounts apart, and what is pending for more than a day as stuck", () => {
    const tree = buildTree(
      organizationOf([], [{ parent: -1, state: "SUSPENDED" }, { parent: -1 }, { parent: -1 }]),
    );
    const [policy] = testPolicies;
    if (!policy) throw new Error("There is a first test policy.");
    const row = (index: number, status: "FAILED" | "PENDING", updatedAt: string) =>
      ({
        targetId: accountId(index),
        configurationId: policy.id,
        type: "INHERITED",
        status,
        updatedAt,
      }) as const;
    const { governance } = buildGovernance(tree, testPolicies, [
      row(0, "FAILED", "2026-03-10T00:00:00Z"),
      row(1, "PENDING", "2026-03-10T11:00:00Z"),
      row(2, "PENDING", "2026-03-09T11:00:00Z"),
    ]);
    expect(rollUps(tree, governance, now)(0)).toMatchObject({
      accounts: 3,
      failed: 0,
      inactive: 1,
      inactiveFailed: 1,
      pending: 2,
      stuck: 1,
    });
  });
});

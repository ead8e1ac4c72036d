import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accountStates } from "@/lib/organizations/model";
import { NodeKind } from "@/lib/organizations/tree";
import { AssociationKind, isListed } from "@/lib/security-hub/governance/governance";
import { governedAccounts } from "@/lib/security-hub/policies/affected-accounts";
import { arbitraryGovernance, arbitraryStatuses, policy } from "@/lib/testing/arbitrary-organization";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { PolicyOverview, policyOverview, targetRows } from "./policy-overview";
import { withPolicies } from "./with-policies";

const meta = exampleSnapshotMeta();
const active = accountStates.indexOf("ACTIVE");

describe("the overview of policies", () => {
  it("counts at the places of application the accounts that the policy governs", () => {
    fc.assert(
      fc.property(arbitraryGovernance, ({ tree, governance }) => {
        const overview = policyOverview({ meta, tree, governance }, () => undefined, 0);
        expect(PolicyOverview.parse(JSON.parse(JSON.stringify(overview)))).toEqual(overview);
        for (const { affected, targets, identity } of overview.policies) {
          expect(targets.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(governedAccounts(affected));
          const applied = Array.from({ length: tree.size }, (_, node) => node).filter(
            (node) =>
              governance.type[node] === AssociationKind.Applied && governance.policy[node] === identity,
          );
          expect(targets.map(({ id }) => id)).toEqual(applied.map((node) => tree.ids[node]));
        }
        const accounts = tree.kind.filter(
          (kind, node) => kind === NodeKind.Account && tree.state[node] === active,
        ).length;
        const counted = [
          ...overview.policies.map(({ affected }) => affected),
          overview.selfManaged,
          overview.none,
        ];
        expect(counted.reduce((sum, affected) => sum + governedAccounts(affected), 0)).toBe(accounts);
      }),
    );
  });

  it("counts no status at the places of application that the policy does not have in all", () => {
    const now = 1_700_000_000;
    fc.assert(
      fc.property(arbitraryStatuses, ({ tree, governance }) => {
        const { policies } = policyOverview({ meta, tree, governance }, () => undefined, now);
        for (const { targets } of policies) {
          for (const { accounts, failed, pending, stuck, succeeded } of targets) {
            expect(failed + pending + succeeded).toBeLessThanOrEqual(accounts);
            expect(stuck).toBeLessThanOrEqual(pending);
          }
        }
      }),
    );
  });

  it("puts each target below its ancestors, and each ancestor once", () => {
    fc.assert(
      fc.property(arbitraryGovernance, ({ tree, governance }) => {
        const overview = policyOverview({ meta, tree, governance }, () => undefined, 0);
        for (const { targets } of overview.policies) {
          const rows = targetRows(targets);
          const ids = rows.map((row) => ("target" in row ? row.target.id : row.id));
          expect(new Set(ids).size).toBe(ids.length);
          expect(rows.filter((row) => "target" in row)).toHaveLength(targets.length);
          rows.forEach((row, index) => {
            const depthBefore = rows[index - 1]?.depth ?? -1;
            expect(row.depth).toBeLessThanOrEqual(depthBefore + 1);
          });
        }
      }),
    );
  });
});

describe("a snapshot with newer policies", () => {
  it("lists the new ones, and those deleted no more, without moving the others", () => {
    fc.assert(
      fc.property(arbitraryGovernance, ({ tree, governance }) => {
        const snapshot = { meta, tree, governance };
        const renamed = { ...policy(1), name: "renamed" };
        const newer = withPolicies(snapshot, [renamed, policy(7)], [policy(0).id]);
        expect(newer.governance.policies.map(({ name }) => name)).toEqual([
          "Policy 0",
          "renamed",
          "Policy 2",
          "Policy 7",
        ]);
        expect(newer.governance.policies.map(isListed)).toEqual([false, true, true, true]);
        expect(newer.governance.policy).toEqual(governance.policy);
        expect(snapshot.governance.policies[0]).toEqual(policy(0));
      }),
      { numRuns: 20 },
    );
  });
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { NodeKind } from "@/lib/organizations/tree";
import {
  arbitraryGovernance,
  arbitraryPolicyEffects,
  arbitraryStatuses,
} from "@/lib/testing/arbitrary-organization";
import { classCounts } from "@/lib/organizations/account-classes";
import { classesByPolicy, classesByStatus } from "./governance-classes";
import {
  type GovernanceFilter,
  matchesFilter,
  noFilter,
  type StatusFilter,
  statusFilters,
} from "./governance-filter";
import { countOverruled } from "./overruled";
import { rollUps } from "./roll-up";

const now = Date.UTC(2026, 0, 1) / 1000;

it("counts as the roll-ups do", () => {
  fc.assert(
    fc.property(arbitraryPolicyEffects, ({ tree, governance, policyEffects }) => {
      const rollUp = rollUps(tree, governance, now);
      const byStatus = classCounts(classesByStatus(tree, governance, policyEffects, now), tree);
      const byPolicy = classCounts(classesByPolicy(tree, governance), tree);
      for (let node = 0; node < tree.size; node++) {
        if (tree.kind[node] === NodeKind.Account) continue;
        const { failed, stuck, pending, succeeded, ...below } = rollUp(node);
        const { selfManaged, ungoverned, unknownPolicy, inactive, accounts } = below;
        const statuses = byStatus(node);
        const overruled = countOverruled(tree, governance, policyEffects, node);
        const expected = [failed, stuck, pending - stuck, succeeded - overruled, overruled];
        expect([...statuses.subarray(0, 5)]).toEqual(expected);
        expect(statuses.at(-1)).toBe(inactive);
        expect(statuses.reduce((sum, count) => sum + count, 0)).toBe(accounts);
        const policies = byPolicy(node);
        expect([...policies.subarray(-4)]).toEqual([selfManaged, ungoverned, unknownPolicy, inactive]);
        expect(policies.reduce((sum, count) => sum + count, 0)).toBe(accounts);
      }
    }),
  );
});

it("counts what the filter of a status lets through", () => {
  fc.assert(
    fc.property(arbitraryStatuses, ({ tree, governance }) => {
      const total = rollUps(tree, governance, now)(0);
      const matching = (status: StatusFilter) =>
        matchesFilter(
          tree,
          governance,
          { ...noFilter, statuses: [status], states: ["ACTIVE"], kinds: ["account"] },
          now,
        ).reduce((sum, match) => sum + match, 0);
      expect(statusFilters.map(matching)).toEqual([
        total.failed,
        total.pending,
        total.stuck,
        total.succeeded,
        total.withoutStatus,
        total.unknownStatus,
        total.selfManaged,
        0,
      ]);
    }),
  );
});

it("counts what the filter of a policy lets through", () => {
  fc.assert(
    fc.property(arbitraryStatuses, ({ tree, governance }) => {
      const byPolicy = classesByPolicy(tree, governance);
      const counts = classCounts(byPolicy, tree)(0);
      for (const [index, { kind, key }] of byPolicy.classes.entries()) {
        if (kind === "inactive") continue;
        const filter: GovernanceFilter = {
          ...noFilter,
          policies: [key],
          states: ["ACTIVE"],
          kinds: ["account"],
        };
        const matches = matchesFilter(tree, governance, filter, now);
        const matching = matches.reduce((sum, match) => sum + match, 0);
        expect(matching).toBe(counts[index]);
      }
    }),
  );
});

it("gives OUs a class of their own", () => {
  fc.assert(
    fc.property(arbitraryGovernance, ({ tree, governance }) => {
      const { of } = classesByPolicy(tree, governance);
      for (let node = 0; node < tree.size; node++) {
        if (tree.kind[node] === NodeKind.Account) continue;
        const index = governance.policy[node] ?? -1;
        if (index >= 0) expect(of[node]).toBe(index);
      }
    }),
  );
});

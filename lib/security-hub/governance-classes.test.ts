import fc from "fast-check";
import { expect, it } from "vitest";
import { NodeKind } from "@/lib/organizations/tree";
import { arbitraryGovernance } from "@/lib/testing/arbitrary-organization";
import { classCounts } from "@/lib/organizations/account-classes";
import { classesByPolicy, classesByStatus } from "./governance-classes";
import { type GovernanceFilter, matchesFilter, noFilter } from "./governance-filter";
import { rollUps } from "./roll-up";

const now = Date.UTC(2026, 0, 1) / 1000;

/** With statuses of all kinds: some pending for an hour and some for two days. */
const arbitraryStatuses = arbitraryGovernance.chain(({ tree, governance }) =>
  fc.array(fc.constantFrom(0, 1, 2, 3), { minLength: tree.size, maxLength: tree.size }).map((statuses) => ({
    tree,
    governance: {
      ...governance,
      status: Uint8Array.from(statuses, (status, node) => (governance.type[node] === 0 ? 0 : status)),
      updatedAt: Uint32Array.from(statuses, (_, node) => now - (node % 2 === 0 ? 3_600 : 48 * 3_600)),
    },
  })),
);

it("counts as the roll-ups do", () => {
  fc.assert(
    fc.property(arbitraryStatuses, ({ tree, governance }) => {
      const rollUp = rollUps(tree, governance, now);
      const byStatus = classCounts(classesByStatus(tree, governance, now), tree);
      const byPolicy = classCounts(classesByPolicy(tree, governance), tree);
      for (let node = 0; node < tree.size; node++) {
        if (tree.kind[node] === NodeKind.Account) continue;
        const { failed, stuck, pending, succeeded, selfManaged, ungoverned, inactive, accounts } =
          rollUp(node);
        const statuses = byStatus(node);
        expect([...statuses.subarray(0, 4)]).toEqual([failed, stuck, pending - stuck, succeeded]);
        expect(statuses.at(-1)).toBe(inactive);
        expect(statuses.reduce((sum, count) => sum + count, 0)).toBe(accounts);
        const policies = byPolicy(node);
        expect([...policies.subarray(-3)]).toEqual([selfManaged, ungoverned, inactive]);
        expect(policies.reduce((sum, count) => sum + count, 0)).toBe(accounts);
      }
    }),
  );
});

it("counts what the filter of a policy lets through", () => {
  fc.assert(
    fc.property(arbitraryGovernance, ({ tree, governance }) => {
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

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accountStates } from "@/lib/organizations/model";
import { buildTree, NodeKind } from "@/lib/organizations/tree";
import {
  accountId,
  arbitraryGovernance,
  organizationOf,
  testPolicies,
} from "@/lib/testing/arbitrary-organization";
import { buildGovernance, StatusKind } from "./governance";
import { rollUps } from "./roll-up";

const now = Date.parse("2026-03-10T12:00:00Z") / 1000;
const active = accountStates.indexOf("ACTIVE");

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

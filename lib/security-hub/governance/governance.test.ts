import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PolicyId, SELF_MANAGED } from "@/lib/core/identifiers";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { buildTree } from "@/lib/organizations/tree";
import {
  accountId,
  arbitraryGovernance,
  organizationOf,
  testPolicies,
} from "@/lib/testing/arbitrary-organization";
import {
  AssociationKind,
  buildGovernance,
  clearAssociations,
  copyGovernance,
  NoPolicy,
  patchGovernance,
  SelfManaged,
  StatusKind,
} from "./governance";
import type { PolicyAssociation } from "../model";

const tree = buildTree(organizationOf([], [{ parent: -1 }, { parent: -1 }]));
const strange = PolicyId.parse("99999999-0000-4000-8000-000000000000");

function association(index: number, change: Partial<PolicyAssociation> = {}): PolicyAssociation {
  return {
    targetId: accountId(index),
    configurationId: SELF_MANAGED,
    type: "APPLIED",
    status: "FAILED",
    message: "Why.",
    updatedAt: "2026-01-01T00:00:01.000Z",
    ...change,
  };
}

describe("governance", () => {
  it("keeps what AWS says, with self-managed as a value of its own", () => {
    const { governance, unknownTargets } = buildGovernance(tree, testPolicies, [
      association(0),
      association(7),
    ]);
    expect([...governance.policy]).toEqual([NoPolicy, SelfManaged, NoPolicy]);
    expect([...governance.status]).toEqual([StatusKind.None, StatusKind.Failed, StatusKind.None]);
    expect(governance.messages[governance.message[1] ?? -1]).toBe("Why.");
    expect(governance.updatedAt[1]).toBe(Date.parse("2026-01-01T00:00:01Z") / 1000);
    expect(unknownTargets.map(({ targetId }) => targetId)).toEqual([accountId(7)]);
  });

  it("gives a policy that is not listed its id for a name", () => {
    const { governance } = buildGovernance(tree, testPolicies, [
      association(0, { configurationId: strange }),
    ]);
    expect(governance.policies[governance.policy[1] ?? -1]?.name).toBe(strange);
  });

  it("forgets a message that the next answer does not have, and clears what AWS no longer knows", () => {
    const { governance } = buildGovernance(tree, testPolicies, [association(0), association(1)]);
    patchGovernance(governance, nodeLookup(tree), [
      association(0, { status: "PENDING", message: undefined }),
    ]);
    expect(governance.message[1]).toBe(-1);
    clearAssociations(governance, [2]);
    expect([governance.policy[2], governance.type[2], governance.status[2]]).toEqual([
      NoPolicy,
      AssociationKind.None,
      0,
    ]);
  });

  it("leaves a copy alone when the original is patched", () => {
    fc.assert(
      fc.property(arbitraryGovernance, (world) => {
        const copy = copyGovernance(world.governance);
        const before = structuredClone(copy);
        const targetId = world.tree.ids[0];
        if (targetId === undefined) return;
        patchGovernance(world.governance, nodeLookup(world.tree), [
          association(0, { targetId, configurationId: strange }),
        ]);
        expect(copy).toEqual(before);
      }),
    );
  });
});

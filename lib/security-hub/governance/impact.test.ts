import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SELF_MANAGED } from "@/lib/core/identifiers";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { buildTree, NodeKind } from "@/lib/organizations/tree";
import {
  accountId,
  arbitraryGovernance,
  organizationOf,
  policy,
  rootId,
  testPolicies,
  unitId,
} from "@/lib/testing/arbitrary-organization";
import { buildGovernance, NoPolicy, SelfManaged } from "./governance";
import { governanceAfter, impactOf } from "./impact";
import type { Assignment, PolicyAssociation } from "../model";

const updatedAt = "2026-01-01T00:00:00.000Z";

/** Root (Policy 0 applied) ▸ OU 0 (two accounts, one with Policy 1 of its own), and OU 1 that manages itself (one account). */
const tree = buildTree(
  organizationOf([-1, -1], [{ parent: 0 }, { parent: 0 }, { parent: 1 }, { parent: -1, state: "SUSPENDED" }]),
);
const associations: PolicyAssociation[] = [
  { targetId: rootId, configurationId: policy(0).id, type: "APPLIED", status: "SUCCESS", updatedAt },
  { targetId: unitId(0), configurationId: policy(0).id, type: "INHERITED", status: "SUCCESS", updatedAt },
  { targetId: unitId(1), configurationId: SELF_MANAGED, type: "APPLIED", status: "SUCCESS", updatedAt },
  { targetId: accountId(0), configurationId: policy(0).id, type: "INHERITED", status: "SUCCESS", updatedAt },
  { targetId: accountId(1), configurationId: policy(1).id, type: "APPLIED", status: "SUCCESS", updatedAt },
  { targetId: accountId(2), configurationId: SELF_MANAGED, type: "INHERITED", status: "SUCCESS", updatedAt },
  { targetId: accountId(3), configurationId: policy(0).id, type: "INHERITED", status: "FAILED", updatedAt },
];
const { governance } = buildGovernance(tree, testPolicies, associations);

function node(id: string): number {
  return nodeLookup(tree)(id) ?? -1;
}

function impact(assignment: Assignment, targets: readonly string[], delegatedAdministrator = accountId(0)) {
  return impactOf({
    tree,
    governance,
    assignment,
    targets: targets.map(node),
    delegatedAdministrators: new Set([delegatedAdministrator]),
  });
}

describe("impactOf", () => {
  it("changes the accounts that inherit from the target and says which keep their own application", () => {
    const answer = impact({ kind: "apply-policy", policyId: policy(1).id }, [rootId]);
    expect(answer.changes).toEqual([
      { before: 0, after: 1, accounts: [node(accountId(0)), node(accountId(3))] },
    ]);
    expect(answer.keeping).toEqual([
      { node: node(accountId(1)), accounts: 1 },
      { node: node(unitId(1)), accounts: 1 },
    ]);
    expect(answer.inactive).toEqual([node(accountId(3))]);
    expect(answer.takenOver).toEqual([]);
  });

  it("says who is taken over when a policy is applied to what manages itself", () => {
    const answer = impact({ kind: "apply-policy", policyId: policy(0).id }, [unitId(1)]);
    expect(answer.changes).toEqual([{ before: SelfManaged, after: 0, accounts: [node(accountId(2))] }]);
    expect(answer.takenOver).toEqual([node(accountId(2))]);
  });

  it("lets a policy that disables Security Hub pass the delegated administrator over, and refuses it as a target", () => {
    const disable: Assignment = { kind: "apply-policy", policyId: policy(2).id };
    expect(impact(disable, [unitId(0)]).skipped).toEqual([node(accountId(0))]);
    expect(impact(disable, [accountId(0)]).refused).toEqual([
      { node: node(accountId(0)), reason: "disables-delegated-administrator" },
    ]);
  });

  it("leaves the delegated administrator ungoverned where its own application goes and the policy above disables", () => {
    const disabling = { configurationId: policy(2).id, status: "SUCCESS", updatedAt } as const;
    const answer = impactOf({
      tree,
      governance: buildGovernance(tree, testPolicies, [
        ...associations.filter(({ targetId }) => targetId === accountId(1)),
        { ...disabling, targetId: rootId, type: "APPLIED" },
      ]).governance,
      assignment: { kind: "inherit" },
      targets: [node(accountId(1))],
      delegatedAdministrators: new Set([accountId(1)]),
    });
    expect(answer.changes).toEqual([{ before: 1, after: NoPolicy, accounts: [node(accountId(1))] }]);
    expect(answer.released).toEqual([node(accountId(1))]);
    expect(answer.skipped).toEqual([]);
  });

  it("refuses to disassociate what only inherits", () => {
    const answer = impact({ kind: "inherit" }, [accountId(0), accountId(1)]);
    expect(answer.refused).toEqual([{ node: node(accountId(0)), reason: "nothing-applied" }]);
    expect(answer.changes).toEqual([{ before: 1, after: 0, accounts: [node(accountId(1))] }]);
  });

  it("names a target that has exactly this application already", () => {
    const answer = impact({ kind: "apply-policy", policyId: policy(0).id }, [rootId]);
    expect(answer.alreadySo).toEqual([node(rootId)]);
    expect(answer.changes).toEqual([]);
    expect(answer.unchanged).toEqual([node(accountId(0)), node(accountId(3))]);
  });

  it("releases accounts that nothing governs any more", () => {
    const answer = impact({ kind: "inherit" }, [rootId]);
    expect(answer.released).toEqual([node(accountId(0)), node(accountId(3))]);
  });

  it("puts every reached account either into one change or among the unchanged, whatever the organization", () => {
    const assignments: Assignment[] = [
      { kind: "apply-policy", policyId: policy(0).id },
      { kind: "apply-policy", policyId: policy(2).id },
      { kind: "self-managed" },
      { kind: "inherit" },
    ];
    fc.assert(
      fc.property(
        arbitraryGovernance,
        fc.constantFrom(...assignments),
        fc.array(fc.nat()),
        (world, assignment, picks) => {
          const answer = impactOf({
            ...world,
            assignment,
            targets: picks.map((pick) => pick % world.tree.size),
            delegatedAdministrators: new Set([accountId(0)]),
          });
          const changed = answer.changes.flatMap((change) => change.accounts);
          expect([...changed, ...answer.unchanged].sort((a, b) => a - b)).toEqual(answer.reached);
          expect(answer.reached.every((each) => world.tree.kind[each] === NodeKind.Account)).toBe(true);
          expect(answer.changes.every((change) => change.before !== change.after)).toBe(true);
        },
      ),
    );
  });

  it("leaves exceptions alone that are made before it, and reaches the same accounts but for them", () => {
    fc.assert(
      fc.property(arbitraryGovernance, fc.nat(), fc.array(fc.nat(), { maxLength: 4 }), (drawn, at, picks) => {
        const target = at % drawn.tree.size;
        const assignment = { kind: "apply-policy", policyId: policy(1).id } as const;
        const question = {
          ...drawn,
          assignment,
          targets: [target],
          delegatedAdministrators: new Set<string>(),
        };
        const plain = impactOf(question);
        const accounts = plain.reached.filter((each) => each !== target);
        const exceptions = [...new Set(picks.flatMap((pick) => accounts[pick % accounts.length] ?? []))];
        const after = governanceAfter(drawn.governance, {
          assignment: { kind: "self-managed" },
          targets: exceptions,
        });
        const { reached, keeping } = impactOf({ ...question, governance: after });
        expect(reached).toEqual(plain.reached.filter((each) => !exceptions.includes(each)));
        const kept = new Set(keeping.map((each) => each.node));
        for (const each of exceptions) expect(kept).toContain(each);
      }),
    );
  });
});

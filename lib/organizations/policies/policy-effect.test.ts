import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accountId,
  arbitraryOrganization,
  organizationOf,
  rootId,
  unitId,
} from "@/lib/testing/arbitrary-organization";
import { accountStates } from "../model";
import { lineage } from "../ancestry";
import { buildTree, NodeKind } from "../tree";
import { AttachedPolicy, CSPM_POLICY, SECURITY_HUB_POLICY, securityHubPolicyTypes } from "./model";
import { attachments, policiesReaching, PolicyEffect, affectedFigures, policyEffects } from "./policy-effect";

function policy(index: number, type: AttachedPolicy["type"], targetIds?: readonly string[]): AttachedPolicy {
  const attached = targetIds === undefined ? {} : { targetIds };
  return AttachedPolicy.parse({
    id: `p-policy00${index}`,
    name: `${index}`,
    description: "",
    type,
    ...attached,
  });
}

const arbitraryPolicies = arbitraryOrganization.map(buildTree).chain((tree) =>
  fc
    .array(fc.tuple(fc.constantFrom(...securityHubPolicyTypes), fc.subarray([...tree.ids])), {
      maxLength: 4,
    })
    .map((drawn) => ({
      tree,
      policies: drawn.map(([type, targetIds], index) => policy(index, type, targetIds)),
    })),
);

describe("policies of Organizations", () => {
  it("reach what they are attached to and all below it, and nothing else", () => {
    fc.assert(
      fc.property(arbitraryPolicies, ({ tree, policies }) => {
        const affected = policyEffects(tree, policies, { type: CSPM_POLICY, isWhole: true });
        for (let node = 0; node < tree.size; node++) {
          const above = lineage(tree, node).map((each) => tree.ids[each]);
          const expected = policies.filter(
            ({ type, targetIds }) =>
              type === CSPM_POLICY && targetIds?.some((id) => above.includes(id)) === true,
          );
          expect(affected[node] === PolicyEffect.Affected).toBe(expected.length > 0);
          const named = policiesReaching(tree, attachments(tree, policies), node).filter(
            (each) => each.policy.type === CSPM_POLICY,
          );
          expect(new Set(named.map((each) => each.policy))).toEqual(new Set(expected));
          for (const { attachedAt, policy: found } of named) {
            expect(above).toContain(tree.ids[attachedAt]);
            expect(found.targetIds).toContain(tree.ids[attachedAt]);
          }
        }
      }),
    );
  });

  it("are counted with their targets and the active accounts they reach; one type does not count for the other", () => {
    fc.assert(
      fc.property(arbitraryPolicies, ({ tree, policies }) => {
        for (const type of securityHubPolicyTypes) {
          const affected = policyEffects(tree, policies, { type, isWhole: true });
          const active = [...affected.keys()].filter(
            (node) =>
              tree.kind[node] === NodeKind.Account && tree.state[node] === accountStates.indexOf("ACTIVE"),
          );
          expect(affectedFigures(tree, policies, type)).toEqual({
            policies: policies.filter((each) => each.type === type).length,
            targets: new Set(policies.filter((each) => each.type === type).flatMap((each) => each.targetIds))
              .size,
            accounts: active.filter((node) => affected[node] === PolicyEffect.Affected).length,
            isLowerBound: false,
          });
        }
      }),
    );
  });

  it("may reach more where the targets of one, or the OU of an account, are not known", () => {
    const { root, organizationalUnits, accounts } = organizationOf([-1], [{ parent: 0 }]);
    const lost = { id: accountId(9), name: "lost", email: "", state: "ACTIVE" as const, ancestorIds: [] };
    const tree = buildTree({ root, organizationalUnits, accounts: [...accounts, lost] });
    const figures = (...policies: AttachedPolicy[]) => affectedFigures(tree, policies, CSPM_POLICY);
    expect(figures(policy(1, CSPM_POLICY, [unitId(0)]))).toMatchObject({ accounts: 1, isLowerBound: true });
    const states = (isWhole: boolean, targetId: string) => [
      ...policyEffects(tree, [policy(1, CSPM_POLICY, [targetId])], { type: CSPM_POLICY, isWhole }),
    ];
    const { None, Affected, Unknown } = PolicyEffect;
    expect(states(true, unitId(0))).toEqual([None, Affected, Affected, Unknown]);
    expect(states(false, unitId(0))).toEqual([Unknown, Affected, Affected, Unknown]);
    expect(states(true, rootId)).toEqual([Affected, Affected, Affected, Affected]);
    expect(figures(policy(1, CSPM_POLICY, [rootId]))).toMatchObject({ accounts: 2, isLowerBound: false });
    expect(figures(policy(1, CSPM_POLICY))).toMatchObject({ accounts: 0, isLowerBound: true });
    expect(figures(policy(1, SECURITY_HUB_POLICY, [accountId(0)]))).toMatchObject({
      policies: 0,
      isLowerBound: false,
    });
  });
});

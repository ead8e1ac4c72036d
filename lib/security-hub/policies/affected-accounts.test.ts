import fc from "fast-check";
import { expect, it } from "vitest";
import { accountStates } from "@/lib/organizations/model";
import { NodeKind } from "@/lib/organizations/tree";
import { arbitraryPolicyEffects } from "@/lib/testing/arbitrary-organization";
import { AssociationKind, NoPolicy, SelfManaged, StatusKind, UnknownPolicy } from "../governance/governance";
import { mayNotHold } from "../governance/overruled";
import { governedAccounts, affectedAccountsOf } from "./affected-accounts";

const active = accountStates.indexOf("ACTIVE");

it("counts each configuration as counting its nodes one by one does", () => {
  fc.assert(
    fc.property(arbitraryPolicyEffects, ({ tree, governance, policyEffects }) => {
      const accounts = affectedAccountsOf(tree, governance, policyEffects, 0);
      const nodes = Array.from({ length: tree.size }, (_, node) => node);
      const all = [
        [NoPolicy, accounts.none] as const,
        [SelfManaged, accounts.selfManaged] as const,
        ...accounts.policies.map((affected, index) => [index, affected] as const),
      ];
      for (const [index, affected] of all) {
        const isMine = (each: number | undefined) =>
          each === index || (index === NoPolicy && each === UnknownPolicy);
        const mine = nodes.filter((node) => isMine(governance.policy[node]));
        const accounts = mine.filter(
          (node) => tree.kind[node] === NodeKind.Account && tree.state[node] === active,
        );
        const applied = mine.filter((node) => governance.type[node] === AssociationKind.Applied);
        expect(affected.targets).toBe(applied.length);
        expect(governedAccounts(affected)).toBe(accounts.length);
        expect(affected.succeeded + affected.pending + affected.failed + affected.withoutStatus).toBe(
          accounts.length,
        );
        expect(affected.stuck).toBeLessThanOrEqual(affected.pending);
        expect(affected.applied).toBe(accounts.filter((node) => applied.includes(node)).length);
        expect(affected.succeeded).toBe(
          accounts.filter((node) => governance.status[node] === StatusKind.Success).length,
        );
        expect(affected.overruled).toBe(
          accounts.filter((node) => mayNotHold(governance, policyEffects, node) === true).length,
        );
      }
    }),
  );
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { accountStates } from "@/lib/organizations/model";
import { NodeKind } from "@/lib/organizations/tree";
import { arbitraryStatuses } from "@/lib/testing/arbitrary-organization";
import { AssociationKind, NoPolicy, SelfManaged, StatusKind, UnknownPolicy } from "../governance/governance";
import { governedAccounts, reachesOf } from "./reach";

const active = accountStates.indexOf("ACTIVE");

it("counts each configuration as counting its nodes one by one does", () => {
  fc.assert(
    fc.property(arbitraryStatuses, ({ tree, governance }) => {
      const reaches = reachesOf(tree, governance, 0);
      const nodes = Array.from({ length: tree.size }, (_, node) => node);
      const all = [
        [NoPolicy, reaches.none] as const,
        [SelfManaged, reaches.selfManaged] as const,
        ...reaches.policies.map((reach, index) => [index, reach] as const),
      ];
      for (const [index, reach] of all) {
        const isMine = (each: number | undefined) =>
          each === index || (index === NoPolicy && each === UnknownPolicy);
        const mine = nodes.filter((node) => isMine(governance.policy[node]));
        const accounts = mine.filter(
          (node) => tree.kind[node] === NodeKind.Account && tree.state[node] === active,
        );
        const applied = mine.filter((node) => governance.type[node] === AssociationKind.Applied);
        expect(reach.targets).toBe(applied.length);
        expect(governedAccounts(reach)).toBe(accounts.length);
        expect(reach.succeeded + reach.pending + reach.failed + reach.withoutStatus).toBe(accounts.length);
        expect(reach.stuck).toBeLessThanOrEqual(reach.pending);
        expect(reach.applied).toBe(accounts.filter((node) => applied.includes(node)).length);
        expect(reach.succeeded).toBe(
          accounts.filter((node) => governance.status[node] === StatusKind.Success).length,
        );
      }
    }),
  );
});

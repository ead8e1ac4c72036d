import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AccountId } from "@/lib/core/identifiers";
import { NodeKind, buildTree } from "@/lib/organizations/tree";
import { arbitraryOrganization } from "@/lib/testing/arbitrary-organization";
import { accountsBelow, chosenAccounts, withAccounts, withSubtree } from "./chosen-accounts";

const unknownAccount = AccountId.parse("999999999999");

const arbitraryChoice = arbitraryOrganization.chain((input) => {
  const tree = buildTree(input);
  return fc.record({
    tree: fc.constant(tree),
    all: fc.constant(input.accounts.map(({ id }) => id)),
    ids: fc.subarray(input.accounts.map(({ id }) => id)),
    node: fc.nat({ max: tree.size - 1 }),
    matches: fc.option(
      fc
        .array(fc.nat({ max: 1 }), { minLength: tree.size, maxLength: tree.size })
        .map((values) => Uint8Array.from(values)),
      { nil: undefined },
    ),
  });
});

describe("choosing accounts", () => {
  it("lays a list over the organization, and keeps what is not in it", () => {
    fc.assert(
      fc.property(arbitraryChoice, ({ tree, ids }) => {
        const { bits, below, elsewhere } = chosenAccounts(tree, [...ids, unknownAccount]);
        expect(elsewhere).toEqual([unknownAccount]);
        expect(tree.ids.filter((_, node) => bits[node] === 1).toSorted()).toEqual(ids.map(String).toSorted());
        expect(below[0]).toBe(ids.length);
      }),
    );
  });

  it("chooses exactly the matching accounts of a subtree, and lets go of exactly them", () => {
    fc.assert(
      fc.property(arbitraryChoice, ({ tree, ids, node, matches }) => {
        const inside = (id: string) => {
          const at = tree.ids.findIndex((each) => each === id);
          return at >= node && at < (tree.subtreeEnd[node] ?? 0) && matches?.[at] !== 0;
        };
        const chosen = withSubtree(tree, ids, node, { chosen: true, matches });
        const count = accountsBelow(tree, matches)[node] ?? 0;
        expect(chosen.filter(inside)).toHaveLength(count);
        expect(chosen.filter((id) => !inside(id))).toEqual(ids.filter((id) => !inside(id)));
        const without = withSubtree(tree, chosen, node, { chosen: false, matches });
        expect(without).toEqual(ids.filter((id) => !inside(id)));
      }),
    );
  });

  it("lists no account twice", () => {
    fc.assert(
      fc.property(arbitraryChoice, ({ tree, all, ids }) => {
        expect(new Set(withAccounts(ids, all)).size).toBe(withAccounts(ids, all).length);
        expect(tree.kind.filter((kind) => kind === NodeKind.Account)).toHaveLength(all.length);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accountId,
  arbitraryOrganization,
  organizationOf,
  rootId,
  unitId,
} from "@/lib/testing/arbitrary-organization";
import { joinedAtOf, joinedLatelyAt } from "./joined-at";
import { nodeLookup } from "./node-lookup";
import { buildTree, NodeKind } from "./tree";

describe("buildTree", () => {
  it("holds each target once, below its parent, in one range with its subtree", () => {
    fc.assert(
      fc.property(arbitraryOrganization, (input) => {
        const tree = buildTree(input);
        const lookup = nodeLookup(tree);
        expect(new Set(tree.ids).size).toBe(1 + input.organizationalUnits.length + input.accounts.length);
        for (const target of [...input.organizationalUnits, ...input.accounts]) {
          const node = lookup(target.id) ?? -1;
          const parent = lookup(target.parentId ?? "") ?? -1;
          expect(tree.parent[node]).toBe(parent);
          expect(tree.depth[node]).toBe((tree.depth[parent] ?? 0) + 1);
          expect(node).toBeGreaterThan(parent);
          expect(tree.subtreeEnd[node]).toBeLessThanOrEqual(tree.subtreeEnd[parent] ?? -1);
        }
      }),
    );
  });

  it("puts OUs before accounts, and names in the order people count", () => {
    const tree = buildTree(organizationOf([-1, -1], [...Array.from({ length: 11 }, () => ({ parent: -1 }))]));
    expect([...tree.kind]).toEqual([
      NodeKind.Root,
      1,
      1,
      ...Array.from({ length: 11 }, () => NodeKind.Account),
    ]);
    expect(tree.names.slice(3)).toEqual(Array.from({ length: 11 }, (_, index) => `account-${index}`));
  });

  it("knows when each account joined, and that AWS does not say it of one", () => {
    const joinedAt = "2024-05-06T07:08:09.000Z";
    const tree = buildTree(organizationOf([], [{ parent: -1, joinedAt }, { parent: -1 }]));
    expect([...tree.joinedAt]).toEqual([0, Date.parse(joinedAt) / 1000, 0]);
    expect(joinedAtOf(tree, 1)).toBe(Date.parse(joinedAt));
    expect(joinedAtOf(tree, 2)).toBeUndefined();
  });

  it("takes an account for new within a week after it joined", () => {
    const tree = buildTree(organizationOf([], [{ parent: -1, joinedAt: "2026-03-04T05:06:07.000Z" }]));
    const joinedAt = Date.parse("2026-03-04T05:06:07.000Z");
    expect(joinedLatelyAt(tree, 1, Date.parse("2026-03-11T05:06:07.000Z"))).toBe(joinedAt);
    expect(joinedLatelyAt(tree, 1, Date.parse("2026-03-11T05:06:08.000Z"))).toBeUndefined();
  });

  it("keeps a place for an OU that only an account's path mentions", () => {
    const { root, accounts } = organizationOf([-1, 0], [{ parent: 1 }]);
    const tree = buildTree({ root, accounts, organizationalUnits: [] });
    expect(tree.ids).toEqual([rootId, unitId(0), unitId(1), accountId(0)]);
    expect(tree.names[1]).toBe("");
    expect([...tree.depth]).toEqual([0, 1, 2, 3]);
  });

  it("breaks a ring of OUs below the root, and gives a parent that was not listed a place", () => {
    const tree = buildTree({
      root: { id: rootId, name: "Root" },
      organizationalUnits: [
        { id: unitId(0), name: "Ring A", parentId: unitId(1) },
        { id: unitId(1), name: "Ring B", parentId: unitId(0) },
        { id: unitId(2), name: "Orphan", parentId: unitId(9) },
      ],
      accounts: [],
    });
    expect(new Set(tree.ids)).toEqual(new Set([rootId, unitId(0), unitId(1), unitId(2), unitId(9)]));
    expect(tree.subtreeEnd[0]).toBe(tree.size);
    expect(tree.parent[tree.ids.indexOf(unitId(2))]).toBe(tree.ids.indexOf(unitId(9)));
  });

  it("keeps the later row of an account that moved between two pages", () => {
    const before = organizationOf([-1], [{ parent: -1 }]);
    const after = organizationOf([-1], [{ parent: 0 }]);
    const tree = buildTree({ ...before, accounts: [...before.accounts, ...after.accounts] });
    expect(tree.size).toBe(3);
    expect(tree.parent[2]).toBe(1);
  });
});

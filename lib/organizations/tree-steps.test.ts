import fc from "fast-check";
import { expect, it } from "vitest";
import { arbitraryOrganization, organizationOf } from "@/lib/testing/arbitrary-organization";
import { buildTree, NodeKind } from "./tree";
import { stepFrom, unitsIn } from "./tree-steps";

const arbitraryTree = arbitraryOrganization.map(buildTree);

it("walks over all siblings forwards and back", () => {
  fc.assert(
    fc.property(arbitraryTree, (tree) => {
      for (let parent = 0; parent < tree.size; parent++) {
        const children = tree.ids.map((_, node) => node).filter((node) => tree.parent[node] === parent);
        expect(stepFrom(tree, parent, "down", 0)).toBe(children[0]);
        for (const [index, child] of children.entries()) {
          expect(stepFrom(tree, child, "next", 0)).toBe(children[index + 1]);
          expect(stepFrom(tree, child, "previous", 0)).toBe(children[index - 1]);
          expect(stepFrom(tree, child, "first", 0) ?? child).toBe(children[0]);
          expect(stepFrom(tree, child, "last", 0) ?? child).toBe(children.at(-1));
          expect(stepFrom(tree, child, "up", 0)).toBe(parent);
        }
        const units = children.filter((child) => tree.kind[child] !== NodeKind.Account);
        expect(unitsIn(tree, parent)).toEqual(units);
      }
    }),
  );
});

it("does not go above the top", () => {
  const tree = buildTree(organizationOf([-1, 0, -1], [{ parent: 1 }]));
  for (const step of ["up", "next", "previous", "first", "last"] as const) {
    expect(stepFrom(tree, 1, step, 1)).toBeUndefined();
  }
  expect(stepFrom(tree, 1, "down", 1)).toBe(2);
});

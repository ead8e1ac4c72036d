import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildTree } from "@/lib/organizations/tree";
import { organizationOf } from "@/lib/testing/arbitrary-organization";
import {
  accountsBelow,
  allMatching,
  coverage,
  emptySelection,
  selectedNodes,
  withAll,
  withToggled,
} from "./selection";

const size = 12;
const nodes = fc.array(fc.nat({ max: size - 1 }));

describe("Selection", () => {
  it("counts what is chosen after any sequence of changes", () => {
    const change = fc.oneof(
      fc.nat({ max: size - 1 }).map((node) => ({ toggle: node })),
      fc.record({ all: nodes, chosen: fc.boolean() }),
    );
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        let selection = emptySelection(size);
        const expected = new Set<number>();
        for (const each of changes) {
          if ("toggle" in each) {
            selection = withToggled(selection, each.toggle);
            if (!expected.delete(each.toggle)) expected.add(each.toggle);
          } else {
            selection = withAll(selection, each.all, each.chosen);
            for (const node of each.all) {
              if (each.chosen) expected.add(node);
              else expected.delete(node);
            }
          }
        }
        expect(selectedNodes(selection)).toEqual([...expected].sort((a, b) => a - b));
        expect(selection.count).toBe(expected.size);
      }),
    );
  });

  it("covers all, some or none of what matches", () => {
    const matches = Uint8Array.from([0, 1, 1, 0]);
    const all = allMatching(4, matches);
    expect(selectedNodes(all)).toEqual([1, 2]);
    expect(coverage(all, matches, 2)).toBe("all");
    expect(coverage(withToggled(all, 1), matches, 2)).toBe("some");
    expect(coverage(emptySelection(4), matches, 2)).toBe("none");
    expect(coverage(allMatching(4, undefined), undefined, 4)).toBe("all");
  });

  it("finds the accounts below an OU that the filter lets through", () => {
    const tree = buildTree(organizationOf([-1], [{ parent: 0 }, { parent: 0 }, { parent: -1 }]));
    expect(accountsBelow(tree, 1, undefined)).toEqual([2, 3]);
    expect(accountsBelow(tree, 1, Uint8Array.from([1, 1, 0, 1, 1]))).toEqual([3]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryOrganization, organizationOf } from "@/lib/testing/arbitrary-organization";
import { lineage } from "./ancestry";
import { buildTree, type OrgTree } from "./tree";
import {
  isAllOpen,
  isExpanded,
  isOpenToDepth,
  matchesBelow,
  revealing,
  sortedOrder,
  toggled,
  visibleRows,
} from "./tree-view";

const arbitraryView = arbitraryOrganization.chain((input) => {
  const tree = buildTree(input);
  const node = fc.nat({ max: tree.size - 1 });
  return fc.record({
    tree: fc.constant(tree),
    depth: fc.constantFrom(0, 1, 2, Infinity),
    exceptions: fc.array(node).map((nodes) => new Set(nodes)),
    matches: fc
      .array(fc.nat({ max: 1 }), { minLength: tree.size, maxLength: tree.size })
      .map((values) => Uint8Array.from(values)),
  });
});

/** The rule in its plainest form: a node shows when all above it is open and something at or below it matches. */
function shows(
  tree: OrgTree,
  expansion: { depth: number; exceptions: Set<number> },
  matches: Uint8Array,
  node: number,
) {
  const [, ...above] = lineage(tree, node);
  const matched = matches.subarray(node, tree.subtreeEnd[node]).includes(1);
  return matched && above.every((each) => isExpanded(tree, expansion, each));
}

describe("visibleRows", () => {
  it("shows exactly the nodes whose ancestors are open and that lead to a match", () => {
    fc.assert(
      fc.property(arbitraryView, ({ tree, depth, exceptions, matches }) => {
        const expansion = { depth, exceptions };
        const { rows, rowOf } = visibleRows(tree, expansion, undefined, matchesBelow(tree, matches));
        const expected = Array.from(tree.ids.keys()).filter((node) => shows(tree, expansion, matches, node));
        expect([...rows]).toEqual(expected);
        for (const [row, node] of expected.entries()) expect(rowOf[node]).toBe(row);
      }),
    );
  });

  it("shows the same nodes in any sort order, each below its parent", () => {
    fc.assert(
      fc.property(arbitraryView, ({ tree, depth, exceptions }) => {
        const order = sortedOrder(tree, (a, b) => b - a);
        const sorted = visibleRows(tree, { depth, exceptions }, order, undefined);
        const plain = visibleRows(tree, { depth, exceptions }, undefined, undefined);
        expect([...sorted.rows].sort((a, b) => a - b)).toEqual([...plain.rows]);
        for (const [row, node] of sorted.rows.entries()) {
          expect(sorted.rowOf[tree.parent[node] ?? -1] ?? -1).toBeLessThan(row);
        }
      }),
    );
  });
});

describe("Expansion", () => {
  it("comes back to where it was when a node is toggled twice", () => {
    const expansion = { depth: 1, exceptions: new Set([3]) };
    expect(toggled(toggled(expansion, 3), 3)).toEqual(expansion);
  });

  it("reveals a node by opening what is above it and nothing else", () => {
    const tree = buildTree(organizationOf([-1, 0, -1], [{ parent: 1 }, { parent: 2 }]));
    const opened = revealing(tree, { depth: 0, exceptions: new Set() }, 3);
    const { rowOf } = visibleRows(tree, opened, undefined, undefined);
    expect(rowOf[3]).toBe(3);
    expect(rowOf[5]).toBe(-1);
  });
});

describe("what the menu of levels offers", () => {
  it("knows when nothing that matches is closed, and which level the rows are", () => {
    fc.assert(
      fc.property(arbitraryView, ({ tree, depth, exceptions, matches }) => {
        const kept = matchesBelow(tree, matches);
        const level = visibleRows(tree, { depth, exceptions: new Set() }, undefined, kept);
        expect(isOpenToDepth(tree, level, kept, depth)).toBe(true);
        const open = visibleRows(tree, { depth: Infinity, exceptions: new Set() }, undefined, kept);
        expect(isAllOpen(tree, open, kept)).toBe(true);
        const shown = visibleRows(tree, { depth, exceptions }, undefined, kept);
        expect(isAllOpen(tree, shown, kept)).toBe(shown.rows.length === open.rows.length);
        expect(isOpenToDepth(tree, shown, kept, 99)).toBe(isAllOpen(tree, shown, kept));
        for (const level of [0, 1, 2, 3]) {
          const wanted = visibleRows(tree, { depth: level, exceptions: new Set() }, undefined, kept).rows;
          expect(isOpenToDepth(tree, shown, kept, level)).toBe(wanted.join() === shown.rows.join());
        }
        const whole = visibleRows(tree, { depth: Infinity, exceptions: new Set() }, undefined, undefined);
        expect(isAllOpen(tree, whole, undefined)).toBe(true);
      }),
    );
  });
});

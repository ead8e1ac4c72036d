import { expect, it } from "vitest";
import { buildTree } from "@/lib/organizations/tree";
import { isExpanded, toggled } from "@/lib/organizations/tree-view";
import { organizationOf } from "@/lib/testing/arbitrary-organization";
import { branchChange, type Branches, depthChange, expansionOf } from "./branches";

/** Root ▸ OU 0 ▸ OU 1 ▸ account-0. */
const tree = buildTree(organizationOf([-1, 0], [{ parent: 1 }]));
const [root, unit, nested] = [0, 1, 2];
const untouched: Branches = { depth: null, toggled: [], matchDepth: null, folded: [] };

function openBranches(params: Branches, filtered: boolean): number[] {
  const expansion = expansionOf(tree, params, filtered);
  return [root, unit, nested].filter((node) => isExpanded(tree, expansion, node));
}

function afterToggling(node: number, filtered: boolean): Branches {
  const expansion = toggled(expansionOf(tree, untouched, filtered), node);
  return { ...untouched, ...branchChange(tree, expansion, filtered) };
}

it("opens the root, and everything while a filter is in force", () => {
  expect(openBranches(untouched, false)).toEqual([root]);
  expect(openBranches(untouched, true)).toEqual([root, unit, nested]);
});

it("keeps a branch that was opened by hand open under a filter", () => {
  const opened = afterToggling(unit, false);
  expect(openBranches(opened, false)).toEqual([root, unit]);
  expect(openBranches(opened, true)).toEqual([root, unit, nested]);
});

it("forgets what was closed under a filter when the filter is gone", () => {
  const closed = afterToggling(nested, true);
  expect(openBranches(closed, true)).toEqual([root, unit]);
  expect(openBranches({ ...closed, ...depthChange(99, false) }, false)).toEqual([root, unit, nested]);
});

it("opens to a level with and without a filter, each for itself", () => {
  const shallow = { ...untouched, ...depthChange(1, true) };
  expect(openBranches(shallow, true)).toEqual([root]);
  expect(openBranches({ ...untouched, ...depthChange(2, false) }, true)).toEqual([root, unit, nested]);
});

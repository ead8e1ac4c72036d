import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { governed, matched } from "@/components/inventory/tree/tree-model";
import { treeRowViews } from "@/components/inventory/tree/tree-row-view";
import { sortDirections } from "@/components/ui/rows/sort-order";
import { placeOf } from "@/lib/organizations/ancestry";
import { namePlaces } from "@/lib/organizations/flat-rows";
import { noFilter } from "@/lib/security-hub/governance/governance-filter";
import { arbitraryGovernance } from "@/lib/testing/arbitrary-organization";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { columnOrder, gridLayout, sortableColumns } from "./columns/tree-columns";
import { rowContents } from "./row-content";
import { orderOf, rowsOf } from "./shown-rows";

const nowSeconds = Date.parse("2026-03-10T12:00:00Z") / 1000;
const someOrganization = arbitraryGovernance.map((snapshot) =>
  governed({ ...snapshot, meta: exampleSnapshotMeta() }, nowSeconds),
);
const someOrder = fc.record({
  sort: fc.constantFrom(...sortableColumns),
  direction: fc.constantFrom(...sortDirections),
});
const closed = { depth: 0, exceptions: new Set<number>() };

describe("the rows of the list", () => {
  it("are all that matches and nothing else, whatever branch is closed", () => {
    fc.assert(
      fc.property(someOrganization, someOrder, fc.constantFrom("1", "ou", "", "7"), (facts, order, text) => {
        const list = { ...order, view: "list" as const };
        const found = matched(facts, { ...noFilter, text }, nowSeconds);
        const { rows } = rowsOf(facts, list, orderOf(facts, list), found, closed);
        expect(rows.length).toBe(found.accounts + found.units);
        for (const node of rows) expect(found.matches?.[node] ?? 1).toBe(1);
      }),
    );
  });

  it("are sorted over all OUs by the column of the head, equals by name", () => {
    fc.assert(
      fc.property(someOrganization, someOrder, (facts, { sort, direction }) => {
        const order = orderOf(facts, { sort, direction, view: "list" }) ?? new Int32Array();
        expect(order).toHaveLength(facts.tree.size);
        const places = namePlaces(facts.tree);
        const byName = (one: number, other: number) => (places[one] ?? 0) - (places[other] ?? 0);
        const compare = columnOrder(sort, direction, facts, byName) ?? byName;
        order.forEach((node, index) => {
          const next = order[index + 1];
          if (next !== undefined) expect(compare(node, next) || byName(node, next)).toBeLessThan(0);
        });
      }),
    );
  });

  it("say where each target is, and have no level", () => {
    fc.assert(
      fc.property(someOrganization, (facts) => {
        const { tree } = facts;
        const layout = gridLayout([], { sort: "name", view: "list" });
        const at = layout.columns.findIndex(({ key }) => key === "path");
        const rowView = treeRowViews(facts, exampleSnapshotMeta(), nowSeconds);
        const content = rowContents(layout, facts, rowView, nowSeconds * 1000);
        for (const node of tree.ids.keys()) {
          const { level, cells } = content(node);
          expect(level).toBeUndefined();
          const { "path-above": above, "path-closest": closest } = cells[at]?.parts ?? {};
          const shown = [above, closest].filter((part) => typeof part === "string").join("");
          expect(shown).toBe(tree.unplaced.has(node) ? "Not known" : (placeOf(tree, node) ?? "–"));
        }
      }),
      { numRuns: 20 },
    );
  });
});

it("shows where a target is in the list alone, where the tree shows it by the place of the row", () => {
  const keysOf = (view: "tree" | "list") =>
    gridLayout([], { sort: "path", view }).columns.map(({ key }) => key);
  expect(keysOf("list").slice(0, 2)).toEqual(["name", "path"]);
  expect(keysOf("tree")).not.toContain("path");
});

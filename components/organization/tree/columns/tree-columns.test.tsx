// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/react";
import { renderToStaticMarkup } from "react-dom/server";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { governed, type Governed } from "@/components/inventory/tree/tree-model";
import { treeRowViews } from "@/components/inventory/tree/tree-row-view";
import { cellParts } from "@/components/ui/rows/written-cell";
import { buildTree } from "@/lib/organizations/tree";
import { buildGovernance } from "@/lib/security-hub/governance/governance";
import { arbitraryGovernance, organizationOf } from "@/lib/testing/arbitrary-organization";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { rowContents } from "../row-content";
import { RowSlot } from "../row-slot";
import { orderOf } from "../shown-rows";
import { targetLines } from "../target-lines";
import { TreeRow } from "../tree-row";
import { joinedColumn } from "./joined-column";
import { exportedFields, gridLayout, columnOrder, sortableColumns, treeColumns } from "./tree-columns";

afterEach(cleanup);

const now = Date.parse("2026-03-10T12:00:00Z");
const everything = treeColumns.map(({ key }) => key);
const layout = gridLayout(everything, { sort: "name", view: "list" });

function contentsOf(facts: Governed) {
  return rowContents(layout, facts, treeRowViews(facts, exampleSnapshotMeta(), now / 1000), now);
}

const someOrganization = arbitraryGovernance.map((snapshot) =>
  governed({ ...snapshot, meta: exampleSnapshotMeta() }, now / 1000),
);

function cellsIn(row: Element): string[] {
  const copy = row.cloneNode(true);
  if (!(copy instanceof Element)) return [];
  for (const path of copy.querySelectorAll("path")) path.remove();
  return Array.from(copy.children, (cell) =>
    cell.innerHTML.replaceAll(/ (class|data-part|title)=""/g, "").replaceAll("<!-- -->", ""),
  );
}

describe("the columns of the tree", () => {
  it("write a row as React renders it, whatever the slot showed before", () => {
    fc.assert(
      fc.property(someOrganization, fc.nat(), fc.nat(), (facts, one, other) => {
        const content = contentsOf(facts);
        const nodes = [one, other, one].map((each) => each % facts.tree.size);
        const waiting = render(<TreeRow layout={layout} />).container.firstElementChild;
        if (!(waiting instanceof HTMLElement)) throw new TypeError("There is no row.");
        const slot = new RowSlot(waiting);
        for (const node of nodes) {
          const state = { node, row: 0, top: 0, expanded: undefined, selected: false, open: false };
          slot.show(content(node), { ...state, focusedColumn: undefined, context: false });
          const rendered = render(
            <TreeRow layout={layout} content={content(node)} node={node} rowIndex={2} />,
          );
          const [row] = rendered.container.children;
          if (row === undefined) throw new TypeError("There is no row.");
          expect(cellsIn(waiting)).toEqual(cellsIn(row));
          rendered.unmount();
        }
        slot.hide();
        expect(waiting.matches("[data-parked][aria-hidden=true]:not([id], [data-node])")).toBe(true);
        cleanup();
      }),
      { numRuns: 20 },
    );
  });

  it("give each part of a cell a name of its own, which its content has too", () => {
    fc.assert(
      fc.property(someOrganization, (facts) => {
        const { cells } = contentsOf(facts)(0);
        const written = treeColumns.flatMap((column, index) => {
          const markup = renderToStaticMarkup(column.cell(cellParts(cells[index])));
          return Array.from(markup.matchAll(/data-fill="([^"]+)"/g), ([, name]) => name);
        });
        const named = cells.flatMap(({ parts, marks }) => [
          ...Object.keys(parts),
          ...Object.keys(marks).flatMap((name) => [name, `${name}-mark`]),
        ]);
        expect(new Set(written).size).toBe(written.length);
        expect(written.toSorted()).toEqual(named.toSorted());
      }),
      { numRuns: 5 },
    );
  });

  it("sort by each that can be sorted, and the other way round the other way, what is missing last", () => {
    fc.assert(
      fc.property(someOrganization, fc.nat(), fc.nat(), (facts, left, right) => {
        const [one, other] = [left % facts.tree.size, right % facts.tree.size];
        for (const key of sortableColumns) {
          const isMissing = treeColumns.find((column) => column.key === key)?.sort?.isMissing?.(facts);
          const up = columnOrder(key, "ascending", facts)?.(one, other) ?? one - other;
          const down = columnOrder(key, "descending", facts)?.(one, other) ?? 0;
          const isTurned = isMissing === undefined || isMissing(one) === isMissing(other);
          expect(Math.sign(up)).toBe(isTurned ? Math.sign(-down) + 0 : Math.sign(down));
        }
      }),
    );
  });

  it("say that it is not known when an account joined, and sort it last both ways", () => {
    const tree = buildTree(
      organizationOf(
        [],
        [
          { parent: -1, joinedAt: "2024-05-06T12:08:09.000Z" },
          { parent: -1 },
          { parent: -1, joinedAt: "2025-01-02T12:04:05.000Z" },
        ],
      ),
    );
    const facts = governed(
      { tree, governance: buildGovernance(tree, [], []).governance, meta: exampleSnapshotMeta() },
      now / 1000,
    );
    const rowView = treeRowViews(facts, exampleSnapshotMeta(), now / 1000);
    const shown = [0, 1, 2, 3].map((node) => {
      const { joined } = joinedColumn.content(rowView(node), { node, governed: facts, nowMs: now }).parts;
      return typeof joined === "string" ? joined : joined.text;
    });
    expect(shown).toEqual(["", "2024-05-06", "Not known", "2025-01-02"]);
    const sorted = (direction: "ascending" | "descending") => [
      ...(orderOf(facts, { sort: "joined", direction, view: "list" }) ?? []),
    ];
    // The root has not joined anything.
    expect(sorted("ascending")).toEqual([1, 3, 2, 0]);
    expect(sorted("descending")).toEqual([3, 1, 2, 0]);
    const [file = { joinedAt: "" }] = [...targetLines(facts, undefined)].slice(1);
    expect(file["joinedAt"]).toBe("2024-05-06T12:08:09.000Z");
  });

  it("have names of their own in the address and in a file, and what identifies a target stands first", () => {
    expect(new Set(everything).size).toBe(everything.length);
    const fields = exportedFields.map(({ key }) => key);
    expect(new Set(fields).size).toBe(fields.length);
    expect(fields.slice(0, 2)).toEqual(["targetId", "targetName"]);
  });
});

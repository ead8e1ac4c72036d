import { filterSourceLabels } from "@/components/inventory/filter-labels";
import type { TreeRowView } from "@/components/inventory/tree/tree-row-view";
import { sourceFilters } from "@/lib/security-hub/governance/governance-filter";
import { exportedMember, treeColumn } from "./tree-column";
import { treeFilter } from "./tree-filter";

/** Where the configuration is applied: here, or at an ancestor that the cell leads to. */
export const fromColumn = treeColumn({
  key: "from",
  title: "Inherited from",
  width: 11,
  rank: 5,
  className: "overflow-hidden truncate text-12 text-ink-quiet",
  content: (view) => {
    const [from, name] = sourceOf(view);
    return { parts: { from, "from-name": { text: name, attributes: { "data-part": "source" } } }, marks: {} };
  },
  cell: ({ part }) => (
    <>
      {part("from")}
      {part(
        "from-name",
        "cursor-pointer text-ink underline decoration-line-strong underline-offset-2 hover:text-accent",
      )}
    </>
  ),
  part: "source",
  filters: [
    treeFilter({
      param: "source",
      label: "Source",
      place: 2,
      options: () => sourceFilters.map((value) => ({ value, label: filterSourceLabels[value] })),
    }),
  ],
  exported: [
    exportedMember("associationType", "Association type"),
    exportedMember("appliedAt", "Applied at"),
  ],
});

function sourceOf({ applied, from, governedBy }: TreeRowView): readonly [text: string, name: string] {
  if (applied) return ["directly applied", ""];
  if (from !== undefined) return ["inherited from ", from.name];
  return [governedBy.kind === "none" ? "" : "inherited, source not visible", ""];
}

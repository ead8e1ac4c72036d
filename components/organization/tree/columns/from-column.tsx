import { filterSourceLabels } from "@/components/inventory/filter-labels";
import type { TreeRowView } from "@/components/inventory/tree/tree-row-view";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { sourceFilters } from "@/lib/security-hub/governance/governance-filter";
import { exportedMember, treeColumn } from "./tree-column";
import { treeFilter } from "./tree-filter";

/** Where the configuration is applied: here, or at an ancestor that the cell leads to. */
export const fromColumn = treeColumn({
  key: "from",
  title: "Inherited from",
  width: 8.5,
  track: "minmax(8.5rem, 0.5fr)",
  rank: 5,
  className: "overflow-hidden truncate text-12 text-ink-quiet",
  content: (view) => {
    const { how, from = "", name = "" } = sourceOf(view);
    return {
      parts: { how, from, "from-name": { text: name, attributes: { "data-part": "source" } } },
      marks: {},
    };
  },
  cell: ({ part }) => (
    <>
      <VisuallyHidden>{part("how")}</VisuallyHidden>
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

/** The head says that it is inherited; a screen reader hears it with each cell. */
function sourceOf({ applied, from, governedBy }: TreeRowView): {
  readonly how: string;
  readonly from?: string;
  readonly name?: string;
} {
  if (applied) return { how: "", from: "directly applied" };
  if (from !== undefined) return { how: "inherited from ", name: from.name };
  if (governedBy.kind === "none") return { how: "" };
  return { how: "inherited, ", from: "source not visible" };
}

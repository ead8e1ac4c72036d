import type { Governed } from "@/components/inventory/tree/tree-model";
import type { TreeRowView } from "@/components/inventory/tree/tree-row-view";
import type { CellContent } from "@/components/ui/rows/written-cell";
import type { GridLayout } from "./columns/tree-columns";

/**
 * A row as texts and classes alone: the same parts for every target, empty where one has nothing to say. The server
 * renders a row of it, and the list writes it into rows that stand already.
 */
export interface RowContent {
  /** As `aria-level` counts it; undefined in a list. */
  readonly level: number | undefined;
  /** One for each column that is shown, from left to right. */
  readonly cells: readonly CellContent[];
}

/** Answers the content of a row, made once. `nowMs` in epoch milliseconds. */
export function rowContents(
  { columns, role }: Pick<GridLayout, "columns" | "role">,
  governed: Governed,
  rowView: (node: number) => TreeRowView,
  nowMs: number,
): (node: number) => RowContent {
  const made = new Map<number, RowContent>();
  return (node) => {
    const known = made.get(node);
    if (known !== undefined) return known;
    const view = rowView(node);
    const source = { node, governed, nowMs };
    const content = {
      level: role === "treegrid" ? view.depth + 1 : undefined,
      cells: columns.map((column) => column.content(view, source)),
    };
    made.set(node, content);
    return content;
  };
}

import type { OrgTree } from "@/lib/organizations/tree";
import type { VisibleRows } from "@/lib/organizations/tree-view";

export type TreeCommand =
  | { readonly do: "focus"; readonly node: number }
  | { readonly do: "toggle-branch"; readonly node: number }
  | { readonly do: "toggle"; readonly node: number };

export interface TreeSituation {
  readonly tree: OrgTree;
  readonly view: VisibleRows;
  /** The node that has the keyboard. */
  readonly focus: number;
  readonly expanded: (node: number) => boolean;
  readonly pageRows: number;
}

/**
 * What a key does, by the WAI-ARIA tree pattern: arrows walk, right opens, left closes and then goes to the parent,
 * space chooses. Undefined for keys that are not the tree's.
 */
export function treeCommand(key: string, situation: TreeSituation): TreeCommand | undefined {
  const { tree, view, focus, expanded, pageRows } = situation;
  const row = view.rowOf[focus] ?? -1;
  const toRow = (wanted: number): TreeCommand | undefined => {
    const node = view.rows[Math.max(0, Math.min(view.rows.length - 1, wanted))];
    return node === undefined ? undefined : { do: "focus", node };
  };
  const isBranch = (tree.subtreeEnd[focus] ?? 0) > focus + 1;
  switch (key) {
    case "ArrowDown":
      return toRow(row + 1);
    case "ArrowUp":
      return toRow(row - 1);
    case "PageDown":
      return toRow(row + pageRows);
    case "PageUp":
      return toRow(row - pageRows);
    case "Home":
      return toRow(0);
    case "End":
      return toRow(view.rows.length - 1);
    case "ArrowRight":
      if (!isBranch) return undefined;
      return expanded(focus) ? toRow(row + 1) : { do: "toggle-branch", node: focus };
    case "ArrowLeft": {
      if (isBranch && expanded(focus)) return { do: "toggle-branch", node: focus };
      const parent = tree.parent[focus] ?? -1;
      return parent < 0 ? undefined : { do: "focus", node: parent };
    }
    case " ":
    case "Delete":
      return row < 0 ? undefined : { do: "toggle", node: focus };
    default:
      return undefined;
  }
}

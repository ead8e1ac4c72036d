import { useState } from "react";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import type { VisibleRows } from "@/lib/organizations/tree-view";
import {
  accountsBelow,
  allMatching,
  emptySelection,
  type Selection,
  selectedNodes,
  withAll,
  withToggled,
} from "./selection";

interface Chosen {
  readonly tree: OrgTree;
  readonly selection: Selection;
  /** Where a range begins when the next click comes with Shift. */
  readonly anchor: number | undefined;
}

export interface TreeSelection {
  readonly selection: Selection;
  toggle: (node: number) => void;
  /** From the last toggled row to this one, as they stand on the screen. */
  extendTo: (node: number, view: VisibleRows) => void;
  choose: (nodes: Iterable<number>, chosen: boolean) => void;
  /** These nodes, and nothing of what was selected before. */
  replace: (nodes: Iterable<number>) => void;
  /** In the place of the OUs and the root that are selected, the accounts below them that match. */
  replaceByAccounts: (matches: Uint8Array | undefined) => void;
  chooseAll: (matches: Uint8Array | undefined) => void;
  clear: () => void;
}

/** Which nodes are chosen. A newer snapshot has other indexes: what was chosen is found again by its id. */
export function useTreeSelection(tree: OrgTree): TreeSelection {
  const [chosen, setChosen] = useState<Chosen>({
    tree,
    selection: emptySelection(tree.size),
    anchor: undefined,
  });
  if (chosen.tree !== tree) setChosen(carriedOver(chosen, tree));
  const current = chosen.tree === tree ? chosen : carriedOver(chosen, tree);
  // Each change builds on the one before it, so that two in one event both count.
  const update = (derive: (selection: Selection) => Selection, anchor?: number) =>
    setChosen((before) => ({
      tree,
      selection: derive(before.tree === tree ? before.selection : carriedOver(before, tree).selection),
      anchor: anchor ?? before.anchor,
    }));
  return {
    selection: current.selection,
    toggle: (node) => update((selection) => withToggled(selection, node), node),
    extendTo: (node, view) => {
      const from = view.rowOf[current.anchor ?? node] ?? -1;
      const to = view.rowOf[node] ?? -1;
      if (from < 0 || to < 0) return;
      const range = view.rows.subarray(Math.min(from, to), Math.max(from, to) + 1);
      update((selection) => withAll(selection, range, true));
    },
    choose: (nodes, wanted) => update((selection) => withAll(selection, nodes, wanted)),
    replace: (nodes) => update(() => withAll(emptySelection(tree.size), nodes, true)),
    replaceByAccounts: (matches) =>
      update((selection) => {
        const nodes = selectedNodes(selection);
        const accounts = nodes.flatMap((node) => accountsBelow(tree, node, matches));
        const units = nodes.filter((node) => tree.kind[node] !== NodeKind.Account);
        return withAll(withAll(selection, accounts, true), units, false);
      }),
    chooseAll: (matches) => update(() => allMatching(tree.size, matches)),
    clear: () => update(() => emptySelection(tree.size)),
  };
}

function carriedOver({ tree: before, selection }: Chosen, tree: OrgTree): Chosen {
  const empty = emptySelection(tree.size);
  if (selection.count === 0) return { tree, selection: empty, anchor: undefined };
  const lookup = nodeLookup(tree);
  const nodes = selectedNodes(selection)
    .map((node) => lookup(before.ids[node] ?? ""))
    .filter((node) => node !== undefined);
  return { tree, selection: withAll(empty, nodes, true), anchor: undefined };
}

import { type RefObject, useEffect, useEffectEvent } from "react";
import { filterOf } from "@/components/inventory/addresses/organization-address";
import type { TreeGridHandle } from "./tree-grid";
import type { OrganizationView } from "../use-organization-view";

/**
 * Scrolls the tree or the list to where one looks: to its top under another filter and in another view, and to the
 * target's row when its panel opens or the other view shows it elsewhere.
 */
export function useRowInSight(grid: RefObject<TreeGridHandle | null>, view: OrganizationView): void {
  const { params, openNode, rows } = view;
  const filter = JSON.stringify(filterOf(params));
  const revealTop = useEffectEvent(() => grid.current?.reveal(0));
  const revealTarget = useEffectEvent(() => {
    if (openNode !== undefined) grid.current?.reveal(rows.rowOf[openNode] ?? -1);
  });
  useEffect(() => revealTop(), [filter, params.view]);
  useEffect(() => revealTarget(), [params.target, params.view]);
}

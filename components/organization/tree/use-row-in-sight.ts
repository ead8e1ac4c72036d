import { type RefObject, useEffect, useEffectEvent } from "react";
import { filterOf } from "@/components/inventory/addresses/organization-address";
import type { TreeGridHandle } from "./tree-grid";
import type { OrganizationView } from "../use-organization-view";

/** Scrolls the tree to where one looks: to its top under another filter, to the target's row when its panel opens. */
export function useRowInSight(grid: RefObject<TreeGridHandle | null>, view: OrganizationView): void {
  const { params, openNode, rows } = view;
  const filter = JSON.stringify(filterOf(params));
  const reveal = useEffectEvent((node: number) => grid.current?.reveal(rows.rowOf[node] ?? -1));
  const revealTarget = useEffectEvent(() => {
    if (openNode !== undefined) reveal(openNode);
  });
  useEffect(() => reveal(0), [filter]);
  useEffect(() => revealTarget(), [params.target]);
}

"use client";

import { useEffect, useRef, useState } from "react";
import { NothingMatches } from "@/components/inventory/nothing-matches";
import {
  type GridCommand,
  type GridFocus,
  visibleFocus,
  WHOLE_ROW,
} from "@/components/inventory/tree/tree-keyboard";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { useShortcut } from "@/components/ui/keys/use-shortcut";
import { NodeKind } from "@/lib/organizations/tree";
import { MatrixGrid, type MatrixGridHandle } from "./matrix-grid";
import { matrixRowViews } from "@/components/inventory/packs/matrix-row-view";
import { accountHref, packHref } from "@/components/inventory/addresses/packs-address";
import { orderChange } from "../counted-order";
import type { PacksView } from "../use-packs-view";

/** Accounts × packs under the filter. A cell leads to the account in that pack, a name to the account or into the OU. */
export function MatrixView({ view }: { view: PacksView }) {
  const { model, rows, expansion, params, change } = view;
  const { tree } = model.placed;
  const navigate = useNavigateAfterUrlUpdate();
  const grid = useRef<MatrixGridHandle>(null);
  const [lastFocus, setFocus] = useState<GridFocus>({ node: 0, column: WHOLE_ROW });
  const focus = visibleFocus(tree, rows, lastFocus);
  const packs = model.packs.meta.packs.map(({ name }) => name);
  const rowView = matrixRowViews(model.placed, view.counts, view.compliance);
  const filter = JSON.stringify([
    params.q,
    params.status,
    params.state,
    params.within,
    params.cause,
    params.tag,
    params.group,
    params.pack,
    params.compliance,
    params.show,
    params.by,
    params.byDirection,
  ]);
  useEffect(() => {
    grid.current?.toTop();
  }, [filter]);
  useMatrixShortcuts();

  function open({ node, column }: GridFocus): void {
    const id = tree.ids[node] ?? "";
    const pack = packs[column];
    if (tree.kind[node] !== NodeKind.Account) return view.toggleBranch(node);
    navigate(pack === undefined ? accountHref(id) : packHref(pack, { account: id }));
  }

  function onCommand(command: GridCommand): void {
    switch (command.do) {
      case "focus":
      case "extend-selection":
        return setFocus(command.focus);
      case "toggle-branch":
      case "toggle-selection":
        if (tree.kind[command.node] !== NodeKind.Account) view.toggleBranch(command.node);
        return;
      case "activate":
        return open(command.focus);
      case "select-all":
        return;
    }
  }

  if (rows.rows.length === 0) return <NothingMatches onClear={view.clearFilter} />;
  return (
    <MatrixGrid
      tree={tree}
      packs={packs}
      view={rows}
      expansion={expansion}
      rowView={rowView}
      matching={view.matching}
      focus={focus}
      order={view.order}
      onSort={(order) => change(orderChange(order))}
      onCommand={onCommand}
      onCell={(cell) => {
        setFocus(cell);
        open(cell);
      }}
      handle={grid}
    />
  );
}

/** The keys that the grid handles itself, entered in the keyboard help. */
function useMatrixShortcuts(): void {
  const group = "Accounts and packs";
  useShortcut({
    keys: "ArrowUp ArrowDown k j",
    does: "Move between accounts; up from the first to the headers",
    group,
  });
  useShortcut({ keys: "ArrowLeft ArrowRight", does: "Move between packs; expand and collapse an OU", group });
  useShortcut({
    keys: "Home End",
    does: "To the first or last pack, on a name to the first or last row",
    group,
  });
  useShortcut({ keys: "Enter", does: "Open the account in that pack", group });
}

"use client";

import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import { scrollToRow } from "@/components/ui/rows/scroll-into-sight";
import { useVisibleRows } from "@/components/ui/rows/use-visible-rows";
import type { OrgTree } from "@/lib/organizations/tree";
import { type Expansion, isExpanded, openState, type VisibleRows } from "@/lib/organizations/tree-view";
import { closestShown } from "@/components/inventory/tree/tree-keyboard";
import { AccountTreeRow, treeItemId } from "./account-tree-row";
import { treeCommand } from "./account-tree-keyboard";
import type { ChoiceMark } from "./chosen-accounts";
import { walkingKey } from "@/components/ui/keys/walking-keys";

const ROW_HEIGHT = 32;
/** Two lines, where a name and its id have no room beside each other. */
const NARROW_HEIGHT = 48;

/** The organization as a WAI-ARIA tree of which only the rows on screen exist. */
export function AccountTree({
  label,
  tree,
  view,
  expansion,
  mode,
  mark,
  count,
  empty,
  onToggleBranch,
  onToggle,
}: {
  label: string;
  tree: OrgTree;
  view: VisibleRows;
  expansion: Expansion;
  /** Whether rows are chosen by a box in front of them or taken out by a cross behind them. */
  mode: "choose" | "remove";
  mark: (node: number) => ChoiceMark;
  /** What stands behind an OU: how many of its accounts are chosen. */
  count: (node: number) => string;
  empty: ReactNode;
  onToggleBranch: (node: number) => void;
  onToggle: (node: number) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const id = label.replaceAll(/\W+/g, "-");
  const { first, last, pageRows, rowHeight } = useVisibleRows(box, {
    count: view.rows.length,
    rowHeight: ROW_HEIGHT,
    narrowHeight: NARROW_HEIGHT,
  });
  const [lastFocus, setFocus] = useState(0);
  const focus = closestShown(tree, view, lastFocus);

  function reveal(row: number) {
    if (box.current && row >= 0) scrollToRow(box.current, row, { rowHeight, headHeight: 0 });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const command = treeCommand(walkingKey(event), {
      tree,
      view,
      focus,
      expanded: (node) => isExpanded(tree, expansion, node),
      pageRows,
    });
    if (command === undefined) return;
    event.preventDefault();
    switch (command.do) {
      case "focus":
        setFocus(command.node);
        reveal(view.rowOf[command.node] ?? -1);
        break;
      case "toggle-branch":
        onToggleBranch(command.node);
        break;
      case "toggle":
        onToggle(command.node);
        break;
    }
  }

  function onClick({ target }: MouseEvent) {
    if (!(target instanceof Element)) return;
    const node = Number(target.closest<HTMLElement>("[data-node]")?.dataset["node"] ?? Number.NaN);
    if (Number.isNaN(node)) return;
    setFocus(node);
    const part = target.closest<HTMLElement>("[data-part]")?.dataset["part"];
    // A click on the blank of a row only moves the focus: an OU may stand for thousands of accounts.
    if (part === "twisty") onToggleBranch(node);
    else if (part === "select" || part === "remove") onToggle(node);
  }

  const rows = [];
  for (let row = first; row < last; row++) {
    const node = view.rows[row];
    if (node === undefined) continue;
    rows.push(
      <AccountTreeRow
        // By slot and not by node: a row that scrolls out is the one that scrolls in.
        key={row % (last - first)}
        id={treeItemId(id, node)}
        tree={tree}
        node={node}
        top={row * rowHeight}
        height={rowHeight}
        mode={mode}
        mark={mark(node)}
        count={count(node)}
        expanded={openState(tree, expansion, node)}
        focused={node === focus}
      />,
    );
  }

  const isFocusShown = view.rows.subarray(first, last).includes(focus);
  return (
    <div
      ref={box}
      // A tree without an item is none.
      role={view.rows.length === 0 ? "group" : "tree"}
      aria-label={label}
      {...(view.rows.length > 0 && { "aria-multiselectable": true })}
      {...(isFocusShown && { "aria-activedescendant": treeItemId(id, focus) })}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      className={cx(
        "relative h-80 overflow-x-hidden overflow-y-auto outline-none",
        // The ring belongs to the row that has the keyboard, and only while the keyboard is in use.
        "[&:not(:focus-visible)_[data-focused]]:outline-none",
      )}
    >
      {view.rows.length === 0 && <div className="px-3 py-4 text-12 text-ink-quiet">{empty}</div>}
      <div role="presentation" className="relative" style={{ height: view.rows.length * rowHeight }}>
        {rows}
      </div>
    </div>
  );
}

"use client";

import { ListChevronsDownUp, ListChevronsUpDown } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu/menu";
import { MenuItem } from "@/components/ui/menu/menu-items";
import type { OrgTree } from "@/lib/organizations/tree";
import { isAllOpen, isOpenToDepth, type VisibleRows } from "@/lib/organizations/tree-view";

/** Deeper than any organization: Organizations allows five levels of OUs. */
const EVERYTHING = 99;

interface Expandable {
  readonly tree: OrgTree;
  readonly rows: VisibleRows;
  /** How many matches each subtree holds; undefined without a filter. */
  readonly kept: Uint32Array | undefined;
  readonly onOpenToDepth: (depth: number) => void;
}

/** Opens and closes all OUs of a tree. What is so already isn't offered. */
export function ExpandMenu(expandable: Expandable) {
  const { tree, rows, kept } = expandable;
  const isOpen = isAllOpen(tree, rows, kept);
  const Icon = isOpen ? ListChevronsDownUp : ListChevronsUpDown;
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={isOpen ? "Collapse" : "Expand"}>
          <Icon aria-hidden="true" />
        </IconButton>
      }
    >
      <ExpandItems {...expandable} />
    </Menu>
  );
}

function ExpandItems({ tree, rows, kept, onOpenToDepth }: Expandable) {
  const deepest = tree.depth.reduce((most, depth) => Math.max(most, depth), 0);
  const items = [
    { depth: EVERYTHING, label: "Expand all" },
    { depth: 1, label: "Collapse all" },
    ...Array.from({ length: Math.max(0, deepest - 2) }, (_, index) => ({
      depth: index + 2,
      label: `Expand to level ${index + 2}`,
    })),
  ];
  return items
    .filter(({ depth }) => !isOpenToDepth(tree, rows, kept, depth))
    .map(({ depth, label }) => (
      <MenuItem key={label} onSelect={() => onOpenToDepth(depth)}>
        {label}
      </MenuItem>
    ));
}

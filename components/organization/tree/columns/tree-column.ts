import type { ReactNode } from "react";
import type { TreeRowView } from "@/components/inventory/tree/tree-row-view";
import type { Governed } from "@/components/inventory/tree/tree-model";
import type { CellContent, CellParts } from "@/components/ui/rows/written-cell";
import type { GovernedTarget } from "@/lib/security-hub/governance/governed-targets";
import type { TreeFilter } from "./tree-filter";

/** What a click landed on, written on the element as `data-part`; one listener on the grid reads it. */
export const gridParts = [
  "twisty",
  "select",
  "source",
  "failed-below",
  "pending-below",
  "accounts-below",
] as const;
export type GridPart = (typeof gridParts)[number];

/** The highest rank of columns for which there is room at every width: the name, the status, and what is switched on. */
export const LAST_ALWAYS_THERE = 2;

/** A target, with everything that a cell, an order or a file may be made of. */
export interface RowSource {
  readonly node: number;
  readonly governed: Governed;
  /** Epoch milliseconds, by the minute. */
  readonly nowMs: number;
}

/** Compares two targets, ascending: siblings in the tree, any two in the list. */
export type NodeOrder = (one: number, other: number) => number;

/** A column of a file of targets. */
export interface ExportedField {
  /** Its name in JSON. */
  readonly key: string;
  readonly title: string;
  readonly value: (target: GovernedTarget, source: Pick<RowSource, "node" | "governed">) => string;
}

/**
 * Everything about a column of the tree. To add one is to write one of these in a file of its own, and to name it in
 * `treeColumns`: head, cell, width, order, filters, file, menu and address follow from it.
 */
export interface TreeColumn<
  Key extends string = string,
  Part extends string = string,
  MarkName extends string = string,
> {
  /** Names the column in the address and in the cookie of the menu of columns. */
  readonly key: Key;
  readonly title: string;
  /** Absent until it is switched on in the menu of columns, which remembers it. */
  readonly isOptional?: true;
  /** Whether the list alone has it: it says what the tree shows by the place of a row. */
  readonly isOfList?: true;
  /** In rem: what it must have to be there. */
  readonly width: number;
  /** Its track in the grid where that isn't its width. */
  readonly track?: string;
  /** The lower, the narrower the grid at which it is there already. */
  readonly rank: number;
  /** Its rank in the list, where that differs. */
  readonly rankInList?: number;
  /**
   * Its row and column where a row has two lines, on a phone, or a line below them. Optional ones have a line each; others
   * are not there.
   */
  readonly phone?: "1-1" | "1-2" | "2-1" | "2-2" | "line";
  /** Whether texts stand at the end of the cell, as numbers do. */
  readonly isAtEnd?: true;
  readonly className?: string;
  /** What it shows of a target, as texts and classes alone: the server sends it, and `RowSlot` writes it. */
  readonly content: (view: TreeRowView, source: RowSource) => CellContent<Part, MarkName>;
  /** The cell's elements. Each row has all of them, empty ones too, and none is made or removed while scrolling. */
  readonly cell: (parts: CellParts<Part, MarkName>) => ReactNode;
  /** What Enter does on the cell, as a click on that part of it does. */
  readonly part?: GridPart;
  readonly sort?: {
    /** Undefined where the view's own order is this one: that of the tree, or by name in the list. */
    readonly ascending?: (governed: Governed) => NodeOrder;
    /** Targets that have nothing to compare: they stand last, whichever way the others are sorted. */
    readonly isMissing?: (governed: Governed) => (node: number) => boolean;
  };
  /** The filters above the tree that are about it. */
  readonly filters?: readonly TreeFilter[];
  /** Its columns in a file. */
  readonly exported?: readonly ExportedField[];
}

/** Checks a column, and keeps the names of its parts where the list of columns forgets them. */
export function treeColumn<const Key extends string, Part extends string, MarkName extends string>(
  column: TreeColumn<Key, Part, MarkName>,
): TreeColumn<Key, Part, MarkName> {
  return column;
}

/** A column in a file that is a member of `GovernedTarget` as it is. */
export function exportedMember(key: keyof GovernedTarget, title: string): ExportedField {
  return { key, title, value: (target) => target[key] };
}

import type { SortKey } from "@/components/inventory/tree/sort-keys";

/** The columns of the grid from left to right; a cell's index here is its index for the keyboard. */
export const treeColumns = [
  { key: "name", title: "Name", sort: "name" },
  { key: "id", title: "Id", sort: undefined },
  { key: "governed", title: "Governed by", sort: "governed" },
  { key: "from", title: "From", sort: undefined },
  { key: "status", title: "Status", sort: "status" },
  { key: "accounts", title: "Accounts below", sort: "accounts" },
  { key: "message", title: "Message", sort: undefined },
  { key: "updated", title: "Updated", sort: "updated" },
] as const satisfies readonly { key: string; title: string; sort: SortKey | undefined }[];

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

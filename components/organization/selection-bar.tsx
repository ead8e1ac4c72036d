"use client";

import { Button } from "@/components/ui/button";
import { countOf } from "@/lib/format/count";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import type { Selection } from "./selection";

/** What can be done with what is chosen. It stands below the tree, so that choosing moves no row. */
export function SelectionBar({
  tree,
  selection,
  onAssign,
  onAccountsBelow,
  onClear,
}: {
  tree: OrgTree;
  selection: Selection;
  onAssign: () => void;
  onAccountsBelow: () => void;
  onClear: () => void;
}) {
  if (selection.count === 0) return null;
  const accounts = tree.kind.reduce(
    (sum, kind, node) => sum + (kind === NodeKind.Account && selection.bits[node] === 1 ? 1 : 0),
    0,
  );
  const units = selection.count - accounts;
  return (
    <div
      role="group"
      aria-label="Chosen targets"
      className="flex flex-wrap items-center gap-2 border-t bg-surface-sunken px-4 py-1.5 text-13"
    >
      <span role="status" className="tabular-nums">
        {[
          accounts > 0 && countOf(accounts, "account"),
          units > 0 && countOf(units, "OU or root", "OUs or root"),
        ]
          .filter((part) => part !== false)
          .join(" and ")}{" "}
        chosen
      </span>
      <Button variant="primary" size="small" onClick={onAssign}>
        Assign…
      </Button>
      {units > 0 && (
        <Button size="small" onClick={onAccountsBelow}>
          Choose the accounts below instead
        </Button>
      )}
      <Button variant="ghost" size="small" onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}

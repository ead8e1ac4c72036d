"use client";

import { useIsEarlier } from "@/components/inventory/as-of/use-as-of";
import { PermittedButton } from "@/components/frame/permitted-button";
import { Button } from "@/components/ui/button";
import { countOf, formatCount } from "@/lib/format/count";
import { displayName } from "@/lib/organizations/ancestry";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { type Selection, selectedNodes } from "../tree/selection";

/** What can be done with the selection, named on each button. It stands below the tree, so that selecting moves no row. */
export function SelectionBar({
  tree,
  selection,
  matches,
  onAssign,
  onAccountsBelow,
  onDeselect,
  onClear,
}: {
  tree: OrgTree;
  selection: Selection;
  /** What the filter lets through; undefined without a filter. */
  matches: Uint8Array | undefined;
  onAssign: () => void;
  onAccountsBelow: () => void;
  onDeselect: (nodes: readonly number[]) => void;
  onClear: () => void;
}) {
  const isEarlier = useIsEarlier();
  if (selection.count === 0) return null;
  const accounts = tree.kind.reduce(
    (sum, kind, node) => sum + (kind === NodeKind.Account && selection.bits[node] === 1 ? 1 : 0),
    0,
  );
  const units = selection.count - accounts;
  const isRootSelected = selection.bits[0] === 1;
  const inLabels = [
    isRootSelected && "the root",
    units > (isRootSelected ? 1 : 0) && countOf(units - (isRootSelected ? 1 : 0), "OU"),
    accounts > 0 && countOf(accounts, "account"),
  ]
    .filter((part) => part !== false)
    .join(", ");
  const only = selection.bits.indexOf(1);
  const target = selection.count === 1 ? displayName(tree, only) : inLabels;
  const hidden = matches === undefined ? [] : selectedNodes(selection).filter((node) => matches[node] === 0);
  return (
    <div
      role="group"
      aria-label="Selected targets"
      className="flex flex-wrap items-center gap-2 border-t bg-surface-sunken px-4 py-1.5 text-13"
    >
      <span role="status" className="tabular-nums">
        {inLabels} selected
        {hidden.length > 0 && (
          <strong className="font-medium text-pending">
            {" "}
            · {formatCount(hidden.length)} hidden by the filter
          </strong>
        )}
      </span>
      {isEarlier && <span className="text-ink-quiet">Go back to now to assign.</span>}
      <PermittedButton
        permission="association:write"
        variant="primary"
        size="small"
        hidden={isEarlier}
        onClick={onAssign}
        className="max-w-80 min-w-0"
      >
        <span className="truncate">Assign to {target}…</span>
      </PermittedButton>
      {hidden.length > 0 && hidden.length < selection.count && (
        <Button size="small" onClick={() => onDeselect(hidden)}>
          Deselect hidden
        </Button>
      )}
      {units > 0 && (
        <Button size="small" onClick={onAccountsBelow}>
          Select accounts below instead
        </Button>
      )}
      <Button variant="ghost" size="small" onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}

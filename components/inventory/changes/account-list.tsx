"use client";

import { useRef } from "react";
import { useVisibleRows } from "@/components/ui/rows/use-visible-rows";
import type { AccountId } from "@/lib/core/identifiers";
import { displayName, placeOf } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { OrgTree } from "@/lib/organizations/tree";

const ROW_HEIGHT = 28;
const MOST_ROWS = 10;

/** Accounts by name and place, as many as there are; only those on screen exist. */
export function AccountList({
  label,
  ids,
  tree,
}: {
  label: string;
  ids: readonly AccountId[];
  tree: OrgTree | undefined;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { first, last } = useVisibleRows(box, { count: ids.length, rowHeight: ROW_HEIGHT });
  const lookup = tree && nodeLookup(tree);
  return (
    <div
      ref={box}
      role="list"
      aria-label={label}
      // Scrolled by keyboard as well.
      tabIndex={0}
      className="relative overflow-x-hidden overflow-y-auto rounded-control border"
      style={{ height: Math.min(MOST_ROWS, ids.length) * ROW_HEIGHT + 2 }}
    >
      <div role="presentation" style={{ height: ids.length * ROW_HEIGHT }}>
        {ids.slice(first, last).map((id, index) => {
          const node = lookup?.(id);
          return (
            <div
              key={id}
              role="listitem"
              aria-setsize={ids.length}
              aria-posinset={first + index + 1}
              className="absolute inset-x-0 flex h-7 items-center gap-3 px-2.5 text-12"
              style={{ top: (first + index) * ROW_HEIGHT }}
            >
              <span className="shrink-0 font-mono">{id}</span>
              {tree && node !== undefined ? (
                <>
                  <span className="truncate">{displayName(tree, node)}</span>
                  <span className="truncate text-ink-quiet max-sm:hidden">{placeOf(tree, node)}</span>
                </>
              ) : (
                <span className="text-ink-quiet">not found in the organization</span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

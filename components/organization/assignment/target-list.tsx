"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Governing } from "@/components/inventory/association-facts";
import type { OrganizationView } from "../use-organization-view";
import { TargetName } from "./target-name";

const SHOWN = 6;
const SHOWN_WHEN_OPEN = 200;

/** Nodes by name and path with what governs them now; the first few, and the rest on request. */
export function TargetList({
  label,
  nodes,
  view,
  onOpen,
  onRemove,
  onExcept,
}: {
  /** What the list is of, for screen readers. */
  label: string;
  nodes: readonly number[];
  view: OrganizationView;
  onOpen: (node: number) => void;
  onRemove?: (node: number) => void;
  /** Takes a node out of a change, to give it another configuration. */
  onExcept?: ((node: number) => void) | undefined;
}) {
  const [open, setOpen] = useState(false);
  const shown = nodes.slice(0, open ? SHOWN_WHEN_OPEN : SHOWN);
  return (
    <>
      <ul aria-label={label} className="grid gap-1">
        {shown.map((node) => {
          const row = view.rowView(node);
          return (
            <li key={node} className="flex min-h-7 items-center gap-2 text-13">
              <TargetName node={node} view={view} onOpen={onOpen} />
              <span className="max-w-1/2 min-w-0">
                <Governing by={row.governedBy} applied={row.applied} />
              </span>
              {onExcept && (
                <Button variant="ghost" size="small" onClick={() => onExcept(node)}>
                  Except
                  <span className="sr-only"> {row.name}</span>
                </Button>
              )}
              {onRemove && (
                <button
                  type="button"
                  aria-label={`Remove ${row.name}`}
                  onClick={() => onRemove(node)}
                  className="grid size-6 shrink-0 place-items-center rounded-chip text-ink-quiet hover:bg-surface-hover hover:text-ink"
                >
                  <X aria-hidden="true" className="size-3.5" />
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {nodes.length > SHOWN && !open && (
        <Button variant="ghost" size="small" className="justify-self-start" onClick={() => setOpen(true)}>
          Show {nodes.length - SHOWN} more
        </Button>
      )}
      {open && nodes.length > SHOWN_WHEN_OPEN && (
        <p className="text-12 text-ink-quiet">and {nodes.length - SHOWN_WHEN_OPEN} more</p>
      )}
    </>
  );
}

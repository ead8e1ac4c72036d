"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";

/** A filter in force, which a click takes away: `Status: Failed ×`. */
export function Token({
  name,
  children,
  onRemove,
}: {
  name: string;
  children: ReactNode;
  onRemove: () => void;
}) {
  return (
    <span className="inline-flex min-h-6 max-w-full min-w-0 items-center rounded-chip border bg-surface-raised text-12">
      <span className="min-w-0 py-0.5 pl-2 break-words">
        <span className="text-ink-quiet">{name}: </span>
        {children}
      </span>
      <button
        type="button"
        aria-label={`Remove the filter ${name}`}
        onClick={onRemove}
        className="grid size-6 shrink-0 place-items-center rounded-chip text-ink-quiet hover:text-ink"
      >
        <X aria-hidden="true" className="size-3" />
      </button>
    </span>
  );
}

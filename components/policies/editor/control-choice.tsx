"use client";

import { memo } from "react";
import { Checkbox } from "@/components/ui/field/checkbox";
import type { ControlDefinition } from "@/lib/security-hub/policies/standards/catalogue";
import { SeverityMark } from "@/components/inventory/changes/severity-mark";

/**
 * One control to choose. There are five hundred of them below a field in which the user types: a row that stays as it
 * is costs nothing, and the browser does not lay out one that is out of sight.
 */
export const ControlChoice = memo(function ControlChoice({
  control: { id, title, severity },
  isChosen,
  onToggle,
}: {
  control: ControlDefinition;
  isChosen: boolean;
  onToggle: (id: string, isChosen: boolean) => void;
}) {
  return (
    <li className="border-b [contain-intrinsic-size:auto_2.0625rem] [content-visibility:auto] last:border-b-0">
      <label className="flex cursor-pointer items-start gap-2 px-3 py-1.5 text-13 hover:bg-surface-hover">
        <span className="flex h-5 items-center">
          <Checkbox
            checked={isChosen}
            onChange={(next) => onToggle(id, next)}
            aria-label={`${id} ${title}`}
          />
        </span>
        <span className="w-28 shrink-0 font-mono text-12 leading-5 max-sm:w-auto">{id}</span>
        <span className="min-w-0 flex-1 text-pretty">{title}</span>
        <span className="text-12 leading-5 text-ink-quiet max-sm:hidden">
          <SeverityMark severity={severity} />
        </span>
      </label>
    </li>
  );
});

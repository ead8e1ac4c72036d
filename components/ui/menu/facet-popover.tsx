"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { createContext, type ReactNode, use } from "react";
import { Badge } from "../status/badge";
import { Button } from "../button";
import { cx } from "../cx";
import { Popover } from "./popover";

/** Whether filters stand below each other in a menu of filters, and not beside each other in a toolbar. */
export const InMenuContext = createContext(false);

/** The values of one property to filter by, behind a button that says how many are selected: `Status ▾`. */
export function FacetPopover({
  label,
  selected,
  className,
  children,
}: {
  /** What the filter is about. */
  label: string;
  /** How many values are selected. */
  selected: number;
  className: string;
  children: ReactNode;
}) {
  const isInMenu = use(InMenuContext);
  const Chevron = isInMenu ? ChevronRight : ChevronDown;
  return (
    <Popover
      label={`Filter by ${label.toLowerCase()}`}
      side={isInMenu ? "right" : "bottom"}
      className={className}
      trigger={
        <Button
          variant={isInMenu ? "ghost" : "secondary"}
          className={cx("gap-1.5 font-normal", isInMenu ? "w-full justify-start px-2 text-ink" : "px-2.5")}
        >
          {label}
          <InForce count={selected} />
          <Chevron aria-hidden="true" className={cx("text-ink-quiet", isInMenu && "ml-auto")} />
        </Button>
      }
    >
      {children}
    </Popover>
  );
}

/** How many values or filters are in force. */
export function InForce({ count }: { count: number }) {
  return count > 0 && <Badge className="bg-surface-selected text-accent">{count}</Badge>;
}

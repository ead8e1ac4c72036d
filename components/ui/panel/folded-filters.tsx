"use client";

import { ListFilter } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Button } from "../button";
import { cx } from "../cx";

/** Filters of a toolbar; on a phone they are behind a button, which says how many are in force. */
export function FoldedFilters({ inForce, children }: { inForce: number; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const filters = useId();
  return (
    <>
      <Button
        size="small"
        className="sm:hidden"
        aria-expanded={isOpen}
        aria-controls={filters}
        onClick={() => setOpen(!isOpen)}
      >
        <ListFilter aria-hidden="true" />
        Filters{inForce > 0 && ` (${inForce})`}
      </Button>
      <div id={filters} className={cx("contents", !isOpen && "max-sm:hidden")}>
        {children}
      </div>
    </>
  );
}

"use client";

import { ListFilter } from "lucide-react";
import { Fragment, type ReactNode, useId, useState } from "react";
import { Button } from "../button";
import { cx } from "../cx";
import { InForce, InMenuContext } from "../menu/facet-popover";
import { Popover } from "../menu/popover";

export interface ToolbarFilter {
  readonly label: string;
  readonly control: ReactNode;
  /** Whether it narrows the list. */
  readonly isInForce: boolean;
}

/** Classes for the widths of a toolbar, which is a `@container`, at which its filters have room beside all else in its line. */
export interface FilterRoom {
  /** Hides the first filters, one for each of them, where there is no room. */
  readonly first: readonly string[];
  /** Hides all others where there is no room for everything. */
  readonly others: string;
  /** Hides the menu where there is. */
  readonly menu: string;
}

/**
 * As many filters as a toolbar has room for, and a menu of all of them where some are missing. On a phone they are folded behind
 * a button, which says how many are in force.
 */
export function FoldedFilters({ filters, room }: { filters: readonly ToolbarFilter[]; room: FilterRoom }) {
  const [isOpen, setOpen] = useState(false);
  const folded = useId();
  const inForce = filters.filter(({ isInForce }) => isInForce).length;
  return (
    <>
      <Button
        size="small"
        className="sm:hidden"
        aria-expanded={isOpen}
        aria-controls={folded}
        onClick={() => setOpen(!isOpen)}
      >
        <ListFilter aria-hidden="true" />
        Filters{inForce > 0 && ` (${inForce})`}
      </Button>
      <div id={folded} className={cx("contents", !isOpen && "max-sm:hidden")}>
        {filters.map(({ label, control }, index) => (
          <div key={label} className={cx("contents", room.first[index] ?? room.others)}>
            {control}
          </div>
        ))}
      </div>
      <Popover
        label="All filters"
        className="grid w-52 p-1"
        trigger={
          <Button className={cx("gap-1.5 px-2.5 font-normal max-sm:hidden", room.menu)}>
            <ListFilter aria-hidden="true" className="text-ink-quiet" />
            All filters
            <InForce count={inForce} />
          </Button>
        }
      >
        <InMenuContext value={true}>
          {filters.map(({ label, control }) => (
            <Fragment key={label}>{control}</Fragment>
          ))}
        </InMenuContext>
      </Popover>
    </>
  );
}

"use client";

import { useRef } from "react";
import { Badge } from "@/components/ui/status/badge";
import { cx } from "@/components/ui/cx";
import { TextLink } from "@/components/ui/text-link";
import { useVisibleRows } from "@/components/ui/rows/use-visible-rows";
import { accountStateLabels } from "@/components/inventory/filter-labels";
import type { AccountPlace } from "../account-places";

const ROW_HEIGHT = 32;
/** Two lines, where columns have no room. */
const NARROW_HEIGHT = 48;

/** Accounts with their place in the organization, of which only those on screen exist. Each leads to its place there. */
export function AccountRows({
  ids,
  placeOf,
}: {
  ids: readonly string[];
  placeOf: (id: string) => AccountPlace;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { first, last, rowHeight } = useVisibleRows(box, {
    count: ids.length,
    rowHeight: ROW_HEIGHT,
    narrowHeight: NARROW_HEIGHT,
  });
  return (
    <div
      ref={box}
      tabIndex={0}
      role="region"
      aria-label="Accounts"
      className="min-h-0 flex-1 overflow-y-auto"
    >
      <ul style={{ height: ids.length * rowHeight }} className="relative">
        {ids.slice(first, last).map((id, index) => (
          <li
            key={id}
            aria-setsize={ids.length}
            aria-posinset={first + index + 1}
            className="absolute inset-x-0 flex flex-wrap content-center items-center gap-x-3 border-b px-4 text-13 hover:bg-surface-hover"
            style={{ height: rowHeight, transform: `translateY(${(first + index) * rowHeight}px)` }}
          >
            <AccountLine place={placeOf(id)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function AccountLine({ place: { id, name, path, state, absence } }: { place: AccountPlace }) {
  const isInactive = state !== undefined && state !== "ACTIVE";
  return (
    <>
      {path === undefined ? (
        <span className="min-w-0 basis-64 truncate max-sm:flex-1 max-sm:basis-0">{name}</span>
      ) : (
        <TextLink
          href={`/organization?target=${encodeURIComponent(id)}`}
          look="quiet"
          className={cx(
            "min-w-0 basis-64 truncate max-sm:flex-1 max-sm:basis-0",
            isInactive && "text-suspended line-through",
          )}
        >
          {name}
        </TextLink>
      )}
      <span className="shrink-0 font-mono text-12 text-ink-quiet tabular-nums">{id}</span>
      {isInactive && <Badge tone="suspended">{accountStateLabels[state]}</Badge>}
      <span
        className="min-w-0 flex-1 truncate text-12 text-ink-quiet max-sm:basis-full"
        title={path ?? absence.because}
      >
        {path ?? absence.place}
      </span>
    </>
  );
}

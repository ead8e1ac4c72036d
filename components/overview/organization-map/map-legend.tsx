"use client";

import { cx } from "@/components/ui/cx";
import { formatCount } from "@/lib/format/count";
import { ClassSwatch } from "./class-mark";
import type { MapView } from "./map-facts";

/** What the colours mean, with numbers. A press lets that class stand out; another press takes it back. */
export function MapLegend({
  view: { looks, counts },
  only,
  onOnly,
}: {
  view: MapView;
  only: readonly string[];
  onOnly: (keys: string[]) => void;
}) {
  return (
    <ul aria-label="Legend" className="flex min-w-0 flex-wrap items-center gap-x-1 gap-y-0.5">
      {looks.map((look, index) => {
        const count = counts[index] ?? 0;
        const isChosen = only.includes(look.key);
        // Nothing to see and nothing to choose, unless it has been chosen elsewhere.
        if (count === 0 && !isChosen) return null;
        return (
          <li key={look.key}>
            <button
              type="button"
              aria-pressed={isChosen}
              title={isChosen ? "Show all alike" : `Let ${look.label} stand out`}
              onClick={() => onOnly(isChosen ? only.filter((key) => key !== look.key) : [...only, look.key])}
              className={cx(
                "inline-flex h-7 items-center gap-1.5 rounded-chip border px-1.5 text-12 hover:bg-surface-hover",
                isChosen ? "border-accent bg-surface-selected" : "border-transparent",
                only.length > 0 && !isChosen && "text-ink-quiet",
              )}
            >
              <ClassSwatch look={look} />
              <span className="tabular-nums">{formatCount(count)}</span>
              <span className="max-w-48 truncate">{look.label}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

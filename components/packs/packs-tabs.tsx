"use client";

import { cx } from "@/components/ui/cx";
import { type PacksViewName, packsViews } from "../inventory/addresses/packs-address";

const words: Readonly<Record<PacksViewName, string>> = {
  packs: "Packs",
  matrix: "Accounts × packs",
  causes: "By cause",
  charts: "By OU",
};

/** The faces of all packs. They are views of one page and stand in its URL, so they are links in all but name. */
export function PacksTabs({ view, onView }: { view: PacksViewName; onView: (view: PacksViewName) => void }) {
  return (
    <nav aria-label="Views" className="flex gap-4 overflow-x-auto border-b px-4">
      {packsViews.map((each) => (
        <button
          key={each}
          type="button"
          aria-current={each === view ? "page" : undefined}
          onClick={() => onView(each)}
          className={cx(
            "-mb-px h-8 border-b-2 text-13 whitespace-nowrap",
            each === view
              ? "border-accent font-medium text-ink"
              : "border-transparent text-ink-quiet hover:text-ink",
          )}
        >
          {words[each]}
        </button>
      ))}
    </nav>
  );
}

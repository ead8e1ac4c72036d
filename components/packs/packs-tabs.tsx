"use client";

import { cx } from "@/components/ui/cx";
import { Segmented } from "@/components/ui/field/segmented";
import { type PackFace, type PacksViewName, packsViews } from "../inventory/addresses/packs-address";

const words: Readonly<Record<PacksViewName, string>> = {
  packs: "Packs",
  matrix: "Accounts × packs",
  causes: "By cause",
  charts: "By OU",
};

const faces = [
  { value: "deployment", label: "Deployment" },
  { value: "compliance", label: "Compliance" },
] as const satisfies readonly { value: PackFace; label: string }[];

/** The faces of all packs. They are views of one page and stand in its URL, so they are links in all but name. */
export function PacksTabs({
  view,
  onView,
  show,
  onShow,
}: {
  view: PacksViewName;
  onView: (view: PacksViewName) => void;
  /** What the table, the matrix and the view by OU show of the packs. */
  show: PackFace;
  onShow: (show: PackFace) => void;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 border-b px-4">
      <nav aria-label="Views" className="flex gap-4 overflow-x-auto">
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
      {view !== "causes" && (
        <div className="ml-auto py-1">
          <Segmented label="Show" segments={faces} value={show} onChange={onShow} />
        </div>
      )}
    </div>
  );
}

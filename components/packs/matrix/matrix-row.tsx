import { ChevronRight } from "lucide-react";
import { memo } from "react";
import icons from "@/components/inventory/kind-icon.module.css";
import indents from "@/components/inventory/tree/indent.module.css";
import { cx } from "@/components/ui/cx";
import { MarkedParts } from "@/components/ui/rows/marked-text";
import { type CellContent, cellContents } from "./matrix-content";
import type { PackCounts } from "@/lib/aws-config/packs/pack-counts";
import type { MatrixRowView } from "@/components/inventory/packs/matrix-row-view";
import styles from "./matrix.module.css";

/**
 * One row as the server renders it. Every row has all parts, empty ones too: `MatrixSlot` writes another account or OU
 * into them without making or removing an element. What is written into carries `data-fill`.
 */
export function MatrixRow({
  view,
  node,
  rowIndex,
  expanded,
}: {
  view: MatrixRowView;
  /** Undefined for a row that waits, unseen, for what will be written into it. */
  node: number | undefined;
  rowIndex: number | undefined;
  /** Undefined for a row without children. */
  expanded: boolean | undefined;
}) {
  const isInactive = view.state !== undefined && view.state !== "ACTIVE";
  return (
    <div
      role="row"
      hidden={node === undefined}
      aria-level={view.depth + 1}
      aria-expanded={expanded}
      aria-rowindex={rowIndex}
      data-node={node}
      data-kind={view.kind}
      className={cx(styles.row, styles.body, "border-b border-line text-13")}
    >
      <div
        role="rowheader"
        data-column={-1}
        className={cx(styles.name, "cursor-pointer border-r border-line pr-2 pl-3")}
      >
        <span data-fill="indent" data-depth={view.depth} className={cx(indents.indent, "min-w-0")}>
          <ChevronRight
            aria-hidden="true"
            className={cx(styles.twisty, "size-3.5 shrink-0 text-ink-faint")}
            strokeWidth={2}
          />
          <span
            data-fill="kind"
            data-kind={view.kind}
            aria-hidden="true"
            className={cx(icons.kind, styles.kind)}
          />
          <span
            data-fill="name"
            title={`${view.name} ${view.id}`}
            data-inactive={isInactive}
            className="truncate data-[inactive=true]:text-suspended data-[inactive=true]:line-through"
          >
            {view.name}
          </span>
          <span data-fill="matching" className="shrink-0 text-12 font-normal text-ink-quiet tabular-nums" />
        </span>
      </div>
      {cellContents(view).map((content, pack) => (
        <Cell key={pack} pack={pack} content={content} />
      ))}
    </div>
  );
}

function Cell({ pack, content }: { pack: number; content: CellContent }) {
  return (
    <div
      role="gridcell"
      data-column={pack}
      data-fill={`cell-${pack}-box`}
      aria-label={content.said}
      className={cx(styles.cell, "cursor-pointer")}
    >
      <MarkedParts of={`cell-${pack}`} {...content} />
    </div>
  );
}

const noCounts: PackCounts = {
  byStatus: [],
  failed: 0,
  inProgress: 0,
  deployed: 0,
  deleted: 0,
  unknown: 0,
  inactiveFailed: 0,
  excluded: 0,
  withoutRow: 0,
};
const nowhere: MatrixRowView = {
  kind: "root",
  id: "",
  name: "",
  depth: 0,
  state: undefined,
  codes: [],
  units: [],
};

// React must not touch it again: what it shows is written by a MatrixSlot.
export const EmptyMatrixRow = memo(function EmptyMatrixRow({ packs }: { packs: number }) {
  const units = Array.from({ length: packs }, () => noCounts);
  return (
    <MatrixRow view={{ ...nowhere, units }} node={undefined} rowIndex={undefined} expanded={undefined} />
  );
});

"use client";

import { DockedNotices } from "@/components/ui/notice-dock";
import { FailureNotice } from "@/components/failures/failure-notice";
import { cx } from "@/components/ui/cx";
import type { SwitchedOn } from "@/components/ui/rows/chosen-columns";
import type { SortOrder } from "@/components/ui/rows/sort-order";
import type { Failure } from "@/lib/core/failure";
import type { RollUp } from "@/lib/security-hub/governance/roll-up";
import { CollectionStatus } from "@/components/inventory/collection-status";
import { gridLayout, type TreeColumnKey } from "./columns/tree-columns";
import type { MouseEvent } from "react";
import { clearedFilter } from "@/components/inventory/addresses/organization-address";
import { inPlace, useAddress } from "@/components/ui/address/use-address";
import type { TargetId } from "@/lib/core/identifiers";
import { type TreeChange, type TreeParams, treeParsers } from "./tree-address";
import type { RowContent } from "./row-content";
import { SummaryBar } from "../filters/summary-bar";
import styles from "./tree-grid.module.css";
import { TreeHeader } from "./tree-header";
import { TreeRow } from "./tree-row";
import type { UngovernedWord } from "@/components/inventory/ungoverned-word";
import type { ProgressFeed } from "@/components/inventory/use-collection-progress";

/** What the server renders of the tree or the list: the rows that fill a screen, as they will stand there a moment later. */
export interface FirstPaintView {
  readonly takenAt: number;
  readonly changedAt: number | undefined;
  readonly isReading: boolean;
  readonly total: RollUp;
  /** Of those in effect: where an Organizations policy may overrule the configuration. */
  readonly overruled: number;
  readonly ungoverned: UngovernedWord;
  readonly rows: readonly {
    readonly node: number;
    readonly id: TargetId | undefined;
    readonly content: RowContent;
    readonly expanded: boolean | undefined;
  }[];
  readonly rowCount: number;
  /** What they are sorted by, and the view whose rows they are. */
  readonly order: SortOrder<TreeColumnKey> & Pick<TreeParams, "view">;
}

/**
 * The page before its columns have arrived: true and readable. What leads to another view works already, because it changes the
 * address alone: a figure, a sorted column, a row that is opened. Selecting and folding come with the columns.
 */
export function FirstPaint({
  view,
  switchedOn,
  feed,
  failure,
}: {
  view: FirstPaintView;
  switchedOn: SwitchedOn;
  feed: ProgressFeed;
  failure: Failure | undefined;
}) {
  const layout = gridLayout(switchedOn, view.order);
  const [, setParams] = useAddress(treeParsers, { clearOnDefault: true });
  const go = (change: TreeChange) => void setParams(change, { history: "push" });

  function onClick({ target }: MouseEvent) {
    if (!(target instanceof Element) || target.closest("[data-part]") !== null) return;
    const node = target.closest<HTMLElement>("[data-node]")?.dataset["node"];
    const row = view.rows.find((each) => String(each.node) === node);
    if (row?.id !== undefined) go({ target: row.id, panel: null });
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DockedNotices>{failure && <FailureNotice failure={failure} />}</DockedNotices>
      <div className="flex flex-wrap items-center gap-x-4 border-b px-4 py-1.5 sm:flex-nowrap">
        <SummaryBar
          total={view.total}
          isReading={view.isReading}
          overruled={view.overruled}
          ungoverned={view.ungoverned}
          onFilter={(filter) => go({ ...clearedFilter, ...filter })}
        />
        <CollectionStatus takenAt={view.takenAt} changedAt={view.changedAt} feed={feed} />
      </div>
      {/* The filters' place, so that the rows do not jump when they come. */}
      <div className="min-h-11 border-b" />
      <div
        role={layout.role}
        aria-label="Organization"
        aria-busy="true"
        aria-rowcount={view.rowCount + 1}
        tabIndex={0}
        onClick={onClick}
        className={cx(styles.grid, styles.wide, "min-h-0 flex-1 overflow-hidden outline-none")}
        style={layout.style}
      >
        <TreeHeader
          layout={layout}
          sort={view.order}
          onSort={(order) => void setParams(order, inPlace)}
          selectAll="none"
          onSelectAll={() => undefined}
        />
        <div role="rowgroup">
          {view.rows.map(({ node, content, expanded }, index) => (
            <TreeRow
              key={node}
              layout={layout}
              content={content}
              node={node}
              rowIndex={index + 2}
              expanded={expanded}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

"use client";

import { CollectionStatus } from "@/components/inventory/collection-status";
import type { ProgressFeed } from "@/components/inventory/use-collection-progress";
import { MatrixHeader } from "./matrix/matrix-header";
import { MatrixRow } from "./matrix/matrix-row";
import type { MatrixRowView } from "../inventory/packs/matrix-row-view";
import styles from "./matrix/matrix.module.css";
import type { SortOrder } from "@/components/ui/rows/sort-order";
import type { PacksMissing, PackTotals } from "@/lib/aws-config/packs/pack-figures";
import type { SwitchedOn } from "@/components/ui/rows/chosen-columns";
import type { PackSource } from "./columns/pack-column";
import { type PackColumnKey, shownPackColumns } from "./columns/pack-columns";
import { ViewPlace } from "@/components/ui/status/skeleton";
import { inPlace, useAddress } from "@/components/ui/address/use-address";
import { listParsers } from "./list-address";
import { packsSteps } from "./packs-steps";
import { PacksSummaryBar } from "./packs-summary-bar";
import { PacksTable } from "./packs-table";
import { PacksTabs } from "./packs-tabs";
import type { PackFace, PacksViewName } from "../inventory/addresses/packs-address";

/** What the server renders of all packs: the table, or the rows of the matrix that fill a screen. */
export interface PacksFirstView {
  readonly view: PacksViewName;
  readonly show: PackFace;
  readonly takenAt: number;
  readonly changedAt: number | undefined;
  readonly isReading: boolean;
  readonly order: SortOrder<PackColumnKey>;
  readonly packs: readonly PackSource[];
  readonly missing: PacksMissing;
  readonly totals: PackTotals;
  /** Deployments in accounts that have left the organization. */
  readonly departed: number;
  /** Names of the packs in the order of the matrix. */
  readonly columns: readonly string[];
  readonly matrixOrder: SortOrder<string>;
  /** Empty unless the matrix is asked for. */
  readonly matrix: readonly {
    readonly node: number;
    readonly row: MatrixRowView;
    readonly expanded: boolean | undefined;
  }[];
  readonly matrixRows: number;
}

const nothing = () => undefined;

/**
 * The page before its columns have arrived: true and readable. What leads to another view works already, because it changes the
 * address alone; rows and filters come with the columns.
 */
export function PacksFirstPaint({
  first,
  feed,
  switchedOn,
}: {
  first: PacksFirstView;
  feed: ProgressFeed;
  switchedOn: SwitchedOn;
}) {
  const [params, setParams] = useAddress(listParsers, { clearOnDefault: true });
  const steps = packsSteps(params, (change) => void setParams(change, { history: "push" }));
  // Another view has been pressed: what the server rendered is not it.
  const isLeft = params.view !== first.view || params.show !== first.show;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 border-b px-4 py-1.5">
        <PacksSummaryBar
          totals={first.totals}
          missing={first.missing}
          departed={first.departed}
          isReading={first.isReading}
          onFilter={steps.showOutcome}
        />
        <CollectionStatus
          takenAt={first.takenAt}
          changedAt={first.changedAt}
          feed={feed}
          dataset="conformance-packs"
        />
      </div>
      <PacksTabs view={params.view} onView={steps.showView} show={params.show} onShow={steps.showFace} />
      {isLeft && <ViewPlace />}
      {/* The place of the line that says where compliance comes from. */}
      {!isLeft && first.show === "compliance" && first.view !== "causes" && (
        <div className="min-h-10.25 border-b max-sm:min-h-21.75" />
      )}
      {!isLeft && first.view === "packs" && (
        <div className="min-h-0 flex-1 overflow-auto">
          <PacksTable
            columns={shownPackColumns(switchedOn, first.order.sort, first.show)}
            rows={first.packs}
            order={first.order}
            onSort={(order) => void setParams(order, inPlace)}
          />
        </div>
      )}
      {!isLeft && first.view === "matrix" && (
        <>
          {/* The filters' place, so that the rows do not jump when they come. */}
          <div className="min-h-11 border-b" />
          <div
            role="treegrid"
            aria-label="Accounts and packs"
            aria-busy="true"
            aria-rowcount={first.matrixRows + 1}
            tabIndex={0}
            className={`${styles.matrix ?? ""} min-h-0 flex-1 overflow-hidden outline-none`}
          >
            <div className={styles.table} style={{ "--packs": Math.max(1, first.packs.length) }}>
              <MatrixHeader
                packs={first.columns}
                focusedColumn={undefined}
                order={first.matrixOrder}
                onSort={nothing}
              />
              <div role="rowgroup">
                {first.matrix.map(({ node, row, expanded }, index) => (
                  <MatrixRow key={node} view={row} node={node} rowIndex={index + 2} expanded={expanded} />
                ))}
              </div>
            </div>
          </div>
        </>
      )}
    </>
  );
}

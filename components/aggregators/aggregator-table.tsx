import { Building2, Server } from "lucide-react";
import { Badge } from "@/components/ui/status/badge";
import { cx } from "@/components/ui/cx";
import { RelativeTime } from "@/components/ui/relative-time";
import { SortButton } from "@/components/ui/rows/sort-button";
import { ariaSort, type SortOrder, type WrittenOrder } from "@/components/ui/rows/sort-order";
import { TextLink } from "@/components/ui/text-link";
import type { AggregatorSummary } from "@/lib/aws-config/aggregators/aggregator-list";
import { countOf } from "@/lib/format/count";
import {
  aggregatorPath,
  listDescendingFirst,
  type ListSortKey,
} from "../inventory/addresses/aggregators-address";
import styles from "./aggregator-table.module.css";
import { HealthBar } from "./health-bar";
import type { AggregatorLine } from "./list-view";
import { filterEntries, filtersInWords, regionsInWords } from "./sources/source-labels";

export const aggregatorColumns: readonly {
  readonly sort?: ListSortKey;
  readonly title: string;
  readonly cell: string | undefined;
}[] = [
  { sort: "name", title: "Name", cell: styles.name },
  { sort: "region", title: "Region", cell: styles.region },
  { sort: "accounts", title: "Source", cell: styles.source },
  { title: "Collects", cell: styles.collects },
  { sort: "failed", title: "Account–Region pairs", cell: styles.health },
  { sort: "updated", title: "Updated", cell: cx(styles.updated, "text-right") },
];

/** The aggregators as a table; on a narrow screen each is a few lines with its health first. */
export function AggregatorTable({
  lines,
  order,
  onSort,
}: {
  lines: readonly AggregatorLine[];
  order: SortOrder<ListSortKey>;
  onSort: (order: WrittenOrder<ListSortKey>) => void;
}) {
  return (
    <div role="table" aria-label="Aggregators" aria-rowcount={lines.length + 1} className={styles.table}>
      <div role="rowgroup">
        <div role="row" className={cx(styles.row, styles.head, "h-8 border-b text-12 text-ink-quiet")}>
          {aggregatorColumns.map(({ sort, title, cell }) => (
            <div
              key={title}
              role="columnheader"
              aria-sort={sort === undefined ? undefined : ariaSort(order, sort)}
              className={cell}
            >
              {sort === undefined ? (
                title
              ) : (
                <SortButton column={sort} order={order} descendingFirst={listDescendingFirst} onSort={onSort}>
                  {title}
                </SortButton>
              )}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup">
        {lines.map((line) => (
          <AggregatorRow key={line.aggregator.arn} line={line} />
        ))}
      </div>
    </div>
  );
}

function AggregatorRow({ line: { aggregator, health } }: { line: AggregatorLine }) {
  const { name, region, createdBy, updatedAt, filters } = aggregator;
  return (
    <div role="row" className={cx(styles.row, "min-h-12 border-b py-1.5 text-13 hover:bg-surface-hover")}>
      <div role="cell" className={cx(styles.name, "grid min-w-0 gap-0.5")}>
        <TextLink href={aggregatorPath({ region, name })} look="quiet" className="truncate font-medium">
          {name}
        </TextLink>
        {createdBy !== undefined && (
          <span className="flex min-w-0 items-center gap-1.5 text-12 text-ink-quiet">
            <Badge outlined>not editable</Badge>
            <span className="truncate" title={`Created by ${createdBy}, which alone changes it`}>
              created by {createdBy}
            </span>
          </span>
        )}
      </div>
      <div role="cell" className={cx(styles.region, "font-mono text-12 text-ink-quiet")}>
        {region}
      </div>
      <div role="cell" className={styles.source}>
        <SourceLabels source={aggregator.source} />
      </div>
      <div role="cell" className={cx(styles.collects, "grid text-12")}>
        <span title={titleOf(aggregator)}>
          {aggregator.source === undefined ? "–" : `from ${regionsInWords(aggregator.source.regions)}`}
        </span>
        <span className="text-ink-quiet" title={filters && filterEntries(filters).join(", ")}>
          {filtersInWords(filters)}
        </span>
      </div>
      <div role="cell" className={styles.health}>
        <HealthBar state={health} />
      </div>
      <div role="cell" className={cx(styles.updated, "text-right text-12 text-ink-quiet")}>
        {updatedAt === undefined ? "–" : <RelativeTime at={Date.parse(updatedAt)} />}
      </div>
    </div>
  );
}

function SourceLabels({ source }: { source: AggregatorSummary["source"] | undefined }) {
  if (source === undefined) return <span className="text-ink-quiet">not named</span>;
  const Icon = source.kind === "organization" ? Building2 : Server;
  return (
    <span className="inline-flex items-center gap-1.5 tabular-nums">
      <Icon aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" strokeWidth={1.75} />
      {source.kind === "organization" ? "organization" : countOf(source.accountCount, "account")}
    </span>
  );
}

function titleOf({ source }: AggregatorSummary): string | undefined {
  return source === undefined || source.regions === "all" ? undefined : source.regions.join(", ");
}

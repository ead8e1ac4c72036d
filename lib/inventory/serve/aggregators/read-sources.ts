import "server-only";
import type {
  AggregatedSourceStatus,
  AggregatorName,
  SourceUpdateStatus,
} from "@/lib/aws-config/aggregators/model";
import { describeConfigurationAggregatorSourcesStatus } from "@/lib/aws-config/aggregators/aws/operations";
import { type SourceBatch, SourceEncoder } from "@/lib/aws-config/aggregators/sources/source-batch";
import { noStatuses, type StatusCounts } from "@/lib/aws-config/aggregators/sources/source-reading";
import type { Aws } from "@/lib/aws/create-aws";
import { startStopwatch } from "@/lib/core/stopwatch";

/** A further batch of a reading, its place among them, and the counts with it. */
export interface SourcesFound {
  readonly position: number;
  readonly batch: SourceBatch;
  readonly counts: StatusCounts;
}

/** What people look for first. Both are usually few. */
const urgent = ["FAILED", "OUTDATED"] as const;

/** Pages that come within this time are one batch. */
const batchMs = 300;

/**
 * Reads the sources that failed or are outdated, side by side, and then the whole list, without a filter: nothing else
 * shows a status that AWS has added since. `keep` is called with one batch at a time. Rejects as the operation and as
 * `keep` do, and when aborted.
 */
export async function readSources(
  aws: Aws,
  name: AggregatorName,
  { signal, keep }: { readonly signal: AbortSignal; readonly keep: (found: SourcesFound) => Promise<void> },
): Promise<void> {
  const encoder = new SourceEncoder();
  const counts = { ...noStatuses };
  const ahead = new Map<string, SourceUpdateStatus>();
  const failing = new AbortController();
  const signals = { signal: AbortSignal.any([signal, failing.signal]) };
  let found: AggregatedSourceStatus[] = [];
  let position = 0;
  let sinceKept = startStopwatch();
  let keeping = Promise.resolve();

  function keepFound(): Promise<void> {
    keeping = keeping.then(async () => {
      if (found.length === 0) return;
      const batch = encoder.encode(found);
      found = [];
      sinceKept = startStopwatch();
      await keep({ position, batch, counts: { ...counts } });
      position += 1;
    });
    return keeping;
  }

  async function readRows(
    statuses: readonly (typeof urgent)[number][],
    newOf: (rows: readonly AggregatedSourceStatus[]) => readonly AggregatedSourceStatus[],
  ): Promise<void> {
    for await (const page of describeConfigurationAggregatorSourcesStatus(aws, name, statuses, signals)) {
      const rows = newOf(page);
      for (const { status } of rows) counts[status] += 1;
      found.push(...rows);
      if (sinceKept.elapsedMs() > batchMs) await keepFound();
    }
  }

  /** Those of a page of the whole list that are new, or are something else than they were when they were read first. */
  function changed(rows: readonly AggregatedSourceStatus[]): readonly AggregatedSourceStatus[] {
    return rows.filter((row) => {
      const before = ahead.get(keyOf(row));
      if (before !== undefined && before !== row.status) counts[before] -= 1;
      return before !== row.status;
    });
  }

  function readAhead(rows: readonly AggregatedSourceStatus[]): readonly AggregatedSourceStatus[] {
    for (const row of rows) ahead.set(keyOf(row), row.status);
    return rows;
  }

  try {
    await Promise.all(urgent.map((status) => readRows([status], readAhead)));
    await keepFound();
    await readRows([], changed);
  } finally {
    // What was read before it broke off is true.
    await keepFound();
    failing.abort();
  }
}

function keyOf({ sourceId, region }: AggregatedSourceStatus): string {
  return `${sourceId} ${region}`;
}

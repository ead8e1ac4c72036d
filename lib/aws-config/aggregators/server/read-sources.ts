import "server-only";
import { randomUUID } from "node:crypto";
import type {
  AggregatedSourceStatus,
  AggregatorName,
  SourceUpdateStatus,
} from "@/lib/aws-config/aggregators/model";
import { describeConfigurationAggregatorSourcesStatus } from "@/lib/aws-config/aggregators/aws/operations";
import { type SourceBatch, SourceEncoder } from "@/lib/aws-config/aggregators/sources/source-batch";
import type { ReadingState } from "@/lib/aws-config/aggregators/sources/source-reading";
import type { Aws } from "@/lib/aws/create-aws";
import type { Failure } from "@/lib/core/failure";
import { startStopwatch } from "@/lib/core/stopwatch";
import { failureFrom } from "@/lib/server/failure-from";

/** A reading of all sources of an aggregator, which goes on for as long as a page asks for it. */
export interface SourceReading {
  readonly id: string;
  readonly ageMs: () => number;
  /** Grows by a page of AWS's at a time. */
  readonly batches: readonly SourceBatch[];
  readonly state: () => ReadingState;
  readonly isRunning: () => boolean;
  /** It broke off only because no page asked for it any more. */
  readonly wasAbandoned: () => boolean;
  /** Notes that a page still asks for it. */
  readonly keep: () => void;
  readonly stop: () => void;
}

/** A reading is given up this long after a page last asked for it: the user has left the page. */
const abandonedMs = 5 * 60_000;

/** What people look for first. Both are usually few. */
const urgent = ["FAILED", "OUTDATED"] as const;

/**
 * Reads the sources that failed or are outdated, side by side, and then the whole list, without a filter: nothing else
 * shows a status that AWS has added since. Never rejects: why it broke off is part of its state.
 */
export function startReading(connect: () => Aws, name: AggregatorName): SourceReading {
  const startedAt = Date.now();
  const sinceStart = startStopwatch();
  const encoder = new SourceEncoder();
  const batches: SourceBatch[] = [];
  const counts = { FAILED: 0, OUTDATED: 0, SUCCEEDED: 0, UNKNOWN: 0 };
  const ahead = new Map<string, SourceUpdateStatus>();
  const leaving = new AbortController();
  let sinceKept = startStopwatch();
  let finishedAt: number | undefined;
  let failure: Failure | undefined;

  async function readRows(
    statuses: readonly (typeof urgent)[number][],
    keep: (rows: readonly AggregatedSourceStatus[]) => readonly AggregatedSourceStatus[],
  ): Promise<void> {
    const { signal } = leaving;
    const pages = describeConfigurationAggregatorSourcesStatus(connect(), name, statuses, { signal });
    for await (const page of pages) {
      const rows = keep(page);
      if (rows.length > 0) batches.push(encoder.encode(rows));
      for (const { status } of rows) counts[status] += 1;
      if (sinceKept.elapsedMs() > abandonedMs) leaving.abort(abandoned);
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

  async function readAll(): Promise<void> {
    try {
      await Promise.all(
        urgent.map((status) =>
          readRows([status], (rows) => {
            for (const row of rows) ahead.set(keyOf(row), row.status);
            return rows;
          }),
        ),
      );
      await readRows([], changed);
      finishedAt = Date.now();
    } catch (error) {
      failure =
        error === abandoned
          ? interrupted
          : failureFrom(error, "config:DescribeConfigurationAggregatorSourcesStatus");
      leaving.abort(abandoned);
    }
  }

  void readAll();
  return {
    id: randomUUID(),
    ageMs: sinceStart.elapsedMs,
    batches,
    state: () => ({
      startedAt,
      counts: { ...counts },
      ...(finishedAt !== undefined && { finishedAt }),
      ...(failure !== undefined && { failure }),
    }),
    wasAbandoned: () => failure === interrupted,
    isRunning: () => finishedAt === undefined && failure === undefined,
    keep: () => {
      sinceKept = startStopwatch();
    },
    stop: () => leaving.abort(abandoned),
  };
}

function keyOf({ sourceId, region }: AggregatedSourceStatus): string {
  return `${sourceId} ${region}`;
}

/** The reason of an abort that is not an error of its own. */
const abandoned = new Error("No page needs this reading any more.");

const interrupted: Failure = {
  code: "unavailable",
  message: "The sources were not read to the end, because no page asked for them any more.",
};

import "server-only";
import { randomUUID } from "node:crypto";
import {
  type AggregatorName,
  type SourceUpdateStatus,
  sourceUpdateStatuses,
} from "@/lib/aws-config/aggregators/model";
import { describeConfigurationAggregatorSourcesStatus } from "@/lib/aws-config/aggregators/operations";
import { type SourceBatch, SourceEncoder } from "@/lib/aws-config/aggregators/source-batch";
import type { ReadingState } from "@/lib/aws-config/aggregators/source-reading";
import type { Aws } from "@/lib/aws/create-aws";
import type { Failure } from "@/lib/core/failure";
import { startStopwatch } from "@/lib/core/stopwatch";
import { failureFrom } from "@/lib/server/failure-from";

/** A reading of all sources of an aggregator, which goes on for as long as somebody asks for it. */
export interface SourceReading {
  readonly id: string;
  readonly ageMs: () => number;
  /** Grows by a page of AWS's at a time. */
  readonly batches: readonly SourceBatch[];
  readonly state: () => ReadingState;
  readonly isRunning: () => boolean;
  /** It broke off only because nobody asked for it any more. */
  readonly wasAbandoned: () => boolean;
  /** Says that somebody still wants it. */
  readonly keep: () => void;
  readonly stop: () => void;
}

/** So long after the last question a reading is given up: whoever wanted it has left. */
const abandonedMs = 5 * 60_000;

/**
 * Reads the sources by status, side by side, so that the failed ones, which are usually few and always wanted first, do
 * not wait for the others. Never rejects: why it broke off is part of its state.
 */
export function startReading(connect: () => Aws, name: AggregatorName): SourceReading {
  const startedAt = Date.now();
  const sinceStart = startStopwatch();
  const encoder = new SourceEncoder();
  const batches: SourceBatch[] = [];
  const counts = { FAILED: 0, OUTDATED: 0, SUCCEEDED: 0 };
  const leaving = new AbortController();
  let sinceKept = startStopwatch();
  let finishedAt: number | undefined;
  let failure: Failure | undefined;

  async function readStatus(status: SourceUpdateStatus): Promise<void> {
    const { signal } = leaving;
    const pages = describeConfigurationAggregatorSourcesStatus(connect(), name, [status], { signal });
    for await (const rows of pages) {
      if (rows.length > 0) batches.push(encoder.encode(rows));
      counts[status] += rows.length;
      if (sinceKept.elapsedMs() > abandonedMs) leaving.abort(abandoned);
    }
  }

  async function readAll(): Promise<void> {
    try {
      await Promise.all(sourceUpdateStatuses.map(readStatus));
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

/** The reason of an abort that is nobody's fault. */
const abandoned = new Error("Nobody asks for this reading any more.");

const interrupted: Failure = {
  code: "unavailable",
  message: "The sources were not read to the end, because nobody was looking.",
};

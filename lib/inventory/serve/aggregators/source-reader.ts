import "server-only";
import { type Aws, inBackground } from "@/lib/aws/create-aws";
import type { Failure } from "@/lib/core/failure";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import type { Bell } from "@/lib/core/bell";
import { takeTurns, unannouncedMs } from "@/lib/inventory/serve/take-turns";
import { serverConfigIn } from "@/lib/server/aws";
import { failureFrom } from "@/lib/server/failure-from";
import { databaseFailureOf } from "@/lib/store/database/database-failure";
import {
  appendBatch,
  claimReadings,
  endReading,
  readingWork,
  type ReadingEnd,
  type StoredReading,
} from "@/lib/store/source-readings";
import { readSources, type SourcesFound } from "./read-sources";

export interface SourceReaderSettings {
  readonly aws: Aws;
  readonly signal: AbortSignal;
}

/** AWS Config's rate is shared by all of them. */
const mostAtOnce = 6;
/** A reading is given up this long after a page last asked for it: the user has left the page. */
const abandonedMs = 5 * 60_000;

/**
 * Makes the readings of sources that pages have asked for, one process at a time for each caller and Region, until the
 * signal is aborted. They leave the rate to the reads that people wait for. Nothing that AWS or the database does ends it.
 */
export async function runSourceReader({ aws, signal }: SourceReaderSettings): Promise<void> {
  await takeTurns({ name: readingWork, aws, signal, work: readWhileLocked });
}

async function readWhileLocked(callerKey: string, signal: AbortSignal, announced: Bell): Promise<void> {
  const underWay = new Map<string, Promise<void>>();
  try {
    // AWS may name another caller from one moment to the next: its readings are the turn of another lock.
    while (!signal.aborted && (await currentCallerKey()) === callerKey) {
      const free = mostAtOnce - underWay.size;
      const claimed = free === 0 ? [] : await claimReadings(callerKey, [...underWay.keys()], free);
      for (const reading of claimed) {
        underWay.set(
          reading.id,
          read(reading, signal).finally(() => {
            underWay.delete(reading.id);
            announced.ring();
          }),
        );
      }
      await announced.rung(unannouncedMs, signal);
    }
  } finally {
    await Promise.all(underWay.values());
  }
}

/** Never rejects. A reading that the database or a shutdown broke off stays running, and is begun anew. */
async function read(
  { id, region, name }: Pick<StoredReading, "id" | "region" | "name">,
  signal: AbortSignal,
): Promise<void> {
  const leaving = new AbortController();

  async function keep(found: SourcesFound): Promise<void> {
    const askedMs = await appendBatch(id, found);
    // A reading that was forgotten because of a change has no row to end.
    if (askedMs === undefined || askedMs > abandonedMs) leaving.abort();
  }

  async function made(): Promise<ReadingEnd | undefined> {
    try {
      const aws = inBackground(serverConfigIn(region));
      await readSources(aws, name, { signal: AbortSignal.any([signal, leaving.signal]), keep });
      return { state: "complete" };
    } catch (error) {
      if (signal.aborted) return undefined;
      if (leaving.signal.aborted) return { state: "abandoned", failure: interrupted };
      const failure = failureFrom(error, "config:DescribeConfigurationAggregatorSourcesStatus");
      return databaseFailureOf(error) === undefined ? { state: "failed", failure } : undefined;
    }
  }

  try {
    const end = await made();
    if (end !== undefined) await endReading(id, end);
  } catch (error) {
    failureFrom(error, "canopy:EndReading");
  }
}

const interrupted: Failure = {
  code: "unavailable",
  message: "The sources were not read to the end, because no page asked for them any more.",
};

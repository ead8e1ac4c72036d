import { sourceUpdateStatuses } from "../model";
import type { SourceMatrix } from "./source-matrix";
import type { StatusCounts } from "./source-reading";

/** How many cells of each status a line of the matrix has. Each array has one place a source, or one a Region. */
export interface LineCounts {
  readonly failed: Uint32Array;
  readonly outdated: Uint32Array;
  readonly succeeded: Uint32Array;
  readonly unknown: Uint32Array;
}

/** How the sources are in all, by account and by Region. */
export interface SourceHealth {
  readonly total: StatusCounts;
  readonly bySource: LineCounts;
  readonly byRegion: LineCounts;
  /** Sources that failed in at least one Region. */
  readonly failedSources: number;
  /**
   * Cells that will still change by themselves after a change of the aggregator: outdated without an error, which is
   * how AWS reports what it has not collected yet. Outdated with an error stays so until a user acts.
   */
  readonly unsettled: number;
}

const FAILED = sourceUpdateStatuses.indexOf("FAILED");
const OUTDATED = sourceUpdateStatuses.indexOf("OUTDATED");
const SUCCEEDED = sourceUpdateStatuses.indexOf("SUCCEEDED");
const UNKNOWN = sourceUpdateStatuses.indexOf("UNKNOWN");

/** Counts a matrix in one pass. */
export function sourceHealth({ sources, regions, status, error }: SourceMatrix): SourceHealth {
  const bySource = linesOf(sources.length);
  const byRegion = linesOf(regions.length);
  let unsettled = 0;
  for (const [cell, value] of status.entries()) {
    const source = Math.floor(cell / regions.length);
    const region = cell % regions.length;
    if (value === OUTDATED && error[cell] === -1) unsettled++;
    count(bySource, source, value);
    count(byRegion, region, value);
  }
  return {
    total: {
      FAILED: sum(byRegion.failed),
      OUTDATED: sum(byRegion.outdated),
      SUCCEEDED: sum(byRegion.succeeded),
      UNKNOWN: sum(byRegion.unknown),
    },
    bySource,
    byRegion,
    failedSources: bySource.failed.reduce((some, failed) => some + (failed > 0 ? 1 : 0), 0),
    unsettled,
  };
}

function linesOf(size: number): LineCounts {
  return {
    failed: new Uint32Array(size),
    outdated: new Uint32Array(size),
    succeeded: new Uint32Array(size),
    unknown: new Uint32Array(size),
  };
}

function count(lines: LineCounts, line: number, status: number): void {
  if (status === FAILED) lines.failed[line] = (lines.failed[line] ?? 0) + 1;
  else if (status === OUTDATED) lines.outdated[line] = (lines.outdated[line] ?? 0) + 1;
  else if (status === SUCCEEDED) lines.succeeded[line] = (lines.succeeded[line] ?? 0) + 1;
  else if (status === UNKNOWN) lines.unknown[line] = (lines.unknown[line] ?? 0) + 1;
}

function sum(numbers: Uint32Array): number {
  return numbers.reduce((total, number) => total + number, 0);
}

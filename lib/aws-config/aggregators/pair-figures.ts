import type { AggregatorSource } from "./model";
import { NO_ROW, type SourceMatrix } from "./sources/source-matrix";

/**
 * How the account–Region pairs of an aggregator come about: `accounts × regions`, the organization's own pairs added and
 * those without a status taken away, are all pairs that AWS reports.
 */
export interface PairFigures {
  /** Accounts that AWS reports in at least one Region; the organization is none. */
  readonly accounts: number;
  readonly regions: number;
  /** Pairs of the organization itself, which AWS Config lists as a source of its own. */
  readonly organization: number;
  /** Accounts in a Region for which AWS reports no status. */
  readonly withoutStatus: number;
  readonly pairs: number;
}

/** Counts the pairs of a matrix by their factors. */
export function pairFigures({ sources, isOrganization, regions, status }: SourceMatrix): PairFigures {
  let organization = 0;
  let ofAccounts = 0;
  for (const [cell, value] of status.entries()) {
    if (value === NO_ROW) continue;
    if (isOrganization[Math.floor(cell / regions.length)] === 1) organization++;
    else ofAccounts++;
  }
  const accounts = sources.length - isOrganization.reduce((sum, is) => sum + is, 0);
  return {
    accounts,
    regions: regions.length,
    organization,
    withoutStatus: accounts * regions.length - ofAccounts,
    pairs: ofAccounts + organization,
  };
}

/** The pairs of an aggregator that names accounts and Regions; undefined where AWS decides which there are. */
export function expectedPairs(source: AggregatorSource | undefined): number | undefined {
  return source?.kind === "accounts" && source.regions !== "all"
    ? source.accountIds.length * source.regions.length
    : undefined;
}

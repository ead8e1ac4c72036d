import { z } from "zod";
import { diffAggregator } from "./change/aggregator-diff";
import { type AggregatorState, noAggregator } from "./aggregator-state";
import { AggregatorSource } from "./model";

/**
 * Accounts that may be added to and deleted from all aggregators of an account within a week; AWS raises it on request
 * (https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html).
 */
const WEEKLY_ACCOUNT_CHANGES = 1_000;
export const WEEK_MS = 7 * 24 * 60 * 60 * 1_000;

/** What a save takes of the quota, and what is known to be left of it. */
export interface WeeklyQuota {
  readonly limit: number;
  /** Through Canopy within the last seven days; what others changed is not known. */
  readonly used: number;
  /** What this save adds and removes. */
  readonly planned: number;
  readonly exceeds: boolean;
}

/** The quota as a save would leave it. AWS may have granted more than `limit`, and others may have used some of it. */
export function weeklyQuota(planned: number, used: number): WeeklyQuota {
  const exceeds = planned > 0 && used + planned > WEEKLY_ACCOUNT_CHANGES;
  return { limit: WEEKLY_ACCOUNT_CHANGES, used, planned, exceeds };
}

/**
 * How many accounts are added and removed together between two states of an aggregator.
 * @internal exported for its tests
 */
export function accountChanges(before: AggregatorState, after: AggregatorState): number {
  const { accounts } = diffAggregator(before, after);
  return accounts.added.length + accounts.removed.length;
}

/** A change of an aggregator as the record of changes keeps it: what was sent, and how it was before. */
export interface RecordedChange {
  readonly input: unknown;
  readonly before: unknown;
}

const Placed = z.object({ region: z.string() });
const Sourced = z.object({ source: AggregatorSource.optional() });
const Recorded = z.union([z.object({ aggregator: Sourced }).transform((it) => it.aggregator), Sourced]);

/**
 * How many accounts recorded changes have added and removed in one Region: AWS counts in each by itself. Where the record does not say how it was before, all
 * accounts that were sent count: too much rather than too little. A deletion sends no source and removes what was there.
 */
export function recordedAccountChanges(changes: readonly RecordedChange[], region: string): number {
  const here = changes.filter(({ input }) => Placed.safeParse(input).data?.region === region);
  return here.reduce((sum, { before, input }) => sum + accountChanges(sourceIn(before), sourceIn(input)), 0);
}

function sourceIn(recorded: unknown): AggregatorState {
  const source = Recorded.safeParse(recorded).data?.source;
  return source ? { source, tags: [] } : noAggregator;
}

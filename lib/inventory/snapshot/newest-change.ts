import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import type { PolicyOverview } from "./policies/policy-overview";
import type { Snapshot } from "./snapshot";

/**
 * When the newest change in a snapshot was made, in epoch milliseconds, where that is after the collection began: what a
 * write or a poll has read since is newer than the age of the whole. Undefined where nothing is.
 */
export function newestChange({ meta, governance }: Snapshot): number | undefined {
  return after(meta.takenAt, [
    ...Array.from(governance.updatedAt, (seconds) => seconds * 1000),
    ...governance.policies.map(({ updatedAt }) => Date.parse(updatedAt)),
  ]);
}

/** The same of the policies and the targets that they are applied to. */
export function newestPolicyChange({ meta, policies }: PolicyOverview): number | undefined {
  return after(
    meta.takenAt,
    policies.flatMap(({ summary, targets }) => [
      Date.parse(summary.updatedAt),
      ...targets.map(({ updatedAt }) => updatedAt),
    ]),
  );
}

/** The same of the conformance packs. */
export function newestPackChange({ meta, columns }: PackSnapshot): number | undefined {
  return after(
    meta.takenAt,
    columns.flatMap(({ updatedAt }) => Array.from(updatedAt, (seconds) => seconds * 1000)),
  );
}

function after(takenAt: number, times: readonly number[]): number | undefined {
  const newest = times.reduce((latest, time) => Math.max(latest, time), 0);
  return newest > takenAt ? newest : undefined;
}

import { AwsError } from "../../contract";
import type { ConfigContext } from "../config-operation";
import { resourceKey } from "../keys";
import { unpublishedTexts } from "../unpublished-texts";

const WEEK = 7 * 86_400_000;

/** Refuses to add and remove more accounts within seven days than the quota of the caller allows. */
export function requireChangesLeft(context: ConfigContext, count: number): void {
  const quota = context.world.config.accountChangesPerWeek;
  const used = recentChanges(context).reduce((sum, change) => sum + change.count, 0);
  if (count === 0 || used + count <= quota) return;
  throw new AwsError("LimitExceededException", unpublishedTexts.weeklyChanges(quota));
}

/** Counts accounts that were added or removed. A deletion counts as well, although it cannot be refused. */
export function countChanges(context: ConfigContext, count: number): void {
  if (count === 0) return;
  const { world, caller, now } = context;
  const key = resourceKey(caller.accountId, caller.region);
  world.config.accountChanges.set(key, [...recentChanges(context), { at: now, count }]);
}

function recentChanges({ world, caller, now }: ConfigContext) {
  const changes = world.config.accountChanges.get(resourceKey(caller.accountId, caller.region)) ?? [];
  return changes.filter(({ at }) => at > now - WEEK);
}

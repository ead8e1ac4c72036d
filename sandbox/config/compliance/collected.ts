import { z } from "zod";
import type { SandboxAggregator, SandboxOrganizationPack } from "../../world/sandbox-config";
import { sourceAccounts } from "../aggregators/aggregator-sources";
import { sourceStatus } from "../aggregators/source-status";
import type { ConfigContext } from "../config-operation";

/** The filters that every aggregate operation has. */
export const Place = { AccountId: z.string().optional(), AwsRegion: z.string().optional() };

interface PlaceFilters {
  readonly AccountId?: string | undefined;
  readonly AwsRegion?: string | undefined;
}

/** The packs and accounts an aggregator collects from, no matter which account deployed the packs. */
export function collected({ world }: ConfigContext, aggregator: SandboxAggregator, filters: PlaceFilters) {
  return {
    packs: [...world.config.packs.values()].filter(
      ({ region }) => aggregator.source.regions.has(region) && matches(filters.AwsRegion, region),
    ),
    accountIds: sourceAccounts(world, aggregator).filter((id) => matches(filters.AccountId, id)),
  };
}

/** Whether data of a pack in an account arrives; it does not from accounts outside the organization. */
export function isCollected(
  { world, now }: ConfigContext,
  aggregator: SandboxAggregator,
  { region }: SandboxOrganizationPack,
  accountId: string,
): boolean {
  if (!world.accounts.has(accountId)) return false;
  return sourceStatus(world, aggregator, { sourceId: accountId, region }, now).status !== "FAILED";
}

export function matches(wanted: string | undefined, actual: string): boolean {
  return wanted === undefined || wanted === actual;
}

import { z } from "zod";
import type { SandboxAggregator } from "../../world/sandbox-config";
import type { World } from "../../world/world";
import { ownAggregator } from "./aggregator-reads";
import type { ConfigOperation } from "../config-operation";
import { pageOf, pairedKeys } from "../page";
import { sortedKeys } from "../keys";
import { sourceStatus } from "./source-status";

const SourcesStatus = z.object({
  ConfigurationAggregatorName: z.string(),
  UpdateStatus: z.array(z.string()).optional(),
});

/** A row for each source in each Region; where the source is the organization, one for it and one for each account. */
export const describeConfigurationAggregatorSourcesStatus: ConfigOperation = (input, context) => {
  const { world, now } = context;
  const { ConfigurationAggregatorName: name, UpdateStatus: wanted } = SourcesStatus.parse(input);
  const aggregator = ownAggregator(context, name);
  const organizationId = world.organization?.id;
  const isOfOrganization = aggregator.source.kind === "organization" && organizationId !== undefined;
  const accountIds = sourceAccounts(world, aggregator);
  // Letters come behind digits: the organization's id, which begins with one, stands at the end.
  const sourceIds = isOfOrganization ? [...accountIds, organizationId] : accountIds;
  const { items, nextToken } = pageOf(
    pairedKeys(sourceIds, sourceRegions(aggregator)),
    (key) => {
      const [sourceId = "", region = ""] = key.split(" ");
      const { status, updatedAt, error } = sourceStatus(world, aggregator, { sourceId, region }, now);
      if (wanted !== undefined && !wanted.includes(status)) return undefined;
      return {
        SourceId: sourceId,
        SourceType: sourceId === organizationId ? "ORGANIZATION" : "ACCOUNT",
        AwsRegion: region,
        LastUpdateStatus: status,
        LastUpdateTime: new Date(updatedAt),
        LastErrorCode: error?.code,
        LastErrorMessage: error?.message,
      };
    },
    { operation: "DescribeConfigurationAggregatorSourcesStatus", input },
  );
  return { AggregatedSourceStatusList: items, NextToken: nextToken };
};

/** The accounts that are collected from, in the order of their ids. */
export function sourceAccounts(world: World, { source }: SandboxAggregator): readonly string[] {
  return sortedKeys(source.kind === "accounts" ? source.accounts : world.accounts);
}

export function sourceRegions({ source }: SandboxAggregator): readonly string[] {
  return [...source.regions.keys()].sort();
}

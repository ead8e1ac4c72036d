import { z } from "zod";
import { AwsError, type AwsStructure } from "../../contract";
import type { SandboxAggregator } from "../../world/sandbox-config";
import type { ConfigContext, ConfigOperation } from "../config-operation";
import { pageOf } from "../page";
import { publishedTexts } from "../published-texts";
import { resourceKey } from "../keys";

const Names = z.object({ ConfigurationAggregatorNames: z.array(z.string()).default([]) });

/** The aggregators of the caller's account in its Region, or the named ones of them. */
export const describeConfigurationAggregators: ConfigOperation = (input, context) => {
  const { ConfigurationAggregatorNames: names } = Names.parse(input);
  const { world, caller } = context;
  const own = [...world.config.aggregators.values()].filter(
    ({ ownerId, region }) => ownerId === caller.accountId && region === caller.region,
  );
  const known = new Map(own.map((aggregator) => [aggregator.name, aggregator]));
  if (names.some((name) => !known.has(name))) {
    throw notFound(
      names.length > 1 ? publishedTexts.anAggregatorNotFound : publishedTexts.aggregatorNotFound,
    );
  }
  const keys = [...(names.length === 0 ? known.keys() : new Set(names))].sort();
  const { items, nextToken } = pageOf(keys, (name) => known.get(name), {
    operation: "DescribeConfigurationAggregators",
    input,
  });
  const structures = items.map((aggregator) => aggregatorStructure(context, aggregator));
  return { ConfigurationAggregators: structures, NextToken: nextToken };
};

/** The caller's aggregator of that name in its Region. */
export function ownAggregator({ world, caller }: ConfigContext, name: string): SandboxAggregator {
  const aggregator = world.config.aggregators.get(resourceKey(caller.accountId, caller.region, name));
  if (aggregator === undefined) throw notFound(publishedTexts.aggregatorNotFound);
  return aggregator;
}

export function aggregatorArn({ world }: ConfigContext, aggregator: SandboxAggregator): string {
  const { region, ownerId, suffix } = aggregator;
  return `arn:${world.partition}:config:${region}:${ownerId}:config-aggregator/config-aggregator-${suffix}`;
}

export function aggregatorStructure(context: ConfigContext, aggregator: SandboxAggregator): AwsStructure {
  const { name, source, createdAt, updatedAt, createdBy, filters } = aggregator;
  const regions = source.allRegions
    ? { AllAwsRegions: true }
    : { AllAwsRegions: false, AwsRegions: [...source.regions.keys()] };
  return {
    ConfigurationAggregatorName: name,
    ConfigurationAggregatorArn: aggregatorArn(context, aggregator),
    ...(source.kind === "accounts"
      ? { AccountAggregationSources: [{ AccountIds: [...source.accounts.keys()], ...regions }] }
      : { OrganizationAggregationSource: { RoleArn: source.roleArn, ...regions } }),
    CreationTime: new Date(createdAt),
    LastUpdatedTime: new Date(updatedAt),
    CreatedBy: createdBy,
    AggregatorFilters: filters,
  };
}

function notFound(text: string): AwsError {
  return new AwsError("NoSuchConfigurationAggregatorException", text);
}

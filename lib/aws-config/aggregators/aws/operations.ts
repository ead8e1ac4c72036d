import "server-only";
import {
  DeleteConfigurationAggregatorCommand,
  DescribeConfigurationAggregatorsCommand,
  DescribeConfigurationAggregatorSourcesStatusCommand,
  PutConfigurationAggregatorCommand,
} from "@aws-sdk/client-config-service";
import type { Aws } from "@/lib/aws/create-aws";
import { answerExactly, sendExactly } from "@/lib/aws/exact-json";
import { paginate, collect } from "@/lib/aws/paginate";
import { parseOutput } from "@/lib/aws/parse-output";
import { type CallOptions, write } from "@/lib/aws/send";
import { Region } from "@/lib/core/identifiers";
import type { JsonObject } from "@/lib/core/json";
import type {
  AggregatedSourceStatus,
  AggregatorFilters,
  AggregatorName,
  AggregatorSource,
  ConfigurationAggregator,
  ModelledSourceStatus,
} from "../model";
import { wireAggregator } from "../change/aggregator-document";
import { aggregatorRow, sourceStatusRow } from "./operations-wire";
import type { Tag } from "@/lib/aws-config/tags/tag";
import { tagsInput } from "@/lib/aws-config/tags/aws/operations";

/** The most that a list operation of AWS Config answers in one page. */
const pageSize = 100;

/**
 * AWS Config `DescribeConfigurationAggregators` in the Region of `aws`: all of them, or up to ten by name. One unknown
 * name fails the call as `not-found`.
 */
export function describeConfigurationAggregators(
  aws: Aws,
  names: readonly AggregatorName[] = [],
  options?: CallOptions,
): Promise<ConfigurationAggregator[]> {
  const ConfigurationAggregatorNames = names.length === 0 ? undefined : [...names];
  return collect(
    paginate(aws, {
      operation: "config:DescribeConfigurationAggregators",
      row: aggregatorRow(Region.parse(aws.region)),
      options,
      fetch: async (NextToken, http) => {
        const input = { ConfigurationAggregatorNames, NextToken, Limit: pageSize };
        const command = new DescribeConfigurationAggregatorsCommand(input);
        answerExactly(command);
        const output = await aws.config.send(command, http);
        return { rows: output.ConfigurationAggregators, nextToken: output.NextToken };
      },
    }),
  );
}

/**
 * AWS Config `DescribeConfigurationAggregatorSourcesStatus`, a page of up to 100 at a time: a row for each source in
 * each Region, those of the given statuses or all.
 */
export function describeConfigurationAggregatorSourcesStatus(
  aws: Aws,
  name: AggregatorName,
  statuses: readonly ModelledSourceStatus[] = [],
  options?: CallOptions,
): AsyncGenerator<readonly AggregatedSourceStatus[], void, undefined> {
  const UpdateStatus = statuses.length === 0 ? undefined : [...statuses];
  return paginate(aws, {
    operation: "config:DescribeConfigurationAggregatorSourcesStatus",
    row: sourceStatusRow(statuses.length === 1 ? statuses[0] : undefined),
    options,
    fetch: async (NextToken, http) => {
      const input = { ConfigurationAggregatorName: name, UpdateStatus, NextToken, Limit: pageSize };
      const output = await aws.config.send(
        new DescribeConfigurationAggregatorSourcesStatusCommand(input),
        http,
      );
      return { rows: output.AggregatedSourceStatusList, nextToken: output.NextToken };
    },
  });
}

/** What an aggregator shall be. `tags` count only while it does not exist. */
export interface AggregatorInput {
  readonly name: AggregatorName;
  readonly source: AggregatorSource;
  readonly filters?: AggregatorFilters | undefined;
  readonly tags?: readonly Tag[] | undefined;
  /** From the aggregator as it currently is in AWS, see `restOf`. */
  readonly rest?: JsonObject | undefined;
}

/**
 * AWS Config `PutConfigurationAggregator`: creates it, or replaces source and filters of the one of that name. Accounts
 * that are not in the input are no longer collected from. Sent once.
 */
export async function putConfigurationAggregator(
  aws: Aws,
  { name, source, filters, tags = [], rest }: AggregatorInput,
  options?: CallOptions,
): Promise<ConfigurationAggregator> {
  const operation = "config:PutConfigurationAggregator";
  const wire = wireAggregator({ source, filters }, rest);
  const command = new PutConfigurationAggregatorCommand({
    ConfigurationAggregatorName: name,
    // Where the SDK's types want the members; those that are sent take their place in the request.
    ...("AccountAggregationSources" in wire && { AccountAggregationSources: [] }),
    ...("OrganizationAggregationSource" in wire && { OrganizationAggregationSource: { RoleArn: undefined } }),
    ...("AggregatorFilters" in wire && { AggregatorFilters: {} }),
    ...(tags.length > 0 && { Tags: tagsInput(tags) }),
  });
  sendExactly(command, wire);
  answerExactly(command);
  const output = await write(aws, operation, options, (clients, http) => clients.config.send(command, http));
  return parseOutput(aws, operation, aggregatorRow(Region.parse(aws.region)), output.ConfigurationAggregator);
}

/** AWS Config `DeleteConfigurationAggregator`: what it has collected goes with it. Fails as `not-found`. */
export async function deleteConfigurationAggregator(
  aws: Aws,
  name: AggregatorName,
  options?: CallOptions,
): Promise<void> {
  const input = { ConfigurationAggregatorName: name };
  await write(aws, "config:DeleteConfigurationAggregator", options, (clients, http) =>
    clients.config.send(new DeleteConfigurationAggregatorCommand(input), http),
  );
}

import "server-only";
import {
  DescribeOrganizationConformancePacksCommand,
  DescribeOrganizationConformancePackStatusesCommand,
  GetOrganizationConformancePackDetailedStatusCommand,
} from "@aws-sdk/client-config-service";
import type { Aws } from "@/lib/aws/create-aws";
import { paginate, withoutList } from "@/lib/aws/paginate";
import { parseRows } from "@/lib/aws/parse-output";
import { type CallOptions, probe, read, type Run } from "@/lib/aws/send";
import { FailureError } from "@/lib/core/failure-error";
import type { MemberPackFilters, MemberPackStatus, OrganizationConformancePack, PackName } from "../model";
import { MemberStatusRow, type NamedPackStatus, PackRow, PackStatusRow } from "./operations-wire";

/** The most that a list operation of AWS Config answers in one page. */
const pageSize = 100;
const detailedStatus = "config:GetOrganizationConformancePackDetailedStatus";

/**
 * Config `DescribeOrganizationConformancePacks`, a page of up to 100 at a time: the packs that this caller deployed in
 * this Region, without their statuses. Management and each delegated administrator see only their own.
 */
export function describeOrganizationConformancePacks(
  aws: Aws,
  options?: CallOptions,
): AsyncGenerator<readonly OrganizationConformancePack[], void, undefined> {
  return paginate(aws, {
    operation: "config:DescribeOrganizationConformancePacks",
    row: PackRow,
    options,
    fetch: async (NextToken, http) => {
      const command = new DescribeOrganizationConformancePacksCommand({ NextToken, Limit: pageSize });
      const output = await aws.config.send(command, http);
      return { rows: output.OrganizationConformancePacks, nextToken: output.NextToken };
    },
  });
}

/**
 * Config `DescribeOrganizationConformancePacks` of one name: the pack, or undefined where this caller has none of that name
 * in this Region.
 */
export async function findOrganizationConformancePack(
  aws: Aws,
  name: PackName,
  options?: CallOptions,
): Promise<OrganizationConformancePack | undefined> {
  const operation = "config:DescribeOrganizationConformancePacks";
  const command = new DescribeOrganizationConformancePacksCommand({
    OrganizationConformancePackNames: [name],
  });
  try {
    const output = await read(aws, operation, options, (http) => aws.config.send(command, http));
    const rows = output.OrganizationConformancePacks;
    if (rows === undefined) throw new FailureError(withoutList(aws, operation));
    return parseRows(aws, operation, PackRow, rows, options).find((pack) => pack.name === name);
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === "not-found") return undefined;
    throw error;
  }
}

/**
 * Config `DescribeOrganizationConformancePackStatuses`, a page of up to 100 at a time: each pack as a whole. AWS may
 * answer a delegated administrator with IN_PROGRESS forever though every account is done.
 */
export function describeOrganizationConformancePackStatuses(
  aws: Aws,
  options?: CallOptions,
): AsyncGenerator<readonly NamedPackStatus[], void, undefined> {
  return paginate(aws, {
    operation: "config:DescribeOrganizationConformancePackStatuses",
    row: PackStatusRow,
    options,
    fetch: async (NextToken, http) => {
      const command = new DescribeOrganizationConformancePackStatusesCommand({ NextToken, Limit: pageSize });
      const output = await aws.config.send(command, http);
      return { rows: output.OrganizationConformancePackStatuses, nextToken: output.NextToken };
    },
  });
}

/** Everything that `GetOrganizationConformancePackDetailedStatus` can be asked. */
/** Config `DescribeOrganizationConformancePackStatuses` of one name; undefined where AWS has no status of such a pack. */
export async function findPackStatus(
  aws: Aws,
  name: PackName,
  options?: CallOptions,
): Promise<string | undefined> {
  const operation = "config:DescribeOrganizationConformancePackStatuses";
  const command = new DescribeOrganizationConformancePackStatusesCommand({
    OrganizationConformancePackNames: [name],
  });
  try {
    const output = await read(aws, operation, options, (http) => aws.config.send(command, http));
    const rows = parseRows(
      aws,
      operation,
      PackStatusRow,
      output.OrganizationConformancePackStatuses ?? [],
      options,
    );
    return rows.find((row) => row.name === name)?.status.status;
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === "not-found") return undefined;
    throw error;
  }
}

export interface DetailedStatusInput {
  readonly packName: PackName;
  readonly filters?: MemberPackFilters | undefined;
  /** Results per page, 0 to 100; 0 and none leave it to AWS. */
  readonly limit?: number | undefined;
  /** From the page before, asked with the same name and filters. */
  readonly nextToken?: string | undefined;
}

/** One page of a pack's member accounts. */
export interface DetailedStatusPage {
  readonly rows: readonly MemberPackStatus[];
  /** Present where there is more, also beside a page without rows. */
  readonly nextToken?: string;
}

/**
 * Config `GetOrganizationConformancePackDetailedStatus`: one page, as it was asked for. Sent once, because a person waits
 * for it: repeating a throttled call takes a minute. Fails as `not-found` where the
 * caller has no such pack (any more), and as `conflict` where the token is from another list.
 */
export async function getOrganizationConformancePackDetailedStatus(
  aws: Aws,
  input: DetailedStatusInput,
  options?: CallOptions,
): Promise<DetailedStatusPage> {
  const output = await probe(aws, detailedStatus, options, (http) => sendDetailedStatus(aws, input, http));
  const { OrganizationConformancePackDetailedStatuses: answered, NextToken } = output;
  if (answered === undefined && !NextToken) throw new FailureError(withoutList(aws, detailedStatus));
  return {
    rows: parseRows(aws, detailedStatus, MemberStatusRow, answered ?? [], options),
    // Some services write an empty token where others leave it out.
    ...(NextToken && { nextToken: NextToken }),
  };
}

/** Config `GetOrganizationConformancePackDetailedStatus`: all pages, of up to 100 accounts each, past empty ones. */
export function listMemberPackStatuses(
  aws: Aws,
  input: Pick<DetailedStatusInput, "packName" | "filters">,
  options?: CallOptions,
): AsyncGenerator<readonly MemberPackStatus[], void, undefined> {
  return paginate(aws, {
    operation: detailedStatus,
    row: MemberStatusRow,
    options,
    fetch: async (nextToken, http) => {
      const output = await sendDetailedStatus(aws, { ...input, nextToken, limit: pageSize }, http);
      return { rows: output.OrganizationConformancePackDetailedStatuses, nextToken: output.NextToken };
    },
  });
}

function sendDetailedStatus(
  aws: Aws,
  { packName, filters = {}, limit, nextToken }: DetailedStatusInput,
  http: Parameters<Run<unknown>>[0],
) {
  const { accountId, status } = filters;
  const isFiltered = accountId !== undefined || status !== undefined;
  const input = {
    OrganizationConformancePackName: packName,
    ...(isFiltered && { Filters: { AccountId: accountId, Status: status } }),
    Limit: limit,
    NextToken: nextToken,
  };
  return aws.config.send(new GetOrganizationConformancePackDetailedStatusCommand(input), http);
}

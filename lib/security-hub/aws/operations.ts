import "server-only";
import {
  BatchGetConfigurationPolicyAssociationsCommand,
  DescribeOrganizationConfigurationCommand,
  GetConfigurationPolicyAssociationCommand,
  GetConfigurationPolicyCommand,
  GetFindingAggregatorCommand,
  ListConfigurationPoliciesCommand,
  ListConfigurationPolicyAssociationsCommand,
  ListFindingAggregatorsCommand,
  StartConfigurationPolicyAssociationCommand,
  StartConfigurationPolicyDisassociationCommand,
  type Target,
  UpdateOrganizationConfigurationCommand,
} from "@aws-sdk/client-securityhub";
import type { Aws } from "@/lib/aws/create-aws";
import { answerExactly } from "@/lib/aws/exact-json";
import { collect, paginate, withoutList } from "@/lib/aws/paginate";
import { parseOutput, parseRows } from "@/lib/aws/parse-output";
import { type CallOptions, read, write } from "@/lib/aws/send";
import { assertNever } from "@/lib/core/assert-never";
import { FailureError } from "@/lib/core/failure-error";
import type { ConfigurationId, PolicyId, TargetId } from "@/lib/core/identifiers";
import { mapBounded } from "@/lib/core/map-bounded";
import { targetKindOf } from "@/lib/organizations/model";
import type {
  AssociationStatus,
  AssociationType,
  ConfigurationPolicy,
  ConfigurationPolicySummary,
  FindingAggregator,
  OrganizationConfiguration,
  OrganizationConfigurationUpdate,
  PolicyAssociation,
  UnprocessedAssociation,
} from "../model";
import { PolicyOutput } from "./operations-policy";
import {
  associationOf,
  AssociationRow,
  FindingAggregatorOutput,
  FindingAggregatorRow,
  OrganizationConfigurationOutput,
  PolicySummaryRow,
  UnprocessedRow,
} from "./operations-wire";

/** The most that a list operation of Security Hub answers in one page. */
const pageSize = 100;
/** BatchGet has no documented maximum; this is what the list operations answer at once. */
const batchSize = 100;
const batchesAtOnce = 8;

/** What is applied to, or taken from, one target. */
export interface AssociationInput {
  readonly configurationId: ConfigurationId;
  readonly targetId: TargetId;
}

/**
 * Security Hub `StartConfigurationPolicyAssociation`: applies a policy, or self-managed behaviour, to one target. The
 * answer is usually PENDING; it may take a day to settle. Sent once: repeating it is up to the caller.
 */
export async function startConfigurationPolicyAssociation(
  aws: Aws,
  { configurationId, targetId }: AssociationInput,
  options?: CallOptions,
): Promise<PolicyAssociation> {
  const operation = "securityhub:StartConfigurationPolicyAssociation";
  const input = { ConfigurationPolicyIdentifier: configurationId, Target: targetOf(targetId) };
  const output = await write(aws, operation, options, (clients, http) =>
    clients.securityHub.send(new StartConfigurationPolicyAssociationCommand(input), http),
  );
  return parseOutput(aws, operation, associationOf(targetId), output);
}

/**
 * Security Hub `StartConfigurationPolicyDisassociation`: takes away what is applied to the target, which then inherits
 * from its closest ancestor, and keeps its settings where there is none. What is only inherited cannot be taken away.
 */
export async function startConfigurationPolicyDisassociation(
  aws: Aws,
  { configurationId, targetId }: AssociationInput,
  options?: CallOptions,
): Promise<void> {
  const input = { ConfigurationPolicyIdentifier: configurationId, Target: targetOf(targetId) };
  await write(aws, "securityhub:StartConfigurationPolicyDisassociation", options, (clients, http) =>
    clients.securityHub.send(new StartConfigurationPolicyDisassociationCommand(input), http),
  );
}

/** Security Hub `GetConfigurationPolicyAssociation`; undefined where AWS knows no association of the target. */
export async function getConfigurationPolicyAssociation(
  aws: Aws,
  targetId: TargetId,
  options?: CallOptions,
): Promise<PolicyAssociation | undefined> {
  const operation = "securityhub:GetConfigurationPolicyAssociation";
  const input = { Target: targetOf(targetId) };
  try {
    const output = await read(aws, operation, options, (http) =>
      aws.securityHub.send(new GetConfigurationPolicyAssociationCommand(input), http),
    );
    return parseOutput(aws, operation, associationOf(targetId), output);
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === "not-found") return undefined;
    throw error;
  }
}

/**
 * Security Hub `BatchGetConfigurationPolicyAssociations` for any number of targets, in batches. What AWS left
 * unprocessed is answered beside the rest; a batch that fails as a whole rejects.
 */
export async function batchGetConfigurationPolicyAssociations(
  aws: Aws,
  targetIds: readonly TargetId[],
  options?: CallOptions,
): Promise<{ associations: PolicyAssociation[]; unprocessed: UnprocessedAssociation[] }> {
  const operation = "securityhub:BatchGetConfigurationPolicyAssociations";
  const batches = await mapBounded(batchesOf(targetIds), batchesAtOnce, async (batch) => {
    const identifiers = batch.map((targetId) => ({ Target: targetOf(targetId) }));
    const input = { ConfigurationPolicyAssociationIdentifiers: identifiers };
    const output = await read(aws, operation, options, (http) =>
      aws.securityHub.send(new BatchGetConfigurationPolicyAssociationsCommand(input), http),
    );
    const { ConfigurationPolicyAssociations, UnprocessedConfigurationPolicyAssociations } = output;
    if (
      ConfigurationPolicyAssociations === undefined &&
      UnprocessedConfigurationPolicyAssociations === undefined
    )
      throw new FailureError(withoutList(aws, operation));
    return {
      associations: parseRows(aws, operation, AssociationRow, ConfigurationPolicyAssociations ?? [], options),
      unprocessed: parseRows(
        aws,
        operation,
        UnprocessedRow,
        UnprocessedConfigurationPolicyAssociations ?? [],
        options,
      ),
    };
  });
  return {
    associations: batches.flatMap((batch) => batch.associations),
    unprocessed: batches.flatMap((batch) => batch.unprocessed),
  };
}

/** The filters of `ListConfigurationPolicyAssociations`; all that are given must match. */
export interface AssociationFilters {
  readonly configurationId?: ConfigurationId | undefined;
  readonly type?: AssociationType | undefined;
  readonly status?: AssociationStatus | undefined;
}

/** Security Hub `ListConfigurationPolicyAssociations`, a page of up to 100 at a time. */
export function listConfigurationPolicyAssociations(
  aws: Aws,
  filters: AssociationFilters = {},
  options?: CallOptions,
): AsyncGenerator<readonly PolicyAssociation[], void, undefined> {
  const { configurationId, type, status } = filters;
  const isFiltered = configurationId !== undefined || type !== undefined || status !== undefined;
  const Filters = {
    ConfigurationPolicyId: configurationId,
    AssociationType: type,
    AssociationStatus: status,
  };
  return paginate(aws, {
    operation: "securityhub:ListConfigurationPolicyAssociations",
    row: AssociationRow,
    options,
    fetch: async (NextToken, http) => {
      const input = { NextToken, MaxResults: pageSize, ...(isFiltered && { Filters }) };
      const output = await aws.securityHub.send(new ListConfigurationPolicyAssociationsCommand(input), http);
      return { rows: output.ConfigurationPolicyAssociationSummaries, nextToken: output.NextToken };
    },
  });
}

/** Security Hub `ListConfigurationPolicies`: an organization has at most twenty. */
export function listConfigurationPolicies(
  aws: Aws,
  options?: CallOptions,
): Promise<ConfigurationPolicySummary[]> {
  return collect(
    paginate(aws, {
      operation: "securityhub:ListConfigurationPolicies",
      row: PolicySummaryRow,
      options,
      fetch: async (NextToken, http) => {
        const command = new ListConfigurationPoliciesCommand({ NextToken, MaxResults: pageSize });
        const output = await aws.securityHub.send(command, http);
        return { rows: output.ConfigurationPolicySummaries, nextToken: output.NextToken };
      },
    }),
  );
}

/** Security Hub `GetConfigurationPolicy`: what a policy configures. Fails as `not-found` where it was deleted. */
export async function getConfigurationPolicy(
  aws: Aws,
  policyId: PolicyId,
  options?: CallOptions,
): Promise<ConfigurationPolicy> {
  const operation = "securityhub:GetConfigurationPolicy";
  const output = await read(aws, operation, options, (http) => {
    const command = new GetConfigurationPolicyCommand({ Identifier: policyId });
    answerExactly(command);
    return aws.securityHub.send(command, http);
  });
  return parseOutput(aws, operation, PolicyOutput, output);
}

/** Security Hub `DescribeOrganizationConfiguration`; the delegated administrator may call it. */
export async function describeOrganizationConfiguration(
  aws: Aws,
  options?: CallOptions,
): Promise<OrganizationConfiguration> {
  const operation = "securityhub:DescribeOrganizationConfiguration";
  const output = await read(aws, operation, options, (http) =>
    aws.securityHub.send(new DescribeOrganizationConfigurationCommand({}), http),
  );
  return parseOutput(aws, operation, OrganizationConfigurationOutput, output);
}

/**
 * Security Hub `UpdateOrganizationConfiguration`: CENTRAL or LOCAL, and what new accounts get by themselves. AWS answers
 * nothing; the new configuration may be PENDING for some minutes.
 */
export async function updateOrganizationConfiguration(
  aws: Aws,
  update: OrganizationConfigurationUpdate,
  options?: CallOptions,
): Promise<void> {
  const { autoEnable, autoEnableStandards, configurationType, status, statusMessage } = update;
  const isTyped = configurationType !== undefined || status !== undefined || statusMessage !== undefined;
  const OrganizationConfiguration = {
    ConfigurationType: configurationType,
    Status: status,
    StatusMessage: statusMessage,
  };
  const input = {
    AutoEnable: autoEnable,
    AutoEnableStandards: autoEnableStandards,
    ...(isTyped && { OrganizationConfiguration }),
  };
  await write(aws, "securityhub:UpdateOrganizationConfiguration", options, (clients, http) =>
    clients.securityHub.send(new UpdateOrganizationConfigurationCommand(input), http),
  );
}

/**
 * Security Hub `ListFindingAggregators` and `GetFindingAggregator`: the one aggregator, whose Region is the home Region;
 * undefined where there is none.
 */
export async function findingAggregator(
  aws: Aws,
  options?: CallOptions,
): Promise<FindingAggregator | undefined> {
  const pages = paginate(aws, {
    operation: "securityhub:ListFindingAggregators",
    row: FindingAggregatorRow,
    options,
    fetch: async (NextToken, http) => {
      const output = await aws.securityHub.send(new ListFindingAggregatorsCommand({ NextToken }), http);
      return { rows: output.FindingAggregators, nextToken: output.NextToken };
    },
  });
  const [FindingAggregatorArn] = await collect(pages);
  if (FindingAggregatorArn === undefined) return undefined;
  const operation = "securityhub:GetFindingAggregator";
  const output = await read(aws, operation, options, (http) =>
    aws.securityHub.send(new GetFindingAggregatorCommand({ FindingAggregatorArn }), http),
  );
  return parseOutput(aws, operation, FindingAggregatorOutput, output);
}

/** The union `Target`, which has exactly one member. */
function targetOf(targetId: TargetId): Target {
  const kind = targetKindOf(targetId);
  switch (kind) {
    case "root":
      return { RootId: targetId };
    case "organizational-unit":
      return { OrganizationalUnitId: targetId };
    case "account":
      return { AccountId: targetId };
    default:
      return assertNever(kind);
  }
}

function batchesOf(targetIds: readonly TargetId[]): TargetId[][] {
  const count = Math.ceil(targetIds.length / batchSize);
  return Array.from({ length: count }, (_, batch) =>
    targetIds.slice(batch * batchSize, (batch + 1) * batchSize),
  );
}

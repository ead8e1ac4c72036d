import "server-only";
import {
  CreateConfigurationPolicyCommand,
  DeleteConfigurationPolicyCommand,
  DescribeStandardsCommand,
  GetSecurityControlDefinitionCommand,
  ListSecurityControlDefinitionsCommand,
  UpdateConfigurationPolicyCommand,
} from "@aws-sdk/client-securityhub";
import type { Aws } from "@/lib/aws/create-aws";
import { collect, paginate } from "@/lib/aws/paginate";
import { parseOutput } from "@/lib/aws/parse-output";
import { type CallOptions, read, write } from "@/lib/aws/send";
import { answerExactly, sendExactly } from "@/lib/aws/exact-json";
import type { PolicyId } from "@/lib/core/identifiers";
import type { JsonObject } from "@/lib/core/json";
import type { ConfigurationPolicy } from "@/lib/security-hub/model";
import { PolicyOutput } from "@/lib/security-hub/aws/operations-policy";
import type { ControlDefinition, Standard } from "../standards/catalogue";
import { ControlDefinitionOutput, ControlDefinitionRow, type Provided, StandardRow } from "./operations-wire";
import type { PolicyTags } from "../tags";

/** The most that a list operation of Security Hub answers in one page. */
const pageSize = 100;

/** Where the SDK's types want a policy; the one that is sent takes its place in the request. */
const placeholder = { SecurityHub: {} };

/** What `CreateConfigurationPolicy` takes. */
export interface NewPolicy {
  readonly name: string;
  /** Absent for none: AWS takes no empty text. */
  readonly description?: string | undefined;
  /** The member `ConfigurationPolicy`, sent exactly so. */
  readonly policy: JsonObject;
  readonly tags?: PolicyTags;
}

/**
 * Security Hub `CreateConfigurationPolicy`: a policy that governs nothing yet. Fails as `limit-reached` for the
 * twenty-first and as `conflict` for a name that is taken. Sent once.
 */
export async function createConfigurationPolicy(
  aws: Aws,
  { name, description, policy, tags = {} }: NewPolicy,
  options?: CallOptions,
): Promise<ConfigurationPolicy> {
  const operation = "securityhub:CreateConfigurationPolicy";
  const input = {
    Name: name,
    Description: description,
    ConfigurationPolicy: placeholder,
    // The model demands at least one tag where there are any.
    ...(Object.keys(tags).length > 0 && { Tags: tags }),
  };
  const command = new CreateConfigurationPolicyCommand(input);
  sendExactly(command, { ConfigurationPolicy: policy });
  answerExactly(command);
  const output = await write(aws, operation, options, (clients, http) =>
    clients.securityHub.send(command, http),
  );
  return parseOutput(aws, operation, PolicyOutput, output);
}

/** What `UpdateConfigurationPolicy` takes: what is absent stays as it is. */
export interface PolicyUpdate {
  readonly policyId: PolicyId;
  readonly name?: string | undefined;
  /** AWS takes no empty text, so a description can be replaced and not removed. */
  readonly description?: string | undefined;
  readonly reason?: string | undefined;
  /** Replaces what the policy configures as a whole; then everything it governs is configured anew. */
  readonly policy?: JsonObject | undefined;
}

/** Security Hub `UpdateConfigurationPolicy`. What it governs follows by itself. Sent once. */
export async function updateConfigurationPolicy(
  aws: Aws,
  { policyId, name, description, reason, policy }: PolicyUpdate,
  options?: CallOptions,
): Promise<ConfigurationPolicy> {
  const operation = "securityhub:UpdateConfigurationPolicy";
  const input = {
    Identifier: policyId,
    Name: name,
    Description: description,
    UpdatedReason: reason,
    ConfigurationPolicy: policy && placeholder,
  };
  const command = new UpdateConfigurationPolicyCommand(input);
  sendExactly(command, { ConfigurationPolicy: policy });
  answerExactly(command);
  const output = await write(aws, operation, options, (clients, http) =>
    clients.securityHub.send(command, http),
  );
  return parseOutput(aws, operation, PolicyOutput, output);
}

/** Security Hub `DeleteConfigurationPolicy`; fails as `conflict` while the policy is applied anywhere. Sent once. */
export async function deleteConfigurationPolicy(
  aws: Aws,
  policyId: PolicyId,
  options?: CallOptions,
): Promise<void> {
  await write(aws, "securityhub:DeleteConfigurationPolicy", options, (clients, http) =>
    clients.securityHub.send(new DeleteConfigurationPolicyCommand({ Identifier: policyId }), http),
  );
}

/** Security Hub `DescribeStandards`: the standards that a policy can enable, and those of other clouds, which it cannot. */
export function describeStandards(aws: Aws, options?: CallOptions): Promise<Provided<Standard>[]> {
  return collect(
    paginate(aws, {
      operation: "securityhub:DescribeStandards",
      row: StandardRow,
      options,
      fetch: async (NextToken, http) => {
        const command = new DescribeStandardsCommand({ NextToken, MaxResults: pageSize });
        const output = await aws.securityHub.send(command, http);
        return { rows: output.Standards, nextToken: output.NextToken };
      },
    }),
  );
}

/** Security Hub `ListSecurityControlDefinitions`: all controls, or those of one standard. */
export function listSecurityControlDefinitions(
  aws: Aws,
  standardArn?: string,
  options?: CallOptions,
): Promise<Provided<ControlDefinition>[]> {
  return collect(
    paginate(aws, {
      operation: "securityhub:ListSecurityControlDefinitions",
      row: ControlDefinitionRow,
      options,
      fetch: async (NextToken, http) => {
        const input = { NextToken, MaxResults: pageSize, StandardsArn: standardArn };
        const output = await aws.securityHub.send(new ListSecurityControlDefinitionsCommand(input), http);
        return { rows: output.SecurityControlDefinitions, nextToken: output.NextToken };
      },
    }),
  );
}

/** Security Hub `GetSecurityControlDefinition`; fails as `not-found` for an id that no control has. */
export async function getSecurityControlDefinition(
  aws: Aws,
  controlId: string,
  options?: CallOptions,
): Promise<ControlDefinition> {
  const operation = "securityhub:GetSecurityControlDefinition";
  const output = await read(aws, operation, options, (http) =>
    aws.securityHub.send(new GetSecurityControlDefinitionCommand({ SecurityControlId: controlId }), http),
  );
  return parseOutput(aws, operation, ControlDefinitionOutput, output);
}

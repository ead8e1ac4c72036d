import { createHash } from "node:crypto";
import { z } from "zod";
import { AwsError } from "../../contract";
import { PolicyDocument } from "../../world/policy-document";
import type { SandboxAssociation, SandboxPolicy, World } from "../../world/world";
import { requireCentralAdministrator } from "../access";
import { removeAssociation } from "../associations/association-book";
import { policyOf } from "./configuration-identifier";
import { reevaluateApplications } from "../associations/evaluation";
import type { HubOperation } from "../hub-operation";
import { pageOf } from "../page";
import { checkPolicyDocument, checkPolicyTexts } from "./policy-rules";
import { unpublishedTexts } from "../unpublished-texts";

/** Custom configuration policies of one organization (user guide, configuration-policies-overview). */
const POLICY_LIMIT = 20;

const CreatePolicy = z.object({
  Name: z.string(),
  Description: z.string().optional(),
  ConfigurationPolicy: PolicyDocument,
  Tags: z.record(z.string(), z.string()).default({}),
});
const UpdatePolicy = z.object({
  Identifier: z.string(),
  Name: z.string().optional(),
  Description: z.string().optional(),
  ConfigurationPolicy: PolicyDocument.optional(),
});
const NamedPolicy = z.object({ Identifier: z.string() });

/** Creates a policy that is associated with nothing. */
export const createConfigurationPolicy: HubOperation = (input, context) => {
  requireCentralAdministrator(context);
  const { world, now } = context;
  const request = CreatePolicy.parse(input);
  checkPolicyTexts(request.Name, request.Description);
  checkPolicyDocument(request.ConfigurationPolicy, world.partition);
  checkNameIsFree(world, request.Name);
  if (world.securityHub.policies.size >= POLICY_LIMIT) {
    throw new AwsError("LimitExceededException", unpublishedTexts.policyLimit(POLICY_LIMIT));
  }
  const id = newPolicyId(world, request.Name, now);
  const { partition, homeRegion } = world;
  const policy: SandboxPolicy = {
    id,
    arn: `arn:${partition}:securityhub:${homeRegion}:${context.caller.accountId}:configuration-policy/${id}`,
    name: request.Name,
    description: request.Description,
    createdAt: now,
    updatedAt: now,
    configurationPolicy: request.ConfigurationPolicy,
    tags: new Map(Object.entries(request.Tags)),
  };
  world.securityHub.policies.set(id, policy);
  return describe(policy);
};

/** Replaces what is given, the document as a whole; targets under a changed document become PENDING again. */
export const updateConfigurationPolicy: HubOperation = (input, context) => {
  requireCentralAdministrator(context);
  const { world, now } = context;
  const request = UpdatePolicy.parse(input);
  const policy = policyOf(world, request.Identifier);
  checkPolicyTexts(request.Name, request.Description);
  if (request.Name !== undefined && request.Name !== policy.name) checkNameIsFree(world, request.Name);
  const applications = applicationsOf(world, policy.id);
  const document = request.ConfigurationPolicy;
  if (document !== undefined) {
    checkPolicyDocument(document, world.partition);
    const disables = document.SecurityHub.ServiceEnabled === false;
    if (
      disables &&
      applications.some(({ targetId }) => targetId === world.securityHub.delegatedAdministratorId)
    ) {
      throw new AwsError("InvalidInputException", unpublishedTexts.disablesAdministrator);
    }
    policy.configurationPolicy = document;
  }
  policy.name = request.Name ?? policy.name;
  policy.description = request.Description ?? policy.description;
  // A clock that is stepped stands still between steps; two changes never have the same instant all the same.
  policy.updatedAt = Math.max(now, policy.updatedAt + 1);
  if (document !== undefined) {
    reevaluateApplications(world, new Set(applications.map(({ targetId }) => targetId)), now);
  }
  return describe(policy);
};

/** Deletes a policy that is applied nowhere. */
export const deleteConfigurationPolicy: HubOperation = (input, context) => {
  requireCentralAdministrator(context);
  const { world } = context;
  const policy = policyOf(world, NamedPolicy.parse(input).Identifier);
  if (applicationsOf(world, policy.id).length > 0) {
    throw new AwsError("ResourceConflictException", unpublishedTexts.policyAssociated);
  }
  world.securityHub.policies.delete(policy.id);
  // Only the delegated administrator can still have it, from before a policy that disables Security Hub passed it over.
  for (const { targetId, configurationId } of [...world.securityHub.associations.values()]) {
    if (configurationId === policy.id) removeAssociation(world, targetId);
  }
  return {};
};

export const getConfigurationPolicy: HubOperation = (input, context) => {
  requireCentralAdministrator(context);
  return describe(policyOf(context.world, NamedPolicy.parse(input).Identifier));
};

export const listConfigurationPolicies: HubOperation = (input, context) => {
  requireCentralAdministrator(context);
  const { policies } = context.world.securityHub;
  const { items, nextToken } = pageOf([...policies.keys()].sort(), (id) => policies.get(id), {
    operation: "ListConfigurationPolicies",
    input,
  });
  return { ConfigurationPolicySummaries: items.map(summarize), NextToken: nextToken };
};

function describe(policy: SandboxPolicy) {
  const { ServiceEnabled, EnabledStandardIdentifiers, SecurityControlsConfiguration } =
    policy.configurationPolicy.SecurityHub;
  return {
    Arn: policy.arn,
    Id: policy.id,
    Name: policy.name,
    Description: policy.description,
    UpdatedAt: new Date(policy.updatedAt),
    CreatedAt: new Date(policy.createdAt),
    ConfigurationPolicy: {
      SecurityHub: {
        ServiceEnabled,
        EnabledStandardIdentifiers,
        // Security Hub takes it with a policy that disables the service, but never gives it back.
        SecurityControlsConfiguration: ServiceEnabled === false ? undefined : SecurityControlsConfiguration,
      },
    },
  };
}

function summarize(policy: SandboxPolicy) {
  return {
    Arn: policy.arn,
    Id: policy.id,
    Name: policy.name,
    Description: policy.description,
    UpdatedAt: new Date(policy.updatedAt),
    ServiceEnabled: policy.configurationPolicy.SecurityHub.ServiceEnabled,
  };
}

function applicationsOf(world: World, policyId: string): SandboxAssociation[] {
  return [...world.securityHub.associations.values()].filter(
    ({ type, configurationId }) => type === "APPLIED" && configurationId === policyId,
  );
}

function checkNameIsFree(world: World, name: string): void {
  if (![...world.securityHub.policies.values()].some((policy) => policy.name === name)) return;
  throw new AwsError("ResourceConflictException", unpublishedTexts.policyNameTaken(name));
}

/** A UUID that follows from what is created when, so that the same calls on a stepped clock make the same world. */
function newPolicyId(world: World, name: string, now: number): string {
  const digest = createHash("sha256")
    .update(`${world.organization?.id ?? ""} ${name} ${now}`)
    .digest("hex");
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `4${digest.slice(13, 16)}`,
    `a${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join("-");
}

import "server-only";
import { z } from "zod";
import { FailureError } from "@/lib/core/failure";
import { ConfigurationId, PolicyId, TargetId } from "@/lib/core/identifiers";
import {
  type ConfigurationPolicy,
  OrganizationConfiguration,
  OrganizationConfigurationUpdate,
  PolicyAssociation,
} from "@/lib/security-hub/model";
import {
  describeOrganizationConfiguration,
  getConfigurationPolicy,
  getConfigurationPolicyAssociation,
  listConfigurationPolicies,
} from "@/lib/security-hub/aws/operations";
import { serverAws } from "@/lib/server/aws";
import { recordAssociations } from "@/lib/inventory/record/record-associations";
import { recordPolicies } from "@/lib/inventory/record/record-policies";
import {
  type Attempt,
  changedOtherwise,
  compared,
  done,
  notDone,
  recorded,
  unknown,
  type Verdict,
} from "./verdict";

const Association = z.object({ configurationId: ConfigurationId, targetId: TargetId });
const NamedPolicy = z.object({ policyId: PolicyId });
const PolicyChange = NamedPolicy.extend({
  openedAt: z.string(),
  settings: z.object({ name: z.string(), description: z.string() }),
});
// The record also holds what the change was reviewed against.
const ConfigurationChange = z.object(OrganizationConfigurationUpdate.shape);
const NewPolicy = z.object({ settings: z.object({ name: z.string() }) });

/** Whether `StartConfigurationPolicyAssociation` was carried out. */
export async function associationVerdict(attempt: Attempt): Promise<Verdict> {
  const { configurationId, targetId } = Association.parse(attempt.input);
  const { found, before } = await associations(attempt, targetId);
  return compared(attempt, {
    found,
    isAsWanted: found?.type === "APPLIED" && found.configurationId === configurationId,
    isAsBefore: isSameApplication(found, before),
    updatedAt: found?.updatedAt,
  });
}

/** Whether `StartConfigurationPolicyDisassociation` was carried out. */
export async function disassociationVerdict(attempt: Attempt): Promise<Verdict> {
  const { configurationId, targetId } = Association.parse(attempt.input);
  const { found } = await associations(attempt, targetId);
  if (found?.type !== "APPLIED") return done(found);
  return found.configurationId === configurationId ? notDone : changedOtherwise;
}

/** Whether `CreateConfigurationPolicy` was carried out: its name belongs to one policy of an organization. */
export async function creationVerdict({ input, at }: Attempt): Promise<Verdict> {
  const { settings } = NewPolicy.parse(input);
  const summary = (await listConfigurationPolicies(serverAws())).find(({ name }) => name === settings.name);
  if (summary === undefined) return notDone;
  const found = await getConfigurationPolicy(serverAws(), summary.id);
  await recordPolicies([found]);
  const createdAt = found.createdAt ?? found.updatedAt;
  // A minute's grace: AWS's clock and the database's may differ.
  return Date.parse(createdAt) >= at - 60_000 ? done(found) : notDone;
}

/** Whether `UpdateConfigurationPolicy` was carried out: AWS gives each change a new `UpdatedAt`. */
export async function updateVerdict({ input }: Attempt): Promise<Verdict> {
  const { policyId, openedAt, settings } = PolicyChange.parse(input);
  const found = await policyOrUndefined(policyId);
  if (found === undefined) return unknown("the policy was deleted since.");
  if (found.updatedAt === openedAt) return notDone;
  await recordPolicies([found]);
  const isAsWanted = found.name === settings.name && (found.description ?? "") === settings.description;
  return isAsWanted ? done(found) : changedOtherwise;
}

/** Whether `DeleteConfigurationPolicy` was carried out; an id is never given twice. */
export async function policyDeletionVerdict({ input }: Attempt): Promise<Verdict> {
  const { policyId } = NamedPolicy.parse(input);
  if ((await policyOrUndefined(policyId)) !== undefined) return notDone;
  await recordPolicies([], [policyId]);
  return done(undefined);
}

/** Whether `UpdateOrganizationConfiguration` was carried out. A status that was sent isn't compared: AWS sets it itself. */
export async function configurationVerdict(attempt: Attempt): Promise<Verdict> {
  const update = ConfigurationChange.parse(attempt.input);
  const found = await describeOrganizationConfiguration(serverAws());
  const before = recorded(OrganizationConfiguration, attempt.before);
  const { autoEnable, autoEnableStandards = found.autoEnableStandards, configurationType } = update;
  return compared(attempt, {
    found,
    isAsWanted:
      found.autoEnable === autoEnable &&
      found.autoEnableStandards === autoEnableStandards &&
      found.configurationType === (configurationType ?? found.configurationType),
    isAsBefore:
      before !== undefined &&
      found.autoEnable === before.autoEnable &&
      found.autoEnableStandards === before.autoEnableStandards &&
      found.configurationType === before.configurationType,
    updatedAt: undefined,
  });
}

async function associations(attempt: Attempt, targetId: TargetId) {
  const found = await getConfigurationPolicyAssociation(serverAws(), targetId);
  await (found === undefined ? recordAssociations([], [targetId]) : recordAssociations([found]));
  return { found, before: recorded(PolicyAssociation, attempt.before) };
}

function isSameApplication(
  one: PolicyAssociation | undefined,
  other: PolicyAssociation | undefined,
): boolean {
  return one?.type === other?.type && one?.configurationId === other?.configurationId;
}

async function policyOrUndefined(policyId: PolicyId): Promise<ConfigurationPolicy | undefined> {
  try {
    return await getConfigurationPolicy(serverAws(), policyId);
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === "not-found") return undefined;
    throw error;
  }
}

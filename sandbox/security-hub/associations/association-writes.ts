import { z } from "zod";
import { AwsError } from "../../contract";
import { requireCentralAdministrator } from "../access";
import { disablesSecurityHub } from "./account-outcome";
import { configurationIdOf, policyIdOf } from "../policies/configuration-identifier";
import { applyConfiguration, withdrawConfiguration } from "./evaluation";
import type { HubOperation } from "../hub-operation";
import { associationSummary, existingTargetIdOf, Target } from "./targets";
import { unpublishedTexts } from "../unpublished-texts";

const StartAssociation = z.object({ ConfigurationPolicyIdentifier: z.string(), Target });
const StartDisassociation = z.object({
  ConfigurationPolicyIdentifier: z.string(),
  Target: Target.optional(),
});

/** Applies a policy, or self-managed, to one target; answers the association, PENDING. */
export const startConfigurationPolicyAssociation: HubOperation = (input, context) => {
  requireCentralAdministrator(context);
  const { world, now } = context;
  const request = StartAssociation.parse(input);
  const targetId = existingTargetIdOf(world, request.Target);
  const configurationId = configurationIdOf(world, request.ConfigurationPolicyIdentifier);
  const isAdministrator = targetId === world.securityHub.delegatedAdministratorId;
  if (isAdministrator && disablesSecurityHub(world, configurationId)) {
    throw new AwsError("InvalidInputException", unpublishedTexts.disablesAdministrator);
  }
  return associationSummary(applyConfiguration(world, targetId, configurationId, now));
};

/**
 * Takes what is applied to a target away; it then inherits, or has no association where no ancestor has any. Only what
 * is applied to the target itself, and only the configuration that is, can be taken away.
 */
export const startConfigurationPolicyDisassociation: HubOperation = (input, context) => {
  requireCentralAdministrator(context);
  const { world, now } = context;
  const request = StartDisassociation.parse(input);
  if (request.Target === undefined)
    throw new AwsError("InvalidInputException", unpublishedTexts.targetMissing);
  const targetId = existingTargetIdOf(world, request.Target);
  const configurationId = policyIdOf(request.ConfigurationPolicyIdentifier);
  const association = world.securityHub.associations.get(targetId);
  if (association?.type !== "APPLIED" || association.configurationId !== configurationId) {
    const text = unpublishedTexts.notApplied(request.ConfigurationPolicyIdentifier, targetId);
    throw new AwsError("ResourceNotFoundException", text);
  }
  withdrawConfiguration(world, targetId, now);
  return {};
};

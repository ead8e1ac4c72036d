import { AwsError, type AwsStructure, type Service } from "../../contract";
import { requiredText } from "../../input-members";
import type { SandboxOrganization } from "../../world/world";
import { requireManagement } from "../access";
import { constraintViolation, invalidInput } from "../refusals";
import type { OrganizationState } from "../organization-state";
import { rootStructure } from "../organization-structures";
import { unpublishedTexts } from "../unpublished-texts";
import { attachedTo, disableType, policyOf, setAttached } from "./attachment-book";
import { isDetachable } from "./managed-policies";
import { targetOf } from "./policy-targets";
import { policyTypeRules, SERVICE_CONTROL_POLICY } from "./policy-types";

/** Attaching and detaching policies, and the types of them that the root allows. */
export function attachmentWrites({ world, clock }: OrganizationState): Service {
  return {
    AttachPolicy(input, caller) {
      const organization = requireManagement(world, caller);
      const book = world.organizationPolicies;
      const { id: policyId, type } = policyOf(book, requiredText(input, "PolicyId"));
      const { id: targetId } = targetOf(world, organization, requiredText(input, "TargetId"));
      if (!book.enabledTypes.has(type)) throw typeNotEnabled();
      const attached = attachedTo(book, type, targetId);
      if (attached.some((one) => one.policyId === policyId)) {
        throw new AwsError("DuplicatePolicyAttachmentException", unpublishedTexts.alreadyAttached);
      }
      const { maxPerTarget } = policyTypeRules(type);
      if (attached.length >= maxPerTarget) {
        throw constraintViolation(
          "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
          unpublishedTexts.attachmentLimit(maxPerTarget),
        );
      }
      setAttached(book, type, targetId, [...attached, { policyId, attachedAt: clock.now() }]);
      return {};
    },

    DetachPolicy(input, caller) {
      const organization = requireManagement(world, caller);
      const book = world.organizationPolicies;
      const { id: policyId, type } = policyOf(book, requiredText(input, "PolicyId"));
      const { id: targetId } = targetOf(world, organization, requiredText(input, "TargetId"));
      const attached = attachedTo(book, type, targetId);
      const rest = attached.filter((one) => one.policyId !== policyId);
      if (rest.length === attached.length) {
        throw new AwsError("PolicyNotAttachedException", unpublishedTexts.notAttached);
      }
      if (!isDetachable(policyId)) {
        throw invalidInput("NON_DETACHABLE_POLICY", unpublishedTexts.notDetachable);
      }
      if (type === SERVICE_CONTROL_POLICY && rest.length === 0) {
        throw constraintViolation(
          "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
          unpublishedTexts.lastServiceControlPolicy,
        );
      }
      setAttached(book, type, targetId, rest);
      return {};
    },

    EnablePolicyType(input, caller) {
      const organization = requireManagement(world, caller);
      const type = typeInRoot(organization, input);
      const { enabledTypes } = world.organizationPolicies;
      if (organization.featureSet !== "ALL") {
        throw new AwsError(
          "PolicyTypeNotAvailableForOrganizationException",
          unpublishedTexts.policyTypeUnavailable,
        );
      }
      if (enabledTypes.has(type)) {
        throw new AwsError("PolicyTypeAlreadyEnabledException", unpublishedTexts.policyTypeEnabled);
      }
      enabledTypes.add(type);
      return { Root: rootStructure(world, organization) };
    },

    DisablePolicyType(input, caller) {
      const organization = requireManagement(world, caller);
      const type = typeInRoot(organization, input);
      if (!world.organizationPolicies.enabledTypes.has(type)) throw typeNotEnabled();
      disableType(world.organizationPolicies, type);
      return { Root: rootStructure(world, organization) };
    },
  };
}

/** The type that is to be enabled or disabled. Throws RootNotFoundException for a foreign root. */
function typeInRoot(organization: SandboxOrganization, input: AwsStructure): string {
  if (requiredText(input, "RootId") !== organization.rootId) {
    throw new AwsError("RootNotFoundException", unpublishedTexts.rootNotFound);
  }
  return requiredText(input, "PolicyType");
}

function typeNotEnabled(): AwsError {
  return new AwsError("PolicyTypeNotEnabledException", unpublishedTexts.policyTypeNotEnabled);
}

import { AwsError, type AwsStructure, type Service } from "../../contract";
import { optionalText, requiredText } from "../../input-members";
import type { SandboxOrganizationPolicies } from "../../world/sandbox-organization-policies";
import { requireManagement } from "../access";
import { checkTags, tagsOf } from "../check-tags";
import { constraintViolation, invalidInput } from "../refusals";
import type { OrganizationState } from "../organization-state";
import { publishedTexts } from "../published-texts";
import { unpublishedTexts } from "../unpublished-texts";
import { policyOf } from "./attachment-book";
import { managedPolicies } from "./managed-policies";
import { checkPolicyContent } from "./policy-content";
import { policyStructure } from "./policy-structures";
import { policyTypeRules } from "./policy-types";

/** Creating, changing and deleting policies. https://docs.aws.amazon.com/organizations/latest/APIReference/ */
export function policyWrites({ world, clock, identifiers }: OrganizationState): Service {
  return {
    CreatePolicy(input, caller) {
      const organization = requireManagement(world, caller);
      const book = world.organizationPolicies;
      const type = requiredText(input, "Type");
      checkTags(input);
      if (organization.featureSet !== "ALL") {
        throw new AwsError(
          "PolicyTypeNotAvailableForOrganizationException",
          unpublishedTexts.policyTypeUnavailable,
        );
      }
      const name = requiredText(input, "Name");
      requireFreeName(book, type, name);
      const content = requiredText(input, "Content");
      checkPolicyContent(type, content);
      const { maxPerOrganization } = policyTypeRules(type);
      if ([...book.policies.values()].filter((policy) => policy.type === type).length >= maxPerOrganization) {
        throw constraintViolation(
          "POLICY_NUMBER_LIMIT_EXCEEDED",
          unpublishedTexts.policyLimit(maxPerOrganization),
        );
      }
      const policy = {
        id: identifiers.policyId(organization),
        name,
        description: requiredText(input, "Description"),
        type,
        content,
        updatedAt: clock.now(),
      };
      book.policies.set(policy.id, policy);
      world.organizationTags.set(policy.id, new Map(tagsOf(input)));
      return { Policy: policyStructure(world, organization, policy) };
    },

    UpdatePolicy(input, caller) {
      const organization = requireManagement(world, caller);
      const policy = changeablePolicy(world.organizationPolicies, input);
      const name = optionalText(input, "Name");
      if (name !== undefined && name !== policy.name)
        requireFreeName(world.organizationPolicies, policy.type, name);
      const content = optionalText(input, "Content");
      if (content !== undefined) checkPolicyContent(policy.type, content);
      policy.name = name ?? policy.name;
      policy.description = optionalText(input, "Description") ?? policy.description;
      if (content !== undefined) {
        policy.content = content;
        policy.updatedAt = clock.now();
      }
      return { Policy: policyStructure(world, organization, policy) };
    },

    DeletePolicy(input, caller) {
      requireManagement(world, caller);
      const book = world.organizationPolicies;
      const policy = changeablePolicy(book, input);
      const isAttached = [...(book.attachments.get(policy.type)?.values() ?? [])].some((attached) =>
        attached.some(({ policyId }) => policyId === policy.id),
      );
      if (isAttached) throw new AwsError("PolicyInUseException", unpublishedTexts.policyInUse);
      book.policies.delete(policy.id);
      world.organizationTags.delete(policy.id);
      return {};
    },
  };
}

function changeablePolicy(book: SandboxOrganizationPolicies, input: AwsStructure) {
  const policy = policyOf(book, requiredText(input, "PolicyId"), publishedTexts.policyToChangeNotFound);
  if (managedPolicies.has(policy.id)) {
    throw invalidInput("IMMUTABLE_POLICY", unpublishedTexts.policyImmutable);
  }
  return policy;
}

function requireFreeName({ policies }: SandboxOrganizationPolicies, type: string, name: string): void {
  const isTaken = [...managedPolicies.values(), ...policies.values()].some(
    (policy) => policy.type === type && policy.name === name,
  );
  if (isTaken) throw new AwsError("DuplicatePolicyException", unpublishedTexts.policyNameTaken);
}

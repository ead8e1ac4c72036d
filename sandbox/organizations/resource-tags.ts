import { AwsError, type AwsStructure, type Service } from "../contract";
import { requiredText } from "../input-members";
import { isList } from "../protocol/value-guards";
import { SortedIds } from "../sorted-ids";
import type { SandboxOrganization, World } from "../world/world";
import { requireManagement, requireReader } from "./access";
import { checkTags, maxTags, tagsOf } from "./check-tags";
import { constraintViolation } from "./refusals";
import type { OrganizationState } from "./organization-state";
import { pageOfIds } from "./page-of-ids";
import { managedPolicies } from "./policies/managed-policies";
import { unpublishedTexts } from "./unpublished-texts";

/** Tags of the root, OUs, accounts and policies. https://docs.aws.amazon.com/organizations/latest/APIReference/ */
export function resourceTags({ world }: OrganizationState): Service {
  return {
    TagResource(input, caller) {
      const organization = requireManagement(world, caller);
      const id = taggableId(world, organization, input);
      checkTags(input);
      const tags = new Map([...(world.organizationTags.get(id) ?? []), ...tagsOf(input)]);
      if (tags.size > maxTags)
        throw constraintViolation("MAX_TAG_LIMIT_EXCEEDED", unpublishedTexts.tagLimit(maxTags));
      world.organizationTags.set(id, tags);
      return {};
    },

    UntagResource(input, caller) {
      const organization = requireManagement(world, caller);
      const id = taggableId(world, organization, input);
      const keys = isList(input.TagKeys) ? input.TagKeys : [];
      const rest = [...(world.organizationTags.get(id) ?? [])].filter(([key]) => !keys.includes(key));
      world.organizationTags.set(id, new Map(rest));
      return {};
    },

    ListTagsForResource(input, caller) {
      const organization = requireReader(world, caller);
      const id = taggableId(world, organization, input);
      const tags = world.organizationTags.get(id) ?? new Map<string, string>();
      const list = new SortedIds(tags.keys());
      const { ids, nextToken } = pageOfIds(list, `ListTagsForResource ${id}`, input);
      return { Tags: ids.map((Key) => ({ Key, Value: tags.get(Key) })), NextToken: nextToken };
    },
  };
}

function taggableId(world: World, organization: SandboxOrganization, input: AwsStructure): string {
  const id = requiredText(input, "ResourceId");
  const isKnown =
    id === organization.rootId ||
    [world.organizationalUnits, world.accounts, world.organizationPolicies.policies, managedPolicies].some(
      (things) => things.has(id),
    );
  if (!isKnown) throw new AwsError("TargetNotFoundException", unpublishedTexts.targetNotFound);
  return id;
}

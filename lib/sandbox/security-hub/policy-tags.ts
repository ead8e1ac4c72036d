import { z } from "zod";
import { AwsError } from "../contract";
import type { SandboxPolicy, World } from "../world/world";
import type { HubOperation } from "./hub-operation";
import { unpublishedTexts } from "./unpublished-texts";

/** AWS's limit of tags on one resource. */
const TAG_LIMIT = 50;

const TagResource = z.object({ ResourceArn: z.string(), Tags: z.record(z.string(), z.string()) });
const UntagResource = z.object({ ResourceArn: z.string(), TagKeys: z.array(z.string()) });
const ListTags = z.object({ ResourceArn: z.string() });

/** Adds tags to a configuration policy, or gives those it has another value. */
export const tagResource: HubOperation = (input, { world }) => {
  const { ResourceArn, Tags } = TagResource.parse(input);
  const { tags } = taggedPolicy(world, ResourceArn);
  if (new Set([...tags.keys(), ...Object.keys(Tags)]).size > TAG_LIMIT) {
    throw new AwsError("InvalidInputException", unpublishedTexts.listTooLong("Tags", TAG_LIMIT));
  }
  for (const [key, value] of Object.entries(Tags)) tags.set(key, value);
  return {};
};

export const untagResource: HubOperation = (input, { world }) => {
  const { ResourceArn, TagKeys } = UntagResource.parse(input);
  const { tags } = taggedPolicy(world, ResourceArn);
  for (const key of TagKeys) tags.delete(key);
  return {};
};

/** The model wants at least one tag in `Tags`: a policy without any has no such member. */
export const listTagsForResource: HubOperation = (input, { world }) => {
  const { tags } = taggedPolicy(world, ListTags.parse(input).ResourceArn);
  return tags.size === 0 ? {} : { Tags: Object.fromEntries(tags) };
};

function taggedPolicy(world: World, arn: string): SandboxPolicy {
  const policy = [...world.securityHub.policies.values()].find((candidate) => candidate.arn === arn);
  if (policy !== undefined) return policy;
  throw new AwsError("ResourceNotFoundException", unpublishedTexts.resourceNotFound(arn));
}

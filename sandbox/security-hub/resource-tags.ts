import { z } from "zod";
import { AwsError } from "../contract";
import { hubArn } from "./hub";
import type { HubContext, HubOperation } from "./hub-operation";
import { hubOf, isSubscribed } from "./hub-state";
import { unpublishedTexts } from "./unpublished-texts";

/** AWS's limit of tags on one resource. */
const TAG_LIMIT = 50;

const TagResource = z.object({ ResourceArn: z.string(), Tags: z.record(z.string(), z.string()) });
const UntagResource = z.object({ ResourceArn: z.string(), TagKeys: z.array(z.string()) });
const ListTags = z.object({ ResourceArn: z.string() });

/** Adds tags to a configuration policy or to the caller's own hub, or gives those it has another value. */
export const tagResource: HubOperation = (input, context) => {
  const { ResourceArn, Tags } = TagResource.parse(input);
  const tags = tagsOf(context, ResourceArn);
  if (new Set([...tags.keys(), ...Object.keys(Tags)]).size > TAG_LIMIT) {
    throw new AwsError("InvalidInputException", unpublishedTexts.listTooLong("Tags", TAG_LIMIT));
  }
  for (const [key, value] of Object.entries(Tags)) tags.set(key, value);
  return {};
};

export const untagResource: HubOperation = (input, context) => {
  const { ResourceArn, TagKeys } = UntagResource.parse(input);
  const tags = tagsOf(context, ResourceArn);
  for (const key of TagKeys) tags.delete(key);
  return {};
};

/** The model wants at least one tag in `Tags`: a resource without any has no such member. */
export const listTagsForResource: HubOperation = (input, context) => {
  const tags = tagsOf(context, ListTags.parse(input).ResourceArn);
  return tags.size === 0 ? {} : { Tags: Object.fromEntries(tags) };
};

function tagsOf(context: HubContext, arn: string): Map<string, string> {
  const { world, caller } = context;
  const { policies, hubs } = world.securityHub;
  const policy = [...policies.values()].find((candidate) => candidate.arn === arn);
  if (policy !== undefined) return policy.tags;
  if (arn === hubArn(context) && isSubscribed(world, caller.accountId)) {
    const hub = hubOf(world, caller.accountId);
    hubs.set(caller.accountId, hub);
    return hub.tags;
  }
  throw new AwsError("ResourceNotFoundException", unpublishedTexts.resourceNotFound(arn));
}

import { z } from "zod";
import { AwsError } from "../contract";
import { requiredText } from "../input-members";
import type { ConfigOperation } from "./config-operation";
import { pageOf } from "./page";
import { tagMap, Tags } from "./tag-rules";
import { tagsOf } from "./tagged-resource";
import { unpublishedTexts } from "./unpublished-texts";

const MAX_TAGS = 50;

const TagResource = z.object({ ResourceArn: z.string(), Tags });
const UntagResource = z.object({ ResourceArn: z.string(), TagKeys: z.array(z.string()) });

/** Adds tags, or gives those that are there another value; the others stay. */
export const tagResource: ConfigOperation = (input, context) => {
  const { ResourceArn, Tags: sent } = TagResource.parse(input);
  const tags = tagsOf(context, ResourceArn);
  const added = tagMap(sent);
  if (new Set([...tags.keys(), ...added.keys()]).size > MAX_TAGS) {
    throw new AwsError("TooManyTagsException", unpublishedTexts.tooManyTags(MAX_TAGS));
  }
  for (const [key, value] of added) tags.set(key, value);
  return {};
};

export const untagResource: ConfigOperation = (input, context) => {
  const { ResourceArn, TagKeys } = UntagResource.parse(input);
  const tags = tagsOf(context, ResourceArn);
  for (const key of TagKeys) tags.delete(key);
  return {};
};

/** The model wants at least one tag in `Tags`: a resource without any has no such member. */
export const listTagsForResource: ConfigOperation = (input, context) => {
  const tags = tagsOf(context, requiredText(input, "ResourceArn"));
  const { items, nextToken } = pageOf(
    [...tags.keys()].sort(),
    (Key) => ({ Key, Value: tags.get(Key) ?? "" }),
    { operation: "ListTagsForResource", input },
  );
  return items.length === 0 ? {} : { Tags: items, NextToken: nextToken };
};

import type { AwsStructure } from "../contract";
import { optionalText } from "../input-members";
import { isList, isStructure } from "../protocol/value-guards";
import { constraintViolation, invalidInput } from "./refusals";
import { unpublishedTexts } from "./unpublished-texts";

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_tagging.html */
export const maxTags = 50;

/** Refuses tags that repeat a key or use AWS's own prefix, and more of them than a resource can have. */
export function checkTags(input: AwsStructure): void {
  const tags = tagsOf(input);
  if (tags.some(([key]) => key.toLowerCase().startsWith("aws:"))) {
    throw invalidInput("INVALID_SYSTEM_TAGS_PARAMETER", unpublishedTexts.systemTags);
  }
  if (new Set(tags.map(([key]) => key)).size < tags.length) {
    throw invalidInput("DUPLICATE_TAG_KEY", unpublishedTexts.duplicateTags);
  }
  if (tags.length > maxTags)
    throw constraintViolation("MAX_TAG_LIMIT_EXCEEDED", unpublishedTexts.tagLimit(maxTags));
}

/** The keys and values of the member `Tags`; none where it is absent. */
export function tagsOf({ Tags: tags }: AwsStructure): readonly (readonly [string, string])[] {
  if (!isList(tags)) return [];
  return tags.flatMap((tag): [string, string][] =>
    isStructure(tag) ? [[optionalText(tag, "Key") ?? "", optionalText(tag, "Value") ?? ""]] : [],
  );
}

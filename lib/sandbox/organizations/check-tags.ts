import type { AwsStructure, AwsValue } from "../contract";
import { optionalText } from "../input-members";
import { isList, isStructure } from "../protocol/value-guards";
import { invalidInput } from "./invalid-input";
import { unpublishedTexts } from "./unpublished-texts";

/** Refuses tags that repeat a key or use AWS's own prefix. The sandbox has no operation that would read them back. */
export function checkTags(input: AwsStructure): void {
  const keys = tagKeys(input.Tags);
  if (keys.some((key) => key.toLowerCase().startsWith("aws:"))) {
    throw invalidInput("INVALID_SYSTEM_TAGS_PARAMETER", unpublishedTexts.systemTags);
  }
  if (new Set(keys).size < keys.length) {
    throw invalidInput("DUPLICATE_TAG_KEY", unpublishedTexts.duplicateTags);
  }
}

function tagKeys(tags: AwsValue): readonly string[] {
  if (!isList(tags)) return [];
  return tags.flatMap((tag) => (isStructure(tag) ? (optionalText(tag, "Key") ?? []) : []));
}

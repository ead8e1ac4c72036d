import { z } from "zod";
import { AwsError } from "../contract";
import { publishedTexts } from "./published-texts";
import { unpublishedTexts } from "./unpublished-texts";

/** `Tags` as every operation takes them; the service model requires neither member. */
export const Tags = z
  .array(z.object({ Key: z.string().default(""), Value: z.string().default("") }))
  .default([]);

/** Tags by key. Refuses keys that come twice, whatever their case, and those that are AWS's own. */
export function tagMap(tags: z.infer<typeof Tags>): Map<string, string> {
  const folded = new Set(tags.map(({ Key }) => Key.toLowerCase()));
  if (folded.size < tags.length) throw new AwsError("InvalidInput", publishedTexts.duplicateTagKeys);
  if ([...folded].some((key) => key.startsWith("aws:"))) {
    throw new AwsError("ValidationException", unpublishedTexts.systemTags);
  }
  return new Map(tags.map(({ Key, Value }) => [Key, Value]));
}

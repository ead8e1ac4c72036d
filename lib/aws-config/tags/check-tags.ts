import { z } from "zod";
import { FailureError } from "@/lib/core/failure-error";
import { isSameTags, MAX_TAGS, Tag } from "./tag";

/** Keys and values, as AWS Config's documentation of tags has them; its model names no characters. */
const allowed = /^[\p{L}\p{N}\s_.:/=+\-@]*$/u;
const allowedText = "Use letters, digits, spaces and _ . : / = + - @.";
const ofAws = /^aws:/i;

/**
 * The tags of one resource of AWS Config, each message with the way out; AWS compares keys without regard to case, and keeps
 * `aws:` for itself.
 */
export const ResourceTags = z
  .array(
    Tag.refine(({ key }) => !ofAws.test(key), {
      path: ["key"],
      message: "Keys that begin with aws: belong to AWS. Use another key.",
    })
      .refine(({ value }) => !ofAws.test(value), {
        path: ["value"],
        message: "Values that begin with aws: belong to AWS. Use another value.",
      })
      .refine(({ key }) => allowed.test(key), { path: ["key"], message: `A tag's key: ${allowedText}` })
      .refine(({ value }) => allowed.test(value), {
        path: ["value"],
        message: `A tag's value: ${allowedText}`,
      }),
  )
  .refine((tags) => tags.filter(({ key }) => !ofAws.test(key)).length <= MAX_TAGS, {
    message: "AWS takes at most 50 tags. Take some out.",
  })
  .superRefine((tags, context) => {
    const seen = new Set<string>();
    for (const [index, { key }] of tags.entries()) {
      const folded = key.toLowerCase();
      if (key !== "" && seen.has(folded)) {
        const message = `The key ${key} is there already; AWS ignores case.`;
        context.addIssue({ code: "custom", path: [index, "key"], message });
      }
      seen.add(folded);
    }
  });

/**
 * What AWS would refuse of the tags of a resource, by field: `tags`, or `tags.2.key`.
 * @param existing those that it has: what is unchanged is not judged
 */
export function tagProblems(
  tags: readonly { readonly key: string; readonly value: string }[],
  existing: readonly Tag[] = [],
): ReadonlyMap<string, string> {
  const problems = new Map<string, string>();
  for (const { path, message } of ResourceTags.safeParse(tags).error?.issues ?? []) {
    const field = ["tags", ...path].map(String).join(".");
    if (!problems.has(field) && !isExistingTag(path, tags, existing)) problems.set(field, message);
  }
  return problems;
}

/**
 * Whether what is wrong with tags stands so in AWS already. A list that is too long there may stay so, or become shorter.
 * @param path of the problem within the tags
 */
export function isExistingTag(
  [index]: readonly PropertyKey[],
  tags: readonly Tag[],
  existing: readonly Tag[],
): boolean {
  if (index === undefined) return tags.length <= existing.length;
  const tag = tags[Number(index)];
  return existing.some(({ key, value }) => key === tag?.key && value === tag.value);
}

/** Rejects as `invalid-input`, field by field, where AWS would refuse tags. */
export function requireSoundTags(tags: readonly Tag[], existing: readonly Tag[] = []): void {
  const problems = [...tagProblems(tags, existing)];
  const [first] = problems;
  if (first === undefined) return;
  throw new FailureError({
    code: "invalid-input",
    message: first[1],
    fields: Object.fromEntries(problems.map(([field, problem]) => [field, [problem]])),
  });
}

/** Rejects as `conflict` where the tags of a resource are not those that a change was decided on, in whatever order. */
export function requireSameTags(current: readonly Tag[], expected: readonly Tag[]): void {
  if (isSameTags(current, expected)) return;
  throw new FailureError({
    code: "conflict",
    message: "The tags were changed since they were read. None of them was changed now.",
  });
}

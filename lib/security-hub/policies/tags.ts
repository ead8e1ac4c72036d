import { z } from "zod";
import { limitedRecord } from "@/lib/core/limited-record";

/** The model's pattern for keys, and its lengths; AWS keeps `aws:` for itself. */
const TagKey = z
  .string()
  .min(1, "A tag needs a key.")
  .max(128, "A key has at most 128 characters.")
  .regex(
    /^(?!aws:)[a-zA-Z+-=._:/]+$/,
    "AWS allows letters, digits and + - = . _ : / in a key, not beginning with aws:.",
  );

/** The tags of a new policy. AWS takes them when it is created; later they are changed by its ARN. */
export const PolicyTags = limitedRecord(
  TagKey,
  z.string().max(256, "A value has at most 256 characters."),
  50,
  "AWS takes at most 50 tags. Take some out.",
);
export type PolicyTags = z.infer<typeof PolicyTags>;

/** The problems of tags as they stand in the form, by `tags.<row>`. Rows that are empty are passed over. */
export function tagProblems(
  rows: readonly { readonly key: string; readonly value: string }[],
): ReadonlyMap<string, string> {
  const problems = new Map<string, string>();
  const seen = new Set<string>();
  rows.forEach(({ key, value }, index) => {
    if (key === "" && value === "") return;
    const parsed = PolicyTags.safeParse({ [key]: value });
    const [issue] = parsed.error?.issues ?? [];
    const ofKey = TagKey.safeParse(key).error?.issues[0];
    if (ofKey !== undefined) problems.set(`tags.${index}`, ofKey.message);
    else if (issue !== undefined) problems.set(`tags.${index}`, issue.message);
    else if (seen.has(key)) problems.set(`tags.${index}`, "This key is there already.");
    seen.add(key);
  });
  return problems;
}

/** The rows of the form as AWS takes them. */
export function tagsOf(rows: readonly { readonly key: string; readonly value: string }[]): PolicyTags {
  return Object.fromEntries(
    rows.filter(({ key, value }) => key !== "" || value !== "").map(({ key, value }) => [key, value]),
  );
}

import type { CollectionTag, ScalarTag, Tags } from "yaml";

/**
 * The short forms of CloudFormation's intrinsic functions that a conformance pack template may have.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
const shortForms = [
  "And",
  "Base64",
  "Cidr",
  "Condition",
  "Equals",
  "FindInMap",
  "GetAtt",
  "GetAZs",
  "If",
  "ImportValue",
  "Join",
  "Length",
  "Not",
  "Or",
  "Ref",
  "Select",
  "Split",
  "Sub",
  "ToJsonString",
] as const;

/** The tags `!Ref`, `!Sub` and so on, on a text, a list or a mapping, which stay what they are. */
export const intrinsicTags: Tags = shortForms.flatMap((name): (ScalarTag | CollectionTag)[] => {
  const tag = `!${name}`;
  return [
    { tag, resolve: (text) => text },
    { tag, collection: "seq", resolve: (list) => list },
    { tag, collection: "map", resolve: (mapping) => mapping },
  ];
});

/** The intrinsic function of a mapping with one key, such as `Fn::Sub`, without its prefix; undefined for any other key. */
export function longForm(key: string): string | undefined {
  if (key === "Ref" || key === "Condition") return key;
  const name = key.startsWith("Fn::") ? key.slice(4) : undefined;
  return shortForms.find((each) => each === name);
}

/** Names in `${…}` of a text for `Fn::Sub`, without attributes and without those that are written as they are (`${!…}`). */
export function namesInSub(text: string): readonly string[] {
  return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name = ""]) => name.trim().split(".")[0] ?? "");
}

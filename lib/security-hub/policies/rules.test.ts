import { describe, expect, it } from "vitest";
import type { ParameterValue } from "../model";
import type { ControlDefinition, ParameterOptions } from "./standards/catalogue";
import { limitsInWords } from "./parameter-value";
import { policyRules, problemsByField } from "./rules";
import type { PolicySettings } from "./settings";
import { tagProblems, tagsOf } from "./tags";

const sound: PolicySettings = {
  name: "org-baseline",
  description: "",
  serviceEnabled: true,
  enabledStandardIdentifiers: ["arn:aws:securityhub:eu-west-1::standards/cis/v/1"],
  controls: { mode: "all-but", ids: [] },
  customParameters: [],
};

describe("the rules for a policy", () => {
  it("let a sound policy through, also one with empty lists", () => {
    expect(problems(sound)).toEqual({});
    expect(problems({ ...sound, enabledStandardIdentifiers: [] })).toEqual({});
  });

  it.each([
    [{ name: "" }, "name", "Give the policy a name."],
    [{ name: "my policy" }, "name", "AWS allows letters, digits and - . ! * / in a name, but not spaces."],
    [{ name: "my é" }, "name", "AWS allows letters, digits and - . ! * / in a name, but not spaces and é."],
    [{ name: "my_pol@icy" }, "name", "AWS allows letters, digits and - . ! * / in a name, but not _@."],
    [{ name: "a".repeat(129) }, "name", "A name has at most 128 characters; this one has 129."],
    [
      { description: "a".repeat(513) },
      "description",
      "A description has at most 512 characters; this one has 513.",
    ],
    [
      { controls: { mode: "only" as const, ids: ["EC2"] } },
      "controls",
      "EC2 is not the id of a security control, such as EC2.18.",
    ],
    [
      { controls: { mode: "only" as const, ids: Array.from({ length: 1001 }, (_, i) => `EC2.${i}`) } },
      "controls",
      "AWS takes at most 1000 here; these are 1001.",
    ],
  ])("say of %j what is wrong, on its field", (changes, field, message) => {
    expect(problems({ ...sound, ...changes })).toEqual({ [field]: message });
  });

  it("do not judge what AWS has already, and judge what is new beside it", () => {
    const existing: PolicySettings = {
      ...sound,
      name: "org_policy",
      description: "x".repeat(600),
      controls: {
        mode: "all-but",
        ids: ["cis/1.14", ...Array.from({ length: 1_100 }, (_, i) => `EC2.${i}`)],
      },
      customParameters: [
        {
          securityControlId: "IAM.99",
          parameters: [
            { name: "mode", valueType: "UNMODELLED", written: '{"ValueType":"INHERITED"}' },
            { name: "gone", valueType: "CUSTOM", value: { type: "String", value: " " } },
          ],
        },
      ],
    };
    const judged = (settings: PolicySettings) => {
      const { error } = policyRules(new Map(), existing).safeParse(settings);
      return error === undefined ? {} : Object.fromEntries(problemsByField(error));
    };
    expect(judged({ ...existing, enabledStandardIdentifiers: [] })).toEqual({});
    expect(judged({ ...existing, name: "org_policies" })).toEqual({
      name: "AWS allows letters, digits and - . ! * / in a name, but not _.",
    });
    expect(
      judged({ ...existing, controls: { ...existing.controls, ids: ["cis/1.14", "cis/1.15"] } }),
    ).toEqual({
      controls: "cis/1.15 is not the id of a security control, such as EC2.18.",
    });
  });

  it("look at nothing but the texts of a policy that disables Security Hub", () => {
    expect(problems({ ...sound, serviceEnabled: false, controls: { mode: "only", ids: ["x"] } })).toEqual({});
  });

  it.each<[ParameterOptions, ParameterValue, string | undefined]>([
    [{ type: "Integer", min: 14, max: 365 }, { type: "Integer", value: 14 }, undefined],
    [{ type: "Integer", min: 14, max: 365 }, { type: "Integer", value: 13 }, "13 is not allowed: 14 to 365."],
    [{ type: "Integer", min: 14 }, { type: "String", value: "14" }, "This parameter is of the type Integer."],
    [
      { type: "IntegerList", min: 1, max: 9, maxItems: 2 },
      { type: "IntegerList", value: [1, 10] },
      "10 is not allowed: 1 to 9.",
    ],
    [
      { type: "IntegerList", maxItems: 2 },
      { type: "IntegerList", value: [1, 2, 3] },
      "At most 2 values; these are 3.",
    ],
    [{ type: "IntegerList" }, { type: "IntegerList", value: [] }, "Enter at least one value."],
    [
      { type: "Enum", allowedValues: ["365", "400"] },
      { type: "Enum", value: "366" },
      "366 is not one of 365, 400.",
    ],
    [
      { type: "String", expression: "^[a-z]+$", expressionDescription: "small letters" },
      { type: "String", value: "A" },
      "A is not allowed: small letters.",
    ],
    [{ type: "String", expression: "(?P<x>[" }, { type: "String", value: "A" }, undefined],
    [{ type: "StringList", maxItems: 6 }, { type: "StringList", value: [" "] }, "A value cannot be empty."],
    [{ type: "Boolean" }, { type: "Boolean", value: false }, undefined],
  ])("judge a value by %j", (options, value, wanted) => {
    const found = problems(withParameter({ valueType: "CUSTOM", value }), options);
    expect(found).toEqual(wanted === undefined ? {} : { "parameters.ACM.1.days": wanted });
  });

  it("want a value with CUSTOM, none with DEFAULT, and a parameter that exists", () => {
    const field = "parameters.ACM.1.days";
    const value = { type: "Integer", value: 1 } as const;
    expect(problems(withParameter({ valueType: "CUSTOM" }))).toEqual({ [field]: "Enter a value." });
    expect(problems(withParameter({ valueType: "DEFAULT", value }))).toEqual({
      [field]: "The default takes no value.",
    });
    expect(problems(withParameter({ valueType: "DEFAULT" }, "hours"), { type: "Integer" })).toEqual({
      "parameters.ACM.1.hours": "ACM.1 has no parameter hours.",
    });
  });

  it("put limits into words", () => {
    expect(limitsInWords({ type: "IntegerList", min: 1, max: 65535, maxItems: 32 })).toBe(
      "up to 32 of 1 to 65535",
    );
    expect(limitsInWords({ type: "Enum", allowedValues: ["a", "b"] })).toBe("one of a, b");
    expect(limitsInWords({ type: "Double", max: 3 })).toBe("3 or less");
    expect(limitsInWords({ type: "Boolean" })).toBeUndefined();
  });
});

describe("the tags of a new policy", () => {
  it("are checked row by row, empty rows aside", () => {
    const rows = [
      { key: "owner", value: "security" },
      { key: "", value: "" },
      { key: "aws:x", value: "" },
      { key: "owner", value: "again" },
      { key: "cost", value: "x".repeat(257) },
    ];
    expect([...tagProblems(rows).keys()]).toEqual(["tags.2", "tags.3", "tags.4"]);
    expect(tagsOf(rows.slice(0, 2))).toEqual({ owner: "security" });
  });
});

function problems(settings: PolicySettings, options?: ParameterOptions): Record<string, string> {
  const definitions = new Map(options === undefined ? [] : [["ACM.1", control(options)]]);
  const { error } = policyRules(definitions).safeParse(settings);
  return error === undefined ? {} : Object.fromEntries(problemsByField(error));
}

function withParameter(
  setting: Omit<PolicySettings["customParameters"][number]["parameters"][number], "name">,
  name = "days",
): PolicySettings {
  return { ...sound, customParameters: [{ securityControlId: "ACM.1", parameters: [{ name, ...setting }] }] };
}

function control(options: ParameterOptions): ControlDefinition {
  return {
    id: "ACM.1",
    title: "Certificates should be renewed",
    description: "Certificates should be renewed.",
    remediationUrl: "https://example.com",
    severity: "MEDIUM",
    available: true,
    parameters: [{ name: "days", description: "Days", options }],
  };
}

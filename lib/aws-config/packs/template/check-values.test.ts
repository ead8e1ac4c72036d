import { describe, expect, it } from "vitest";
import { valueCountProblem, valueProblems } from "./check-values";
import type { TemplateParameter } from "./pack-template";

function parameter(given: Partial<TemplateParameter>): { readonly parameters: TemplateParameter[] } {
  return { parameters: [{ name: "P", type: "String", line: 1, ...given }] };
}

describe("the value of a parameter", () => {
  it.each<[string, Partial<TemplateParameter>, string | undefined, string | undefined]>([
    ["has its default", { default: "" }, undefined, undefined],
    ["is missing", {}, undefined, "P has no default. Enter a value."],
    ["may be empty", {}, "", undefined],
    ["is one of those allowed", { allowedValues: ["a", "b"] }, "c", "P has to be one of a, b."],
    ["is allowed", { allowedValues: ["a", "b"] }, "b", undefined],
    ["is too short", { minLength: 2 }, "a", "P has to have 2 characters at least."],
    ["is too long", { maxLength: 1 }, "ab", "P has to have 1 character at most."],
    ["is no number", { type: "Number" }, "x", "P has to be a number."],
    ["is too small", { type: "Number", minValue: 3 }, "2", "P has to be 3 at least."],
    ["is too large", { type: "Number", maxValue: 3 }, "4", "P has to be 3 at most."],
    [
      "is refused in the template's own words",
      { minLength: 2, constraintDescription: "Two letters." },
      "a",
      "P: Two letters.",
    ],
    ["is longer than AWS takes", {}, "x".repeat(4_097), "P has more than 4,096 characters."],
  ])("%s", (_what, given, value, expected) => {
    const values = value === undefined ? [] : [{ name: "P", value }];
    expect(valueProblems(parameter(given), values).get("P")).toBe(expected);
  });

  it("is given twice, or to a parameter that is not there", () => {
    const values = [
      { name: "P", value: "1" },
      { name: "P", value: "2" },
      { name: "Q", value: "" },
    ];
    expect(Object.fromEntries(valueProblems(parameter({}), values))).toEqual({
      P: "P is given two values.",
      Q: "The template has no parameter Q.",
    });
  });
});

it("says how many values are too many", () => {
  const values = Array.from({ length: 61 }, (_, n) => ({ name: `P${n}`, value: "" }));
  expect(valueCountProblem(values)).toContain("AWS takes 60 at most");
  expect(valueCountProblem(values.slice(1))).toBeUndefined();
});

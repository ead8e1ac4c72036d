import { describe, expect, it } from "vitest";
import type { AwsValue } from "../contract";
import { type ServiceModel, serviceModels } from "./service-model";
import { violations } from "./violations";

const model: ServiceModel = {
  metadata: { apiVersion: "1", protocol: "json" },
  operations: {},
  pagination: {},
  shapes: {
    Thing: {
      type: "structure",
      required: ["Name"],
      union: false,
      exception: false,
      members: {
        Name: { shape: "Name" },
        Count: { shape: "Count" },
        Ratio: { shape: "Ratio" },
        Flag: { shape: "Flag" },
        When: { shape: "When" },
        Colours: { shape: "Colours" },
        Choice: { shape: "Choice" },
        Labels: { shape: "Labels" },
      },
    },
    Choice: {
      type: "structure",
      required: [],
      union: true,
      exception: false,
      members: { One: { shape: "Name" }, Other: { shape: "Count" } },
    },
    Name: { type: "string", min: 2, max: 4, pattern: "[a-z]+" },
    Count: { type: "integer", min: 1, max: 20 },
    Ratio: { type: "double" },
    Flag: { type: "boolean" },
    When: { type: "timestamp" },
    Colour: { type: "string", enum: ["RED", "BLUE"] },
    Colours: { type: "list", member: { shape: "Colour" }, max: 2 },
    Labels: { type: "map", key: { shape: "Name" }, value: { shape: "Count" } },
  },
};

describe("violations of a service model", () => {
  it("are none where everything is as it should be", () => {
    const value = {
      Name: "abc",
      Count: 20,
      Ratio: 0.5,
      Flag: false,
      When: new Date(0),
      Colours: ["RED"],
      Choice: { Other: 3 },
      Labels: { key: 1 },
    };
    expect(violations(model, "Thing", value)).toEqual([]);
  });

  it.each<[string, AwsValue, [string, string][]]>([
    ["a missing required member", {}, [["Name", "required"]]],
    ["a structure that is none", "abc", [["", "type"]]],
    ["a null", { Name: null }, [["Name", "type"]]],
    ["a short string", { Name: "a" }, [["Name", "min-length"]]],
    [
      "a long string that does not fit either",
      { Name: "ABCDE" },
      [
        ["Name", "max-length"],
        ["Name", "pattern"],
      ],
    ],
    ["a string that fits in part only", { Name: "ab1" }, [["Name", "pattern"]]],
    ["a number out of range", { Name: "ab", Count: 21 }, [["Count", "max-value"]]],
    ["a fraction", { Name: "ab", Count: 1.5 }, [["Count", "type"]]],
    ["a number that is none", { Name: "ab", Ratio: Number.NaN }, [["Ratio", "type"]]],
    ["text for a boolean", { Name: "ab", Flag: "true" }, [["Flag", "type"]]],
    ["text for a time", { Name: "ab", When: "1970-01-01" }, [["When", "type"]]],
    ["a time that is none", { Name: "ab", When: new Date("never") }, [["When", "type"]]],
    ["a colour there is not", { Name: "ab", Colours: ["RED", "PINK"] }, [["Colours[1]", "enum"]]],
    ["too long a list", { Name: "ab", Colours: ["RED", "RED", "RED"] }, [["Colours", "max-length"]]],
    ["an empty union", { Name: "ab", Choice: {} }, [["Choice", "union"]]],
    ["a union of two", { Name: "ab", Choice: { One: "ab", Other: 1 } }, [["Choice", "union"]]],
    [
      "a wrong key of a map",
      { Name: "ab", Labels: { X: 0 } },
      [
        ["Labels{key}", "min-length"],
        ["Labels{key}", "pattern"],
        ["Labels{X}", "min-value"],
      ],
    ],
    ["an unknown member", { Name: "ab", Extra: 1 }, [["Extra", "unknown-member"]]],
    [
      "a member named like one of every object",
      { Name: "ab", toString: 1 },
      [["toString", "unknown-member"]],
    ],
  ])("%s", (_what, value, expected) => {
    expect(violations(model, "Thing", value).map(({ path, kind }) => [path, kind])).toEqual(expected);
  });

  it("take the patterns of the real models for whole values, in every partition and over several lines", () => {
    function fits(
      service: "config" | "organizations" | "securityhub",
      shape: string,
      value: string,
    ): boolean {
      return violations(serviceModels[service], shape, value).length === 0;
    }
    expect(fits("organizations", "ParentId", "r-ab12")).toBe(true);
    expect(fits("organizations", "ParentId", "r-ab12/x")).toBe(false);
    expect(fits("organizations", "ParentId", "xou-ab12-abcdefgh")).toBe(false);
    expect(
      fits("organizations", "RootArn", "arn:aws-us-gov:organizations::111122223333:root/o-abcdefghij/r-ab12"),
    ).toBe(true);
    expect(fits("organizations", "TagKey", "übung: 1")).toBe(true);
    expect(fits("securityhub", "NonEmptyString", "two\nlines")).toBe(true);
    expect(fits("securityhub", "NonEmptyString", " \n ")).toBe(false);
    expect(fits("config", "OrganizationConformancePackName", "1pack")).toBe(false);
  });
});

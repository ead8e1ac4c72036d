import { expect, it } from "vitest";
import { FindingAggregator } from "./model";
import { isOptInRegion, optInRemark } from "./opt-in-regions";

const linked = (regionLinkingMode: string, regions: readonly string[], homeRegion = "eu-west-1") =>
  FindingAggregator.parse({ arn: "arn", homeRegion, regionLinkingMode, regions });

it.each([
  ["ap-southeast-6", true],
  ["eu-central-1", false],
  ["us-gov-west-1", false],
  ["cn-north-1", false],
  ["eusc-de-east-1", false],
])("%s is opt-in: %s", (region, expected) => {
  expect(isOptInRegion(region)).toBe(expected);
});

it("names the linked Regions that are opt-in, and what they do to associations", () => {
  expect(optInRemark(linked("SPECIFIED_REGIONS", ["eu-central-1", "ap-southeast-6"]))).toBe(
    "This linked Region is opt-in: ap-southeast-6. An association stays pending in an account where one of them isn't enabled, or is denied by a policy of the organization.",
  );
  expect(optInRemark(linked("ALL_REGIONS", []))).toMatch(
    /^All Regions are linked, opt-in Regions included\./,
  );
  expect(optInRemark(linked("ALL_REGIONS_EXCEPT_SPECIFIED", ["ap-southeast-6"]))).toMatch(
    /^All Regions except ap-southeast-6 are linked/,
  );
});

it("says nothing where none is linked, and in partitions that have none", () => {
  expect(optInRemark(undefined)).toBeUndefined();
  expect(optInRemark(linked("SPECIFIED_REGIONS", ["eu-central-1"]))).toBeUndefined();
  expect(optInRemark(linked("NO_REGIONS", []))).toBeUndefined();
  expect(optInRemark(linked("ALL_REGIONS", [], "us-gov-west-1"))).toBeUndefined();
});

import { expect, it } from "vitest";
import { regionGroups, regionName } from "./aws-regions";

it("puts the Regions of a partition together by part of the world", () => {
  const groups = regionGroups("aws");
  expect(groups.map(({ area }) => area)).toEqual([
    "Africa",
    "Asia Pacific",
    "Canada",
    "Europe",
    "Israel",
    "Mexico",
    "Middle East",
    "South America",
    "US",
  ]);
  expect(groups.find(({ area }) => area === "US")?.regions.map(({ code }) => code)).toEqual([
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
  ]);
});

it.each(["aws-cn", "aws-us-gov", "aws-eusc"])("knows the Regions of %s", (partition) => {
  expect(regionGroups(partition).flatMap(({ regions }) => regions)).not.toEqual([]);
});

it("has no name for a Region that is newer than the list", () => {
  expect(regionName("eu-west-1")).toBe("Europe (Ireland)");
  expect(regionName("eu-west-9")).toBeUndefined();
});

import { expect, it } from "vitest";
import { governedRegions, standingOf } from "./governed-regions";

it("reads the Regions of an effective policy; disabling wins", () => {
  const regions = governedRegions(
    '{"cspm_enablement":{"enable_in_regions":["ALL_SUPPORTED"],"disable_in_regions":["eu-central-1"]}}',
  );
  expect(regions).toEqual({ enabled: ["ALL_SUPPORTED"], disabled: ["eu-central-1"] });
  expect(regions && standingOf(regions, "eu-central-1")).toBe("disabled");
  expect(regions && standingOf(regions, "eu-west-1")).toBe("enabled");
});

it("does not call a Region governed that neither list holds", () => {
  const regions = governedRegions('{"cspm_enablement":{"enable_in_regions":["eu-west-1"],"standards":{}}}');
  expect(regions && standingOf(regions, "us-east-1")).toBe("not governed");
});

it.each(["", "{}", "not JSON", '{"cspm_enablement":{"enable_in_regions":{"@@assign":["eu-west-1"]}}}'])(
  "says nothing of %j, which AWS does not document",
  (content) => {
    expect(governedRegions(content)).toBeUndefined();
  },
);

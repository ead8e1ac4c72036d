import { expect, test } from "vitest";
import { isHomeRegion, standing, Viewpoint } from "./viewpoint";

const viewpoint = Viewpoint.parse({
  region: "eu-west-1",
  caller: { accountId: "222222222222", arn: "arn:aws:iam::222222222222:role/canopy", partition: "aws" },
  organization: { id: "o-exampleorg1", managementAccountId: "111111111111" },
  homeRegion: "eu-west-1",
  securityHubAdministrators: [{ id: "222222222222", name: "Security" }],
});

test.each([
  ["a delegated administrator", viewpoint, "administrator"],
  ["somebody else", { ...viewpoint, securityHubAdministrators: [] }, "member"],
  [
    "the management account",
    Viewpoint.parse({
      ...viewpoint,
      caller: { ...viewpoint.caller, accountId: "111111111111" },
    }),
    "management",
  ],
] as const)("the caller is %s", (_, seen, expected) => {
  expect(standing(seen, seen.securityHubAdministrators)).toBe(expected);
});

test("what nobody has said is not known", () => {
  expect(standing(viewpoint, undefined)).toBe("unknown");
  expect(standing({}, viewpoint.securityHubAdministrators)).toBe("unknown");
});

test("the home Region is another one, this one, or none", () => {
  expect(isHomeRegion(viewpoint)).toBe(true);
  expect(isHomeRegion(Viewpoint.parse({ ...viewpoint, region: "us-east-1" }))).toBe(false);
  expect(isHomeRegion({ ...viewpoint, homeRegion: null })).toBeUndefined();
});

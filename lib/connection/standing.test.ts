import { expect, test } from "vitest";
import { Connection } from "./connection";
import { isHomeRegion, standing } from "./standing";

const connection = Connection.parse({
  region: "eu-west-1",
  caller: { accountId: "222222222222", arn: "arn:aws:iam::222222222222:role/canopy", partition: "aws" },
  organization: { id: "o-exampleorg1", managementAccountId: "111111111111" },
  homeRegion: "eu-west-1",
  securityHubAdministrators: [{ id: "222222222222", name: "Security" }],
});

test.each([
  ["a delegated administrator", connection, "administrator"],
  ["another account", { ...connection, securityHubAdministrators: [] }, "member"],
  [
    "the management account",
    Connection.parse({
      ...connection,
      caller: { ...connection.caller, accountId: "111111111111" },
    }),
    "management",
  ],
] as const)("the caller is %s", (_, seen, expected) => {
  expect(standing(seen, seen.securityHubAdministrators)).toBe(expected);
});

test("what AWS has not said is not known", () => {
  expect(standing(connection, undefined)).toBe("unknown");
  expect(standing({}, connection.securityHubAdministrators)).toBe("unknown");
});

test("the home Region is another one, this one, or none", () => {
  expect(isHomeRegion(connection)).toBe(true);
  expect(isHomeRegion(Connection.parse({ ...connection, region: "us-east-1" }))).toBe(false);
  expect(isHomeRegion({ ...connection, homeRegion: null })).toBeUndefined();
});

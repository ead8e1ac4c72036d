import { expect, it } from "vitest";
import { AccountId } from "@/lib/core/identifiers";
import { placePrefix, callerKey } from "./caller-key";

const accountId = AccountId.parse("111122223333");

it("keeps accounts apart that look from the same place, and finds both by the place", () => {
  const place = { region: "eu-west-1", endpoint: "http://127.0.0.1:4566" };
  const keys = [callerKey(place, accountId), callerKey(place, undefined)];
  expect(keys).toEqual([
    "eu-west-1|http://127.0.0.1:4566|default|111122223333",
    "eu-west-1|http://127.0.0.1:4566|default|unknown",
  ]);
  for (const key of keys) expect(key.startsWith(placePrefix(place))).toBe(true);
});

it("does not take the place of a role or a profile for one without", () => {
  const roleArn = "arn:aws:iam::111122223333:role/canopy";
  const own = callerKey({ region: "eu-west-1" }, accountId);
  expect(own.startsWith(placePrefix({ region: "eu-west-1", roleArn }))).toBe(false);
  expect(own.startsWith(placePrefix({ region: "eu-west-1", profile: "another-organization" }))).toBe(false);
});

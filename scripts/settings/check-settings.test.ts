import { expect, test } from "vitest";
import { checkSettings } from "./check-settings";

test("a missing Region is named in one line with the way out", () => {
  expect(() => checkSettings({ AWS_REGION: "" })).toThrow(
    /^Canopy can't start: AWS_REGION is missing\. Set it to[^\n]+$/,
  );
});

test("a database may be missing, and must be one where it is given", () => {
  checkSettings({ AWS_REGION: "eu-west-1", DATABASE_URL: "" });
  expect(() => checkSettings({ AWS_REGION: "eu-west-1", DATABASE_URL: "localhost" })).toThrow(
    /^Canopy can't start: DATABASE_URL is not valid\./,
  );
});

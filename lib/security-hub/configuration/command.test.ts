import { expect, test } from "vitest";
import { updateConfigurationCommand } from "./command";

test("the command has every member that is sent", () => {
  const command = updateConfigurationCommand(
    {
      autoEnable: false,
      autoEnableStandards: "NONE",
      configurationType: "CENTRAL",
      status: "FAILED",
      statusMessage: "it's broken",
    },
    "eu-west-1",
  );
  expect(command.replaceAll(" \\\n  ", " ")).toBe(
    "aws securityhub update-organization-configuration --region eu-west-1 --no-auto-enable " +
      "--auto-enable-standards NONE --organization-configuration " +
      String.raw`'{"ConfigurationType":"CENTRAL","Status":"FAILED","StatusMessage":"it'\''s broken"}'`,
  );
});

test("the command leaves out what is not sent", () => {
  expect(updateConfigurationCommand({ autoEnable: true }, "eu-west-1")).toBe(
    "aws securityhub update-organization-configuration \\\n  --region eu-west-1 \\\n  --auto-enable",
  );
});

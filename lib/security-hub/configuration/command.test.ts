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
  const json = command.slice(command.indexOf("'") + 1, -1);
  expect(json).not.toContain("'");
  expect(JSON.parse(json)).toEqual({
    AutoEnable: false,
    AutoEnableStandards: "NONE",
    OrganizationConfiguration: {
      ConfigurationType: "CENTRAL",
      Status: "FAILED",
      StatusMessage: "it's broken",
    },
  });
});

test("the command leaves out what is not sent", () => {
  expect(updateConfigurationCommand({ autoEnable: true }, "eu-west-1")).toBe(
    `aws securityhub update-organization-configuration --region eu-west-1 --cli-input-json '{"AutoEnable":true}'`,
  );
});

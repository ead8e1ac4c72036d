import { describe, expect, it } from "vitest";
import { alter, bank, bankWorld } from "./testing/bank";
import { SteppedHub } from "./testing/stepped-hub";

const management = { accountId: bank.management };

function localBank(): SteppedHub {
  const world = bankWorld();
  world.securityHub.configuration.configurationType = "LOCAL";
  return new SteppedHub(world);
}

describe("the delegated administrator", () => {
  it("is listed to the management account only", () => {
    const hub = localBank();
    expect(hub.call("ListOrganizationAdminAccounts", {}, management)).toEqual({
      AdminAccounts: [{ AccountId: bank.administrator, Status: "ENABLED" }],
      NextToken: undefined,
      Feature: "SecurityHub",
    });
    expect(hub.refusal("ListOrganizationAdminAccounts").code).toBe("InvalidAccessException");
  });

  it("can be another account once the first has been taken back, and has Security Hub by that", () => {
    const hub = localBank();
    alter(hub.world, bank.shared, { securityHubEnabled: false });
    const wanted = { AdminAccountId: bank.shared };
    expect(hub.refusal("EnableOrganizationAdminAccount", wanted, management).code).toBe(
      "InvalidInputException",
    );
    hub.call("DisableOrganizationAdminAccount", { AdminAccountId: bank.administrator }, management);
    expect(hub.call("EnableOrganizationAdminAccount", wanted, management)).toEqual({
      ...wanted,
      Feature: "SecurityHub",
    });
    expect(hub.call("DescribeHub", {}, { accountId: bank.shared }).HubArn).toBe(
      `arn:aws:securityhub:eu-west-1:${bank.shared}:hub/default`,
    );
    expect(hub.world.delegatedAdministrators.get("securityhub.amazonaws.com")?.has(bank.shared)).toBe(true);
  });

  it("must be an account of the organization", () => {
    const hub = localBank();
    const input = { AdminAccountId: "999999999999" };
    expect(hub.refusal("EnableOrganizationAdminAccount", input, management).code).toBe(
      "InvalidInputException",
    );
    expect(hub.refusal("DisableOrganizationAdminAccount", input, management).code).toBe(
      "InvalidInputException",
    );
  });

  it("cannot be taken back while central configuration is used", () => {
    const input = { AdminAccountId: bank.administrator };
    const hub = new SteppedHub(bankWorld());
    expect(hub.refusal("DisableOrganizationAdminAccount", input, management).code).toBe(
      "InvalidAccessException",
    );
  });
});

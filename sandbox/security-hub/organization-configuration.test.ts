import { describe, expect, it } from "vitest";
import { SELF_MANAGED } from "@/lib/core/identifiers";
import { namedWorld } from "../world/named-world";
import { bank, bankWorld, policies } from "./testing/bank";
import { SteppedHub } from "./testing/stepped-hub";

const update = "UpdateOrganizationConfiguration";
const central = { AutoEnable: false, OrganizationConfiguration: { ConfigurationType: "CENTRAL" } };
const local = { AutoEnable: true, OrganizationConfiguration: { ConfigurationType: "LOCAL" } };

function localBank(): SteppedHub {
  const world = bankWorld();
  world.securityHub.policies.clear();
  world.securityHub.configuration.configurationType = "LOCAL";
  return new SteppedHub(world);
}

describe("the organization's configuration", () => {
  it("is the delegated administrator's business alone", () => {
    const refusal = {
      code: "InvalidAccessException",
      message: `Account ${bank.ledger} is not an administrator for this organization`,
    };
    const hub = localBank();
    expect(hub.refusal(update, central, { accountId: bank.ledger })).toEqual(refusal);
    expect(hub.refusal("DescribeOrganizationConfiguration", {}, { accountId: bank.ledger })).toEqual(refusal);
  });

  it("says when there are more members than one administrator can have", () => {
    const now = Date.UTC(2026, 10, 21);
    for (const [name, reached] of [
      ["large", false],
      ["huge", true],
    ] as const) {
      const hub = new SteppedHub(namedWorld(name, { now }), now);
      expect(hub.call("DescribeOrganizationConfiguration").MemberAccountLimitReached).toBe(reached);
    }
  });
});

describe("switching to central configuration", () => {
  it("is PENDING first and ENABLED when the clock has moved on, with nothing associated", () => {
    const hub = localBank();
    expect(hub.call(update, central)).toEqual({});
    expect(hub.call("DescribeOrganizationConfiguration")).toMatchObject({
      AutoEnable: false,
      AutoEnableStandards: "NONE",
      OrganizationConfiguration: { ConfigurationType: "CENTRAL", Status: "PENDING" },
    });
    hub.settle();
    expect(hub.call("DescribeOrganizationConfiguration").OrganizationConfiguration).toEqual({
      ConfigurationType: "CENTRAL",
      Status: "ENABLED",
      StatusMessage: "Central configuration has been enabled successfully",
    });
    expect(hub.call("ListConfigurationPolicyAssociations").ConfigurationPolicyAssociationSummaries).toEqual(
      [],
    );
  });

  it.each([
    ["AutoEnable", { ...central, AutoEnable: true }],
    ["AutoEnableStandards", { ...central, AutoEnableStandards: "DEFAULT" }],
  ])("is refused in AWS's words together with %s", (_member, input) => {
    expect(localBank().refusal(update, input)).toEqual({
      code: "InvalidInputException",
      message: "Auto Enable and AutoEnableStandards can not be enabled for Central Configuration",
    });
  });

  it("does not allow AutoEnable later either", () => {
    const hub = new SteppedHub(bankWorld());
    expect(hub.refusal(update, { AutoEnable: true }).code).toBe("InvalidInputException");
  });

  it("needs a finding aggregator, and is made in its Region", () => {
    const hub = localBank();
    expect(hub.refusal(update, central, { region: "eu-central-1" }).code).toBe("AccessDeniedException");
    hub.world.securityHub.findingAggregator = undefined;
    expect(hub.refusal(update, central).code).toBe("ResourceNotFoundException");
  });

  it("is refused to a delegated administrator that is the management account", () => {
    const hub = localBank();
    hub.world.securityHub.delegatedAdministratorId = bank.management;
    expect(hub.refusal(update, central, { accountId: bank.management }).code).toBe("AccessDeniedException");
  });
});

describe("switching to local configuration", () => {
  it("is refused while a policy exists or self-managed is applied somewhere", () => {
    const hub = new SteppedHub(bankWorld());
    hub.apply(bank.ledger, SELF_MANAGED);
    expect(hub.refusal(update, local).code).toBe("ResourceConflictException");
    for (const Identifier of Object.values(policies)) hub.call("DeleteConfigurationPolicy", { Identifier });
    expect(hub.refusal(update, local).code).toBe("ResourceConflictException");
    hub.withdraw(bank.ledger, SELF_MANAGED);
    hub.call(update, local);
    expect(hub.call("DescribeOrganizationConfiguration")).toMatchObject({
      AutoEnable: true,
      AutoEnableStandards: "DEFAULT",
      OrganizationConfiguration: { ConfigurationType: "LOCAL", Status: "ENABLED" },
    });
  });
});

import { describe, expect, it } from "vitest";
import { bank, bankWorld, policies } from "./testing/bank";
import { SteppedHub } from "./testing/stepped-hub";

const centralOperations = [
  ["ListConfigurationPolicies", {}],
  ["GetConfigurationPolicy", { Identifier: policies.strict }],
  [
    "CreateConfigurationPolicy",
    { Name: "new", ConfigurationPolicy: { SecurityHub: { ServiceEnabled: false } } },
  ],
  ["UpdateConfigurationPolicy", { Identifier: policies.strict, Name: "new" }],
  ["DeleteConfigurationPolicy", { Identifier: policies.strict }],
  [
    "StartConfigurationPolicyAssociation",
    { ConfigurationPolicyIdentifier: policies.strict, Target: { RootId: bank.root } },
  ],
  [
    "StartConfigurationPolicyDisassociation",
    { ConfigurationPolicyIdentifier: policies.strict, Target: { RootId: bank.root } },
  ],
  ["GetConfigurationPolicyAssociation", { Target: { RootId: bank.root } }],
  ["BatchGetConfigurationPolicyAssociations", { ConfigurationPolicyAssociationIdentifiers: [] }],
  ["ListConfigurationPolicyAssociations", {}],
] as const;

const mustBeAdministrator =
  "Must be a Security Hub delegated administrator with Central Configuration enabled";

describe.each(centralOperations)("%s", (operation, input) => {
  it("is refused to the management account", () => {
    const hub = new SteppedHub(bankWorld());
    expect(hub.refusal(operation, input, { accountId: bank.management })).toEqual({
      code: "AccessDeniedException",
      message: mustBeAdministrator,
    });
  });

  it("is refused to a member", () => {
    const hub = new SteppedHub(bankWorld());
    expect(hub.refusal(operation, input, { accountId: bank.ledger }).message).toContain(mustBeAdministrator);
  });

  it("is refused in a linked Region", () => {
    const hub = new SteppedHub(bankWorld());
    expect(hub.refusal(operation, input, { region: "eu-central-1" }).code).toBe("AccessDeniedException");
  });

  it("is refused under local configuration", () => {
    const world = bankWorld();
    world.securityHub.configuration.configurationType = "LOCAL";
    expect(new SteppedHub(world).refusal(operation, input).message).toContain(mustBeAdministrator);
  });

  it("is refused while central configuration is still being enabled", () => {
    const world = bankWorld();
    Object.assign(world.securityHub.configuration, { status: "PENDING", settlesAt: Infinity });
    expect(new SteppedHub(world).refusal(operation, input).message).toContain(mustBeAdministrator);
  });
});

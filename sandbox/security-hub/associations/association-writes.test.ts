import { describe, expect, it } from "vitest";
import { SELF_MANAGED } from "@/lib/core/identifiers";
import { bank, bankWorld, policies } from "../testing/bank";
import { SteppedHub } from "../testing/stepped-hub";

const { strict, light, off } = policies;

describe("starting an association", () => {
  it("answers PENDING at once, for the target as it was named", () => {
    const hub = new SteppedHub(bankWorld());
    expect(hub.apply(bank.payments, strict)).toEqual({
      ConfigurationPolicyId: strict,
      TargetId: bank.payments,
      TargetType: "ORGANIZATIONAL_UNIT",
      AssociationType: "APPLIED",
      UpdatedAt: new Date(hub.clock.now()),
      AssociationStatus: "PENDING",
      AssociationStatusMessage: undefined,
    });
  });

  it("takes the policy's ARN as well as its id", () => {
    const hub = new SteppedHub(bankWorld());
    const arn = hub.world.securityHub.policies.get(strict)?.arn ?? "";
    expect(hub.apply(bank.ledger, arn).ConfigurationPolicyId).toBe(strict);
    expect(hub.refusalOfStart(bank.ledger, arn.replace("eu-west-1", "eu-west-2")).code).toBe(
      "ResourceNotFoundException",
    );
  });

  it("gives the configuration to everything below that has none of its own", () => {
    const hub = new SteppedHub(bankWorld());
    hub.apply(bank.root, strict);
    expect(hub.association(bank.root)).toBe(`APPLIED ${strict} PENDING`);
    for (const target of [bank.workloads, bank.payments, bank.ledger, bank.management, bank.administrator]) {
      expect(hub.association(target)).toBe(`INHERITED ${strict} PENDING`);
    }
  });

  it("leaves alone what has an application of its own, and what is below it", () => {
    const hub = new SteppedHub(bankWorld());
    hub.apply(bank.payments, light);
    hub.apply(bank.cards, SELF_MANAGED);
    hub.settle();
    hub.apply(bank.root, strict);
    expect(hub.association(bank.workloads)).toBe(`INHERITED ${strict} PENDING`);
    expect(hub.association(bank.payments)).toBe(`APPLIED ${light} SUCCESS`);
    expect(hub.association(bank.ledger)).toBe(`INHERITED ${light} SUCCESS`);
    expect(hub.association(bank.cards)).toBe(`APPLIED ${SELF_MANAGED} SUCCESS`);
  });

  it("lets self-managed be inherited from an OU", () => {
    const hub = new SteppedHub(bankWorld());
    hub.apply(bank.root, strict);
    hub.apply(bank.workloads, SELF_MANAGED);
    hub.settle();
    expect(hub.association(bank.ledger)).toBe(`INHERITED ${SELF_MANAGED} SUCCESS`);
    expect(hub.message(bank.ledger)).toBeUndefined();
    expect(hub.association(bank.playground)).toBe(`INHERITED ${strict} SUCCESS`);
  });

  it("makes a self-managed account centrally managed", () => {
    const hub = new SteppedHub(bankWorld());
    hub.apply(bank.ledger, SELF_MANAGED);
    hub.apply(bank.ledger, strict);
    hub.settle();
    expect(hub.association(bank.ledger)).toBe(`APPLIED ${strict} SUCCESS`);
  });

  it("is refused for a policy or a target that does not exist", () => {
    const hub = new SteppedHub(bankWorld());
    const unknown = "99999999-9999-4999-a999-999999999999";
    expect(hub.refusalOfStart(bank.ledger, unknown).code).toBe("ResourceNotFoundException");
    expect(hub.refusalOfStart("999999999999", strict).code).toBe("ResourceNotFoundException");
    expect(hub.refusalOfStart("ou-bank-nowhere1", strict).code).toBe("ResourceNotFoundException");
  });

  it("is refused for an id of another kind than its member says", () => {
    const hub = new SteppedHub(bankWorld());
    const input = { ConfigurationPolicyIdentifier: strict, Target: { OrganizationalUnitId: bank.ledger } };
    expect(hub.refusal("StartConfigurationPolicyAssociation", input).code).toBe("InvalidInputException");
  });
});

describe("a policy that disables Security Hub", () => {
  it("cannot be applied to the delegated administrator", () => {
    const hub = new SteppedHub(bankWorld());
    expect(hub.refusalOfStart(bank.administrator, off).code).toBe("InvalidInputException");
  });

  it("passes the delegated administrator over when an ancestor has it, who keeps what it had", () => {
    const hub = new SteppedHub(bankWorld());
    hub.apply(bank.root, strict);
    hub.settle();
    hub.apply(bank.root, off);
    hub.settle();
    expect(hub.association(bank.ledger)).toBe(`INHERITED ${off} SUCCESS`);
    expect(hub.association(bank.security)).toBe(`INHERITED ${off} SUCCESS`);
    expect(hub.association(bank.administrator)).toBe(`INHERITED ${strict} SUCCESS`);
    expect(hub.call("DescribeHub").HubArn).toContain(bank.administrator);
    expect(hub.refusal("DescribeHub", {}, { accountId: bank.ledger })).toEqual({
      code: "InvalidAccessException",
      message: `Account ${bank.ledger} is not subscribed to AWS Security Hub`,
    });
  });

  it("reaches the delegated administrator again when it is changed to enable Security Hub", () => {
    const hub = new SteppedHub(bankWorld());
    hub.apply(bank.root, off);
    expect(hub.association(bank.administrator)).toBe("none");
    const document = hub.world.securityHub.policies.get(strict)?.configurationPolicy;
    hub.call("UpdateConfigurationPolicy", { Identifier: off, ConfigurationPolicy: document });
    expect(hub.association(bank.administrator)).toBe(`INHERITED ${off} PENDING`);
  });
});

describe("starting a disassociation", () => {
  it("makes the target and what is below it inherit from the closest ancestor", () => {
    const hub = new SteppedHub(bankWorld());
    hub.apply(bank.root, strict);
    hub.apply(bank.payments, light);
    hub.settle();
    expect(hub.withdraw(bank.payments, light)).toEqual({});
    expect(hub.association(bank.payments)).toBe(`INHERITED ${strict} PENDING`);
    expect(hub.association(bank.cards)).toBe(`INHERITED ${strict} PENDING`);
  });

  it("takes the association away where no ancestor has any, and says so", () => {
    const hub = new SteppedHub(bankWorld());
    hub.apply(bank.payments, strict);
    hub.apply(bank.cards, light);
    hub.settle();
    hub.withdraw(bank.payments, strict);
    expect(hub.association(bank.payments)).toBe("none");
    expect(hub.association(bank.ledger)).toBe("none");
    expect(hub.association(bank.cards)).toBe(`APPLIED ${light} SUCCESS`);
    const get = hub.refusal("GetConfigurationPolicyAssociation", { Target: { AccountId: bank.ledger } });
    expect(get.code).toBe("ResourceNotFoundException");
    expect(hub.call("DescribeHub", {}, { accountId: bank.ledger }).HubArn, "settings persist").toContain(
      bank.ledger,
    );
  });

  it("removes a self-managed application by its own name", () => {
    const hub = new SteppedHub(bankWorld());
    hub.apply(bank.root, strict);
    hub.apply(bank.cards, SELF_MANAGED);
    hub.withdraw(bank.cards, SELF_MANAGED);
    expect(hub.association(bank.cards)).toBe(`INHERITED ${strict} PENDING`);
  });

  it.each([
    ["an inherited configuration", bank.ledger, strict],
    ["another configuration than the applied one", bank.root, light],
    ["a target without any", bank.root, SELF_MANAGED],
  ])("refuses to remove %s", (_what, target, configuration) => {
    const hub = new SteppedHub(bankWorld());
    hub.apply(bank.root, strict);
    expect(() => hub.withdraw(target, configuration)).toThrow(
      expect.objectContaining({ code: "ResourceNotFoundException" }),
    );
  });

  it("is refused without a target", () => {
    const hub = new SteppedHub(bankWorld());
    const input = { ConfigurationPolicyIdentifier: strict };
    expect(hub.refusal("StartConfigurationPolicyDisassociation", input).code).toBe("InvalidInputException");
  });
});

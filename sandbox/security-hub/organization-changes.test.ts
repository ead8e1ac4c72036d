import { describe, expect, it } from "vitest";
import { SELF_MANAGED } from "@/lib/core/identifiers";
import {
  accountAdded,
  accountMoved,
  accountRemoved,
  delegatedAdministratorDeregistered,
  delegatedAdministratorRegistered,
  organizationalUnitAdded,
  organizationalUnitRemoved,
} from "./organization-changes";
import { alter, bank, bankWorld, policies } from "./testing/bank";
import { SteppedHub } from "./testing/stepped-hub";

const { strict, light } = policies;

function settledBank(): SteppedHub {
  const hub = new SteppedHub(bankWorld());
  hub.apply(bank.root, strict);
  hub.apply(bank.sandbox, light);
  hub.settle();
  return hub;
}

function move(hub: SteppedHub, accountId: string, parentId: string): void {
  alter(hub.world, accountId, { parentId });
  accountMoved(hub.world, hub.clock, accountId);
}

describe("an account that moves", () => {
  it("takes the configuration of the place it comes to", () => {
    const hub = settledBank();
    move(hub, bank.ledger, bank.sandbox);
    expect(hub.association(bank.ledger)).toBe(`INHERITED ${light} PENDING`);
    hub.settle();
    expect(hub.association(bank.ledger)).toBe(`INHERITED ${light} SUCCESS`);
  });

  it("is not evaluated again where the configuration is the same", () => {
    const hub = settledBank();
    move(hub, bank.ledger, bank.workloads);
    expect(hub.association(bank.ledger)).toBe(`INHERITED ${strict} SUCCESS`);
  });

  it("keeps what is applied to itself", () => {
    const hub = settledBank();
    hub.apply(bank.ledger, SELF_MANAGED);
    hub.settle();
    move(hub, bank.ledger, bank.sandbox);
    expect(hub.association(bank.ledger)).toBe(`APPLIED ${SELF_MANAGED} SUCCESS`);
  });

  it("loses its association where nothing governs the new place", () => {
    const hub = settledBank();
    hub.withdraw(bank.root, strict);
    move(hub, bank.playground, bank.workloads);
    expect(hub.association(bank.playground)).toBe("none");
  });

  it("does not move the status of the OU it leaves or of the one it enters", () => {
    const hub = settledBank();
    alter(hub.world, bank.ledger, { configRecorderOn: false });
    move(hub, bank.ledger, bank.sandbox);
    hub.settle();
    expect(hub.association(bank.ledger)).toBe(`INHERITED ${light} FAILED`);
    expect(hub.association(bank.sandbox)).toBe(`APPLIED ${light} SUCCESS`);
  });
});

describe("what is new in the organization", () => {
  it("inherits where it begins", () => {
    const hub = settledBank();
    const unit = "ou-bank-research1";
    hub.world.organizationalUnits.set(unit, { id: unit, name: "Research", parentId: bank.sandbox });
    organizationalUnitAdded(hub.world, hub.clock, unit);
    const account = hub.world.accounts.get(bank.ledger);
    if (account !== undefined)
      hub.world.accounts.set("100000000007", { ...account, id: "100000000007", parentId: unit });
    accountAdded(hub.world, hub.clock, "100000000007");
    hub.settle();
    expect(hub.association(unit)).toBe(`INHERITED ${light} SUCCESS`);
    expect(hub.association("100000000007")).toBe(`INHERITED ${light} SUCCESS`);
  });

  it("has no association any more once it is gone", () => {
    const hub = settledBank();
    hub.world.accounts.delete(bank.playground);
    accountRemoved(hub.world, hub.clock, {
      id: bank.playground,
      securityHubEnabled: true,
      joinedAt: 0,
    });
    hub.world.organizationalUnits.delete(bank.sandbox);
    organizationalUnitRemoved(hub.world, hub.clock, bank.sandbox);
    expect(hub.association(bank.playground)).toBe("none");
    expect(hub.association(bank.sandbox)).toBe("none");
  });
});

describe("the delegated administrator, changed through Organizations", () => {
  it("takes central configuration with it, policies and associations", () => {
    const hub = settledBank();
    delegatedAdministratorDeregistered(hub.world, hub.clock, bank.administrator);
    expect(hub.world.securityHub.policies.size + hub.world.securityHub.associations.size).toBe(0);
    delegatedAdministratorRegistered(hub.world, hub.clock, bank.shared);
    const answer = hub.call("DescribeOrganizationConfiguration", {}, { accountId: bank.shared });
    expect(answer.OrganizationConfiguration).toMatchObject({ ConfigurationType: "LOCAL", Status: "ENABLED" });
  });
});

import { describe, expect, it } from "vitest";
import { SELF_MANAGED } from "@/lib/core/identifiers";
import type { SandboxAccount } from "../../world/world";
import { accountStateChanged } from "../organization-changes";
import { alter, bank, bankWorld, policies } from "../testing/bank";
import { SteppedHub } from "../testing/stepped-hub";

const { strict, light, off } = policies;
const childrenFailed = "One or more children under this target failed association.";

function bankUnder(configurationId: string, facts: Partial<SandboxAccount> = {}): SteppedHub {
  const hub = new SteppedHub(bankWorld());
  alter(hub.world, bank.ledger, facts);
  hub.apply(bank.payments, configurationId);
  return hub;
}

describe("an account", () => {
  it("stays PENDING until the clock moves on, and then succeeds", () => {
    const hub = bankUnder(strict);
    expect(hub.association(bank.ledger)).toBe(`INHERITED ${strict} PENDING`);
    hub.advance(1_000);
    expect(hub.association(bank.ledger)).toBe(`INHERITED ${strict} PENDING`);
    hub.advance(19_000);
    expect(hub.association(bank.ledger)).toBe(`INHERITED ${strict} SUCCESS`);
    expect(hub.message(bank.ledger)).toBe("Association applied successfully on this target.");
  });

  it.each<[string, Partial<SandboxAccount>]>([
    ["it is suspended", { state: "SUSPENDED" }],
    ["it is being closed", { state: "PENDING_CLOSURE" }],
    ["it is closed", { state: "CLOSED" }],
    ["AWS Config does not record", { configRecorderOn: false }],
    ["a linked opt-in Region is not enabled", { missingOptInRegion: bank.linkedOptInRegion }],
    ["it has members of another organization", { hasForeignMembers: true }],
  ])("fails because %s", (_reason, facts) => {
    const hub = bankUnder(strict, facts);
    hub.settle();
    expect(hub.association(bank.ledger)).toBe(`INHERITED ${strict} FAILED`);
    expect(hub.message(bank.ledger)).toMatch(/^The association failed because .+\.$/);
    expect(hub.association(bank.cards)).toBe(`INHERITED ${strict} SUCCESS`);
  });

  it("does not need Regions that are not linked", () => {
    const hub = bankUnder(strict, { missingOptInRegion: "me-south-1" });
    hub.settle();
    expect(hub.association(bank.ledger)).toBe(`INHERITED ${strict} SUCCESS`);
  });

  it("does not need a recorder for a policy that disables Security Hub, or to manage itself", () => {
    for (const configuration of [off, SELF_MANAGED]) {
      const hub = bankUnder(configuration, { configRecorderOn: false });
      hub.settle();
      expect(hub.association(bank.ledger)).toBe(`INHERITED ${configuration} SUCCESS`);
    }
  });

  it("is evaluated anew by another Start call, with the facts it has then", () => {
    const hub = bankUnder(strict, { configRecorderOn: false });
    hub.settle();
    alter(hub.world, bank.ledger, { configRecorderOn: true });
    hub.apply(bank.payments, strict);
    expect(hub.association(bank.ledger)).toBe(`INHERITED ${strict} PENDING`);
    hub.settle();
    expect(hub.association(bank.ledger)).toBe(`INHERITED ${strict} SUCCESS`);
    expect(hub.association(bank.payments)).toBe(`APPLIED ${strict} SUCCESS`);
  });

  it("is evaluated anew when its state changes", () => {
    const hub = bankUnder(strict);
    hub.settle();
    alter(hub.world, bank.ledger, { state: "SUSPENDED" });
    accountStateChanged(hub.world, hub.clock, bank.ledger);
    hub.settle();
    expect(hub.association(bank.ledger)).toBe(`INHERITED ${strict} FAILED`);
  });
});

describe("the management account", () => {
  it("fails until Security Hub is enabled in it", () => {
    const hub = new SteppedHub(bankWorld());
    alter(hub.world, bank.management, { securityHubEnabled: false });
    hub.apply(bank.management, strict);
    hub.settle();
    expect(hub.association(bank.management)).toBe(`APPLIED ${strict} FAILED`);
    hub.call("EnableSecurityHub", {}, { accountId: bank.management });
    hub.apply(bank.management, strict);
    hub.settle();
    expect(hub.association(bank.management)).toBe(`APPLIED ${strict} SUCCESS`);
  });

  it("fails again after a policy has disabled Security Hub in it", () => {
    const hub = new SteppedHub(bankWorld());
    hub.apply(bank.management, off);
    hub.settle();
    hub.apply(bank.management, strict);
    hub.settle();
    expect(hub.association(bank.management)).toBe(`APPLIED ${strict} FAILED`);
  });
});

describe("a member", () => {
  it("may not enable Security Hub itself where a policy has taken effect", () => {
    const hub = bankUnder(off);
    hub.settle();
    expect(hub.refusal("EnableSecurityHub", {}, { accountId: bank.ledger }).code).toBe(
      "AccessDeniedException",
    );
  });
});

describe("an OU", () => {
  it("succeeds when all its children have", () => {
    const hub = bankUnder(strict);
    hub.settle();
    expect(hub.association(bank.payments)).toBe(`APPLIED ${strict} SUCCESS`);
  });

  it("succeeds without children as well", () => {
    const hub = new SteppedHub(bankWorld());
    hub.world.accounts.delete(bank.playground);
    hub.apply(bank.sandbox, strict);
    expect(hub.association(bank.sandbox)).toBe(`APPLIED ${strict} PENDING`);
    hub.settle();
    expect(hub.association(bank.sandbox)).toBe(`APPLIED ${strict} SUCCESS`);
  });

  it("fails when a child has, and so does every OU above it and the root", () => {
    const hub = new SteppedHub(bankWorld());
    alter(hub.world, bank.ledger, { configRecorderOn: false });
    hub.apply(bank.root, strict);
    hub.settle();
    expect(hub.message(bank.payments)).toBe(childrenFailed);
    expect(hub.message(bank.workloads)).toBe(childrenFailed);
    expect(hub.association(bank.root)).toBe(`APPLIED ${strict} FAILED`);
    expect(hub.message(bank.root)).toBe(
      "Policy association failed because 1 organizational units or accounts under this root failed.",
    );
    expect(hub.association(bank.sandbox)).toBe(`INHERITED ${strict} SUCCESS`);
  });

  it("stays PENDING as long as one child that inherits from it is, however long", () => {
    const hub = bankUnder(strict);
    stick(hub, bank.cards);
    hub.advance(48 * 3_600_000);
    expect(hub.association(bank.cards)).toBe(`INHERITED ${strict} PENDING`);
    expect(hub.association(bank.payments)).toBe(`APPLIED ${strict} PENDING`);
    hub.apply(bank.payments, strict);
    hub.settle();
    expect(hub.association(bank.payments)).toBe(`APPLIED ${strict} SUCCESS`);
  });

  it("does not wait for a child with an application of its own, but fails with one that has failed", () => {
    const hub = bankUnder(strict);
    hub.apply(bank.cards, light);
    stick(hub, bank.cards);
    hub.settle();
    expect(hub.association(bank.cards)).toBe(`APPLIED ${light} PENDING`);
    expect(hub.association(bank.payments)).toBe(`APPLIED ${strict} SUCCESS`);
    alter(hub.world, bank.cards, { configRecorderOn: false });
    hub.apply(bank.cards, light);
    hub.settle();
    hub.apply(bank.payments, strict);
    hub.settle();
    expect(hub.association(bank.payments)).toBe(`APPLIED ${strict} FAILED`);
  });

  it("keeps its status when a child changes later, until the next Start call on it", () => {
    const hub = bankUnder(strict);
    hub.settle();
    alter(hub.world, bank.ledger, { configRecorderOn: false });
    hub.apply(bank.ledger, light);
    hub.settle();
    expect(hub.association(bank.ledger)).toBe(`APPLIED ${light} FAILED`);
    expect(hub.association(bank.payments)).toBe(`APPLIED ${strict} SUCCESS`);
    hub.apply(bank.payments, strict);
    hub.settle();
    expect(hub.association(bank.payments)).toBe(`APPLIED ${strict} FAILED`);
  });

  it("is dated by when it settled, however late it is read", () => {
    const hub = bankUnder(strict);
    const startedAt = hub.clock.now();
    hub.advance(3_600_000);
    const answer = hub.call("GetConfigurationPolicyAssociation", {
      Target: { OrganizationalUnitId: bank.payments },
    });
    expect(Number(answer.UpdatedAt)).toBeGreaterThan(startedAt);
    expect(Number(answer.UpdatedAt)).toBeLessThanOrEqual(startedAt + 20_000);
  });
});

/** An evaluation that never ends, as AWS's sometimes do not within the 24 hours they may take. */
function stick(hub: SteppedHub, accountId: string): void {
  const association = hub.world.securityHub.associations.get(accountId);
  if (association !== undefined) association.settlesAt = Infinity;
}

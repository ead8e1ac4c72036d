import { describe, expect, it } from "vitest";
import { SELF_MANAGED } from "@/lib/core/identifiers";
import type { AwsStructure } from "../../contract";
import { requiredText } from "../../input-members";
import { namedWorld } from "../../world/named-world";
import { bank, bankWorld, policies } from "../testing/bank";
import { SteppedHub } from "../testing/stepped-hub";

const { strict, light } = policies;
const start = Date.UTC(2026, 10, 21);

function list(hub: SteppedHub, input: AwsStructure = {}): AwsStructure[][] {
  const pages: AwsStructure[][] = [];
  let token: unknown;
  do {
    const page = hub.call("ListConfigurationPolicyAssociations", {
      ...input,
      ...(typeof token === "string" ? { NextToken: token } : {}),
    });
    pages.push(items(page, "ConfigurationPolicyAssociationSummaries"));
    token = page.NextToken;
  } while (token !== undefined);
  return pages;
}

function items(structure: AwsStructure, member: string): AwsStructure[] {
  const value = structure[member];
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.filter((item): item is AwsStructure => typeof item === "object" && item !== null);
}

function targets(pages: readonly AwsStructure[][]): unknown[] {
  return pages.flat().map((summary) => summary.TargetId);
}

function settledBank(): SteppedHub {
  const hub = new SteppedHub(bankWorld());
  hub.apply(bank.workloads, strict);
  hub.apply(bank.cards, SELF_MANAGED);
  hub.settle();
  hub.apply(bank.ledger, light);
  return hub;
}

describe("listing associations", () => {
  it("leaves out targets that nothing governs", () => {
    const found = targets(list(settledBank()));
    expect(found.sort()).toEqual(
      [bank.shared, bank.ledger, bank.cards, bank.payments, bank.workloads].sort(),
    );
  });

  it.each([
    ["the policy", { ConfigurationPolicyId: light }, [bank.ledger]],
    ["self-managed", { ConfigurationPolicyId: SELF_MANAGED }, [bank.cards]],
    ["the type", { AssociationType: "APPLIED" }, [bank.ledger, bank.cards, bank.workloads]],
    ["the status", { AssociationStatus: "PENDING" }, [bank.ledger]],
    [
      "all filters at once",
      { ConfigurationPolicyId: strict, AssociationType: "INHERITED" },
      [bank.shared, bank.payments],
    ],
    ["a policy that does not exist", { ConfigurationPolicyId: "no-such-policy" }, []],
  ])("can be filtered by %s", (_what, filters, expected) => {
    expect(targets(list(settledBank(), { Filters: filters }))).toEqual(expected);
  });

  it("takes an ARN for the policy", () => {
    const hub = settledBank();
    const arn = hub.world.securityHub.policies.get(light)?.arn;
    expect(targets(list(hub, { Filters: { ConfigurationPolicyId: arn } }))).toEqual([bank.ledger]);
  });

  it("cuts pages of the size asked for, none of them empty at the end", () => {
    const hub = settledBank();
    expect(list(hub, { MaxResults: 2 }).map((page) => page.length)).toEqual([2, 2, 1]);
    expect(list(hub, { MaxResults: 5 }).map((page) => page.length)).toEqual([5]);
    expect(
      list(hub, { MaxResults: 1, Filters: { AssociationType: "APPLIED" } }).map((page) => page.length),
    ).toEqual([1, 1, 1]);
  });

  it("repeats and leaves out nothing when an association goes between two pages", () => {
    const hub = settledBank();
    const first = hub.call("ListConfigurationPolicyAssociations", { MaxResults: 2 });
    hub.world.accounts.delete(bank.ledger);
    hub.withdraw(bank.workloads, strict);
    const rest = list(hub, { NextToken: first.NextToken });
    expect(targets(rest)).toEqual([bank.cards]);
  });

  it("refuses tokens that were altered or belong to another list", () => {
    const hub = settledBank();
    const token = requiredText(
      hub.call("ListConfigurationPolicyAssociations", { MaxResults: 1 }),
      "NextToken",
    );
    const altered = `${token.slice(0, -2)}AA`;
    const foreign = hub.call("ListConfigurationPolicies", { MaxResults: 1 }).NextToken;
    for (const input of [
      { NextToken: altered },
      { NextToken: foreign },
      { NextToken: "page-2" },
      { NextToken: token, Filters: { AssociationType: "APPLIED" } },
    ]) {
      expect(hub.refusal("ListConfigurationPolicyAssociations", input).code).toBe("InvalidInputException");
    }
  });

  it("reads the large world in 111 pages of 100, and its failures in far fewer", () => {
    const hub = new SteppedHub(namedWorld("large", { now: start }), start);
    const pages = list(hub, { MaxResults: 100 });
    expect(pages).toHaveLength(111);
    expect(new Set(targets(pages)).size).toBe(11_001);
    const failed = list(hub, { Filters: { AssociationStatus: "FAILED" } });
    expect(failed.flat().length).toBe(
      pages.flat().filter((summary) => summary.AssociationStatus === "FAILED").length,
    );
  });
});

describe("getting many associations", () => {
  function batch(hub: SteppedHub, identifiers: AwsStructure[], unprocessedItems = 0): AwsStructure {
    const input = { ConfigurationPolicyAssociationIdentifiers: identifiers };
    return hub.call("BatchGetConfigurationPolicyAssociations", input, { unprocessedItems });
  }

  it("answers what it can and names what it cannot, with the reason", () => {
    const unknownTargets = [
      { Target: { AccountId: "999999999999" } },
      { Target: { OrganizationalUnitId: bank.sandbox } },
      { Target: { AccountId: "not an account" } },
      {},
    ];
    const answer = batch(settledBank(), [{ Target: { AccountId: bank.cards } }, ...unknownTargets]);
    expect(items(answer, "ConfigurationPolicyAssociations").map((summary) => summary.TargetId)).toEqual([
      bank.cards,
    ]);
    const unprocessed = items(answer, "UnprocessedConfigurationPolicyAssociations");
    expect(unprocessed.map((item) => item.ConfigurationPolicyAssociationIdentifiers)).toEqual(unknownTargets);
    expect(unprocessed.map((item) => item.ErrorCode)).toEqual(["404", "404", "400", "400"]);
  });

  it("leaves the last ones unprocessed when a fault asks for it", () => {
    const identifiers = [{ Target: { AccountId: bank.cards } }, { Target: { AccountId: bank.ledger } }];
    const answer = batch(settledBank(), identifiers, 1);
    expect(items(answer, "ConfigurationPolicyAssociations")).toHaveLength(1);
    expect(items(answer, "UnprocessedConfigurationPolicyAssociations")).toEqual([
      expect.objectContaining({ ConfigurationPolicyAssociationIdentifiers: identifiers[1] }),
    ]);
  });
});

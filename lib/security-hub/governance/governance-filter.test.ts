import { describe, expect, it } from "vitest";
import { SELF_MANAGED } from "@/lib/core/identifiers";
import { buildTree } from "@/lib/organizations/tree";
import {
  accountId,
  organizationOf,
  policy,
  rootId,
  testPolicies,
  unitId,
} from "@/lib/testing/arbitrary-organization";
import { buildGovernance } from "./governance";
import { type GovernanceFilter, isEmptyFilter, matchesFilter, noFilter } from "./governance-filter";
import type { PolicyAssociation } from "../model";

const nowSeconds = Date.parse("2026-03-10T12:00:00Z") / 1000;
const recent = "2026-03-10T11:00:00.000Z";
const yesterday = "2026-03-09T11:00:00.000Z";

/** Root (Policy 0) ▸ OU 0 ▸ account-0 pending, account-1 stuck; account-2 failed and suspended; account-3 without association. */
const tree = buildTree(
  organizationOf([-1], [{ parent: 0 }, { parent: 0 }, { parent: -1, state: "SUSPENDED" }, { parent: -1 }]),
);
const associations: PolicyAssociation[] = [
  { targetId: rootId, configurationId: policy(0).id, type: "APPLIED", status: "SUCCESS", updatedAt: recent },
  {
    targetId: unitId(0),
    configurationId: SELF_MANAGED,
    type: "APPLIED",
    status: "SUCCESS",
    updatedAt: recent,
  },
  {
    targetId: accountId(0),
    configurationId: SELF_MANAGED,
    type: "INHERITED",
    status: "PENDING",
    updatedAt: recent,
  },
  {
    targetId: accountId(1),
    configurationId: SELF_MANAGED,
    type: "INHERITED",
    status: "PENDING",
    updatedAt: yesterday,
  },
  {
    targetId: accountId(2),
    configurationId: policy(0).id,
    type: "INHERITED",
    status: "FAILED",
    updatedAt: recent,
  },
];
const { governance } = buildGovernance(tree, testPolicies, associations);

function found(filter: Partial<GovernanceFilter>): string[] {
  const matches = matchesFilter(tree, governance, { ...noFilter, ...filter }, nowSeconds);
  return tree.names.filter((_, node) => matches[node] === 1);
}

describe("matchesFilter", () => {
  it.each<[string, Partial<GovernanceFilter>, string[]]>([
    ["failed ones", { statuses: ["failed"] }, ["account-2"]],
    ["pending ones, stuck ones included", { statuses: ["pending"] }, ["account-0", "account-1"]],
    ["what is pending for more than a day", { statuses: ["stuck"] }, ["account-1"]],
    ["what has no association", { statuses: ["none"] }, ["account-3"]],
    ["several statuses at once", { statuses: ["failed", "none"] }, ["account-2", "account-3"]],
    [
      "self-managed targets by their status",
      { statuses: ["self-managed"] },
      ["OU 0", "account-0", "account-1"],
    ],
    ["accounts that are not active", { statuses: ["inactive"] }, ["account-2"]],
    ["failed accounts alone", { onlyFailedAccounts: true }, ["account-2"]],
    ["what failed for one cause", { cause: "inactive" }, ["account-2"]],
    ["nothing for a cause that is gone", { cause: "recorder" }, []],
    ["where something is applied", { sources: ["applied"] }, ["Root", "OU 0"]],
    [
      "what inherits from somewhere",
      { sources: ["inherited"], kinds: ["account"] },
      ["account-0", "account-1", "account-2"],
    ],
    ["one policy", { policies: [policy(0).id] }, ["Root", "account-2"]],
    ["self-managed targets", { policies: ["self-managed"] }, ["OU 0", "account-0", "account-1"]],
    ["what nothing governs", { policies: ["none"] }, ["account-3"]],
    ["a policy that is gone", { policies: ["00000000-0000-4000-8000-999999999999"] }, []],
    ["suspended accounts", { states: ["SUSPENDED"] }, ["account-2"]],
    ["root and OUs", { kinds: ["ou"] }, ["Root", "OU 0"]],
    ["what lies below an OU", { within: unitId(0) }, ["OU 0", "account-0", "account-1"]],
    ["nothing below an OU that is gone", { within: unitId(7) }, []],
    ["the targets of a list", { listed: [unitId(0), accountId(3)] }, ["OU 0", "account-3"]],
    ["nothing for a list of which nothing is left", { listed: [unitId(7)] }, []],
    [
      "all dimensions together",
      { within: unitId(0), statuses: ["pending"], text: "account-1" },
      ["account-1"],
    ],
  ])("finds %s", (_, filter, expected) => {
    expect(found(filter)).toEqual(expected);
  });
});

describe("isEmptyFilter", () => {
  it("is true for blanks only, and false for any single dimension", () => {
    expect(isEmptyFilter({ ...noFilter, text: "  " })).toBe(true);
    expect(isEmptyFilter({ ...noFilter, within: rootId })).toBe(false);
    expect(isEmptyFilter({ ...noFilter, kinds: ["ou"] })).toBe(false);
    expect(isEmptyFilter({ ...noFilter, listed: [unitId(0)] })).toBe(false);
    expect(isEmptyFilter({ ...noFilter, listed: [] })).toBe(true);
    expect(isEmptyFilter({ ...noFilter, cause: "recorder" })).toBe(false);
    expect(isEmptyFilter({ ...noFilter, onlyFailedAccounts: true })).toBe(false);
  });
});

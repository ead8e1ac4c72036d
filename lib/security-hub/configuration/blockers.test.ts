import { expect, test } from "vitest";
import { AccountId, OrganizationalUnitId, PolicyId, RootId, SELF_MANAGED } from "@/lib/core/identifiers";
import { buildTree } from "@/lib/organizations/tree";
import { buildGovernance } from "../governance/governance";
import { ConfigurationPolicySummary, type PolicyAssociation } from "../model";
import { blockersIn, blockersOf } from "./blockers";

const root = RootId.parse("r-ab12");
const unit = OrganizationalUnitId.parse("ou-ab12-aaaaaaaa");
const account = AccountId.parse("111122223333");
const policyId = PolicyId.parse("11111111-1111-4111-8111-111111111111");
const updatedAt = "2026-11-01T00:00:00.000Z";
const policy = ConfigurationPolicySummary.parse({
  id: policyId,
  arn: "arn",
  name: "baseline",
  updatedAt,
  serviceEnabled: true,
});
const tree = buildTree({
  root: { id: root, name: "Root" },
  organizationalUnits: [{ id: unit, name: "Workloads", parentId: root }],
  accounts: [
    {
      id: account,
      name: "payments",
      email: "",
      state: "ACTIVE",
      parentId: unit,
      ancestorIds: [root, unit],
    },
  ],
});
const associations: PolicyAssociation[] = [
  { targetId: account, configurationId: SELF_MANAGED, type: "APPLIED", status: "SUCCESS", updatedAt },
  { targetId: unit, configurationId: policyId, type: "INHERITED", status: "SUCCESS", updatedAt },
  { targetId: root, configurationId: policyId, type: "APPLIED", status: "SUCCESS", updatedAt },
];

test("what is applied is named by path and policy, from the root down; what is inherited goes by itself", () => {
  const { governance } = buildGovernance(tree, [policy], associations);
  expect(blockersIn(tree, governance)).toEqual({
    associations: [
      { targetId: root, configurationId: policyId, configurationName: "baseline", path: "Root" },
      {
        targetId: account,
        configurationId: SELF_MANAGED,
        configurationName: "self-managed",
        path: "Root › Workloads › payments",
      },
    ],
    policies: [{ id: policyId, name: "baseline" }],
  });
});

test("what the tree does not know goes by its id", () => {
  const unknownAccount = AccountId.parse("999999999999");
  const { associations: listed } = blockersOf(
    [{ targetId: unknownAccount, configurationId: policyId }],
    [],
    undefined,
  );
  expect(listed).toMatchObject([{ path: unknownAccount, configurationName: policyId }]);
});

import { expect, it } from "vitest";
import { policyOverview } from "@/lib/inventory/snapshot/policies/policy-overview";
import { buildTree } from "@/lib/organizations/tree";
import { buildGovernance } from "@/lib/security-hub/governance/governance";
import type { PolicyAssociation } from "@/lib/security-hub/model";
import { accountId, organizationOf, policy } from "@/lib/testing/arbitrary-organization";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { listedPolicies } from "./policy-order";
import type { PolicySort } from "../inventory/addresses/policies-address";

const named = ["nist-800-53", "cis-foundations", "pci-workloads"].map((name, index) => ({
  ...policy(index),
  name,
  updatedAt: `2026-01-0${3 - index}T00:00:00.000Z`,
  ...(index === 1 && { description: "The Center for Internet Security's benchmark" }),
}));
const tree = buildTree(organizationOf([], [{ parent: -1 }, { parent: -1 }, { parent: -1 }, { parent: -1 }]));
const statuses = ["FAILED", "SUCCESS", "FAILED", "FAILED"] as const;
const associations = [2, 2, 0, 2].map((index, account): PolicyAssociation => ({
  targetId: accountId(account),
  configurationId: policy(index).id,
  type: "APPLIED",
  status: statuses[account] ?? "SUCCESS",
  updatedAt: "2026-01-01T00:00:00.000Z",
}));
const { governance } = buildGovernance(tree, named, associations);
const { policies } = policyOverview({ meta: exampleSnapshotMeta(), tree, governance }, () => undefined, 0);

function names(sort: PolicySort, direction: "ascending" | "descending" | null = null, q = ""): string[] {
  return listedPolicies(policies, { sort, direction, q }).map(({ summary }) => summary.name);
}

it("lists policies in AWS's order, and by each column with what is most on top", () => {
  expect(names("place")).toEqual(["nist-800-53", "cis-foundations", "pci-workloads"]);
  expect(names("name")).toEqual(["cis-foundations", "nist-800-53", "pci-workloads"]);
  expect(names("name", "descending")).toEqual(["pci-workloads", "nist-800-53", "cis-foundations"]);
  expect(names("targets")).toEqual(["pci-workloads", "nist-800-53", "cis-foundations"]);
  expect(names("accounts", "ascending")).toEqual(["cis-foundations", "nist-800-53", "pci-workloads"]);
  expect(names("failed")).toEqual(["pci-workloads", "nist-800-53", "cis-foundations"]);
  expect(names("updated")).toEqual(["nist-800-53", "cis-foundations", "pci-workloads"]);
});

it("lists those whose name, description or id has every word", () => {
  expect(names("place", null, "benchmark CIS")).toEqual(["cis-foundations"]);
  expect(names("place", null, policy(2).id)).toEqual(["pci-workloads"]);
  expect(names("place", null, "nist pci")).toEqual([]);
});

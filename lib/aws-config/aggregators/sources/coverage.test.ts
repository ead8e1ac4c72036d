import fc from "fast-check";
import { expect, test } from "vitest";
import type { AccountId } from "@/lib/core/identifiers";
import { buildTree } from "@/lib/organizations/tree";
import { accountId, arbitraryOrganization, organizationOf } from "@/lib/testing/arbitrary-organization";
import { coverageOf } from "./coverage";
import type { AggregatorSource } from "../model";

const accountsOf = (accountIds: AccountId[]): AggregatorSource => ({
  kind: "accounts",
  accountIds,
  regions: "all",
});

test("an account for which AWS reports nothing is not covered by the organization as source", () => {
  const tree = buildTree(organizationOf([-1], [{ parent: -1 }, { parent: 0 }, { parent: 0 }]));
  const source = {
    kind: "organization",
    roleArn: "arn:aws:iam::444455556666:role/x",
    regions: "all",
  } as const;
  const management = accountId(0);
  const reported = new Set<string>([accountId(1), accountId(2)]);
  const coverage = coverageOf(source, tree, reported);
  expect(coverage.notCovered.map((node) => tree.ids[node])).toEqual([management]);
  expect([coverage.covered, coverage.active]).toEqual([2, 3]);
  // As long as not all rows have been read nothing can be said to be missing.
  expect(coverageOf(source, tree, undefined).notCovered).toEqual([]);
});

test("every account of the organization is in exactly one place, and no other account is", () => {
  fc.assert(
    fc.property(
      arbitraryOrganization,
      fc.uniqueArray(fc.integer({ min: 0, max: 40 })),
      (organization, wanted) => {
        const tree = buildTree(organization);
        const coverage = coverageOf(accountsOf(wanted.map(accountId)), tree, undefined);
        const listed = [
          ...coverage.notCovered,
          ...coverage.notCoveredInactive,
          ...coverage.coveredInactive,
        ].map((node) => tree.ids[node]);
        const wantedIds = new Set<string>(wanted.map(accountId));
        for (const { id, state } of organization.accounts) {
          const isQuiet = state === "ACTIVE" && wantedIds.has(id);
          expect(listed.filter((each) => each === id)).toHaveLength(isQuiet ? 0 : 1);
        }
        expect(coverage.covered + coverage.notCovered.length).toBe(coverage.active);
        const members = new Set<string>(organization.accounts.map(({ id }) => id));
        expect([...coverage.foreign].sort()).toEqual([...wantedIds].filter((id) => !members.has(id)).sort());
      },
    ),
  );
});

test("the organization as source covers all of it", () => {
  fc.assert(
    fc.property(arbitraryOrganization, (organization) => {
      const source: AggregatorSource = { kind: "organization", roleArn: "arn", regions: "all" };
      const coverage = coverageOf(source, buildTree(organization), undefined);
      expect(coverage).toMatchObject({ notCovered: [], notCoveredInactive: [], foreign: [] });
      expect(coverage.covered).toBe(coverage.active);
    }),
  );
});

test("suspended accounts are listed apart, whether they are collected from or not", () => {
  const tree = buildTree(
    organizationOf([], [{ parent: -1, state: "SUSPENDED" }, { parent: -1, state: "CLOSED" }, { parent: -1 }]),
  );
  const { coveredInactive, notCoveredInactive, notCovered } = coverageOf(
    accountsOf([accountId(0)]),
    tree,
    undefined,
  );
  const idsOf = (nodes: readonly number[]) => nodes.map((node) => tree.ids[node]);
  expect(idsOf(coveredInactive)).toEqual([accountId(0)]);
  expect(idsOf(notCoveredInactive)).toEqual([accountId(1)]);
  expect(idsOf(notCovered)).toEqual([accountId(2)]);
});

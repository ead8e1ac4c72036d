import fc from "fast-check";
import { expect, it } from "vitest";
import { buildTree } from "@/lib/organizations/tree";
import { accountId, organizationOf } from "@/lib/testing/arbitrary-organization";
import { arbitraryPacks, examplePackSnapshot } from "@/lib/testing/example-packs";
import { deployments } from "./deployments";
import { matchesPackFilter, noPackFilter } from "./table/pack-filter";
import { statusesOf } from "./pack-outcome";
import { placePacks } from "./table/placed-packs";

it("tells of every account and pack what AWS said, and where nothing was said why", () => {
  const tree = buildTree(organizationOf([-1], [{ parent: 0 }, { parent: -1 }]));
  const snapshot = examplePackSnapshot([
    {
      name: "cis",
      excluded: [1],
      rows: { 0: { status: "CREATE_FAILED", errorCode: "A", errorMessage: "=1+1" }, 9: "DELETE_FAILED" },
    },
  ]);
  expect([...deployments(placePacks(tree, snapshot), noPackFilter, true)]).toMatchObject([
    {
      accountId: accountId(0),
      path: "Root › OU 0",
      pack: "cis",
      status: "CREATE_FAILED",
      errorCode: "A",
      errorMessage: "=1+1",
      updatedAt: "2026-09-21T14:13:20.000Z",
    },
    { accountId: accountId(1), path: "Root", status: "EXCLUDED", updatedAt: "" },
    { accountId: accountId(9), accountState: "NOT_IN_ORGANIZATION", status: "DELETE_FAILED" },
  ]);
  // Where accounts of the organization are missing, one of them may be this one.
  expect([...deployments(placePacks(tree, snapshot), noPackFilter, false)].at(-1)).toMatchObject({
    accountId: accountId(9),
    accountState: "NOT_KNOWN",
  });
});

it("has a row for each account and pack, and with a status those alone that have it", () => {
  fc.assert(
    fc.property(arbitraryPacks, ({ tree, snapshot }) => {
      const placed = placePacks(tree, snapshot);
      const all = [...deployments(placed, noPackFilter, true)];
      const { accounts } = matchesPackFilter(placed, noPackFilter);
      const left = all.filter(({ accountState }) => accountState === "NOT_IN_ORGANIZATION").length;
      expect(all).toHaveLength(accounts * snapshot.meta.packs.length + left);
      const failed = [...deployments(placed, { ...noPackFilter, statuses: statusesOf.failed }, true)];
      expect(failed).toEqual(all.filter(({ status }) => status.endsWith("_FAILED")));
    }),
  );
});

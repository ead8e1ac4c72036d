import { expect, it } from "vitest";
import { matchesPackFilter, noPackFilter } from "@/lib/aws-config/packs/table/pack-filter";
import { placePacks } from "@/lib/aws-config/packs/table/placed-packs";
import { buildTree } from "@/lib/organizations/tree";
import { organizationOf } from "@/lib/testing/arbitrary-organization";
import { examplePackSnapshot } from "@/lib/testing/example-packs";
import { memberRefs, memberRow } from "./member-rows";
import type { AccountSort } from "@/components/inventory/addresses/packs-address";

const tree = buildTree(organizationOf([-1], [{ parent: 0 }, { parent: -1 }, { parent: 0 }]));
const snapshot = examplePackSnapshot([
  {
    name: "pci",
    rows: {
      0: "CREATE_SUCCESSFUL",
      1: { status: "CREATE_FAILED", errorCode: "NoRecorder" },
      2: { status: "UPDATE_FAILED", errorCode: "Inactive" },
      // It has left the organization.
      7: "CREATE_IN_PROGRESS",
    },
  },
]);
const placed = placePacks(tree, snapshot);

function names(sort: AccountSort, direction: "ascending" | "descending"): string[] {
  const matches = matchesPackFilter(placed, noPackFilter);
  return Array.from(memberRefs(placed, 0, matches, { sort, direction }), (ref) =>
    memberRow(placed, 0, ref).name.replace("account-", ""),
  );
}

it("orders the accounts of a pack by each column, both ways", () => {
  expect(names("place", "ascending")).toEqual(["100000000007", "0", "2", "1"]);
  expect(names("place", "descending")).toEqual(["1", "2", "0", "100000000007"]);
  expect(names("status", "ascending")).toEqual(["2", "1", "100000000007", "0"]);
  expect(names("status", "descending")).toEqual(["0", "100000000007", "2", "1"]);
  expect(names("name", "ascending")).toEqual(["100000000007", "0", "1", "2"]);
  expect(names("code", "ascending")).toEqual(["2", "1", "100000000007", "0"]);
  expect(names("updated", "descending")).toEqual(["100000000007", "0", "2", "1"]);
});

import { expect, it } from "vitest";
import { classCounts } from "@/lib/organizations/account-classes";
import { buildTree } from "@/lib/organizations/tree";
import { organizationOf } from "@/lib/testing/arbitrary-organization";
import { examplePackSnapshot } from "@/lib/testing/example-packs";
import { classesByPacks } from "./pack-classes";

it("puts an account where its worst pack is, and one that is not active among those that do not count", () => {
  const accounts = [{}, {}, {}, {}, { state: "SUSPENDED" as const }].map((each) => ({ parent: -1, ...each }));
  const tree = buildTree(organizationOf([], accounts));
  const snapshot = examplePackSnapshot([
    {
      name: "one",
      rows: { 0: "CREATE_SUCCESSFUL", 1: "CREATE_IN_PROGRESS", 2: "CREATE_SUCCESSFUL", 4: "CREATE_FAILED" },
    },
    { name: "two", rows: { 0: "UPDATE_FAILED", 1: "UPDATE_SUCCESSFUL", 2: "UPDATE_SUCCESSFUL" } },
  ]);
  const classes = classesByPacks(tree, snapshot);
  const counts = classCounts(classes, tree)(0);
  expect(Object.fromEntries(classes.classes.map(({ key }, index) => [key, counts[index]]))).toEqual({
    "pack-failed": 1,
    "pack-in-progress": 1,
    "pack-deployed": 1,
    "no-pack": 1,
    inactive: 1,
  });
});

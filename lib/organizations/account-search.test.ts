import { expect, it } from "vitest";
import { accountId, organizationOf } from "@/lib/testing/arbitrary-organization";
import { accountSearch } from "./account-search";
import { buildTree } from "./tree";

const tree = buildTree(organizationOf([-1], [{ parent: 0 }, { parent: -1 }]));
const [inUnit, inRoot, foreign] = [accountId(0), accountId(1), "999999999999"];

it("finds an account of the organization by its path, and any other by its id alone", () => {
  const byPath = accountSearch(tree, "ou 0");
  expect([inUnit, foreign].map(byPath)).toEqual([true, false]);
  expect([inRoot, foreign].map(accountSearch(tree, "9999 9999"))).toEqual([false, true]);
  expect([inRoot, foreign].map(accountSearch(undefined, "1000-0000-0001"))).toEqual([true, false]);
});

it("finds every account while nothing is typed", () => {
  expect([inUnit, foreign].map(accountSearch(tree, " "))).toEqual([true, true]);
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { AccountId } from "@/lib/core/identifiers";
import { buildTree } from "@/lib/organizations/tree";
import { accountId, arbitraryOrganization, organizationOf } from "@/lib/testing/arbitrary-organization";
import { checkAccounts } from "./check-accounts";

const unknownAccount = AccountId.parse("999999999999");

it("points out unknown accounts, suspended accounts and what is listed twice", () => {
  const tree = buildTree(
    organizationOf([-1], [{ parent: 0 }, { parent: 0, state: "SUSPENDED" }, { parent: -1, state: "CLOSED" }]),
  );
  const ids = [accountId(0), accountId(1), accountId(2), unknownAccount, accountId(0)];
  expect(checkAccounts(ids, tree)).toEqual({
    unknown: [unknownAccount],
    inactive: [
      { id: accountId(1), state: "SUSPENDED" },
      { id: accountId(2), state: "CLOSED" },
    ],
    duplicates: [accountId(0)],
  });
});

it("has nothing to say about the active accounts of an organization", () => {
  fc.assert(
    fc.property(arbitraryOrganization, (input) => {
      const active = input.accounts.filter(({ state }) => state === "ACTIVE").map(({ id }) => id);
      expect(checkAccounts(active, buildTree(input))).toEqual({ unknown: [], inactive: [], duplicates: [] });
    }),
  );
});

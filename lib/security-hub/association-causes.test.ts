import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SELF_MANAGED } from "@/lib/core/identifiers";
import { buildTree, NodeKind } from "@/lib/organizations/tree";
import {
  accountId,
  arbitraryOrganization,
  organizationOf,
  unitId,
} from "@/lib/testing/arbitrary-organization";
import { associationCauses, groupByCause } from "./association-causes";
import { buildGovernance } from "./governance/governance";
import { causeLines } from "./governance/governed-targets";
import type { PolicyAssociation } from "./model";

const opening = "The association failed because";
const optIn = (region: string) =>
  `${opening} the delegated administrator has not enabled the opt-in Region ${region}.`;
const recorder = `${opening} AWS Config is not enabled or not recording in the account.`;

function failed(targetId: PolicyAssociation["targetId"], message: string | undefined): PolicyAssociation {
  return {
    targetId,
    configurationId: SELF_MANAGED,
    type: "APPLIED",
    status: "FAILED",
    updatedAt: "2026-01-01T00:00:00.000Z",
    ...(message !== undefined && { message }),
  };
}

describe("associationCauses", () => {
  const tree = buildTree(
    organizationOf(
      [-1, -1],
      [
        { parent: 0 },
        { parent: 0 },
        { parent: 1 },
        { parent: 1, state: "SUSPENDED" },
        { parent: -1 },
        { parent: 1 },
        { parent: 1 },
      ],
    ),
  );
  const { governance } = buildGovernance(
    tree,
    [],
    [
      failed(unitId(0), undefined),
      failed(accountId(0), optIn("af-south-1")),
      failed(accountId(1), optIn("me-central-1")),
      failed(accountId(2), optIn("af-south-1")),
      failed(accountId(3), recorder),
      failed(accountId(4), undefined),
      failed(accountId(5), `${opening} account 402188341177 has 7 widgets.`),
      failed(accountId(6), `${opening} account 402188341178 has 7 widgets.`),
    ],
  );
  const causeAt = associationCauses(tree, governance, accountId(4));

  it("tells causes apart whose messages begin with the same words", () => {
    const titles = tree.ids.map((id, node) => [id, causeAt(node)?.title]);
    expect(Object.fromEntries(titles)).toMatchObject({
      [unitId(0)]: "Accounts below failed",
      [accountId(0)]: "Opt-in Region af-south-1 is not enabled",
      [accountId(1)]: "Opt-in Region me-central-1 is not enabled",
      [accountId(3)]: "The account is suspended or closed",
      [accountId(4)]: "Security Hub is not enabled in the management account",
      [accountId(5)]: "Account ‹account› has 7 widgets",
    });
    expect(causeAt(0)).toBeUndefined();
  });

  it("puts accounts of one cause together, by OU, the largest group first", () => {
    const groups = groupByCause(tree, governance, causeAt, undefined);
    expect(groups.map(({ title, accounts }) => [title, accounts.length])).toEqual([
      ["Opt-in Region af-south-1 is not enabled", 2],
      ["Account ‹account› has 7 widgets", 2],
      ["The account is suspended or closed", 1],
      ["Security Hub is not enabled in the management account", 1],
      ["Opt-in Region me-central-1 is not enabled", 1],
    ]);
    const [line] = causeLines(tree, governance, undefined, accountId(4));
    expect(line).toMatchObject({ accounts: 2, inactive: 0, places: "Root › OU 0 (1); Root › OU 1 (1)" });
  });
});

it("has every failed account that matches in exactly one group, and its OUs add up to it", () => {
  const message = fc.constantFrom(undefined, optIn("af-south-1"), recorder, "Throttled.", "");
  fc.assert(
    fc.property(
      arbitraryOrganization.chain((input) =>
        fc.record({
          input: fc.constant(input),
          messages: fc.array(fc.option(fc.tuple(message)), {
            minLength: input.accounts.length,
            maxLength: input.accounts.length,
          }),
          seed: fc.nat(),
        }),
      ),
      ({ input, messages, seed }) => {
        const tree = buildTree(input);
        const associations = messages.flatMap((each, index) =>
          each === null ? [] : [failed(accountId(index), each[0])],
        );
        const { governance } = buildGovernance(tree, [], associations);
        const matches = Uint8Array.from(tree.ids, (_, node) => ((node * 7 + seed) % 3 === 0 ? 0 : 1));
        const groups = groupByCause(
          tree,
          governance,
          associationCauses(tree, governance, undefined),
          matches,
        );
        const grouped = groups.flatMap(({ accounts }) => accounts);
        const expected = tree.ids.flatMap((id, node) =>
          tree.kind[node] === NodeKind.Account &&
          matches[node] === 1 &&
          associations.some(({ targetId }) => targetId === id)
            ? [node]
            : [],
        );
        expect(grouped.toSorted((a, b) => a - b)).toEqual(expected);
        for (const { accounts, units } of groups) {
          expect(units.reduce((sum, unit) => sum + unit.accounts, 0)).toBe(accounts.length);
        }
      },
    ),
  );
});

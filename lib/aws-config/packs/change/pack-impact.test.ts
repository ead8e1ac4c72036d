import { describe, expect, it } from "vitest";
import { buildTree } from "@/lib/organizations/tree";
import { accountId, organizationOf } from "@/lib/testing/arbitrary-organization";
import { type ExamplePack, examplePackSnapshot } from "@/lib/testing/example-packs";
import { packImpact } from "./pack-impact";

const noRecorder = { status: "CREATE_FAILED", errorCode: "NoAvailableConfigurationRecorder" } as const;

function impactOf({
  packs = [],
  excluded = [],
  rules,
  rulesOfPacks = {},
}: {
  packs?: readonly ExamplePack[];
  excluded?: readonly number[];
  rules?: number;
  rulesOfPacks?: Readonly<Record<string, number>>;
}) {
  const organization = organizationOf(
    [],
    Array.from({ length: 7 }, () => ({ parent: -1 })),
  );
  const tree = buildTree({
    ...organization,
    accounts: organization.accounts
      .filter(({ id }) => id !== accountId(0))
      .map((account) => ({ ...account, state: account.id === accountId(6) ? "SUSPENDED" : "ACTIVE" })),
  });
  return packImpact(tree, {
    name: "mine",
    excluded: excluded.map(accountId),
    packs: examplePackSnapshot(packs),
    rules,
    rulesOfPacks: new Map(Object.entries(rulesOfPacks)),
  });
}

describe("what putting a pack does", () => {
  it("is to create, update, delete or leave out each account, once", () => {
    const { accounts } = impactOf({
      packs: [
        {
          name: "mine",
          rows: {
            1: "CREATE_SUCCESSFUL",
            2: "UPDATE_FAILED",
            3: "CREATE_FAILED",
            4: "CREATE_SUCCESSFUL",
            5: "DELETE_SUCCESSFUL",
          },
        },
      ],
      excluded: [4, 5],
    });
    expect(accounts).toEqual({
      create: [accountId(3), accountId(6)],
      update: [accountId(1), accountId(2)],
      delete: [accountId(4)],
      excluded: [accountId(5)],
    });
  });

  it("fails where an account isn't active, or the newest deployment found no recorder", () => {
    const packs = [
      { name: "other", rows: { 1: noRecorder, 2: "CREATE_SUCCESSFUL", 6: noRecorder } as const },
    ];
    expect(impactOf({ packs }).failing).toEqual({
      inactive: [accountId(6)],
      "no-recorder": [accountId(1)],
      "rule-quota": [],
    });
    expect(impactOf({ packs, excluded: [1, 6] }).failing).toMatchObject({ inactive: [], "no-recorder": [] });
  });

  it("fails where all packs together have more than 1,000 rules", () => {
    const packs = [
      { name: "mine", rows: { 1: "CREATE_SUCCESSFUL", 2: "CREATE_SUCCESSFUL" } as const },
      { name: "large", rows: { 1: "CREATE_SUCCESSFUL", 2: "CREATE_FAILED" } as const },
      { name: "unknown", rows: {} },
    ];
    const rulesOfPacks = { large: 900 };
    expect(impactOf({ packs, rules: 100, rulesOfPacks }).failing["rule-quota"]).toEqual([]);
    const over = impactOf({ packs, rules: 101, rulesOfPacks });
    expect(over.failing["rule-quota"]).toEqual([accountId(1)]);
    expect(over.packsWithoutRules).toBe(1);
  });
});

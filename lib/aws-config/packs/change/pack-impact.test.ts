import { describe, expect, it } from "vitest";
import { Region } from "@/lib/core/identifiers";
import { buildTree } from "@/lib/organizations/tree";
import { accountId, organizationOf } from "@/lib/testing/arbitrary-organization";
import { type ExamplePack, examplePackSnapshot } from "@/lib/testing/example-packs";
import { AggregatorName } from "../../aggregators/model";
import type { RecorderSnapshot } from "../../recorders/table/recorder-snapshot";
import { RecorderTable } from "../../recorders/table/recorder-table";
import { packImpact } from "./pack-impact";

const noRecorder = { status: "CREATE_FAILED", errorCode: "NoAvailableConfigurationRecorder" } as const;

function impactOf({
  packs = [],
  excluded = [],
  rules,
  rulesOfPacks = {},
  recorders,
}: {
  packs?: readonly ExamplePack[];
  excluded?: readonly number[];
  rules?: number;
  rulesOfPacks?: Readonly<Record<string, number>>;
  recorders?: RecorderSnapshot;
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
    recorders,
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

  it("goes by what is known of recorders before earlier failures, and says where nothing is", () => {
    const recording = { region: "eu-west-1", isRecording: true, scope: "all" } as const;
    const table = new RecorderTable();
    table.addItems([
      { ...recording, accountId: accountId(1) },
      { ...recording, accountId: accountId(2), isRecording: false },
    ]);
    table.addSources([
      { sourceId: accountId(4), sourceType: "ACCOUNT", region: "eu-west-1", status: "FAILED" },
      { sourceId: accountId(5), sourceType: "ACCOUNT", region: "eu-west-1", status: "FAILED" },
    ]);
    const home = Region.parse("eu-west-1");
    const recorders = {
      meta: {
        version: "1",
        takenAt: 1,
        complete: true,
        readBy: accountId(1),
        region: home,
        aggregator: { name: AggregatorName.parse("organization") },
        regions: [home],
        missingParts: [],
      },
      ...table.rows([1, 2, 3, 4, 5].map(accountId), [home], true),
    };
    const packs = [{ name: "other", rows: { 1: noRecorder, 4: noRecorder } as const }];
    const { failing, recorderNotKnown } = impactOf({ packs, recorders });
    expect(failing["no-recorder"]).toEqual([accountId(2), accountId(3), accountId(4)]);
    expect(recorderNotKnown).toEqual([accountId(5)]);
    expect(impactOf({ packs }).recorderNotKnown).toEqual([]);
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

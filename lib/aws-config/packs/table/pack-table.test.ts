import { expect, it } from "vitest";
import { AccountId } from "@/lib/core/identifiers";
import { type MemberPackStatus, PackName, packStatuses } from "../model";
import { PackTable } from "./pack-table";

const [baseline, other] = [PackName.parse("Baseline"), PackName.parse("Other")];

function row(account: number, changes: Partial<MemberPackStatus> = {}): MemberPackStatus {
  return {
    accountId: AccountId.parse(String(100_000_000_000 + account)),
    memberPackName: "OrgConformsPack-Baseline-abcd1234",
    status: "CREATE_SUCCESSFUL",
    ...changes,
  };
}

function statusesOf(table: PackTable, name: PackName) {
  const { accountIds, columns } = table.columns([name]);
  return accountIds.map((id, index) => [id, packStatuses[(columns[0]?.status[index] ?? 0) - 1]]);
}

it("has accounts in ascending order, whatever the order they were read in", () => {
  const table = new PackTable();
  table.addWhole(baseline, [row(3), row(1, { status: "UPDATE_FAILED", errorCode: "E", errorMessage: "no" })]);
  table.addWhole(other, [row(2)]);
  const { accountIds, texts, columns } = table.columns([other, baseline]);
  expect(accountIds).toEqual([row(1), row(2), row(3)].map(({ accountId }) => accountId));
  const [first, second] = columns;
  expect([...(first?.status ?? [])]).toEqual([0, packStatuses.indexOf("CREATE_SUCCESSFUL") + 1, 0]);
  expect(texts[second?.errorCode[0] ?? -1]).toBe("E");
  expect(texts[second?.errorMessage[0] ?? -1]).toBe("no");
  expect([...(second?.errorCode ?? [])].slice(1)).toEqual([-1, -1]);
});

it("prefers the whole list to what was read ahead, and forgets at its end who is not on it", () => {
  const table = new PackTable();
  table.addAhead(baseline, [row(1, { status: "CREATE_IN_PROGRESS" }), row(2, { status: "CREATE_FAILED" })]);
  table.addWhole(baseline, [row(1)]);
  expect(statusesOf(table, baseline)).toEqual([
    [row(1).accountId, "CREATE_SUCCESSFUL"],
    [row(2).accountId, "CREATE_FAILED"],
  ]);
  table.endWhole(baseline);
  expect(statusesOf(table, baseline)).toEqual([[row(1).accountId, "CREATE_SUCCESSFUL"]]);
});

it("forgets what was read of a list that begins again", () => {
  const table = new PackTable();
  table.addWhole(baseline, [row(1)]);
  table.beginWhole(baseline);
  table.addWhole(baseline, [row(2)]);
  expect(statusesOf(table, baseline)).toEqual([[row(2).accountId, "CREATE_SUCCESSFUL"]]);
});

it("leaves out accounts that only packs have which are not asked for", () => {
  const table = new PackTable();
  table.addWhole(baseline, [row(1)]);
  table.addWhole(other, [row(2)]);
  expect(table.columns([baseline]).accountIds).toEqual([row(1).accountId]);
  expect(table.columns([])).toEqual({ accountIds: [], texts: [row(1).memberPackName], columns: [] });
});

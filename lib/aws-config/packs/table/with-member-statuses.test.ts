import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AccountId } from "@/lib/core/identifiers";
import { type MemberPackStatus, OrganizationConformancePack, PackName, packStatuses } from "../model";
import type { PackSnapshot } from "./pack-snapshot";
import { PackTable } from "./pack-table";
import { withMemberStatuses } from "./with-member-statuses";

const names = [PackName.parse("Baseline"), PackName.parse("Other")] as const;
const [baseline, other] = names;

function accountId(account: number): AccountId {
  return AccountId.parse(String(100_000_000_000 + account));
}

const arbitraryRow: fc.Arbitrary<MemberPackStatus> = fc
  .record({
    account: fc.nat({ max: 12 }),
    status: fc.constantFrom(...packStatuses),
    text: fc.option(fc.constantFrom("one", "two", "three"), { nil: undefined }),
    seconds: fc.integer({ min: 1_700_000_000, max: 1_700_000_010 }),
  })
  .map(({ account, status, text, seconds }) => ({
    accountId: accountId(account),
    memberPackName: "OrgConformsPack-Baseline-abcd1234",
    status,
    updatedAt: new Date(seconds * 1000).toISOString(),
    ...(text !== undefined && { errorCode: text, errorMessage: `${text} happened` }),
  }));
const arbitraryRows = fc.uniqueArray(arbitraryRow, { selector: ({ accountId: id }) => id, maxLength: 13 });

function snapshotOf(rows: readonly MemberPackStatus[], otherRows: readonly MemberPackStatus[]): PackSnapshot {
  const table = new PackTable();
  table.addWhole(baseline, rows);
  table.addWhole(other, otherRows);
  const packs = names.map((name) =>
    OrganizationConformancePack.parse({
      name,
      arn: `arn:${name}`,
      inputParameters: [],
      excludedAccounts: [],
      updatedAt: "2026-01-01T00:00:00.000Z",
    }),
  );
  const head = { version: "1", takenAt: 0, complete: true, deployedBy: "111122223333", region: "eu-west-1" };
  return { meta: { ...head, packs, missingParts: [] }, ...table.columns(names) };
}

function rowsOf({ accountIds, texts, columns }: PackSnapshot, pack: number): Map<string, MemberPackStatus> {
  const column = columns[pack];
  const rows = new Map<string, MemberPackStatus>();
  accountIds.forEach((id, row) => {
    const status = packStatuses[(column?.status[row] ?? 0) - 1];
    if (column === undefined || status === undefined) return;
    const errorCode = texts[column.errorCode[row] ?? -1];
    const errorMessage = texts[column.errorMessage[row] ?? -1];
    rows.set(id, {
      accountId: id,
      memberPackName: texts[column.memberPackName[row] ?? -1] ?? "",
      status,
      updatedAt: new Date((column.updatedAt[row] ?? 0) * 1000).toISOString(),
      ...(errorCode !== undefined && { errorCode }),
      ...(errorMessage !== undefined && { errorMessage }),
    });
  });
  return rows;
}

describe("news of one pack", () => {
  it("takes the place of older rows, and changes nothing else", () => {
    fc.assert(
      fc.property(arbitraryRows, arbitraryRows, arbitraryRows, (rows, otherRows, news) => {
        const before = snapshotOf(rows, otherRows);
        const kept = rowsOf(before, 0);
        const after = withMemberStatuses(before, { packName: baseline, rows: news, cleared: [] });
        const expected = new Map(kept);
        for (const row of news) {
          const known = kept.get(row.accountId);
          if ((known?.updatedAt ?? "") <= (row.updatedAt ?? "")) expected.set(row.accountId, row);
        }
        expect(rowsOf(after, 0)).toEqual(expected);
        expect(rowsOf(after, 1)).toEqual(rowsOf(before, 1));
        expect(rowsOf(before, 0)).toEqual(kept);
        expect(after.accountIds).toEqual(after.accountIds.toSorted());
        expect(withMemberStatuses(after, { packName: baseline, rows: news, cleared: [] })).toBe(after);
      }),
    );
  });

  it("takes away the row of an account that has none any more", () => {
    fc.assert(
      fc.property(arbitraryRows, fc.nat({ max: 12 }), (rows, account) => {
        const before = snapshotOf(rows, []);
        const cleared = [accountId(account)];
        const after = withMemberStatuses(before, { packName: baseline, rows: [], cleared });
        const expected = rowsOf(before, 0);
        const had = expected.delete(accountId(account));
        expect(rowsOf(after, 0)).toEqual(expected);
        expect(after === before).toBe(!had);
      }),
    );
  });

  it("of a pack that the snapshot does not hold are passed over", () => {
    const before = snapshotOf([], []);
    const packName = PackName.parse("Unheard-Of");
    expect(withMemberStatuses(before, { packName, rows: [], cleared: [accountId(1)] })).toBe(before);
  });
});

import { expect, it } from "vitest";
import { AccountId } from "@/lib/core/identifiers";
import { type OrganizationConformancePack, PackName, type PackStatus } from "./model";
import { packFigures } from "./pack-figures";
import type { PackSnapshot } from "./pack-snapshot";
import { PackTable } from "./pack-table";

function snapshotOf(
  rows: Readonly<Record<string, readonly PackStatus[]>>,
  gaps: readonly string[] = [],
): PackSnapshot {
  const table = new PackTable();
  const packs = Object.entries(rows).map(([text, statuses]): OrganizationConformancePack => {
    const name = PackName.parse(text);
    table.addWhole(
      name,
      statuses.map((status, index) => ({
        accountId: AccountId.parse(String(100_000_000_000 + index)),
        memberPackName: text,
        status,
      })),
    );
    return {
      name,
      arn: "",
      inputParameters: [],
      excludedAccounts: [],
      updatedAt: "2026-01-01T00:00:00.000Z",
    };
  });
  const failure = { code: "unavailable", message: "" } as const;
  const meta = {
    version: "1",
    takenAt: 0,
    complete: true,
    deployedBy: "",
    region: "",
    packs,
    gaps: gaps.map((part) => ({ part, failure })),
  };
  return { meta, ...table.columns(packs.map(({ name }) => name)) };
}

const rows = {
  one: ["CREATE_FAILED", "UPDATE_FAILED", "CREATE_SUCCESSFUL"],
  two: ["DELETE_IN_PROGRESS", "UPDATE_SUCCESSFUL"],
  three: ["DELETE_FAILED"],
} as const;

it("counts deployments by what came of them, and the packs in which one failed", () => {
  const figures = { packs: 3, packsFailed: 2, failed: 3, inProgress: 1, successful: 2 };
  expect(packFigures(snapshotOf(rows))).toEqual(figures);
  expect(packFigures(snapshotOf(rows, ["statuses of the packs"]))).toEqual(figures);
});

it("tells no numbers where rows are missing", () => {
  for (const gap of ["packs", "accounts of one", "some accounts of one"]) {
    expect(packFigures(snapshotOf(rows, [gap]))).toEqual({});
  }
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { AccountId } from "@/lib/core/identifiers";
import { MissingPart, type Part } from "@/lib/core/missing-part";
import { arbitraryPacks } from "@/lib/testing/example-packs";
import { type OrganizationConformancePack, PackName, packStatuses, type PackStatus } from "./model";
import { classesByPacks } from "./pack-classes";
import { countsOfRows, unitCounts } from "./pack-counts";
import { accountsWithOutcome, departedDeployments, packFigures, packTotals } from "./pack-figures";
import type { PackSnapshot } from "./table/pack-snapshot";
import { PackTable } from "./table/pack-table";
import { areRowsRead, isAccount, placePacks } from "./table/placed-packs";

function snapshotOf(
  rows: Readonly<Record<string, readonly PackStatus[]>>,
  missingParts: readonly Part[] = [],
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
    missingParts: missingParts.map((part) => MissingPart.parse({ ...part, failure })),
  };
  return { meta, ...table.columns(packs.map(({ name }) => name)) };
}

const rows = {
  one: ["CREATE_FAILED", "UPDATE_FAILED", "CREATE_SUCCESSFUL"],
  two: ["DELETE_IN_PROGRESS", "UPDATE_SUCCESSFUL"],
  three: ["DELETE_FAILED", "DELETE_SUCCESSFUL"],
} as const;

it("counts deployments by what came of them, and the packs in which one failed", () => {
  const figures = { packs: 3, packsFailed: 2, failed: 3, inProgress: 1, deployed: 2, deleted: 1, unknown: 0 };
  expect(packFigures(snapshotOf(rows))).toEqual(figures);
  expect(packFigures(snapshotOf(rows, [{ part: "pack-statuses" }]))).toEqual(figures);
});

it("tells no numbers where rows are missing", () => {
  const rowsOfOne: Part = { part: "pack-accounts", of: "one" };
  for (const missing of [{ part: "packs" } as const, rowsOfOne, { ...rowsOfOne, isPartial: true } as const]) {
    expect(packFigures(snapshotOf(rows, [missing]))).toEqual({});
  }
});

it("does not take an account for one without a row where some rows of the pack are missing", () => {
  const { meta } = snapshotOf(rows, [{ part: "pack-accounts", of: "one", isPartial: true }]);
  expect(meta.packs.map(({ name }) => areRowsRead(meta, name))).toEqual([false, true, true]);
});

it("adds up to all rows, and does not count a deleted pack as deployed", () => {
  fc.assert(
    fc.property(arbitraryPacks, ({ snapshot }) => {
      const totals = packTotals(snapshot.columns.map(countsOfRows));
      const codes = snapshot.columns.flatMap(({ status }) => [...status].filter((code) => code > 0));
      // A status that Canopy doesn't know is in no total: what it came to is not known.
      const known = codes.filter((code) => packStatuses[code - 1] !== "UNKNOWN");
      expect(totals.failed + totals.inProgress + totals.deployed + totals.deleted).toBe(known.length);
      const deleted = packStatuses.indexOf("DELETE_SUCCESSFUL") + 1;
      expect(totals.deleted).toBe(codes.filter((code) => code === deleted).length);
    }),
  );
});

it("counts the accounts with an outcome as the map does, those that are not active apart", () => {
  fc.assert(
    fc.property(arbitraryPacks, ({ tree, snapshot }) => {
      const placed = placePacks(tree, snapshot);
      const { accounts, active, inactive } = accountsWithOutcome(placed, "failed");
      expect(active + inactive).toBe(accounts);
      const { classes, of } = classesByPacks(tree, snapshot);
      const colored = [...of].filter(
        (index, node) => classes[index]?.kind === "pack-failed" && isAccount(tree, node),
      );
      expect(active).toBe(colored.length);
    }),
  );
});

it("counts each deployment once: below the root, or in an account that has left", () => {
  fc.assert(
    fc.property(arbitraryPacks, ({ tree, snapshot: packs }) => {
      const placed = placePacks(tree, packs);
      const { failed, inProgress, deployed, deleted, unknown } = packTotals(packs.columns.map(countsOfRows));
      const all = packs.columns.reduce(
        (sum, { status }) => sum + status.filter((code) => code !== 0).length,
        0,
      );
      expect(failed + inProgress + deployed + deleted + unknown).toBe(all);
      const below = unitCounts(placed);
      const inOrganization = packs.meta.packs.reduce((sum, _, pack) => {
        const counts = below(pack, 0);
        return sum + counts.byStatus.reduce((total, count) => total + count, 0);
      }, 0);
      expect(inOrganization + departedDeployments(placed)).toBe(all);
    }),
  );
});

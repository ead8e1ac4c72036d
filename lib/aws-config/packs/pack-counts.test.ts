import fc from "fast-check";
import { expect, it } from "vitest";
import { accountStates } from "@/lib/organizations/model";
import { arbitraryPacks } from "@/lib/testing/example-packs";
import { packStatuses } from "./model";
import { countsOfRows, countsWithout, unitCounts } from "./pack-counts";
import { countedTest, matchesPackFilter, noPackFilter } from "./table/pack-filter";
import { isFailedCode, outcomeOf, type PackOutcome, packOutcomes, statusesOf } from "./pack-outcome";
import { isAccount, PackCell, placePacks } from "./table/placed-packs";

it("counts of every OU are those of its accounts one by one", () => {
  fc.assert(
    fc.property(arbitraryPacks, ({ tree, snapshot }) => {
      const placed = placePacks(tree, snapshot);
      const counts = unitCounts(placed);
      for (let unit = 0; unit < tree.size; unit++) {
        if (isAccount(tree, unit)) continue;
        const below = Array.from(
          { length: (tree.subtreeEnd[unit] ?? 0) - unit },
          (_, index) => unit + index,
        ).filter((node) => isAccount(tree, node));
        placed.cells.forEach((column, pack) => {
          const having = (code: number) => below.filter((node) => column[node] === code).length;
          const counted = counts(pack, unit);
          expect(counted.byStatus).toEqual(packStatuses.map((_, index) => having(index + 1)));
          expect(counted.excluded).toBe(having(PackCell.Excluded));
          expect(counted.withoutRow).toBe(having(PackCell.NoRow));
          expect(
            counted.failed +
              counted.inProgress +
              counted.deployed +
              counted.deleted +
              counted.unknown +
              counted.excluded +
              counted.withoutRow,
          ).toBe(below.length);
          expect(counted.inactiveFailed).toBe(
            below.filter(
              (node) => isFailedCode(column[node]) && accountStates[tree.state[node] ?? -1] !== "ACTIVE",
            ).length,
          );
        });
      }
    }),
  );
});

it("rows are in the root or have left", () => {
  fc.assert(
    fc.property(arbitraryPacks, ({ tree, snapshot }) => {
      const placed = placePacks(tree, snapshot);
      const counts = unitCounts(placed);
      snapshot.columns.forEach((columns, pack) => {
        const inTree = counts(pack, 0);
        const gone = placed.departed.filter((row) => columns.status[row] !== 0).length;
        const all = countsOfRows(columns);
        expect(all.failed + all.inProgress + all.deployed + all.deleted + all.unknown).toBe(
          inTree.failed + inTree.inProgress + inTree.deployed + inTree.deleted + inTree.unknown + gone,
        );
      });
    }),
  );
});

it("adds up to the organization over its top-level OUs and the accounts that are in none", () => {
  fc.assert(
    fc.property(arbitraryPacks, ({ tree, snapshot }) => {
      const placed = placePacks(tree, snapshot);
      const counts = unitCounts(placed);
      const units: number[] = [];
      for (let node = 1; node < tree.size; node = tree.subtreeEnd[node] ?? tree.size) {
        if (!isAccount(tree, node)) units.push(node);
      }
      placed.cells.forEach((column, pack) => {
        const parts = units.map((unit) => counts(pack, unit));
        const direct = countsWithout(counts(pack, 0), parts);
        const inRoot = [...column.keys()].filter((node) => isAccount(tree, node) && tree.parent[node] === 0);
        expect(direct.byStatus).toEqual(
          packStatuses.map((_, index) => inRoot.filter((node) => column[node] === index + 1).length),
        );
        expect(direct.excluded).toBe(inRoot.filter((node) => column[node] === PackCell.Excluded).length);
      });
    }),
  );
});

it("counts under a filter what the filter lets through, and nothing else", () => {
  fc.assert(
    fc.property(arbitraryPacks, fc.constantFrom(...packOutcomes), ({ tree, snapshot }, outcome) => {
      const placed = placePacks(tree, snapshot);
      const filter = { ...noPackFilter, statuses: statusesOf[outcome] };
      const matches = matchesPackFilter(placed, filter);
      const counts = unitCounts(placed, countedTest(placed, matches, filter));
      placed.cells.forEach((column, pack) => {
        const wanted = column.filter((code) => isOutcome(code, outcome)).length;
        const { byStatus, excluded, withoutRow } = counts(pack, 0);
        expect(byStatus.reduce((sum, count) => sum + count, 0)).toBe(wanted);
        expect([excluded, withoutRow]).toEqual([0, 0]);
      });
    }),
  );
});

function isOutcome(code: number, outcome: PackOutcome): boolean {
  const status = packStatuses[code - 1];
  return status !== undefined && outcomeOf(status) === outcome;
}

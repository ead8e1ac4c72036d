import fc from "fast-check";
import { expect, it } from "vitest";
import { accountStates } from "@/lib/organizations/model";
import { arbitraryPacks } from "@/lib/testing/example-packs";
import { packStatuses } from "./model";
import { countsOfRows, unitCounts } from "./pack-counts";
import { isFailedCode } from "./pack-outcome";
import { isAccount, PackCell, placePacks } from "./placed-packs";

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
            counted.failed + counted.inProgress + counted.successful + counted.excluded + counted.withoutRow,
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
        expect(all.failed + all.inProgress + all.successful).toBe(
          inTree.failed + inTree.inProgress + inTree.successful + gone,
        );
      });
    }),
  );
});

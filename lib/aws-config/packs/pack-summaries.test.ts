import fc from "fast-check";
import { expect, it } from "vitest";
import { arbitraryPacks } from "@/lib/testing/example-packs";
import { deployments } from "./deployments";
import { groupByCause } from "./causes/failure-causes";
import { packStatuses } from "./model";
import { noPackFilter } from "./table/pack-filter";
import { unitCounts } from "./pack-counts";
import { causeSummaries, packPlaces, packSummaries, placeSummaries } from "./pack-summaries";
import { placePacks } from "./table/placed-packs";

it("saves of the view by cause its failures and no other rows, and the causes that it shows", () => {
  fc.assert(
    fc.property(
      arbitraryPacks,
      fc.subarray([...packStatuses], { maxLength: 4 }),
      ({ tree, snapshot }, statuses) => {
        const placed = placePacks(tree, snapshot);
        const filter = { ...noPackFilter, statuses, onlyFailed: true };
        const failures = [...deployments(placed, filter, true)];
        for (const { status, cause } of failures) {
          expect(status).toMatch(/_FAILED$/);
          expect(cause).not.toBe("");
          if (statuses.length > 0) expect(statuses).toContain(status);
        }
        const causes = [...causeSummaries(placed, filter)];
        expect(causes.reduce((sum, each) => sum + each.deployments, 0)).toBe(failures.length);
        if (statuses.length > 0) return;
        const all = snapshot.meta.packs.map((_, pack) => pack);
        expect(causes).toHaveLength(groupByCause(snapshot, all).length);
      },
    ),
  );
});

it("saves of the packs the numbers of their table, and of the OUs numbers that add up", () => {
  fc.assert(
    fc.property(arbitraryPacks, ({ tree, snapshot }) => {
      const placed = placePacks(tree, snapshot);
      expect([...packSummaries(snapshot)].map(({ pack }) => pack)).toEqual(
        snapshot.meta.packs.map(({ name }) => name),
      );
      const all = placed.snapshot.meta.packs.map((_, pack) => pack);
      const places = [...placeSummaries(placed, packPlaces(placed.tree, unitCounts(placed)), all)];
      for (const { name } of snapshot.meta.packs) {
        const [whole, ...parts] = places.filter(({ pack }) => pack === name);
        for (const key of [
          "failed",
          "inProgress",
          "deployed",
          "deleted",
          "excluded",
          "withoutRow",
        ] as const) {
          expect(parts.reduce((sum, part) => sum + part[key], 0)).toBe(whole?.[key]);
        }
      }
    }),
  );
});

it("saves every account that a pack excludes where the filter asks for those, with or without a status", () => {
  fc.assert(
    fc.property(arbitraryPacks, ({ tree, snapshot }) => {
      const placed = placePacks(tree, snapshot);
      const rows = [...deployments(placed, { ...noPackFilter, statuses: ["EXCLUDED"] }, true)];
      const listed = snapshot.meta.packs.flatMap(({ excludedAccounts }) =>
        excludedAccounts.filter((id) => tree.ids.includes(id) || snapshot.accountIds.includes(id)),
      );
      expect(rows.every(({ excluded }) => excluded === "yes")).toBe(true);
      expect(rows.length).toBeLessThanOrEqual(listed.length);
      expect(new Set(rows.map(({ accountId }) => accountId)).size).toBeGreaterThanOrEqual(
        new Set(listed.filter((id) => tree.ids.includes(id))).size,
      );
    }),
  );
});

import { createLoader } from "nuqs/server";
import fc from "fast-check";
import { expect, it } from "vitest";
import { complianceOf } from "@/lib/aws-config/compliance/table/placed-compliance";
import { unitCounts } from "@/lib/aws-config/packs/pack-counts";
import { isFailedCode } from "@/lib/aws-config/packs/pack-outcome";
import { packPlaces } from "@/lib/aws-config/packs/pack-summaries";
import { placePacks } from "@/lib/aws-config/packs/table/placed-packs";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { arbitraryCompliance } from "@/lib/testing/example-compliance";
import { arbitraryPacks } from "@/lib/testing/example-packs";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { buildGovernance } from "@/lib/security-hub/governance/governance";
import { packsParsers } from "../inventory/addresses/packs-address";
import { compareAttention, countedOrder, packsByPlace, placeKey } from "./counted-order";
import { derivedView } from "./derived-view";
import { packsModel } from "./packs-model";

const loadPacksParams = createLoader(packsParsers);

it("sorts the matrix among siblings by what failed in a pack, both ways, and drops no row", () => {
  fc.assert(
    fc.property(arbitraryPacks, fc.nat(), ({ tree, snapshot }, chosen) => {
      const packs = snapshot.meta.packs;
      if (packs.length === 0) return;
      const pack = chosen % packs.length;
      const { governance } = buildGovernance(tree, [], []);
      const model = packsModel(snapshot, { meta: exampleSnapshotMeta(), tree, governance });
      const view = (search: string) => derivedView(model, loadPacksParams(new URLSearchParams(search)));
      const by = packs[pack]?.name ?? "";
      const failedAt = (node: number) =>
        tree.kind[node] === NodeKind.Account
          ? isFailedCode(model.placed.cells[pack]?.[node])
            ? 1
            : 0
          : model.counts(pack, node).failed;
      expectSorted(tree, by, (search) => [...view(search).rows.rows], failedAt);
    }),
  );
});

it("sorts the matrix of compliance by accounts that do not comply and by rules that they break, both ways", () => {
  const laid = arbitraryPacks.chain(({ tree, snapshot }) =>
    arbitraryCompliance(snapshot).map(({ columns, ...compliance }) => ({
      ...{ tree, snapshot },
      compliance: {
        ...compliance,
        columns: columns.map((column, pack) => ({
          ...column,
          nonCompliant: Int16Array.from(column.type, (_, row) => ((row * 7 + pack) % 11) - 1),
        })),
      },
    })),
  );
  fc.assert(
    fc.property(laid, fc.nat(), ({ tree, snapshot, compliance }, chosen) => {
      const { packs } = snapshot.meta;
      if (packs.length === 0) return;
      const pack = chosen % packs.length;
      const { governance } = buildGovernance(tree, [], []);
      const organization = { meta: exampleSnapshotMeta(), tree, governance };
      const model = packsModel(snapshot, organization, { compliance });
      const view = (search: string) =>
        derivedView(model, loadPacksParams(new URLSearchParams(`show=compliance&${search}`)));
      const by = packs[pack]?.name ?? "";
      const brokenAt = (node: number) => {
        if (tree.kind[node] !== NodeKind.Account)
          return model.compliance?.counts(pack, node).nonCompliant ?? 0;
        const { type, nonCompliant = 0 } = complianceOf(model.compliance?.placed, pack, node);
        return type === undefined ? -1 : nonCompliant;
      };
      expectSorted(tree, by, (search) => [...view(search).rows.rows], brokenAt);
    }),
  );
});

it("sorts the packs of the view by OU by what failed in a place", () => {
  fc.assert(
    fc.property(arbitraryPacks, fc.nat(), ({ tree, snapshot }, chosen) => {
      const placed = placePacks(tree, snapshot);
      const places = packPlaces(tree, unitCounts(placed));
      const keys = places.map((place) => placeKey(place, tree.ids));
      const place = places[chosen % places.length];
      const by = keys[chosen % places.length] ?? "";
      const order = countedOrder({ by, byDirection: null }, keys);
      expect(order).toEqual({ sort: by, direction: "descending" });
      const failed = packsByPlace(placed, places, order, compareAttention).map(
        (pack) => place?.counts(pack).failed ?? 0,
      );
      expect(failed).toEqual(failed.toSorted((a, b) => b - a));
      expect(failed).toHaveLength(snapshot.meta.packs.length);
    }),
  );
});

it("sorts by name where the address names a column that is gone", () => {
  expect(countedOrder({ by: "deleted", byDirection: "descending" }, ["baseline"])).toEqual({
    sort: "",
    direction: "ascending",
  });
});

/** Both ways of an order by a pack: siblings of a kind stand by the number, the highest first, and no row is dropped. */
function expectSorted(
  tree: OrgTree,
  by: string,
  rowsOf: (search: string) => number[],
  numberAt: (node: number) => number,
): void {
  for (const [search, sign] of [
    [`by=${by}`, 1],
    [`by=${by}&byDirection=ascending`, -1],
  ] as const) {
    const rows = rowsOf(search);
    expect(rows.toSorted((a, b) => a - b)).toEqual(rowsOf(""));
    rows.forEach((node, index) => {
      const next = rows.slice(index + 1).find((each) => tree.parent[each] === tree.parent[node]);
      if (next === undefined || tree.kind[next] !== tree.kind[node]) return;
      expect(sign * (numberAt(node) - numberAt(next))).toBeGreaterThanOrEqual(0);
    });
  }
}
